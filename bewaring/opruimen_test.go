package bewaring_test

import (
	"testing"
	"time"

	"solo/bewaring"
	"solo/store"
)

func TestSignalenThatAreOverGoAfterAYear(t *testing.T) {
	p := newToneel(t)
	for _, sleutel := range []string{"1", "2"} {
		_, err := p.db.PutSignaal(t.Context(), store.Signaal{Soort: store.SignaalStoring, Bestemming: "assen", Sleutel: sleutel, Op: p.nu})
		p.must(err)
	}
	p.add(bewaring.SignaalTermijn)
	if b := p.shred(); b.Signalen != 0 {
		t.Errorf("too soon: %d removed", b.Signalen)
	}
	p.add(time.Millisecond)
	if b := p.shred(); b.Signalen != 1 {
		t.Errorf("%d removed, want the one that a later one followed", b.Signalen)
	}
	if b := p.shred(); b.Signalen != 0 {
		t.Errorf("again: %d removed", b.Signalen)
	}
}

func TestWhoDestroysByHandStandsInTheAuditTrail(t *testing.T) {
	p := newToneel(t)
	p.shred() // SOLO itself does not
	if _, err := p.Shred(t.Context(), "jansen", "ruimte nodig"); err != nil {
		t.Fatal(err)
	}
	hs, err := p.db.Handelingen(t.Context(), 10)
	p.must(err)
	want := store.Handeling{Op: p.nu, Wie: "jansen", Wat: "nu vernietigen (0 dossiers)", Waarom: "ruimte nodig"}
	if len(hs) != 1 || hs[0] != want {
		t.Errorf("got %+v, want %+v", hs, want)
	}
}
