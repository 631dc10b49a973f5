package loket_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/loket"
)

// naast is another program beside the same database, that keeps nothing of what p does.
func (p *toneel) naast() *toneel {
	s := p.Service
	return &toneel{t: p.t, db: p.db, def: p.def, nu: p.Nu(), Service: &loket.Service{Opslag: p.db, Bestanden: s.Bestanden, Kluis: s.Kluis, Now: p.Nu,
		PerBestand: s.PerBestand, PerAanvraag: s.PerAanvraag, Log: s.Log, Definitie: s.Definitie, Bewaren: s.Bewaren, Meldweg: s.Meldweg}}
}

func TestWhatLiesInMemoryIsWhatWasStored(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "14-alles-ingevuld")
	gelijk := func(wanneer string) {
		t.Helper()
		got, want := p.lees(wie, id).Concept, p.naast().lees(wie, id).Concept
		if d := cmp.Diff(want.Antwoorden, got.Antwoorden); d != "" || len(got.Antwoorden) < 100 {
			t.Errorf("%s, %d answers; what was stored beside what is seen:\n%s", wanneer, len(got.Antwoorden), d)
		}
		if d := cmp.Diff(asJSON(t, want), asJSON(t, got)); d != "" {
			t.Errorf("%s; what was stored beside what is seen:\n%s", wanneer, d)
		}
	}
	gelijk("saved just now")
	gelijk("read before")
	ander := p.naast()
	pagina := p.pagina("huur_per_maand")
	b := p.blad(p.voorbeeld("14-alles-ingevuld"), pagina)
	b.Antwoorden["huur_per_maand"], b.Vragen = 12345, []string{"huur_per_maand"}
	_, _, err := ander.Bewaar(t.Context(), wie, id, b)
	must(t, err)
	gelijk("saved by another")
	b.Antwoorden["huur_per_maand"] = "\xff" // kept as what can be written
	_, _, err = p.Bewaar(t.Context(), wie, id, b)
	must(t, err)
	gelijk("saved with what is no text")
}

func TestWhoReadsAnAanvraagChangesItForNobody(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	was := asJSON(t, p.lees(wie, id).Concept)
	b := p.lees(wie, id)
	clear(b.Concept.Antwoorden)
	clear(b.Concept.Bekeken)
	b.Concept.Aanvrager = dossier.BSN{}
	if d := cmp.Diff(was, asJSON(t, p.lees(wie, id).Concept)); d != "" {
		t.Error(d)
	}
	als := p.geholpen(wie, id, false, "huur_per_maand")
	if n := len(p.lees(als, id).Concept.Antwoorden); n == 0 || n > len(p.pagina("huur_per_maand").Vragen) {
		t.Errorf("who helps sees %d answers, want those of his page", n)
	}
}
