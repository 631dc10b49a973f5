package storetest

import (
	"testing"
	"time"

	"solo/connectors"
	"solo/outbox"
)

func testKlok(t *testing.T, d Driver) {
	const verste = time.Hour
	t.Run("what is planned too far ahead is due now", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		p.accept("zwolle")
		for _, naam := range []string{"amersfoort", "zwolle"} {
			l := p.claim(naam)
			p.release(l, outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(verste + settle), Geteld: true})
		}
		p.must(p.Recall(t.Context(), "amersfoort", verste))
		p.idle("amersfoort") // as far as it may be
		p.klok.add(-time.Second)
		p.must(p.Recall(t.Context(), "amersfoort", verste))
		p.claim("amersfoort")
		p.idle("zwolle")
	})
	t.Run("a proof of a paused destination too", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		p.release(p.claim("amersfoort"), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now(), Toegang: outbox.Dicht,
			ProefOp: p.klok.Now().Add(15 * time.Minute), Fout: geweigerd()})
		p.klok.add(-365 * 24 * time.Hour)
		p.must(p.Recall(t.Context(), "amersfoort", verste))
		p.claim("amersfoort")
	})
	t.Run("doubt settles anew from the clock that was put back", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		b, err := j.Doubt(t.Context(), "zaak")
		p.must(err)
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: b.BezonkenOp, Geteld: true}))
		p.klok.add(-365 * 24 * time.Hour)
		p.must(p.Recall(t.Context(), "amersfoort", verste))
		b = p.boeking(p.Journaal(p.claim("amersfoort")), "zaak", connectors.InTwijfel)
		if want := p.klok.Now().Add(settle); !b.BezonkenOp.Equal(want) {
			t.Errorf("settled at %v, want %v", b.BezonkenOp, want)
		}
	})
}
