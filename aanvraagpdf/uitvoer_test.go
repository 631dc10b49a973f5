package aanvraagpdf_test

import (
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"solo/aanvraagpdf"
	"solo/gereedschap"
)

func TestEveryPageHasReferenceNumberAndMark(t *testing.T) {
	stukken := read(t, render(t, aanvraagpdf.Aanvraag, voorbeeld()))
	n := pages(stukken)
	if n < 3 {
		t.Fatalf("got %d pages, want several", n)
	}
	for p := 1; p <= n; p++ {
		tekst := onPage(stukken, p)
		contains(t, tekst, "Referentie SOLO-2026-7F3K-09", fmt.Sprintf("%d van %d", p, n), "TESTGEGEVENS – omgeving demo")
	}
}

func TestProductionHasNoMark(t *testing.T) {
	d := voorbeeld()
	d.Omgeving = ""
	if tekst := join(read(t, render(t, aanvraagpdf.Samenvatting, d))); strings.Contains(tekst, "TESTGEGEVENS") {
		t.Error("a production document says that it holds test data")
	}
}

func TestEmptyDocumentIsStillAPage(t *testing.T) {
	for _, maak := range []maker{aanvraagpdf.Samenvatting, aanvraagpdf.Aanvraag} {
		stukken := read(t, render(t, maak, aanvraagpdf.Document{}))
		contains(t, join(stukken), "Naam onbekend", "Geen telefoonnummer", "Er ontbreekt niets.", "onbekend")
		checkOnPaper(t, stukken)
	}
}

func TestTitleAndLanguageAreSetAndHoldNoName(t *testing.T) {
	b := render(t, aanvraagpdf.Aanvraag, voorbeeld())
	for _, want := range []string{"/Lang (nl-NL)", "/CreationDate (D:20261121130500)", "/Creator ", "/Title "} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("the document lacks %q", want)
		}
	}
	info := b[bytes.LastIndex(b, []byte("/Title ")):] // the bookmarks come before it
	if titel := decode(info[len("/Title ("):bytes.IndexByte(info, '\n')]); strings.Contains(titel, "Zoë") || !strings.Contains(titel, "SOLO-2026-7F3K-09") {
		t.Errorf("title is %q, want the reference and no name", titel)
	}
}

func TestDateOfTheDocumentIsNeverTheClock(t *testing.T) {
	b := render(t, aanvraagpdf.Samenvatting, aanvraagpdf.Document{})
	if jaar := fmt.Sprintf("(D:%d", time.Now().Year()); bytes.Contains(b, []byte(jaar)) {
		t.Errorf("a document without dates holds %s", jaar)
	}
}

func TestSeveralAtOnceDoNotDisturbEachOther(t *testing.T) {
	want := render(t, aanvraagpdf.Aanvraag, voorbeeld())
	uit := make(chan []byte)
	for range 4 {
		go func() {
			var b bytes.Buffer
			if err := aanvraagpdf.Aanvraag(&b, voorbeeld()); err != nil {
				b.Reset()
			}
			uit <- b.Bytes()
		}()
	}
	for range 4 {
		if got := <-uit; !bytes.Equal(got, want) {
			t.Errorf("got %d other bytes than alone (%d)", len(got), len(want))
		}
	}
}

type vol struct{}

func (vol) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestFailingWriterIsTold(t *testing.T) {
	if err := aanvraagpdf.Samenvatting(vol{}, voorbeeld()); err == nil {
		t.Error("got no error from a writer that fails")
	}
}

func installed(t *testing.T, programmas ...string) {
	t.Helper()
	for _, nodig := range programmas {
		gereedschap.Need(t, "what another program reads in the PDF", nodig)
	}
}

func run(t *testing.T, naam string, args ...string) string {
	t.Helper()
	uit, err := exec.Command(naam, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", naam, err, uit)
	}
	return string(uit)
}

func TestOtherProgramsReadIt(t *testing.T) {
	installed(t, "qpdf", "pdftotext", "pdfinfo")
	for naam, maak := range map[string]maker{"00.pdf": aanvraagpdf.Samenvatting, "01.pdf": aanvraagpdf.Aanvraag, "02.pdf": vervolgMet(nieuws())} {
		pdf := render(t, maak, voorbeeld())
		pad := filepath.Join(t.TempDir(), naam)
		save(t, pad, pdf)
		if uit := run(t, "qpdf", "--check", pad); strings.Contains(uit, "WARNING") || !strings.Contains(uit, "No syntax or stream encoding errors") {
			t.Errorf("qpdf %s: %s", naam, uit)
		}
		contains(t, run(t, "pdftotext", "-layout", pad, "-"), "Zoë van der Élst-Łukasz", "Ĳsselstein-Testdorp", "Er is nu geen geld voor eten.")
		contains(t, strings.Join(strings.Fields(run(t, "pdfinfo", pad)), " "), "Tagged: yes", "Suspects: no")
		if got, want := heard(run(t, "pdfinfo", "-struct-text", pad)), strings.Join(strings.Fields(tree(t, pdf).say()), ""); got != want {
			t.Errorf("%s: pdfinfo hears %q, want %q", naam, got, want)
		}
	}
}

// heard is the text of the structure as pdfinfo prints it, without white.
func heard(uit string) string {
	var b strings.Builder
	for regel := range strings.Lines(uit) {
		if tekst, ok := strings.CutPrefix(strings.TrimSpace(regel), `"`); ok {
			b.WriteString(strings.Join(strings.Fields(strings.TrimSuffix(tekst, `"`)), ""))
		}
	}
	return b.String()
}
