package antwoord_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"solo/connectors/stuf/antwoord"
)

func TestHugeAndDeepAnswersAreRefusedInBoundedMemory(t *testing.T) {
	const mb = 1 << 20
	for naam, raw := range map[string]string{
		"te groot":          strings.Repeat("x", mb+1),
		"te diep":           strings.Repeat("<a>", 200) + strings.Repeat("</a>", 200),
		"heel diep":         strings.Repeat("<a>", mb/3),
		"te veel elementen": "<a>" + strings.Repeat("<b/>", mb/4-10) + "</a>",
	} {
		t.Run(naam, func(t *testing.T) {
			var voor, na runtime.MemStats
			runtime.ReadMemStats(&voor)
			a, err := antwoord.Read(strings.NewReader(raw), "", mb)
			runtime.ReadMemStats(&na)
			if !errors.Is(err, antwoord.ErrTeGroot) {
				t.Errorf("got %+v, %v, want ErrTeGroot", a, err)
			}
			if mbs := (na.TotalAlloc - voor.TotalAlloc) / mb; mbs > 64 {
				t.Errorf("got %d MB allocated for 1 MB, want at most 64", mbs)
			}
		})
	}
}

func TestNoMoreThanTheLimitIsRead(t *testing.T) {
	r := &teller{Reader: strings.NewReader(strings.Repeat("x", 1<<20))}
	if _, err := antwoord.Read(r, "", 1000); !errors.Is(err, antwoord.ErrTeGroot) || r.n > 1001 {
		t.Errorf("got %v after %d bytes, want ErrTeGroot after 1001", err, r.n)
	}
}

type teller struct {
	io.Reader
	n int
}

func (t *teller) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	t.n += n
	return n, err
}

func TestAnswerThatBreaksOffIsUnknownEvenWhenItsXMLIsWhole(t *testing.T) {
	r := io.MultiReader(strings.NewReader(string(voorbeeld(t, "bv03.xml"))), iotest.ErrReader(io.ErrUnexpectedEOF))
	if a, err := antwoord.Read(r, "", grens); !errors.Is(err, antwoord.ErrXML) {
		t.Errorf("got %+v, %v, want ErrXML", a, err)
	}
}

// An omschrijving of the standard has 200 characters; a stack trace has thousands.
func TestOverlongTextsAreReadUpTo64KB(t *testing.T) {
	lang := strings.Repeat("x", 100<<10)
	raw := strings.Replace(string(voorbeeld(t, "fo03-046-kaal.xml")), "Opslaan bericht niet mogelijk", lang, 1)
	raw = strings.Replace(raw, ">zs-0001<", ">"+lang[:300]+"<", 1)
	a := read(t, []byte(raw), "")
	if len(a.Referentie) != 300 || len(a.Fout.Omschrijving) != 64<<10 || a.Fout.Code != "StUF046" {
		t.Errorf("got referentie of %d, omschrijving of %d, code %s; want 300, 65536, StUF046", len(a.Referentie), len(a.Fout.Omschrijving), a.Fout.Code)
	}
}
