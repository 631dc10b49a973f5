package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// Werk is what people do with what does not go on by itself.
type Werk interface {
	Werkvoorraad(ctx context.Context, f store.Filter) ([]store.Werk, error)
	CountWerk(ctx context.Context, f store.Filter) (map[string]int, error)
	NietGedaan(ctx context.Context, id int64, stap, wie, waarom string) error
	StartTaken(ctx context.Context, f store.Filter, wie, waarom string) ([]store.Taak, error)
	Taken(ctx context.Context, open bool) ([]store.Taak, error)
	Taak(ctx context.Context, id int64) (*store.Taak, error)
	StapTaak(ctx context.Context, id int64) (verder bool, err error)
	StopTaak(ctx context.Context, id int64, einde, wie, waarom string) error
}

// strand lets a delivery stop with an error.
func (p *proef) strand(bestemming string, f connectors.Fout) outbox.Levering {
	p.t.Helper()
	p.accept(bestemming)
	l := p.claim(bestemming)
	p.release(l, outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: &f, Begonnen: p.klok.Now()})
	return l
}

func fout(klasse connectors.Klasse, stap, code string) connectors.Fout {
	return connectors.Fout{Klasse: klasse, Stap: stap, Code: code, Melding: "Het ging mis.", Actie: "Kijk het na."}
}

func nummers(werk []store.Werk) (uit []int64) {
	for _, w := range werk {
		uit = append(uit, w.Levering)
	}
	return uit
}

func testWerkvoorraad(t *testing.T, d Driver) {
	t.Run("it holds what waits for a person and what is in doubt, and nothing else", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("zwolle") // waits its turn
		gestrand := p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		_, err := j.Doubt(t.Context(), "zaak")
		p.must(err)
		p.klok.add(time.Minute)
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(time.Hour), Geteld: true,
			Fout: &connectors.Fout{Klasse: connectors.Onzeker, Stap: "zaak", Melding: "Het antwoord ging verloren."}, Begonnen: p.klok.Now(), Duur: time.Second}))
		werk, err := p.Werkvoorraad(t.Context(), store.Filter{})
		p.must(err)
		if got, want := nummers(werk), []int64{l.ID, gestrand.ID}; !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if got := werk[0]; !slices.Equal(got.Twijfel, []string{"zaak"}) || !got.Laatste.Equal(p.klok.Now().Add(time.Second)) || got.Staat != store.Gepland {
			t.Errorf("in doubt: got %v, last tried %v, %s", got.Twijfel, got.Laatste, got.Staat)
		}
		if got := werk[1]; len(got.Twijfel) != 0 || got.Fout.Actie != "Kijk het na." {
			t.Errorf("waits for a person: got %v, %q", got.Twijfel, got.Fout.Actie)
		}
		p.must(p.Cancel(t.Context(), gestrand.ID, "beheer", ""))
		if werk, err := p.Werkvoorraad(t.Context(), store.Filter{Bestemming: "amersfoort"}); err != nil || len(werk) != 1 {
			t.Errorf("after cancelling: %v, %v; want one", nummers(werk), err)
		}
	})
	t.Run("every filter selects, in each list and in the count", func(t *testing.T) {
		p := newProef(t, d)
		een := p.strand("amersfoort", fout(connectors.Geweigerd, "zaak", "invalid"))
		p.klok.add(time.Hour)
		twee := p.strand("zwolle", fout(connectors.Configuratie, "rol initiator", "roltype"))
		for naam, c := range map[string]struct {
			f    store.Filter
			want []int64
		}{
			"all":       {store.Filter{}, []int64{twee.ID, een.ID}},
			"klasse":    {store.Filter{Klasse: "configuratie"}, []int64{twee.ID}},
			"code":      {store.Filter{Code: "invalid"}, []int64{een.ID}},
			"stap":      {store.Filter{Stap: "rol initiator"}, []int64{twee.ID}},
			"regeling":  {store.Filter{Regeling: "bbz-gevestigd"}, []int64{twee.ID, een.ID}},
			"no such":   {store.Filter{Regeling: "ioaz"}, nil},
			"soort":     {store.Filter{Soort: store.Aanvulling}, nil},
			"since":     {store.Filter{Sinds: p.klok.Now()}, []int64{twee.ID}},
			"before":    {store.Filter{Voor: twee.ID}, []int64{een.ID}},
			"two of it": {store.Filter{Klasse: "geweigerd", Bestemming: "zwolle"}, nil},
		} {
			werk, err := p.Werkvoorraad(t.Context(), c.f)
			if err != nil || !slices.Equal(nummers(werk), c.want) {
				t.Errorf("%s: got %v, %v; want %v", naam, nummers(werk), err, c.want)
			}
			n, err := p.CountWerk(t.Context(), c.f)
			if som := n["amersfoort"] + n["zwolle"]; err != nil || som != len(c.want) {
				t.Errorf("%s: counted %v, %v; want %d", naam, n, err, len(c.want))
			}
			if rs, err := p.List(t.Context(), c.f); err != nil || len(rs) != len(c.want) {
				t.Errorf("%s: listed %d, %v; want %d", naam, len(rs), err, len(c.want))
			}
		}
	})
	t.Run("a step that was not done is sent again with new keys", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Done(t.Context(), "zaak", []byte(`"url"`), false))
		p.must(j.Intend(t.Context(), "rol", []byte(`2`)))
		_, err := j.Doubt(t.Context(), "rol")
		p.must(err)
		p.is(p.NietGedaan(t.Context(), l.ID, "rol", "beheer", ""), store.ErrStaat) // it runs
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: geweigerd()}))
		p.is(p.NietGedaan(t.Context(), l.ID, "zaak", "beheer", ""), store.ErrNotFound) // it is done
		p.is(p.NietGedaan(t.Context(), l.ID, "onbekend", "beheer", ""), store.ErrNotFound)
		p.must(p.NietGedaan(t.Context(), l.ID, "rol", "beheer", "staat er niet"))
		p.idle("amersfoort")
		if hs := p.regel(l.ID).Handelingen; len(hs) != 1 || hs[0].Wat != "niet gedaan: rol" || hs[0].Waarom != "staat er niet" {
			t.Errorf("written down: %+v", hs)
		}
		p.must(p.Retry(t.Context(), l.ID, "beheer", ""))
		j = p.Journaal(p.claim("amersfoort"))
		if b := p.boeking(j, "rol", connectors.NietGedaan); b.Sleutels != nil || !b.BezonkenOp.IsZero() {
			t.Errorf("got keys %s, settling until %v; want neither", b.Sleutels, b.BezonkenOp)
		}
		p.must(j.Intend(t.Context(), "rol", []byte(`3`)))
	})
}

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
