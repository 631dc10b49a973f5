package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

func testBestemming(t *testing.T, d Driver) {
	t.Run("what a person paused gives nothing, over restarts, and takes in", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		begin := p.klok.Now()
		p.must(p.Pause(t.Context(), "amersfoort", "jansen", "onderhoud"))
		p.release(l, outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: begin}) // what ran is booked
		p.accept("amersfoort")
		p.accept("zwolle")
		p.klok.add(24 * time.Hour)
		p.idle("amersfoort")
		p.must(p.Hasten(t.Context(), "amersfoort", false))
		p.idle("amersfoort")
		p.claim("zwolle")
		p.die()
		p.idle("amersfoort")
		due, err := p.NextDue(t.Context())
		p.must(err)
		if op, ok := due["amersfoort"]; ok {
			t.Errorf("due at %v, want it left out: it would be looked at for nothing", op)
		}
		want := &store.Stilgezet{Sinds: begin, Wie: "jansen", Waarom: "onderhoud"}
		s := p.stand("amersfoort")
		if diff := cmp.Diff(want, s.Stilgezet); diff != "" || s.Wacht != 2 {
			t.Errorf("%d wait, want 2; stilgezet (-want +got):\n%s", s.Wacht, diff)
		}
		p.must(p.Resume(t.Context(), "amersfoort", "pietersen", ""))
		if ls, err := p.Claim(t.Context(), "amersfoort", 10); err != nil || len(ls) != 2 {
			t.Errorf("claimed %d, %v; want both", len(ls), err)
		}
	})
	t.Run("a success does not end what a person paused", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		l := p.claim("amersfoort")
		p.accept("amersfoort")
		p.must(p.Pause(t.Context(), "amersfoort", "jansen", ""))
		p.release(l, geleverd())
		p.idle("amersfoort")
	})
	t.Run("who paused and resumed it is written down", func(t *testing.T) {
		p := newProef(t, d)
		op := p.klok.Now() // also before anything was accepted for it
		p.must(p.Pause(t.Context(), "amersfoort", "jansen", "onderhoud"))
		p.klok.add(time.Hour)
		p.must(p.Resume(t.Context(), "amersfoort", "pietersen", "het kan weer"))
		want := []store.Handeling{{Op: op, Wie: "jansen", Wat: "pauzeer", Waarom: "onderhoud"},
			{Op: op.Add(time.Hour), Wie: "pietersen", Wat: "hervat", Waarom: "het kan weer"}}
		if diff := cmp.Diff(want, p.stand("amersfoort").Handelingen); diff != "" {
			t.Errorf("handelingen (-want +got):\n%s", diff)
		}
	})
	t.Run("only the last ten are shown", func(t *testing.T) {
		p := newProef(t, d)
		for range 6 {
			p.must(p.Pause(t.Context(), "amersfoort", "jansen", ""))
			p.must(p.Resume(t.Context(), "amersfoort", "jansen", ""))
			p.klok.add(time.Minute)
		}
		hs := p.stand("amersfoort").Handelingen
		if len(hs) != 10 || hs[9].Wat != "hervat" || hs[0].Op.Equal(p.klok.Now().Add(-6*time.Minute)) {
			t.Errorf("got %+v, want the last ten, oldest first", hs)
		}
	})
	t.Run("a breaker survives a restart", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		p.accept("zwolle")
		want := map[string]store.Zekering{"amersfoort": {OpenTot: p.klok.Now().Add(time.Minute), Keren: 3}}
		p.must(p.PutZekering(t.Context(), "amersfoort", want["amersfoort"]))
		p.die()
		got, err := p.Zekeringen(t.Context())
		p.must(err)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("zekeringen (-want +got):\n%s", diff)
		}
		if z := p.stand("amersfoort").Zekering; z == nil || *z != want["amersfoort"] {
			t.Errorf("stand shows %+v, want %+v", z, want["amersfoort"])
		}
		p.must(p.Resume(t.Context(), "amersfoort", "jansen", ""))
		if z := p.stand("amersfoort").Zekering; z == nil || !z.OpenTot.IsZero() {
			t.Errorf("after Resume: %+v, want it closed", z)
		}
		p.must(p.PutZekering(t.Context(), "amersfoort", store.Zekering{}))
		if z := p.stand("amersfoort").Zekering; z != nil {
			t.Errorf("got %+v, want none", z)
		}
	})
	t.Run("since when it fails, and when it last worked", func(t *testing.T) {
		p := newProef(t, d)
		mis := func(storing bool) {
			p.release(p.claim("amersfoort"), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now(), Storing: storing,
				Fout: &connectors.Fout{Klasse: connectors.Tijdelijk}})
			p.klok.add(time.Hour)
		}
		since := func(want time.Time) {
			t.Helper()
			if got := p.stand("amersfoort").MisluktSinds; !got.Equal(want) {
				t.Errorf("fails since %v, want %v", got, want)
			}
		}
		p.accept("amersfoort")
		since(time.Time{})
		mis(false) // a fault of this delivery or of our own
		since(time.Time{})
		begin := p.klok.Now()
		mis(true)
		mis(true)
		mis(false)
		since(begin)
		p.die()
		since(begin)
		p.release(p.claim("amersfoort"), geleverd())
		since(time.Time{})
		if got := p.stand("amersfoort").GeleverdOp; !got.Equal(p.klok.Now()) {
			t.Errorf("last delivered at %v, want %v", got, p.klok.Now())
		}
	})
	t.Run("a refusal of one dossier shows that it works", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("amersfoort")
		p.release(p.claim("amersfoort"), outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: p.klok.Now(), Storing: true})
		p.release(p.claim("amersfoort"), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Toegang: outbox.Open, Fout: geweigerd()})
		if s := p.stand("amersfoort"); !s.MisluktSinds.IsZero() || !s.GeleverdOp.IsZero() {
			t.Errorf("fails since %v and delivered at %v, want neither", s.MisluktSinds, s.GeleverdOp)
		}
	})
	t.Run("who waits longest comes forward to try it", func(t *testing.T) {
		p := newProef(t, d)
		for i := range 3 {
			p.klok.add(time.Minute)
			p.accept("amersfoort")
			p.release(p.claim("amersfoort"), outbox.Uitkomst{Besluit: outbox.Opnieuw, Geteld: true,
				Op: p.klok.Now().Add(time.Duration(3-i) * time.Hour), Fout: &connectors.Fout{Klasse: connectors.Tijdelijk}})
		}
		p.must(p.Hasten(t.Context(), "amersfoort", true))
		if l := p.claim("amersfoort"); l.ID != 1 {
			t.Errorf("claimed %d, want 1: it was accepted first", l.ID)
		}
		p.klok.add(time.Minute)
		p.accept("amersfoort") // due, and never tried
		p.must(p.Hasten(t.Context(), "amersfoort", true))
		ls, err := p.Claim(t.Context(), "amersfoort", 1)
		p.must(err)
		if len(ls) != 1 || ls[0].ID != 2 {
			t.Errorf("claimed %+v, want delivery 2", ls)
		}
	})
}
