package antwoord_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/connectors/stuf/antwoord"
)

// FuzzRead holds for any bytes: no panic, the same answer twice, an answer or an error,
// and what is confirmed stands in the bytes (or came in an encoding that hides it).
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
	smal := bytes.ReplaceAll(raw, []byte{0}, nil) // UTF-16
	if len(a.Soort) == 4 && (!bytes.Contains(smal, []byte(a.Soort)) || !bytes.Contains(smal, []byte("http://www."))) {
		t.Errorf("got %s, which the bytes do not contain", a.Soort)
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
	if a.Bevestigt("solo-0001", false) && a.Cross != "solo-0001" {
		t.Errorf("got confirmed by %q", a.Cross)
	}
}
