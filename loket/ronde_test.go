package loket_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/loket"
	"solo/store"
)

// A langeLijst has so many concepts, all gone when somebody reads them.
type langeLijst struct {
	loket.Opslag
	n       int
	kapot   bool
	gelezen []dossier.ID
}

func (l *langeLijst) OudeConcepten(_ context.Context, _ time.Time, na dossier.ID, n int) (uit []dossier.ID, err error) {
	if l.kapot {
		return nil, errKapot
	}
	for i := range l.n {
		if id := dossier.ID(fmt.Sprintf("%04d", i)); id > na && len(uit) < n {
			uit = append(uit, id)
		}
	}
	return uit, nil
}

func (l *langeLijst) Concept(_ context.Context, id dossier.ID) (*store.Concept, kluis.Sleutel, error) {
	l.gelezen = append(l.gelezen, id)
	return nil, kluis.Sleutel{}, store.ErrNotFound
}

// However many there are, each is read once a day, and few at a time.
func TestEachConceptIsLookedAfterOnceADay(t *testing.T) {
	p := newToneel(t)
	l := &langeLijst{Opslag: p.db, n: 450}
	p.Opslag = l
	r := loket.Ronde{Dienst: p.Service}
	next := func(want int) {
		t.Helper()
		voor := len(l.gelezen)
		must(t, r.Next(t.Context()))
		if got := len(l.gelezen) - voor; got != want {
			t.Errorf("at %s: %d are read, want %d", p.Nu(), got, want)
		}
	}
	next(200)
	l.kapot = true
	if err := r.Next(t.Context()); !errors.Is(err, errKapot) {
		t.Errorf("got %v, want the error", err)
	}
	l.kapot = false
	next(200)
	next(50)
	next(0)
	if got := slices.Compact(slices.Sorted(slices.Values(l.gelezen))); len(got) != 450 {
		t.Errorf("%d different ones are read, want all", len(got))
	}
	p.later(20 * time.Hour) // six in the morning
	next(0)
	p.later(2 * time.Hour)
	next(200)
}
