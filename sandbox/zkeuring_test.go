package sandbox_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"solo/sandbox"
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
// and has the validator of the standard judge one of each form. Its file is the last
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

// validate runs the validator in two batches at once.
func validate(t *testing.T) {
	const keurder = "../../shared/conformance/stuf-validate"
	if testing.Short() {
		t.Skip("not validated: short")
	}
	if _, err := os.Stat(keurder); err != nil {
		t.Skip("not validated: the folder with the validator is not there")
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("not validated: xmllint is not there")
	}
	folder, helften := t.TempDir(), [2][]string{}
	for n, tekst := range gezien.antwoorden {
		pad := filepath.Join(folder, fmt.Sprintf("%03d.xml", n))
		if err := os.WriteFile(pad, []byte(tekst), 0o600); err != nil {
			t.Fatal(err)
		}
		helften[n%2] = append(helften[n%2], pad)
	}
	t.Logf("%d forms of answer", len(gezien.antwoorden))
	var wg sync.WaitGroup
	for _, paden := range helften {
		wg.Go(func() {
			if uit, err := exec.CommandContext(t.Context(), keurder, paden...).CombinedOutput(); err != nil {
				t.Errorf("validator: %v\n%s", err, withoutOK(string(uit)))
			}
		})
	}
	wg.Wait()
}

func withoutOK(uit string) string {
	var b strings.Builder
	for regel := range strings.Lines(uit) {
		if !strings.HasSuffix(regel, ": ok\n") {
			b.WriteString(regel)
		}
	}
	return b.String()
}
