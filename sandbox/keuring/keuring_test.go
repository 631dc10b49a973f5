package keuring_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"solo/sandbox/keuring"
)

var geladen = sync.OnceValues(func() (*keuring.Norm, error) { return keuring.Load("../../" + keuring.Standaarden) })

func norm(t *testing.T) *keuring.Norm {
	t.Helper()
	n, err := geladen()
	if errors.Is(err, keuring.ErrAfwezig) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	return n
}

// uitwisseling lets one exchange pass and gives what was found.
func uitwisseling(t *testing.T, methode, pad, body string, h http.HandlerFunc) keuring.Verslag {
	t.Helper()
	k := norm(t).New()
	r := httptest.NewRequest(methode, "/"+pad, strings.NewReader(body))
	r.Header.Set("Accept-Crs", "EPSG:4326")
	r.Header.Set("Content-Crs", "EPSG:4326")
	r.Header.Set("Content-Type", "application/json")
	k.Handler(h).ServeHTTP(httptest.NewRecorder(), r)
	return k.Verslag()
}

func answerWith(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("API-version", "1.5.1")
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

const (
	zaak      = `"bronorganisatie":"123456782","verantwoordelijkeOrganisatie":"123456782","zaaktype":"https://c.example/1","startdatum":"2026-11-20"`
	vestiging = `"zaak":"https://z.example/1","roltype":"https://c.example/1","roltoelichting":"x","betrokkeneType":"vestiging","betrokkeneIdentificatie":`
)

func TestRequestsOutsideTheStandardAreFound(t *testing.T) {
	gevallen := map[string]struct{ pad, body, want string }{
		"goed":                {"zaken/api/v1/zaken", `{` + zaak + `}`, ""},
		"onbekend veld":       {"zaken/api/v1/zaken", `{` + zaak + `,"omschrijvng":"x"}`, "omschrijvng is not in the standard"},
		"onbekend en diep":    {"zaken/api/v1/zaken", `{` + zaak + `,"kenmerken":[{"bron":"a","kenmerk":"b","soort":"c"}]}`, "kenmerken.soort is not in the standard"},
		"te lang":             {"zaken/api/v1/zaken", `{` + zaak + `,"omschrijving":"` + strings.Repeat("x", 81) + `"}`, "omschrijving: maximum string length"},
		"verplicht":           {"zaken/api/v1/zaken", `{"startdatum":"2026-11-20"}`, "bronorganisatie"},
		"alleen lezen":        {"zaken/api/v1/zaken", `{` + zaak + `,"einddatum":"2026-11-20"}`, "einddatum is read-only"},
		"geen datum":          {"zaken/api/v1/zaken", `{` + strings.Replace(zaak, "2026-11-20", "20261120", 1) + `}`, "startdatum"},
		"geen adres":          {"zaken/api/v1/zaken", `{` + strings.Replace(zaak, "https://c.example/1", "c/1", 1) + `}`, "zaaktype"},
		"goede vestiging":     {"zaken/api/v1/rollen", `{` + vestiging + `{"vestigingsNummer":"1","kvkNummer":"12345678"}}`, ""},
		"veld van een ander":  {"zaken/api/v1/rollen", `{` + vestiging + `{"inpBsn":"x"}}`, "inpBsn is not in the standard"},
		"te lang in een rol":  {"zaken/api/v1/rollen", `{` + vestiging + `{"kvkNummer":"123456789"}}`, "kvkNummer"},
		"onbekende zoekvraag": {"zaken/api/v1/zaken?kenmerk=x", `{` + zaak + `}`, "parameter kenmerk"},
		"onbekende oproep":    {"zaken/api/v1/zakken", `{}`, "is not in the standard"},
		"geen JSON":           {"zaken/api/v1/zaken", `{`, "is no JSON"},
	}
	for naam, g := range gevallen {
		t.Run(naam, func(t *testing.T) {
			v := uitwisseling(t, "POST", g.pad, g.body, answerWith(401, ""))
			got := strings.Join(v.Of(keuring.Verzoek), "\n")
			if g.want == "" && got != "" || !strings.Contains(got, g.want) {
				t.Errorf("got %q, want %q", got, g.want)
			}
		})
	}
}

func TestAnswersOutsideTheStandardAreFound(t *testing.T) {
	const uuid = "6f37388a-fd58-4941-acc6-6f5b4ea5135a"
	goed := `{"url":"https://z.example/` + uuid + `","uuid":"` + uuid + `","zaak":"https://z.example/1","eigenschap":"https://c.example/1","naam":"a","waarde":"b"}`
	pad := "zaken/api/v1/zaken/" + uuid + "/zaakeigenschappen/" + uuid
	gevallen := map[string]struct {
		status     int
		body, want string
	}{
		"goed":            {200, goed, ""},
		"onbekend veld":   {200, strings.Replace(goed, `"naam"`, `"nam":"a","naam"`, 1), "nam is not in the standard"},
		"ontbrekend veld": {200, strings.Replace(goed, `"naam":"a",`, ``, 1), "naam"},
		"geen uuid":       {200, strings.Replace(goed, uuid+`","zaak`, `1","zaak`, 1), "uuid"},
		"geen inhoud":     {200, "", "the body is missing"},
		"vreemde status":  {299, goed, "this status is not in the standard"},
		"verkeerde soort": {404, `{}`, "media type application/json"},
	}
	for naam, g := range gevallen {
		t.Run(naam, func(t *testing.T) {
			v := uitwisseling(t, "GET", pad, "", answerWith(g.status, g.body))
			got := strings.Join(v.Of(keuring.Antwoord), "\n")
			if g.want == "" && got != "" || !strings.Contains(got, g.want) {
				t.Errorf("got %q, want %q", got, g.want)
			}
		})
	}
}

// A handler that breaks off is counted, and the panic by which it does so goes on.
func TestBrokenConnectionIsNotJudged(t *testing.T) {
	k := norm(t).New()
	srv := httptest.NewServer(k.Handler(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })))
	defer srv.Close()
	if resp, err := http.Get(srv.URL + "/zaken/api/v1/zaken"); err == nil {
		resp.Body.Close()
		t.Fatal("the connection was not broken off")
	}
	if v := k.Verslag(); v.Afgebroken != 1 || v.Uitwisselingen != 0 || len(v.Afwijkingen) != 0 {
		t.Errorf("got %d broken off, %d exchanges, %v", v.Afgebroken, v.Uitwisselingen, v.Afwijkingen)
	}
}

