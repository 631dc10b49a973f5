package antwoord_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/connectors/stuf/antwoord"
)

// FuzzRead holds for any bytes: no panic, the same answer twice, an answer or an error,
// and what is decided stands in the bytes, in a namespace of StUF.
func FuzzRead(f *testing.F) {
	namen, err := filepath.Glob("testdata/*.*")
	if err != nil || len(namen) < 15 {
		f.Fatalf("got %d seeds, %v", len(namen), err)
	}
	for _, n := range namen {
		b, err := os.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, "text/xml; charset=iso-8859-1")
		f.Add(b, `multipart/related; boundary="grens"; start="<bericht@zaak>"`)
	}
	f.Add([]byte("\xff\xfe<\x00a\x00/\x00>\x00"), "")
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) {
		const max = 64 << 10
		a, err := antwoord.Read(bytes.NewReader(raw), contentType, max)
		b, err2 := antwoord.Read(bytes.NewReader(raw), contentType, max)
		if d := cmp.Diff(a, b); d != "" || err != err2 {
			t.Fatalf("got another answer the second time: %v, %v, %s", err, err2, d)
		}
		if (a == nil) == (err == nil) {
			t.Fatalf("got %v and %v, want one of the two", a, err)
		}
		if err != nil {
			if antwoord.Onleesbaar(err, "creeerZaak").Melding == "" {
				t.Errorf("got no Melding for %v", err)
			}
			return
		}
		check(t, a, raw)
	})
}

func check(t *testing.T, a *antwoord.Antwoord, raw []byte) {
	if len(raw) > 64<<10 {
		t.Errorf("got an answer of %d bytes, want an error", len(raw))
	}
	if len(a.Soort) == 4 && !contains(raw, a.Soort) {
		t.Errorf("got %s, which does not stand in it", a.Soort)
	}
	if fout := len(a.Soort) != 4 || a.Soort[:2] == "Fo"; fout != (a.Fout != nil) {
		t.Errorf("got %q with Fout %v", a.Soort, a.Fout)
	}
	if a.Soort != "La01" && (a.Zaak != nil || a.Documenten != nil) || a.Soort != "Du02" && a.Zaaknummer+a.Documentnummer != "" {
		t.Errorf("got objects in %s", a.Soort)
	}
	if a.Fout != nil {
		if o := antwoord.Oordeel(a.Fout, "creeerZaak"); o.Klasse == "" || o.Melding == "" || len(o.Melding) > 400 {
			t.Errorf("got %+v for %+v", o, a.Fout)
		}
	}
	if n, err := a.NieuwZaaknummer(); err == nil && (len([]rune(n)) < 5 || len([]rune(n)) > 40) {
		t.Errorf("got zaaknummer of %d", len([]rune(n)))
	}
	a.NietGevonden()
	if a.Bevestigt("solo-0001", false) != (a.Cross == "solo-0001") || a.Bevestigt("solo-0001", true) && a.Cross != "solo-0001" && a.Cross != "" {
		t.Errorf("got confirmed by %q", a.Cross)
	}
}

// contains looks for the element of a berichtcode in a namespace of StUF, in another way
// than Read does. Of what is no UTF-8, or in MIME parts, it sees the letters only.
func contains(raw []byte, soort string) bool {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return false
		}
		if err != nil {
			return bytes.Contains(bytes.ReplaceAll(raw, []byte{0}, nil), []byte(soort))
		}
		e, ok := t.(xml.StartElement)
		if !ok || !strings.HasSuffix(strings.TrimSuffix(e.Name.Local, "Bericht"), soort) {
			continue
		}
		switch e.Name.Space {
		case "http://www.egem.nl/StUF/StUF0301":
			return true
		case "http://www.egem.nl/StUF/sector/zkn/0310", "http://www.stufstandaarden.nl/koppelvlak/zds0120":
			if soort[0] != 'B' && soort[0] != 'F' {
				return true
			}
		}
	}
}
