package storetest

import (
	"testing"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

func testJournaal(t *testing.T, d Driver) {
	t.Run("a step goes from new to done and is kept", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.boeking(j, "zaak", connectors.Nieuw)
		p.must(j.Intend(t.Context(), "zaak", []byte(`{"nr":1}`)))
		p.must(j.Done(t.Context(), "zaak", []byte(`"url"`), false))
		b := p.boeking(j, "zaak", connectors.Klaar)
		p.sameJSON(b.Sleutels, []byte(`{"nr":1}`))
		p.sameJSON(b.Resultaat, []byte(`"url"`))
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now()}))
		b = p.boeking(p.Journaal(p.claim("amersfoort")), "zaak", connectors.Klaar)
		p.sameJSON(b.Resultaat, []byte(`"url"`))
	})
	t.Run("a second journal of one claim reads what the first wrote", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		p.must(p.Journaal(l).Intend(t.Context(), "zaak", []byte(`1`)))
		b := p.boeking(p.Journaal(l), "zaak", connectors.InTwijfel)
		p.sameJSON(b.Sleutels, []byte(`1`))
	})
	t.Run("a result in the buffer is committed with the next intent", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		j := p.Journaal(p.claim("amersfoort"))
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Done(t.Context(), "zaak", []byte(`2`), false))
		p.must(j.Intend(t.Context(), "rol", []byte(`3`)))
		p.die()
		j = p.Journaal(p.claim("amersfoort"))
		p.boeking(j, "zaak", connectors.Klaar)
		p.boeking(j, "rol", connectors.InTwijfel)
	})
	t.Run("a result that was only in the buffer is in doubt after a crash", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		j := p.Journaal(p.claim("amersfoort"))
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Done(t.Context(), "zaak", []byte(`2`), false))
		p.die()
		b := p.boeking(p.Journaal(p.claim("amersfoort")), "zaak", connectors.InTwijfel)
		p.sameJSON(b.Sleutels, []byte(`1`))
	})
	t.Run("a direct result survives a crash", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		j := p.Journaal(p.claim("amersfoort"))
		p.must(j.Intend(t.Context(), "nummer", []byte(`1`)))
		p.must(j.Done(t.Context(), "nummer", []byte(`"Z1"`), true))
		p.die()
		b := p.boeking(p.Journaal(p.claim("amersfoort")), "nummer", connectors.Klaar)
		p.sameJSON(b.Resultaat, []byte(`"Z1"`))
	})
	t.Run("undone keeps the keys", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		j := p.Journaal(l)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Undone(t.Context(), "zaak"))
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now()}))
		j = p.Journaal(p.claim("amersfoort"))
		p.sameJSON(p.boeking(j, "zaak", connectors.NietGedaan).Sleutels, []byte(`1`))
		p.is(j.Intend(t.Context(), "zaak", []byte(`2`)), store.ErrStaat)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
	})
	t.Run("spent keys are gone and new ones come with the next intent", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		j := p.Journaal(p.claim("amersfoort"))
		p.is(j.Spend(t.Context(), "zaak"), store.ErrNotFound)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Undone(t.Context(), "zaak"))
		p.must(j.Spend(t.Context(), "zaak"))
		p.must(j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now()}))
		j = p.Journaal(p.claim("amersfoort"))
		if b := p.boeking(j, "zaak", connectors.NietGedaan); b.Sleutels != nil {
			t.Errorf("got keys %q, want none", b.Sleutels)
		}
		p.must(j.Intend(t.Context(), "zaak", []byte(`2`)))
		p.die()
		p.sameJSON(p.boeking(p.Journaal(p.claim("amersfoort")), "zaak", connectors.InTwijfel).Sleutels, []byte(`2`))
	})
	t.Run("a series rises over deliveries and crashes", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		p.accept("breda")
		j, ander := p.Journaal(p.claim("amersfoort")), p.Journaal(p.claim("breda"))
		rise := func(j connectors.Journaal, reeks string, minstens, want int64) {
			t.Helper()
			if got, err := j.Rise(t.Context(), reeks, minstens); err != nil || got != want {
				t.Errorf("Rise(%s, %d): got %d, %v; want %d", reeks, minstens, got, err, want)
			}
		}
		rise(j, "solo", 100, 100)
		rise(ander, "solo", 100, 101)
		rise(ander, "solo", 90, 102) // a clock that was put back
		rise(ander, "iemand", 7, 7)
		p.must(ander.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`))) // later, with a lower number
		rise(j, "solo", 5000, 5000)                        // never committed
		p.die()
		j = p.Journaal(p.claim("amersfoort"))
		rise(j, "solo", 100, 103)
		rise(j, "iemand", 1, 8)
	})
	t.Run("a done step is not sent again and an unplanned one not booked", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		j := p.Journaal(p.claim("amersfoort"))
		p.is(j.Done(t.Context(), "zaak", []byte(`2`), false), store.ErrNotFound)
		p.must(j.Intend(t.Context(), "zaak", []byte(`1`)))
		p.must(j.Done(t.Context(), "zaak", []byte(`2`), false))
		p.is(j.Intend(t.Context(), "zaak", []byte(`1`)), store.ErrStaat)
		_, err := j.Doubt(t.Context(), "zaak")
		p.is(err, store.ErrStaat)
	})
	t.Run("who lost the lease writes nothing", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		oud := p.claim("amersfoort")
		jOud := p.Journaal(oud)
		p.must(jOud.Intend(t.Context(), "zaak", []byte(`1`)))
		p.release(oud, outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now()})
		nieuw := p.claim("amersfoort")
		p.is(jOud.Intend(t.Context(), "rol", []byte(`1`)), store.ErrFenced)
		p.is(jOud.Done(t.Context(), "zaak", []byte(`"oud"`), true), store.ErrFenced)
		p.is(jOud.Release(t.Context(), geleverd()), store.ErrFenced)
		p.is(p.Pin(t.Context(), oud, []byte("x"), "1"), store.ErrFenced)
		j := p.Journaal(nieuw)
		p.boeking(j, "zaak", connectors.InTwijfel)
		p.boeking(j, "rol", connectors.Nieuw)
		p.staat(nieuw.ID, store.Bezig)
	})
	t.Run("what is sent is kept as it was rendered", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		_, _, err := p.Pinned(t.Context(), l)
		p.is(err, store.ErrNotFound)
		p.must(p.Pin(t.Context(), l, []byte(kanarieNaam), "bbz@1"))
		p.die()
		l = p.claim("amersfoort")
		data, notitie, err := p.Pinned(t.Context(), l)
		p.must(err)
		if string(data) != kanarieNaam || notitie != "bbz@1" || !l.Vastgelegd {
			t.Errorf("pinned %q by %q (Vastgelegd %v), want what was pinned", data, notitie, l.Vastgelegd)
		}
	})
}

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
