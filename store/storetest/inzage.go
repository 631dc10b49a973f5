package storetest

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/store"
)

// Inzage is what employees of a gemeente see of the loket, and what they did there.
type Inzage interface {
	PutInzage(ctx context.Context, i store.Inzage) error
	Inzagen(ctx context.Context, concept dossier.ID) ([]store.Inzage, error)
	ConceptenVan(ctx context.Context, g dossier.Gemeentecode, standen []string, na store.Conceptplek, n int) ([]store.Conceptplek, error)
	Kenmerk(ctx context.Context, id dossier.ID) (leverancier, kenmerk string, err error)
}

func testInzage(t *testing.T, d Driver) {
	t.Run("what employees did is kept as long as the concept is", func(t *testing.T) {
		p := newProef(t, d)
		c, ander := p.putConcept(kanarieBSN), p.putConcept(kanarieBSN)
		een := store.Inzage{Op: p.klok.Now(), Wie: "m.persoon", Wat: "bekeken", Concept: c.ID}
		twee := store.Inzage{Op: p.klok.Now().Add(time.Second), Wie: "c.ollega", Wat: "goedgekeurd", Concept: c.ID}
		p.must(p.PutInzage(t.Context(), een))
		p.must(p.PutInzage(t.Context(), twee))
		p.must(p.PutInzage(t.Context(), store.Inzage{Op: p.klok.Now(), Wie: "m.persoon", Wat: "bekeken", Concept: ander.ID}))
		p.die()
		p.inzagen(c.ID, twee, een)
		p.must(p.WipeConcept(t.Context(), c.ID))
		p.inzagen(c.ID)
		if p.PutInzage(t.Context(), een) == nil {
			t.Error("something was done with a concept that is not there")
		}
	})
	t.Run("what an employee did is stored with what it made, or not at all", func(t *testing.T) {
		p := newProef(t, d)
		c := p.newConcept(kanarieBSN)
		begin := store.Inzage{Op: p.klok.Now(), Wie: "m.persoon", Wat: "aan de balie begonnen", Concept: c.ID}
		klaar := store.Inzage{Op: p.klok.Now().Add(time.Second), Wie: "m.persoon", Wat: "van de werklijst gehaald", Concept: c.ID}
		c.Gedaan = []store.Inzage{begin}
		p.must(p.PutConcept(t.Context(), c))
		c.Gedaan = []store.Inzage{klaar}
		p.is(p.PutConcept(t.Context(), c), store.ErrVerouderd) // that did not happen
		p.inzagen(c.ID, begin)
		c.Versie = 1
		p.must(p.PutConcept(t.Context(), c))
		p.die()
		p.inzagen(c.ID, klaar, begin)
	})
	t.Run("a gemeente sees her own, the most urgent first and then the oldest", func(t *testing.T) {
		p := newProef(t, d)
		oud, nieuw, spoed, hoger, elders, open := p.inStand("regulier", "in"), p.inStand("regulier", "in"), p.inStand("spoed", "in"), p.inStand("verhoogd", "balie"), p.inStand("spoed", "in"), p.inStand("spoed", "open")
		elders.Gemeente = "0193"
		p.must(p.PutConcept(t.Context(), elders))
		all := []dossier.ID{spoed.ID, hoger.ID, oud.ID, nieuw.ID}
		for n := 1; n <= 5; n++ {
			if got := p.alleVan([]string{"in", "balie"}, n); !slices.Equal(got, all) {
				t.Errorf("%d at a time: got %v, want %v", n, got, all)
			}
		}
		if got := p.alleVan([]string{"open"}, 10); !slices.Equal(got, []dossier.ID{open.ID}) {
			t.Errorf("of another stand: got %v", got)
		}
	})
	t.Run("a reference leads to what was handed in", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("zaken")
		if lev, k, err := p.Kenmerk(t.Context(), id); err != nil || lev == "" || k == "" {
			t.Errorf("got %q of %q, %v", k, lev, err)
		}
		_, _, err := p.Kenmerk(t.Context(), "0000-0000-0000-0000")
		p.is(err, store.ErrNotFound)
	})
}

func (p *proef) inzagen(c dossier.ID, want ...store.Inzage) {
	p.t.Helper()
	got, err := p.Inzagen(p.t.Context(), c)
	p.must(err)
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b time.Time) bool { return a.Sub(b).Abs() < time.Millisecond })); diff != "" {
		p.t.Errorf("inzagen (-want +got):\n%s", diff)
	}
}

func (p *proef) inStand(urgentie, stand string) store.Concept {
	p.t.Helper()
	c := p.newConcept(kanarieBSN)
	c.Urgentie, c.Stand = urgentie, stand
	p.must(p.PutConcept(p.t.Context(), c))
	c.Versie = 1
	return c
}

// alleVan goes through the list of 0855, n at a time.
func (p *proef) alleVan(standen []string, n int) (uit []dossier.ID) {
	p.t.Helper()
	var na store.Conceptplek
	for range 10 {
		lijst, err := p.ConceptenVan(p.t.Context(), "0855", standen, na, n)
		p.must(err)
		for _, x := range lijst {
			uit = append(uit, x.ID)
			na = x
		}
		if len(lijst) < n {
			break
		}
	}
	return uit
}
