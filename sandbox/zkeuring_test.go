package sandbox_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"solo/sandbox"
	"solo/sandbox/keuring"
	"solo/sandbox/stuf"
)

// gezien holds an answer of each form that the tests of this run produced.
var gezien struct {
	sync.Mutex
	vorm       map[string]bool
	antwoorden []string
}

// vorm takes the values out of a message; bericht is where the envelope ends.
var (
	vorm    = regexp.MustCompile(`>[^<]*<`)
	bericht = regexp.MustCompile(`<(StUF|zkn|zds):`)
)

// keep keeps an answer whose envelope or message has a form that is new.
func keep(antwoord string) {
	plek := bericht.FindStringIndex(antwoord)
	if plek == nil {
		return
	}
	gezien.Lock()
	defer gezien.Unlock()
	if gezien.vorm == nil {
		gezien.vorm = map[string]bool{}
	}
	kaal, _, _ := strings.Cut(antwoord[plek[0]:], "</soapenv:")
	kop, lijf := vorm.ReplaceAllString(antwoord[:plek[0]], "><"), vorm.ReplaceAllString(kaal, "><")
	if !gezien.vorm[kop] || !gezien.vorm[lijf] {
		gezien.antwoorden = append(gezien.antwoorden, antwoord)
	}
	gezien.vorm[kop], gezien.vorm[lijf] = true, true
}

// TestZAnswersAreValid adds an answer of every kind to those of the tests before it,
// and has the standard judge one of each form. Its file is the last
// of the package, so that it runs last.
func TestZAnswersAreValid(t *testing.T) {
	dialecten(t, strengStUF, func(w *stufwereld) {
		for _, b := range []stufbericht{geefNummer("Zaak"), geefNummer("Document"), creeerZaak("1900-1"), geefLijst("1900-1"), geefStatus("1900-1"),
			update("1900-1", heleZaak), voegToe("1900-1", "D1", base("hallo")), zetStatus("1900-1", "Ontvangen", "20260203105900"), geefZaakdetails("1900-1"),
			geefLijst("1900-1"), geefStatus("1900-1"), leesDocument("D1"), geefZaakdetails("1900-9"), voegToe("1900-9", "D2", base("x")),
			creeerZaak("1900-1").anders("20260202", "x"), geefZaakdetails("x").anders("<zkn:identificatie>x</zkn:identificatie>", "")} {
			w.send(b)
		}
		w.post("ontvangasynchroon", "x", "<geen")
		for _, p := range []sandbox.StUFAntwoord{{Bericht: "Bv04"}, {Code: "StUF046"}, {Code: "StUF052", Kaal: true}, {Bericht: "Fo02", Code: "StUF064"}, {Bericht: "Bv03", CrossRefnummer: "ander"}} {
			w.s.Storing(sandbox.Storing{API: "stuf", Soort: sandbox.Antwoord, Aantal: 1, StUF: &p})
			w.send(creeerZaak("1900-3"))
		}
	})
	validate(t)
}

// validate has the standard judge them all in one batch.
func validate(t *testing.T) {
	t.Helper()
	n, err := keuring.LoadStUF("../" + keuring.StUFStandaard)
	if errors.Is(err, keuring.ErrStUFAfwezig) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	k := n.New(t.TempDir())
	for nr, tekst := range gezien.antwoorden {
		soort := stuf.SOAP11
		if strings.Contains(tekst, "http://www.w3.org/2003/05/soap-envelope") {
			soort = stuf.SOAP12
		}
		k.Handler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", soort.MediaType())
			_, _ = io.WriteString(w, tekst)
		})).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("POST", fmt.Sprintf("/%d", nr), nil))
	}
	v, err := k.Verslag()
	if err != nil {
		t.Fatal(err)
	}
	got := 0
	for _, d := range v.Gezien {
		for _, aantal := range d.Antwoord {
			got += aantal
		}
	}
	if fouten := v.Of(keuring.Antwoord); len(fouten) > 0 || got != len(gezien.antwoorden) {
		t.Errorf("%d of %d forms of answer were judged: %s", got, len(gezien.antwoorden), strings.Join(fouten, "\n"))
	}
}
