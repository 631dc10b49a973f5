package stuf_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"solo/sandbox/stuf"
)

const voorbeelden = "../../../shared/standards/stuf/voorbeelden"

// afwijkend are captures that break the standard, as the validator of the standard
// says too.
var afwijkend = []string{
	"creeerZaak_ZakLk01.xml",          // noValue beside a value
	"voegZaakdocumentToe_EdcLk01.xml", // the same (haarlem)
	"updateZaak_Lk01-betaling.xml",    // one object for a W
	"voegZaakdocumentToe_Lk01.xml",    // empty content
	"updateZaak_Lk01.xml",             // an empty element
}

// TestCapturesAreJudgedAsTheStandardDoes reads messages that real systems sent.
func TestCapturesAreJudgedAsTheStandardDoes(t *testing.T) {
	if _, err := os.Stat(voorbeelden); errors.Is(err, fs.ErrNotExist) {
		t.Skip("the folder with captures is not there")
	} else if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, folder := range []string{"suites4sociaaldomein", "open-formulieren", "haarlem-zds12", "zelfgemaakt-zds12", "openzaakbrug-antwoorden", "fout-opzettelijk"} {
		paden, err := filepath.Glob(filepath.Join(voorbeelden, folder, "*.xml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, pad := range paden {
			fouten, ok := judge(t, pad)
			if !ok {
				continue
			}
			n++
			fout := folder == "fout-opzettelijk" || folder != "zelfgemaakt-zds12" && slices.Contains(afwijkend, filepath.Base(pad))
			if (len(fouten) > 0) != fout {
				t.Errorf("%s: got %q, want mistakes %v", filepath.Base(pad), fouten, fout)
			}
		}
	}
	if n < 30 {
		t.Errorf("judged %d messages, want 30", n)
	}
}

// judge reports false for what is no request to this receiver.
func judge(t *testing.T, pad string) ([]string, bool) {
	t.Helper()
	tekst, err := os.ReadFile(pad)
	if err != nil {
		t.Fatal(err)
	}
	mt := "text/xml"
	if strings.Contains(string(tekst), "http://www.w3.org/2003/05/soap-envelope") {
		mt = "application/soap+xml"
	}
	b, err := stuf.Lees(mt, strings.NewReader(string(tekst)), io.Discard)
	if err != nil {
		return []string{err.Error()}, strings.Contains(pad, "fout-opzettelijk")
	}
	for _, z := range []stuf.Dialect{stuf.ZDS12, stuf.ZDS11} {
		kan := stuf.Wortel(b.Lijf.Naam, z)
		for _, d := range kan {
			if len(kan) == 1 || strings.Contains(pad, d.Naam) {
				return stuf.Controleer(d, z, b), true
			}
		}
	}
	return nil, false
}