func TestHandlerGetsTheWholeBodyAndOtherPathsPass(t *testing.T) {
	body := `{` + zaak + `}`
	for _, pad := range []string{"zaken/api/v1/zaken", "_storing"} {
		got := ""
		v := uitwisseling(t, "POST", pad, body, func(_ http.ResponseWriter, r *http.Request) {
			b, _ := io.ReadAll(r.Body)
			got = string(b)
		})
		if got != body {
			t.Errorf("%s: the handler got %q, want %q", pad, got, body)
		}
		if want := strings.Count(pad, "api"); v.Uitwisselingen != want {
			t.Errorf("%s: got %d exchanges, want %d", pad, v.Uitwisselingen, want)
		}
	}
}

func TestVerslagNamesWhatWasNeverUsed(t *testing.T) {
	v := uitwisseling(t, "POST", "zaken/api/v1/zaken", `{`+zaak+`,"omschrijving":"geheim"}`, answerWith(401, "")).String()
	for _, want := range []string{"1 exchanges", "POST   /zaken  1×401", "sent 1 of 29 optional", "never: archiefactiedatum"} {
		if !strings.Contains(v, want) {
			t.Errorf("got %q, want %q in it", v, want)
		}
	}
	for _, niet := range []string{"geheim", " startdatum,"} {
		if strings.Contains(v, niet) {
			t.Errorf("got %q, do not want %q in it", v, niet)
		}
	}
}

func TestAbsentDocumentsAreToldApart(t *testing.T) {
	if _, err := keuring.Load(t.TempDir()); err != keuring.ErrAfwezig {
		t.Errorf("got %v, want ErrAfwezig", err)
	}
}
