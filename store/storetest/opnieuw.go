package storetest

import (
	"testing"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// testOpnieuw: what a person sends on.
func testOpnieuw(t *testing.T, d Driver) {
	t.Run("retry goes on where it stopped, with a new term", func(t *testing.T) {
		p := newProef(t, d)
		l := p.stopped()
		p.klok.add(20 * 24 * time.Hour)
		p.must(p.Retry(t.Context(), l.ID, "beheer", "koppeling hersteld"))
		p.goesOn()
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
	t.Run("retry takes a cancel back and goes on where it stopped", func(t *testing.T) {
		p := newProef(t, d)
		l := p.stopped()
		p.must(p.Cancel(t.Context(), l.ID, "beheer", "vergissing"))
		p.idle("amersfoort")
		p.klok.add(20 * 24 * time.Hour)
		p.must(p.Retry(t.Context(), l.ID, "beheer", "toch leveren"))
		p.goesOn()
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
}

// goesOn claims what stopped: it begins a new term, and goes on where it was.
func (p *proef) goesOn() {
	p.t.Helper()
	l := p.claim("amersfoort")
	if want := p.klok.Now().Add(p.c.Termijn); l.Poging != 1 || !l.Deadline.Equal(want) {
		p.t.Errorf("attempt %d until %v, want 1 until %v", l.Poging, l.Deadline, want)
	}
	j := p.Journaal(l)
	p.boeking(j, "zaak", connectors.Klaar)
	p.boeking(j, "rol", connectors.InTwijfel)
}
