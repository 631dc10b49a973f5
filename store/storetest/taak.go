package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/connectors"
	"solo/store"
)

func testTaak(t *testing.T, d Driver) {
	start := func(p *proef, f store.Filter) *store.Taak {
		p.t.Helper()
		taken, err := p.StartTaken(p.t.Context(), f, "jansen", "koppeling hersteld")
		p.must(err)
		if len(taken) != 1 {
			p.t.Fatalf("%d began, want one", len(taken))
		}
		return &taken[0]
	}
	// finish takes every step of a taak.
	finish := func(p *proef, id int64) *store.Taak {
		p.t.Helper()
		for n := 0; ; n++ {
			verder, err := p.StapTaak(p.t.Context(), id)
			p.must(err)
			if !verder {
				break
			}
			if n > 100 {
				p.t.Fatal("it never ends")
			}
		}
		taak, err := p.Taak(p.t.Context(), id)
		p.must(err)
		return taak
	}
	t.Run("it sends on what it selects, one after another, and tells what became of it", func(t *testing.T) {
		p := newProef(t, d)
		een := p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		twee := p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		ander := p.strand("amersfoort", fout(connectors.Configuratie, "rol", ""))
		elders := p.strand("zwolle", fout(connectors.Geweigerd, "zaak", "invalid"))
		taak := start(p, store.Filter{Bestemming: "amersfoort", Klasse: "geweigerd"})
		want := &store.Taak{ID: taak.ID, Bestemming: "amersfoort", Klasse: "geweigerd", Wie: "jansen", Waarom: "koppeling hersteld",
			Begonnen: p.klok.Now(), Totaal: 2}
		if diff := cmp.Diff(want, taak); diff != "" {
			t.Errorf("at the start (-want +got):\n%s", diff)
		}
		if verder, err := p.StapTaak(t.Context(), taak.ID); err != nil || !verder {
			t.Fatalf("first step: %v, %v", verder, err)
		}
		p.staat(een.ID, store.Gepland)
		p.staat(twee.ID, store.WachtOpMens)
		p.die() // it goes on where it was
		l := p.claim("amersfoort")
		if l.Opnieuw != 1 {
			t.Errorf("sent on %d times, want 1", l.Opnieuw)
		}
		p.release(l, geleverd())
		if open, err := p.Taken(t.Context(), true); err != nil || len(open) != 1 || open[0].Gedaan != 1 || open[0].Geleverd != 1 {
			t.Fatalf("open: %+v, %v", open, err)
		}
		taak = finish(p, taak.ID)
		want.Klaar, want.Einde, want.Gedaan, want.Geleverd, want.Onderweg = p.klok.Now(), store.TaakAf, 2, 1, 1
		if diff := cmp.Diff(want, taak); diff != "" {
			t.Errorf("at the end (-want +got):\n%s", diff)
		}
		p.stop(p.claim("amersfoort"))
		if taak, err := p.Taak(t.Context(), taak.ID); err != nil || taak.Terug != 1 || taak.Onderweg != 0 {
			t.Errorf("after it came back: %+v, %v", taak, err)
		}
		p.staat(ander.ID, store.WachtOpMens)
		p.staat(elders.ID, store.WachtOpMens)
		if hs := p.regel(een.ID).Handelingen; len(hs) != 1 || hs[0].Wie != "jansen" || hs[0].Wat != fmt.Sprintf("opnieuw (taak %d)", taak.ID) || hs[0].Waarom != "koppeling hersteld" {
			t.Errorf("written down with the delivery: %+v", hs)
		}
		if hs := p.stand("amersfoort").Handelingen; len(hs) != 1 || hs[0].Wie != "jansen" {
			t.Errorf("written down with the destination: %+v", hs)
		}
		_, err := p.StapTaak(t.Context(), taak.ID)
		p.is(err, store.ErrStaat)
	})
	t.Run("what comes back while it goes on is not sent on twice", func(t *testing.T) {
		p := newProef(t, d)
		p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		taak := start(p, store.Filter{Bestemming: "amersfoort"})
		for range 2 {
			_, err := p.StapTaak(t.Context(), taak.ID)
			p.must(err)
			p.stop(p.claim("amersfoort"))
		}
		if got := finish(p, taak.ID); got.Gedaan != 2 || got.Terug != 2 || got.Einde != store.TaakAf {
			t.Errorf("got %+v, want two sent on", got)
		}
		p.idle("amersfoort")
	})
	t.Run("what a person was first with is left alone", func(t *testing.T) {
		p := newProef(t, d)
		een := p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		taak := start(p, store.Filter{Bestemming: "amersfoort"})
		p.must(p.Cancel(t.Context(), een.ID, "beheer", ""))
		if got := finish(p, taak.ID); got.Gedaan != 0 || got.Einde != store.TaakAf {
			t.Errorf("got %+v, want nothing sent on", got)
		}
		p.staat(een.ID, store.Geannuleerd)
	})
	t.Run("there is one at a time for a destination, and it can be stopped", func(t *testing.T) {
		p := newProef(t, d)
		p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		p.strand("zwolle", fout(connectors.Geweigerd, "zaak", "invalid"))
		taak := start(p, store.Filter{Bestemming: "amersfoort"})
		_, err := p.StartTaken(t.Context(), store.Filter{Bestemming: "amersfoort"}, "jansen", "")
		p.is(err, store.ErrStaat)
		start(p, store.Filter{Bestemming: "zwolle"})
		p.must(p.StopTaak(t.Context(), taak.ID, store.TaakGestopt, "pietersen", "toch niet"))
		got, err := p.Taak(t.Context(), taak.ID)
		p.must(err)
		if got.Einde != store.TaakGestopt || got.GestoptDoor != "pietersen" || !got.Klaar.Equal(p.klok.Now()) {
			t.Errorf("got %+v", got)
		}
		_, err = p.StapTaak(t.Context(), taak.ID)
		p.is(err, store.ErrStaat)
		p.is(p.StopTaak(t.Context(), taak.ID, store.TaakGestopt, "pietersen", ""), store.ErrStaat)
		p.is(p.StopTaak(t.Context(), 999, store.TaakGestopt, "pietersen", ""), store.ErrNotFound)
		start(p, store.Filter{Bestemming: "amersfoort"})
		if alle, err := p.Taken(t.Context(), false); err != nil || len(alle) != 3 {
			t.Errorf("%d taken, %v; want 3", len(alle), err)
		}
	})
	t.Run("at several destinations all of them begin, or none", func(t *testing.T) {
		p := newProef(t, d)
		for _, bestemming := range []string{"zwolle", "amersfoort", "assen"} {
			p.strand(bestemming, fout(connectors.Geweigerd, "zaak", "invalid"))
		}
		begon := start(p, store.Filter{Bestemming: "zwolle"}) // the last by name
		_, err := p.StartTaken(t.Context(), store.Filter{}, "jansen", "")
		p.is(err, store.ErrStaat)
		if open, err := p.Taken(t.Context(), true); err != nil || len(open) != 1 {
			t.Errorf("%d go on, %v; want only the first", len(open), err)
		}
		if hs := p.stand("amersfoort").Handelingen; len(hs) != 0 {
			t.Errorf("written down: %+v, want nothing: nothing was done", hs)
		}
		p.must(p.StopTaak(t.Context(), begon.ID, store.TaakGestopt, "jansen", ""))
		got, err := p.StartTaken(t.Context(), store.Filter{Klasse: "geweigerd"}, "jansen", "hersteld")
		p.must(err)
		open, err := p.Taken(t.Context(), true)
		p.must(err)
		slices.Reverse(open)
		if diff := cmp.Diff(open, got); diff != "" || len(got) != 3 || got[0].Bestemming != "amersfoort" {
			t.Errorf("%d began (-want +got):\n%s", len(got), diff)
		}
	})
	t.Run("a taak on nothing is refused", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		_, err := p.StartTaken(t.Context(), store.Filter{Bestemming: "amersfoort", Dossier: id}, "jansen", "")
		p.is(err, store.ErrNotFound)
		_, err = p.Taak(t.Context(), 1)
		p.is(err, store.ErrNotFound)
	})
}
