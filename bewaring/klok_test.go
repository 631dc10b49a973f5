package bewaring_test

import (
	"context"
	"errors"
	"testing"

	"solo/bewaring"
	"solo/dossier"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
)

func TestAClockThatJumpedDestroysNothing(t *testing.T) {
	for naam, rondes := range map[string]int{"before the first round": 0, "after a round": 1} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			id := p.accept(gewoon, "assen")
			p.deliver("assen", outbox.Geleverd)
			for range rondes {
				p.shred()
			}
			p.nu = p.nu.Add(365 * dag) // at the start, before the network puts it right
			for range 2 {
				if _, err := p.Shred(t.Context(), bewaring.SOLO, ""); !errors.Is(err, bewaring.ErrKlok) || !p.kept(id) {
					t.Fatalf("got %v, want ErrKlok and the dossier kept", err)
				}
			}
			if ss := p.signalen(); len(ss) != 1 || ss[0].Fout.Code != store.CodeKlok {
				t.Errorf("signalen %+v, want one about the clock", ss)
			}
			p.nu = p.nu.Add(-365 * dag)
			p.add(naLeveren)
			if b := p.shred(); b.Vernietigd != 1 {
				t.Errorf("after the clock was put right and its time had come: %+v", b)
			}
		})
	}
}

func TestAPersonSaysThatTheClockIsRight(t *testing.T) {
	p := newToneel(t)
	id := p.accept(gewoon, "assen")
	p.deliver("assen", outbox.Geleverd)
	op := p.nu
	p.nu = p.nu.Add(naLeveren) // the machine was off
	if b, err := p.Plan(t.Context()); err != nil || !b.Klok.Equal(op) || len(b.Nu) != 1 {
		t.Errorf("plan %+v, %v; want what is due, and that the clock is not trusted since %v", b, err, op)
	}
	if b, err := p.Shred(t.Context(), "jansen", "was uit"); err != nil || b.Vernietigd != 1 || p.kept(id) {
		t.Errorf("got %+v, %v", b, err)
	}
	p.nu = p.nu.Add(6 * dag)
	p.shred() // goes on by itself
	if b, err := p.Plan(t.Context()); err != nil || !b.Klok.IsZero() {
		t.Errorf("plan %+v, %v; want the clock trusted", b, err)
	}
}

// kapot is a store that fails to open a dossier.
type kapot struct {
	bewaring.Store
	fout error
}

func (k kapot) Versie(context.Context, dossier.ID, int) (*store.Versie, kluis.Sleutel, error) {
	return nil, kluis.Sleutel{}, k.fout
}

func TestAStoreThatFailsIsNoDossierThatCannotBeRead(t *testing.T) {
	p := newToneel(t)
	id := p.accept(gewoon, "assen")
	p.deliver("assen", outbox.Geleverd)
	p.add(naLeveren)
	p.Store = kapot{p.db, store.ErrOpslag}
	if _, err := p.Shred(t.Context(), bewaring.SOLO, ""); !errors.Is(err, store.ErrOpslag) {
		t.Errorf("got %v, want ErrOpslag", err)
	}
	p.Store = kapot{p.db, store.ErrVernietigd}
	if b := p.shred(); len(b.Straks)+len(b.TeLang)+len(b.Nu) != 0 {
		t.Errorf("got %+v, want nothing about what is gone", b)
	}
	p.Store = p.db
	if !p.kept(id) {
		t.Error("it is destroyed")
	}
}

func TestAnEmptyStoreSaysNothingAboutTheClock(t *testing.T) {
	p := newToneel(t)
	if b := p.shred(); b.Vernietigd != 0 {
		t.Errorf("got %+v", b)
	}
}
