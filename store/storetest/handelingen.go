package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// stopped gives a delivery that waits for a person with one step done and one in doubt.
func (p *proef) stopped() outbox.Levering {
	p.t.Helper()
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

func testHandelingen(t *testing.T, d Driver) {
	t.Run("a delivery that runs or is delivered is left alone", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		alle := func() {
			p.t.Helper()
			p.is(p.Retry(t.Context(), l.ID, "beheer", ""), store.ErrStaat)
			p.is(p.Cancel(t.Context(), l.ID, "beheer", ""), store.ErrStaat)
			p.is(p.Repin(t.Context(), l, "beheer", ""), store.ErrStaat)
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
	t.Run("a skipped step has the result that the person gave", func(t *testing.T) {
		p := newProef(t, d)
		l := p.stopped()
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
		p.must(p.Repin(t.Context(), l, "beheer", "nieuwe mapping"))
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
	t.Run("what was tried since a person looked is not rendered anew", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		p.must(p.Pin(t.Context(), l, []byte("zaak"), "bbz@1"))
		p.stop(l)
		bekeken, err := p.Levering(t.Context(), l.ID)
		p.must(err)
		p.must(p.Retry(t.Context(), l.ID, "een ander", ""))
		p.stop(p.claim("amersfoort"))
		p.is(p.Repin(t.Context(), bekeken, "beheer", ""), store.ErrStaat)
		if got := p.regel(l.ID).Vastlegging; got != "bbz@1" {
			t.Errorf("vastlegging %q, want it as it was", got)
		}
	})
	t.Run("who did what and why is written down", func(t *testing.T) {
		p := newProef(t, d)
		l := p.stopped()
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
}
