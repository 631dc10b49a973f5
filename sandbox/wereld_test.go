package sandbox_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"solo/sandbox"
)

const (
	rsin = "123456782"
	z    = "/zaken/api/v1/"
	d    = "/documenten/api/v1/"
	c    = "/catalogi/api/v1/"
)

// wereld is one sandbox behind HTTP, with a clock that the test turns.
type wereld struct {
	t     *testing.T
	s     *sandbox.Sandbox
	basis string
	klok  *atomic.Int64 // Unix seconds
	head  http.Header   // of every call
}

func start(t *testing.T, cfg sandbox.Config) *wereld {
	t.Helper()
	return startBehind(t, cfg, func(h http.Handler) http.Handler { return h })
}

// startBehind puts something between the line and the sandbox.
func startBehind(t *testing.T, cfg sandbox.Config, wrap func(http.Handler) http.Handler) *wereld {
	t.Helper()
	w := &wereld{t: t, klok: &atomic.Int64{}, head: http.Header{}}
	w.klok.Store(time.Date(2026, 2, 3, 10, 0, 0, 0, time.UTC).Unix())
	w.head.Set("Accept-Crs", "EPSG:4326")
	w.head.Set("Content-Crs", "EPSG:4326")
	cfg.Now = w.nu
	s, err := sandbox.New(cfg)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	srv := httptest.NewServer(wrap(s.Handler()))
	t.Cleanup(func() {
		srv.Close()
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	w.s, w.basis = s, srv.URL
	return w
}

func (w *wereld) nu() time.Time { return time.Unix(w.klok.Load(), 0) }

func streng(t *testing.T) *wereld { return start(t, sandbox.Config{Streng: true}) }

// antwoord is what came back; Doc is the body when it is JSON.
type antwoord struct {
	Status int
	Kop    http.Header
	Ruw    []byte
	Doc    any
}

func (a antwoord) veld(naam string) any {
	m, _ := a.Doc.(map[string]any)
	return m[naam]
}

func (a antwoord) tekst(naam string) string { s, _ := a.veld(naam).(string); return s }

// results are the items of a page, or of a bare array.
func (a antwoord) results() []map[string]any {
	lijst, ok := a.Doc.([]any)
	if !ok {
		lijst, _ = a.veld("results").([]any)
	}
	uit := []map[string]any{}
	for _, x := range lijst {
		uit = append(uit, x.(map[string]any))
	}
	return uit
}

// code is "code" of a plain refusal, or "name code" for each field, joined by "; ".
func (a antwoord) code() string {
	params, _ := a.veld("invalidParams").([]any)
	if len(params) == 0 {
		return a.tekst("code")
	}
	var uit []string
	for _, p := range params {
		m := p.(map[string]any)
		uit = append(uit, fmt.Sprint(m["name"], " ", m["code"]))
	}
	return strings.Join(uit, "; ")
}

func (w *wereld) try(methode, pad string, body any) (antwoord, error) {
	w.t.Helper()
	if !strings.HasPrefix(pad, "http") {
		pad = w.basis + pad
	}
	var in io.Reader
	mt := "application/json"
	switch b := body.(type) {
	case nil:
	case string:
		in = strings.NewReader(b)
	case formulier:
		in, mt = bytes.NewReader(b.body), b.mediaType
	default:
		tekst, err := json.Marshal(b)
		if err != nil {
			w.t.Fatal(err)
		}
		in = bytes.NewReader(tekst)
	}
	req, err := http.NewRequestWithContext(w.t.Context(), methode, pad, in)
	if err != nil {
		w.t.Fatal(err)
	}
	req.Header = w.head.Clone()
	if in != nil {
		req.Header.Set("Content-Type", mt)
	}
	res, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(req)
	if err != nil {
		return antwoord{}, err
	}
	defer res.Body.Close()
	a := antwoord{Status: res.StatusCode, Kop: res.Header}
	if a.Ruw, err = io.ReadAll(res.Body); err != nil {
		return a, err
	}
	if strings.Contains(res.Header.Get("Content-Type"), "json") && json.Unmarshal(a.Ruw, &a.Doc) != nil {
		return a, fmt.Errorf("no JSON: %q", a.Ruw)
	}
	return a, nil
}

// do expects the status.
func (w *wereld) do(status int, methode, pad string, body any) antwoord {
	w.t.Helper()
	a, err := w.try(methode, pad, body)
	if err != nil {
		w.t.Fatalf("%s %s: %v", methode, pad, err)
	}
	if a.Status != status {
		w.t.Fatalf("%s %s: got %d %s, want %d\n%s", methode, pad, a.Status, a.code(), status, a.Ruw)
	}
	return a
}

// refused expects the status and the codes.
func (w *wereld) refused(status int, code, methode, pad string, body any) {
	w.t.Helper()
	if a := w.do(status, methode, pad, body); a.code() != code {
		w.t.Errorf("%s %s: got code %q, want %q", methode, pad, a.code(), code)
	}
}

// typ is the URL of a type: the one of this soort whose field has the value, of the
// newest zaaktype.
func (w *wereld) typ(soort, veld, waarde string) string {
	w.t.Helper()
	q := url.Values{}
	if soort != "informatieobjecttypen" && soort != "zaaktypen" {
		q.Set("zaaktype", w.typ("zaaktypen", "identificatie", "B1601"))
	}
	uit := ""
	for _, x := range w.do(200, "GET", c+soort+"?"+q.Encode(), nil).results() {
		if x[veld] == waarde {
			uit = x["url"].(string)
		}
	}
	if uit == "" {
		w.t.Fatalf("no %s with %s %q", soort, veld, waarde)
	}
	return uit
}

type velden map[string]any

// met is a copy with other values; nil-keyed values stay null, "-" removes.
func (v velden) met(anders velden) velden {
	uit := velden{}
	for k, x := range v {
		uit[k] = x
	}
	for k, x := range anders {
		uit[k] = x
		if x == weg {
			delete(uit, k)
		}
	}
	return uit
}

type weglaten struct{}

var weg = weglaten{}

func (w *wereld) zaakBody() velden {
	return velden{"bronorganisatie": rsin, "verantwoordelijkeOrganisatie": rsin, "zaaktype": w.typ("zaaktypen", "identificatie", "B1601"),
		"startdatum": "2026-02-02", "identificatie": "SOLO-1", "omschrijving": "SPOED Aanvraag Bbz Testpersoon",
		"toelichting": "Huurachterstand", "kenmerken": []velden{{"bron": "SOLO", "kenmerk": "ref-1"}}}
}

func (w *wereld) zaak() string { return w.do(201, "POST", z+"zaken", w.zaakBody()).tekst("url") }

func (w *wereld) rolBody(zaak string) velden {
	return velden{"zaak": zaak, "betrokkeneType": "natuurlijk_persoon", "roltype": w.typ("roltypen", "omschrijving", "Initiator"),
		"roltoelichting": "SOLO rol 1", "betrokkeneIdentificatie": velden{"inpBsn": "999990019", "geslachtsnaam": "Testpersoon",
			"voorletters": "A.", "verblijfsadres": velden{"aoaIdentificatie": "0000000000000000", "wplWoonplaatsNaam": "Voorbeeldstad",
				"gorOpenbareRuimteNaam": "Proefstraat", "aoaHuisnummer": 12, "aoaPostcode": "1234AB"}}}
}

func (w *wereld) statusBody(zaak string) velden {
	return velden{"zaak": zaak, "statustype": w.typ("statustypen", "omschrijving", "Ontvangen"), "datumStatusGezet": "2026-02-03T09:59:00Z"}
}

func (w *wereld) eigenschapBody(zaak, naam, waarde string) velden {
	return velden{"zaak": zaak, "eigenschap": w.typ("eigenschappen", "naam", naam), "waarde": waarde}
}

func (w *wereld) documentBody(inhoud string) velden {
	return velden{"bronorganisatie": rsin, "creatiedatum": "2026-02-02", "titel": "00 Samenvatting", "auteur": "SOLO", "taal": "dut",
		"informatieobjecttype": w.typ("informatieobjecttypen", "omschrijving", "Formulier"), "identificatie": "SOLO-1-D01",
		"bestandsnaam": "samenvatting.txt", "formaat": "text/plain", "bestandsomvang": len(inhoud),
		"inhoud": base64.StdEncoding.EncodeToString([]byte(inhoud))}
}

func (w *wereld) document() string {
	return w.do(201, "POST", d+"enkelvoudiginformatieobjecten", w.documentBody("hallo")).tekst("url")
}

// partly is a document of n bytes that waits for its parts.
func (w *wereld) partly(n int) antwoord {
	return w.do(201, "POST", d+"enkelvoudiginformatieobjecten", w.documentBody("").met(velden{"inhoud": nil, "bestandsomvang": n}))
}

type formulier struct {
	body      []byte
	mediaType string
}

func part(lock, inhoud string) formulier {
	grens := "grens123"
	tekst := "--" + grens + "\r\nContent-Disposition: form-data; name=\"inhoud\"; filename=\"deel\"\r\n\r\n" + inhoud +
		"\r\n--" + grens + "\r\nContent-Disposition: form-data; name=\"lock\"\r\n\r\n" + lock + "\r\n--" + grens + "--\r\n"
	return formulier{[]byte(tekst), "multipart/form-data; boundary=" + grens}
}

func token(t *testing.T, geheim string, claims jwt.MapClaims) string {
	t.Helper()
	s, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(geheim))
	if err != nil {
		t.Fatal(err)
	}
	return "Bearer " + s
}
