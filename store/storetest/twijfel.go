package storetest

import (
	"testing"
	"time"

	"solo/connectors"
	"solo/outbox"
)

func testTwijfel(t *testing.T, d Driver) {
	begin := func(p *proef) outbox.Journaal {
		p.accept("amersfoort")
		j := p.Journaal(p.claim("amersfoort"))
		p.must(j.Intend(p.t.Context(), "zaak", []byte(`1`)))
		return j
	}
	again := func(p *proef, j outbox.Journaal) outbox.Journaal {
		p.must(j.Release(p.t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now()}))
		return p.Journaal(p.claim("amersfoort"))
	}
	settledAt := func(p *proef, j outbox.Journaal, want time.Time) {
		p.t.Helper()
		if got := p.boeking(j, "zaak", connectors.InTwijfel).BezonkenOp; !got.Equal(want) {
			p.t.Fatalf("settled at %v, want %v", got, want)
		}
	}
	t.Run("the settle time begins at the doubt", func(t *testing.T) {
		p := newProef(t, d)
		j := begin(p)
		p.klok.add(30 * time.Second)
		want := p.klok.Now().Add(settle)
		b, err := j.Doubt(t.Context(), "zaak")
		p.must(err)
		if !b.BezonkenOp.Equal(want) {
			t.Fatalf("Doubt settles at %v, want %v", b.BezonkenOp, want)
		}
		p.klok.add(time.Minute)
		settledAt(p, again(p, j), want)
	})
	t.Run("lookups that found nothing are counted, and do not move the settle time", func(t *testing.T) {
		p := newProef(t, d)
		j := begin(p)
		_, err := j.Doubt(t.Context(), "zaak")
		p.must(err)
		want := p.klok.Now().Add(settle)
		for range 2 {
			p.klok.add(10 * time.Second)
			j = again(p, j)
			p.must(j.NotFound(t.Context(), "zaak"))
		}
		j = again(p, j)
		settledAt(p, j, want)
		d := p.regel(1)
		if len(d.Stappen) != 1 || d.Stappen[0].NietGevonden != 2 || d.Stappen[0].Toestand != "twijfel" {
			t.Errorf("steps %+v, want zaak in doubt with 2 lookups", d.Stappen)
		}
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Done(t.Context(), "zaak", []byte(`2`), true))
		if s := p.regel(1).Stappen[0]; s.NietGevonden != 0 || !s.BezonkenOp.IsZero() || s.Toestand != "klaar" {
			t.Errorf("step %+v, want it done and without doubt", s)
		}
	})
	t.Run("a clock that was set back restarts the settle time", func(t *testing.T) {
		p := newProef(t, d)
		j := begin(p)
		_, err := j.Doubt(t.Context(), "zaak")
		p.must(err)
		want := p.klok.Now().Add(settle)
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(-2 * time.Hour)}))
		p.klok.add(-4 * time.Minute)
		j = p.Journaal(p.claim("amersfoort"))
		settledAt(p, j, want) // four minutes is drift
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now().Add(-2 * time.Hour)}))
		p.klok.add(-time.Hour)
		want = p.klok.Now().Add(settle)
		j = p.Journaal(p.claim("amersfoort"))
		settledAt(p, j, want)
		p.klok.add(time.Second)
		settledAt(p, again(p, j), want) // once, not at every look
	})
	t.Run("what was sent and not booked is in doubt after the release", func(t *testing.T) {
		p := newProef(t, d)
		j := begin(p)
		p.klok.add(time.Second)
		want := p.klok.Now().Add(settle)
		settledAt(p, again(p, j), want)
	})
}
