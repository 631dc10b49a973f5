package keuring_test

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
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
	pad                     string // "" = /
	actie, soort, verzoek   string
	status                  int
	antwoordSoort, antwoord string
}

// capture is the text of a message that was recorded or made.
func capture(t *testing.T, naam string) string {
	t.Helper()
	if _, err := os.Stat(captures); errors.Is(err, fs.ErrNotExist) {
		t.Skip("the messages of ../shared/standards/stuf/voorbeelden are not there")
	}
	b, err := os.ReadFile(filepath.Join(captures, naam))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func (s stuf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
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
		r := httptest.NewRequest("POST", "/"+s.pad, strings.NewReader(s.verzoek))
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

// eachAlone lets exchanges pass in one batch and gives the deviations of each.
func eachAlone(t *testing.T, gevallen map[string]stuf) map[string]string {
	t.Helper()
	var alle []stuf
	for naam, s := range gevallen {
		s.pad = url.PathEscape(naam)
		alle = append(alle, s)
	}
	uit := map[string]string{}
	for _, a := range pass(t, alle...).Afwijkingen {
		uit[a.Pad[1:]] += a.String() + "\n"
	}
	return uit
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

// verdicts judges captures in one batch and gives the deviations of each, those of
// the binding left out: how they were sent is not in a capture.
func verdicts(t *testing.T, namen []string) map[string][]string {
	t.Helper()
	var alle []stuf
	for _, naam := range namen {
		alle = append(alle, stuf{pad: filepath.Base(naam), soort: "text/xml", verzoek: capture(t, naam), status: 500})
	}
	uit := map[string][]string{}
	for _, a := range pass(t, alle...).Afwijkingen {
		if a.Kant == keuring.Verzoek && !strings.HasPrefix(a.Wat, "WSDL: ") && !strings.HasPrefix(a.Wat, "SOAP: ") {
			uit[a.Pad[1:]] = append(uit[a.Pad[1:]], a.Wat)
		}
	}
	return uit
}

func names(t *testing.T, soort string) (uit []string) {
	t.Helper()
	alle, err := filepath.Glob(captures + "/" + soort + "/*.xml")
	for _, a := range alle {
		uit = append(uit, soort+"/"+filepath.Base(a))
	}
	if err != nil || len(uit) == 0 {
		t.Fatalf("got %v and no captures in %s", err, soort)
	}
	return uit
}

func TestMessagesThatAreWrongOnPurposeAreReported(t *testing.T) {
	stufNorm(t)
	got := verdicts(t, names(t, "fout-opzettelijk"))
	want := map[string]string{"01-zonder-stuurgegevens": "parameters", "03-datum-bestaat-niet": "R-datum startdatum", "05-nil-zonder-noValue": "R-nil einddatum",
		"06-noValue-zonder-nil": "R-noValue einddatum", "07-leeg-element": "R-leeg voorvoegselGeslachtsnaam", "08-verkeerde-verwerkingssoort-zaak": "R-verwerkingssoort object",
		"11-tijdstip-met-tijdzone": "R-tijdstip tijdstipBericht", "13-document-zonder-contentType": "R-contentType inhoud", "14-document-zonder-bestandsnaam": "bestandsnaam' is required",
		"15-kvk-in-nnpId": "inn.nnpId': facet pattern", "16-straatnaam-te-lang": "gor.straatnaam': facet maxLength", "17-update-met-een-object": "R-object",
		"18-proxy-foutpagina": "cannot be judged: DOCTYPE", "19-fault-zonder-stuf": "cannot be judged: SOAP-fault", "20-afgekapt": "cannot be judged: geen welgevormde XML",
		"21-onbekende-namespace": "cannot be judged: geen schema", "24-bericht-in-kop-van-mime": "cannot be judged: geen XML"}
	for _, naam := range names(t, "fout-opzettelijk") {
		naam = filepath.Base(naam)
		if fouten := strings.Join(got[naam], "\n"); fouten == "" || !strings.Contains(fouten, want[strings.TrimSuffix(naam, ".xml")]) {
			t.Errorf("%s: got %q, want %q in it", naam, fouten, want[strings.TrimSuffix(naam, ".xml")])
		}
	}
}

func TestMessagesThatAreGoodAreNotReported(t *testing.T) {
	stufNorm(t)
	namen := append(names(t, "zelfgemaakt-zds12"), names(t, "suites4sociaaldomein")...)
	got := verdicts(t, namen)
	for _, fout := range []string{"08-geefZaakdocumentLezen_Lv01.xml", "12-zakLv01-op-bsn.xml", "12-zakLa01-op-bsn.xml"} {
		if len(got[fout]) == 0 {
			t.Errorf("%s: got nothing, want what is wrong with it", fout)
		}
		delete(got, fout)
	}
	for naam, fouten := range got {
		t.Errorf("%s: got %v, want nothing", naam, fouten)
	}
}

// The script takes one file at a time; what is done here for many at once must come
// to the same.
func TestVerdictsAreThoseOfTheScript(t *testing.T) {
	stufNorm(t)
	namen := []string{"fout-opzettelijk/17-update-met-een-object.xml", "fout-opzettelijk/19-fault-zonder-stuf.xml", "haarlem-zds12/creeerZaak_ZakLk01.xml",
		"openzaakbrug-antwoorden/kapotte-xml_Fo03-zonder-stuurgegevens.xml", "open-formulieren/updateZaak_Lk01-betaling.xml", "zelfgemaakt-zds12/09-Fo03-StUF046-fault-soap12.xml"}
	got := verdicts(t, namen)
	for _, naam := range namen {
		uit, _ := exec.Command(stufScript, filepath.Join(captures, naam)).CombinedOutput()
		want := strings.Count(string(uit), "\n")
		if strings.HasSuffix(string(uit), ": ok\n") {
			want = 0
		}
		if fouten := got[filepath.Base(naam)]; len(fouten) != want {
			t.Errorf("%s: got %d\n%s\nwant %d\n%s", naam, len(fouten), strings.Join(fouten, "\n"), want, uit)
		}
	}
}
