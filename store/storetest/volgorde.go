package storetest

import (
	"testing"
	"time"

	"solo/outbox"
	"solo/store"
)

func testVolgorde(t *testing.T, d Driver) {
	t.Run("the next delivery of a dossier waits for the one before", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.follow(id, store.Aanvulling)
		l := p.claim("amersfoort")
		if l.Volgnummer != 1 || l.Soort != store.Zaak {
			t.Fatalf("first claim is number %d (%s), want 1 (zaak)", l.Volgnummer, l.Soort)
		}
		p.idle("amersfoort")
		p.release(l, geleverd())
		p.klok.add(time.Second)
		if l := p.claim("amersfoort"); l.Volgnummer != 2 || l.Soort != store.Aanvulling {
			t.Fatalf("second claim is number %d (%s), want 2 (aanvulling)", l.Volgnummer, l.Soort)
		}
	})
	t.Run("backoff of the first does not let the second pass", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.follow(id, store.Intrekking)
		p.release(p.claim("amersfoort"), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(time.Hour), Geteld: true})
		p.idle("amersfoort")
		p.klok.add(time.Hour)
		if l := p.claim("amersfoort"); l.Volgnummer != 1 || l.Poging != 2 {
			t.Fatalf("claimed number %d, attempt %d; want 1, 2", l.Volgnummer, l.Poging)
		}
	})
	t.Run("a zaak that waits for a person holds up its dossier only", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.follow(id, store.Intrekking)
		p.stop(p.claim("amersfoort"))
		p.idle("amersfoort")
		ander := p.accept("amersfoort")
		if l := p.claim("amersfoort"); l.Dossier != ander {
			t.Fatalf("claimed %s, want the other dossier %s", l.Dossier, ander)
		}
	})
	t.Run("an aanvulling that waits for a person does not hold up an intrekking", func(t *testing.T) {
		p := newProef(t, d)
		id := p.accept("amersfoort")
		p.release(p.claim("amersfoort"), geleverd())
		for _, soort := range []string{store.Aanvulling, store.Aanvulling, store.Intrekking} {
			p.follow(id, soort)
		}
		p.stop(p.claim("amersfoort"))
		l := p.claim("amersfoort")
		if l.Soort != store.Intrekking {
			t.Fatalf("claimed %s, want intrekking", l.Soort)
		}
		p.release(l, geleverd())
		p.idle("amersfoort")
	})
	t.Run("the longest due comes first, and no more than asked", func(t *testing.T) {
		p := newProef(t, d)
		for range 3 {
			p.accept("amersfoort")
			p.klok.add(time.Second)
		}
		ls, err := p.Claim(t.Context(), "amersfoort", 2)
		p.must(err)
		if len(ls) != 2 || ls[0].ID > ls[1].ID || p.claim("amersfoort").ID < ls[1].ID {
			t.Fatalf("claimed %+v, want the first two in order", ls)
		}
	})
}

func testIsolatie(t *testing.T, d Driver) {
	p := newProef(t, d)
	for range 300 {
		p.accept("dood")
	}
	gezond := p.accept("gezond")
	due, err := p.NextDue(t.Context())
	p.must(err)
	if len(due) != 2 || due["gezond"].After(p.klok.Now()) {
		t.Fatalf("due %v, want both destinations now", due)
	}
	if l := p.claim("gezond"); l.Dossier != gezond {
		t.Fatalf("claimed %s, want %s", l.Dossier, gezond)
	}
	ls, err := p.Claim(t.Context(), "dood", 4)
	p.must(err)
	for _, l := range ls {
		p.release(l, outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(time.Hour), Geteld: true})
	}
	p.idle("gezond")
	p.idle("nergens")
}
