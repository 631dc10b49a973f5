package storetest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// testGeheim fills every column that may hold personal data and then looks at the disk.
func testGeheim(t *testing.T, d Driver) {
	p := newProef(t, d)
	geheim := []byte(`{"bsn":"` + kanarieBSN + `","naam":"` + kanarieNaam + `"}`)
	p.accept("amersfoort")
	l := p.claim("amersfoort")
	p.must(p.Pin(t.Context(), l, geheim, "bbz@1"))
	j := p.Journaal(l)
	p.must(j.Intend(t.Context(), "zaak", geheim))
	p.must(j.Done(t.Context(), "zaak", geheim, true))
	p.must(j.Intend(t.Context(), "rol", geheim))
	f := geweigerd()
	f.Antwoord = geheim
	p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Fout: f, Begonnen: p.klok.Now()}))
	p.must(p.Skip(t.Context(), l.ID, "rol", geheim, "beheer", string(geheim)))
	p.must(p.Retry(t.Context(), l.ID, "beheer", string(geheim)))
	op := d.Bytes(t, p.c)
	p.must(p.Store.Close())
	op = append(op, d.Bytes(t, p.c)...)
	if !bytes.Contains(op, []byte("amersfoort")) {
		t.Fatal("the destination is not found on disk: this test is blind")
	}
	for _, naald := range []string{kanarieBSN, kanarieNaam, "Kanarievogel"} {
		if bytes.Contains(op, []byte(naald)) {
			t.Errorf("%s lies on disk in clear", naald)
		}
	}
	p.Store = d.Open(t, p.c)
	regel := fmt.Sprintf("%+v", p.regel(l.ID).Regel)
	if strings.Contains(regel, kanarieBSN) || strings.Contains(regel, kanarieNaam) {
		t.Errorf("a listing shows personal data: %s", regel)
	}
	b := p.boeking(p.Journaal(p.claim("amersfoort")), "rol", connectors.Overgeslagen)
	p.sameJSON(b.Resultaat, geheim)
	p.staat(l.ID, store.Bezig)
}
