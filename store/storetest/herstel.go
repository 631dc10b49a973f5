package storetest

import (
	"testing"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

func testHerstel(t *testing.T, d Driver) {
	t.Run("a new process goes on at once, without an attempt spent", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		oud := p.claim("amersfoort")
		p.must(p.Journaal(oud).Intend(t.Context(), "zaak", []byte(`1`)))
		p.klok.add(time.Hour)
		p.die()
		nieuw := p.claim("amersfoort")
		if nieuw.ID != oud.ID || nieuw.Poging != 1 || nieuw.Fence <= oud.Fence {
			t.Errorf("claimed %+v after %+v, want the same at attempt 1 with a higher fence", nieuw, oud)
		}
		b := p.boeking(p.Journaal(nieuw), "zaak", connectors.InTwijfel)
		if want := p.klok.Now().Add(settle); !b.BezonkenOp.Equal(want) {
			t.Errorf("settled at %v, want %v: counted from the death of the process", b.BezonkenOp, want)
		}
		p.is(p.Journaal(oud).Release(t.Context(), geleverd()), store.ErrFenced)
	})
	t.Run("doubt of before is not begun anew", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		_, err := j.Doubt(t.Context(), "zaak")
		p.must(err)
		want := p.klok.Now().Add(settle)
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now()}))
		p.klok.add(time.Minute)
		p.die()
		if b := p.boeking(p.Journaal(p.claim("amersfoort")), "zaak", connectors.InTwijfel); !b.BezonkenOp.Equal(want) {
			t.Errorf("settled at %v, want %v", b.BezonkenOp, want)
		}
	})
	t.Run("each destination has its own settle time, an unknown one two minutes", func(t *testing.T) {
		p := newProef(t, d)
		p.c.Settle = func(b string) time.Duration {
			return map[string]time.Duration{"traag": time.Hour, "snel": settle}[b]
		}
		for _, b := range []string{"traag", "snel", "onbekend"} {
			p.accept(b)
			p.must(p.Journaal(p.claim(b)).Intend(t.Context(), "zaak", []byte(`1`)))
		}
		p.die()
		for b, duur := range map[string]time.Duration{"traag": time.Hour, "snel": settle, "onbekend": 2 * time.Minute} {
			got := p.boeking(p.Journaal(p.claim(b)), "zaak", connectors.InTwijfel).BezonkenOp
			if want := p.klok.Now().Add(duur); !got.Equal(want) {
				t.Errorf("%s settled at %v, want %v", b, got, want)
			}
		}
	})
	t.Run("waiting, delivered and stopped stay what they are", func(t *testing.T) {
		p := newProef(t, d)
		for range 3 {
			p.accept("amersfoort")
		}
		ls, err := p.Claim(t.Context(), "amersfoort", 3)
		p.must(err)
		p.release(ls[0], geleverd())
		p.stop(ls[1])
		p.release(ls[2], outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(time.Hour), Geteld: true})
		p.die()
		p.idle("amersfoort")
		p.staat(ls[0].ID, store.Geleverd)
		p.staat(ls[1].ID, store.WachtOpMens)
		p.staat(ls[2].ID, store.Gepland)
	})
}
