package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

func testHandelingen(t *testing.T, d Driver) {
	// stopped gives a delivery that waits for a person with one step done and one in doubt.
	stopped := func(p *proef) outbox.Levering {
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Intend(p.t.Context(), "zaak", []byte(`1`)))
		p.must(j.Done(p.t.Context(), "zaak", []byte(`"url"`), false))
		p.must(j.Intend(p.t.Context(), "rol", []byte(`2`)))
		_, err := j.Doubt(p.t.Context(), "rol")
		p.must(err)
		p.must(j.Release(p.t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Geteld: true, Fout: geweigerd()}))
		p.idle("amersfoort")
		return l
	}
	t.Run("retry goes on where it stopped, with a new term", func(t *testing.T) {
		p := newProef(t, d)
		l := stopped(p)
		p.klok.add(20 * 24 * time.Hour)
		p.must(p.Retry(t.Context(), l.ID, "beheer", "koppeling hersteld"))
		l = p.claim("amersfoort")
		if want := p.klok.Now().Add(p.c.Termijn); l.Poging != 1 || !l.Deadline.Equal(want) {
			t.Errorf("attempt %d until %v, want 1 until %v", l.Poging, l.Deadline, want)
		}
		j := p.Journaal(l)
		p.boeking(j, "zaak", connectors.Klaar)
		p.boeking(j, "rol", connectors.InTwijfel)
	})
	t.Run("retry shortens a wait", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		p.release(l, outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(time.Hour), Geteld: true})
		p.must(p.Retry(t.Context(), l.ID, "beheer", ""))
		p.claim("amersfoort")
	})
	t.Run("retry keeps the order of the dossier", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.release(p.claim("amersfoort"), geleverd())
		for _, soort := range []string{store.Aanvulling, store.Intrekking} {
			p.follow(id, soort)
		}
		aanvulling := p.claim("amersfoort")
		p.stop(aanvulling)
		intrekking := p.claim("amersfoort")
		p.must(p.Retry(t.Context(), aanvulling.ID, "beheer", ""))
		p.idle("amersfoort") // one delivery of a dossier at a time
		p.release(intrekking, geleverd())
		if l := p.claim("amersfoort"); l.ID != aanvulling.ID {
			t.Errorf("claimed %d, want the aanvulling %d", l.ID, aanvulling.ID)
		}
	})
	t.Run("a delivery that runs or is delivered is left alone", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		alle := func() {
			p.t.Helper()
			p.is(p.Retry(t.Context(), l.ID, "beheer", ""), store.ErrStaat)
			p.is(p.Cancel(t.Context(), l.ID, "beheer", ""), store.ErrStaat)
			p.is(p.Repin(t.Context(), l.ID, "beheer", ""), store.ErrStaat)
			p.is(p.Skip(t.Context(), l.ID, "zaak", []byte(`1`), "beheer", ""), store.ErrStaat)
		}
		alle()
		p.release(l, geleverd())
		alle()
		if hs := p.regel(l.ID).Handelingen; len(hs) != 0 {
			t.Errorf("written down: %+v, want nothing: nothing was done", hs)
		}
		p.is(p.Retry(t.Context(), 999, "beheer", ""), store.ErrNotFound)
	})
	t.Run("cancel ends it and lets the next one go", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.follow(id, store.Aanvulling)
		l := p.claim("amersfoort")
		p.stop(l)
		p.must(p.Cancel(t.Context(), l.ID, "beheer", "met de hand ingevoerd"))
		p.staat(l.ID, store.Geannuleerd)
		if l := p.claim("amersfoort"); l.Volgnummer != 2 {
			t.Errorf("claimed number %d, want 2", l.Volgnummer)
		}
		p.is(p.Cancel(t.Context(), l.ID, "beheer", ""), store.ErrStaat)
	})
	t.Run("retry takes a cancel back and goes on where it stopped", func(t *testing.T) {
		p := newProef(t, d)
		l := stopped(p)
		p.must(p.Cancel(t.Context(), l.ID, "beheer", "vergissing"))
		p.idle("amersfoort")
		p.klok.add(20 * 24 * time.Hour)
		p.must(p.Retry(t.Context(), l.ID, "beheer", "toch leveren"))
		l = p.claim("amersfoort")
		if want := p.klok.Now().Add(p.c.Termijn); l.Poging != 1 || !l.Deadline.Equal(want) {
			t.Errorf("attempt %d until %v, want 1 until %v", l.Poging, l.Deadline, want)
		}
		j := p.Journaal(l)
		p.boeking(j, "zaak", connectors.Klaar)
		p.boeking(j, "rol", connectors.InTwijfel)
	})
	t.Run("what was cancelled waits its turn", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.follow(id, store.Aanvulling)
		zaak := p.claim("amersfoort")
		p.stop(zaak)
		p.must(p.Cancel(t.Context(), zaak.ID, "beheer", ""))
		aanvulling := p.claim("amersfoort")
		p.must(p.Retry(t.Context(), zaak.ID, "beheer", ""))
		p.idle("amersfoort") // one delivery of a dossier at a time
		p.release(aanvulling, geleverd())
		if l := p.claim("amersfoort"); l.ID != zaak.ID {
			t.Errorf("claimed %d, want the zaak %d", l.ID, zaak.ID)
		}
	})
	t.Run("a skipped step has the result that the person gave", func(t *testing.T) {
		p := newProef(t, d)
		l := stopped(p)
		p.is(p.Skip(t.Context(), l.ID, "onbekend", []byte(`1`), "beheer", ""), store.ErrNotFound)
		p.is(p.Skip(t.Context(), l.ID, "zaak", []byte(`1`), "beheer", ""), store.ErrNotFound) // it is done
		if err := p.Skip(t.Context(), l.ID, "rol", []byte(`geen json`), "beheer", ""); err == nil {
			t.Error("a result that is no JSON was taken")
		}
		p.must(p.Skip(t.Context(), l.ID, "rol", []byte(`"https://zaken.example/rol"`), "beheer", "stond er al"))
		p.idle("amersfoort")
		p.must(p.Retry(t.Context(), l.ID, "beheer", ""))
		b := p.boeking(p.Journaal(p.claim("amersfoort")), "rol", connectors.Overgeslagen)
		p.sameJSON(b.Resultaat, []byte(`"https://zaken.example/rol"`))
		if !b.BezonkenOp.IsZero() {
			t.Errorf("still settling until %v", b.BezonkenOp)
		}
	})
	t.Run("repin forgets what was rendered", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		p.must(p.Pin(t.Context(), l, []byte("zaak"), "bbz@1"))
		p.stop(l)
		if got := p.regel(l.ID).Vastlegging; got != "bbz@1" {
			t.Errorf("vastlegging %q, want bbz@1", got)
		}
		p.must(p.Repin(t.Context(), l.ID, "beheer", "nieuwe mapping"))
		l, err := p.Levering(t.Context(), l.ID)
		p.must(err)
		_, _, err = p.Pinned(t.Context(), l)
		p.is(err, store.ErrNotFound)
		if l.Vastgelegd {
			t.Error("still marked as rendered")
		}
		_, err = p.Levering(t.Context(), 999)
		p.is(err, store.ErrNotFound)
	})
	t.Run("who did what and why is written down", func(t *testing.T) {
		p := newProef(t, d)
		l := stopped(p)
		p.must(p.Retry(t.Context(), l.ID, "jansen", "koppeling hersteld"))
		p.klok.add(time.Minute)
		p.must(p.Cancel(t.Context(), l.ID, "pietersen", "dubbel"))
		want := []store.Handeling{
			{Op: p.klok.Now().Add(-time.Minute), Wie: "jansen", Wat: "opnieuw", Waarom: "koppeling hersteld"},
			{Op: p.klok.Now(), Wie: "pietersen", Wat: "annuleer", Waarom: "dubbel"}}
		if diff := cmp.Diff(want, p.regel(l.ID).Handelingen); diff != "" {
			t.Errorf("handelingen (-want +got):\n%s", diff)
		}
	})
	t.Run("lists are filtered and counted", func(t *testing.T) {
		p := newProef(t, d)
		begin := p.klok.Now()
		p.stop(stoppedAt(p, "amersfoort"))
		id := p.accept("zwolle")
		p.klok.add(time.Hour)
		p.accept("zwolle")
		alle, err := p.List(t.Context(), store.Filter{})
		p.must(err)
		for _, c := range []struct {
			f    store.Filter
			want int
		}{
			{store.Filter{}, 3},
			{store.Filter{Bestemming: "zwolle"}, 2},
			{store.Filter{Staat: store.WachtOpMens}, 1},
			{store.Filter{Dossier: id}, 1},
			{store.Filter{Bestemming: "zwolle", Staat: store.WachtOpMens}, 0},
			{store.Filter{Limiet: 2}, 2},
			{store.Filter{Leverancier: "loket"}, 3},
			{store.Filter{Leverancier: "een-ander"}, 0},
			{store.Filter{Leverancier: "loket", Kenmerk: alle[0].Kenmerk}, 1},
			{store.Filter{Voor: alle[0].Levering}, 2},
			{store.Filter{Voor: alle[2].Levering}, 0},
		} {
			rs, err := p.List(t.Context(), c.f)
			p.must(err)
			if len(rs) != c.want {
				t.Errorf("List(%+v) gave %d, want %d", c.f, len(rs), c.want)
			}
		}
		ss, err := p.Standen(t.Context())
		p.must(err)
		want := []store.Stand{{Bestemming: "amersfoort", WachtOpMens: 1, Oudste: begin}, {Bestemming: "zwolle", Wacht: 2, Oudste: begin}}
		if diff := cmp.Diff(want, ss); diff != "" {
			t.Errorf("standen (-want +got):\n%s", diff)
		}
	})
}

func stoppedAt(p *proef, bestemming string) outbox.Levering {
	p.accept(bestemming)
	return p.claim(bestemming)
}
