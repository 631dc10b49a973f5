package keuring_test

import (
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"solo/sandbox/keuring"
)

const (
	stufScript = "../../" + keuring.StUFStandaard
	captures   = "../../../shared/standards/stuf/voorbeelden"
	zds11      = "http://www.egem.nl/StUF/sector/zkn/0310/"
	zds12      = "http://www.stufstandaarden.nl/koppelvlak/zds0120/"
)

var geladenStUF = sync.OnceValues(func() (*keuring.StUFNorm, error) { return keuring.LoadStUF(stufScript) })

func stufNorm(t *testing.T) *keuring.StUFNorm {
	t.Helper()
	n, err := geladenStUF()
	if errors.Is(err, keuring.ErrStUFAfwezig) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	return n
}

// stuf is one exchange as it goes over the line.
type stuf struct {
	actie, soort, verzoek   string
	status                  int
	antwoordSoort, antwoord string
	handler                 http.HandlerFunc // instead of the answer
}

// capture is the text of a message that was recorded or made.
func capture(t *testing.T, naam string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(captures, naam))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func (s stuf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.handler != nil {
		s.handler(w, r)
		return
	}
	_, _ = io.Copy(io.Discard, r.Body)
	w.Header().Set("Content-Type", s.antwoordSoort)
	w.WriteHeader(max(s.status, 200))
	_, _ = io.WriteString(w, s.antwoord)
}

// pass lets exchanges go by and gives the Verslag of all together.
func pass(t *testing.T, alle ...stuf) keuring.StUFVerslag {
	t.Helper()
	k := stufNorm(t).New(t.TempDir())
	for _, s := range alle {
		r := httptest.NewRequest("POST", "/ontvang", strings.NewReader(s.verzoek))
		r.Header.Set("Content-Type", s.soort)
		r.Header.Set("SOAPAction", `"`+s.actie+`"`)
		k.Handler(s).ServeHTTP(httptest.NewRecorder(), r)
	}
	v, err := k.Verslag()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// soapSoort is the media type of an envelope.
func soapSoort(body string) string {
	if strings.Contains(body, "http://www.w3.org/2003/05/soap-envelope") {
		return "application/soap+xml; charset=utf-8"
	}
	return "text/xml; charset=utf-8"
}

// goed is an exchange in which nothing is wrong.
func goed(t *testing.T) stuf {
	t.Helper()
	return stuf{actie: zds12 + "creeerZaak_ZakLk01", soort: "text/xml; charset=utf-8", verzoek: capture(t, "zelfgemaakt-zds12/02-creeerZaak_ZakLk01.xml"),
		antwoordSoort: "text/xml", antwoord: capture(t, "zelfgemaakt-zds12/02-creeerZaak_Bv03.xml")}
}

func TestGoodExchangesOfBothDialectsHaveNoDeviations(t *testing.T) {
	stufNorm(t)
	oud := stuf{actie: zds11 + "creeerZaak_Lk01", soort: "text/xml", verzoek: capture(t, "suites4sociaaldomein/02-creeerZaak_Lk01.xml"),
		antwoordSoort: "text/xml", antwoord: capture(t, "suites4sociaaldomein/02-creeerZaak_Bv03.xml")}
	v := pass(t, goed(t), oud, oud)
	if len(v.Afwijkingen) > 0 || v.Ongekeurd() > 0 || v.Uitwisselingen != 3 {
		t.Errorf("got %s%v, want three good exchanges", v, v.Afwijkingen)
	}
	d := v.Gezien["creeerZaak_Lk01"]
	if d == nil || d.Verzoeken["zakLk01"] != 2 || d.Antwoord["Bv03Bericht"] != 2 || d.Status[200] != 2 {
		t.Errorf("got %+v, want two requests and two answers\n%s", d, v)
	}
}

// TestVerdictsAreThoseOfTheScript judges every capture at once and holds some of the
// verdicts against the script itself, that takes one file at a time.
func TestVerdictsAreThoseOfTheScript(t *testing.T) {
	stufNorm(t)
	namen, _ := filepath.Glob(captures + "/fout-opzettelijk/*.xml")
	if len(namen) < 20 {
		t.Fatalf("got %d messages that are wrong on purpose, want more", len(namen))
	}
	goed := []string{"haarlem-zds12/creeerZaak_ZakLk01.xml", "suites4sociaaldomein/05-voegZaakdocumentToe_Lk01.xml",
		"openzaakbrug-antwoorden/updateZaak_Lk01.xml", "zelfgemaakt-zds12/09-Fo03-kaal-in-body.xml"}
	for _, g := range goed {
		namen = append(namen, filepath.Join(captures, g))
	}
	for i, naam := range namen {
		raw, _ := os.ReadFile(naam)
		v := pass(t, stuf{soort: soapSoort(string(raw)), verzoek: string(raw), status: 500})
		got := slices.DeleteFunc(v.Of(keuring.Verzoek), func(s string) bool { return strings.Contains(s, "WSDL:") || strings.Contains(s, "SOAP:") })
		uit, _ := exec.Command(stufScript, naam).CombinedOutput()
		want := strings.Count(strings.TrimSpace(string(uit)), "\n") + 1
		if strings.HasSuffix(strings.TrimSpace(string(uit)), ": ok") {
			want = 0
		}
		if len(got) != want || i < 24 && want == 0 {
			t.Errorf("%s: got %d\n%s\nthe script says %d\n%s", filepath.Base(naam), len(got), strings.Join(got, "\n"), want, uit)
		}
	}
	_ = maps.Keys[map[string]int]
}
