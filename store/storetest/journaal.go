package storetest

import (
	"testing"

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
