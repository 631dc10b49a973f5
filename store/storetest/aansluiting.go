package storetest

import (
	"fmt"
	"testing"
	"time"

	"solo/store"
)

// testAansluiting: what was accepted is accounted for.
func testAansluiting(t *testing.T, d Driver) {
	t.Run("each acceptance of a period with what became of it", func(t *testing.T) {
		p := newProef(t, d)
		van := p.klok.Now()
		for range 4 {
			p.accept("zwolle")
		}
		ls, err := p.Claim(t.Context(), "zwolle", 2)
		p.must(err)
		p.release(ls[0], geleverd())
		p.stop(ls[1])
		p.must(p.Cancel(t.Context(), 4, "jansen", ""))
		p.klok.add(24 * time.Hour)
		p.accept("zwolle") // the next day
		p.follow(ls[0].Dossier, store.Aanvulling)
		regels, err := p.Aansluiting(t.Context(), van, p.klok.Now().Add(time.Second))
		p.must(err)
		got := ""
		for _, a := range store.Aansluitingen(regels) {
			got += fmt.Sprintln(a.Gemeente, a.Dag, a.Aangenomen, a.Geleverd, a.Wacht, a.WachtOpMens, a.Geannuleerd, a.Klopt())
		}
		if want := "0855 2026-03-02 4 1 1 1 1 true\n0855 2026-03-03 2 0 2 0 0 true\n"; got != want {
			t.Errorf("got\n%swant\n%s", got, want)
		}
		if r := regels[0]; r.Zaaknummer != "ZAAK-1" || r.Kenmerk != "k1" || r.Dossier != ls[0].Dossier || r.GeleverdOp.IsZero() {
			t.Errorf("first line %+v", r)
		}
		regels, err = p.Aansluiting(t.Context(), van, van.Add(24*time.Hour))
		if err != nil || len(regels) != 4 {
			t.Errorf("of the first day: %d lines, %v; want 4", len(regels), err)
		}
	})
	t.Run("what was not read back is told apart", func(t *testing.T) {
		p := newProef(t, d)
		for i, ongelezen := range []bool{false, true} {
			p.accept("zwolle")
			u := geleverd()
			u.Ontvangst = ontvangst(fmt.Sprintf("ZAAK-%d", i+1))
			u.Ontvangst.Ongelezen = ongelezen
			p.release(p.claim("zwolle"), u)
		}
		p.accept("zwolle")
		regels, err := p.Aansluiting(t.Context(), p.klok.Now(), p.klok.Now().Add(time.Second))
		p.must(err)
		a := store.Aansluitingen(regels)[0]
		if a.Geleverd != 2 || a.Teruggelezen != 1 || a.Ongelezen() != 1 || !a.Klopt() || !regels[0].Teruggelezen || regels[1].Teruggelezen || regels[2].Teruggelezen {
			t.Errorf("got %+v, want one of two read back", a)
		}
	})
	t.Run("two dossiers in one zaak do not add up", func(t *testing.T) {
		p := newProef(t, d)
		for range 2 {
			p.accept("zwolle")
			p.release(p.claim("zwolle"), geleverd()) // both ZAAK-1
		}
		regels, err := p.Aansluiting(t.Context(), p.klok.Now().Add(-time.Hour), p.klok.Now().Add(time.Hour))
		p.must(err)
		as := store.Aansluitingen(regels)
		if len(as) != 1 || as[0].Verschillen != 2 || as[0].Klopt() {
			t.Errorf("got %+v, want two verschillen", as)
		}
	})
	t.Run("a delivery without a zaaknummer does not add up", func(t *testing.T) {
		p := newProef(t, d)
		p.accept("zwolle")
		u := geleverd()
		u.Ontvangst.Zaaknummer = ""
		p.release(p.claim("zwolle"), u)
		regels, err := p.Aansluiting(t.Context(), p.klok.Now().Add(-time.Hour), p.klok.Now().Add(time.Hour))
		if err != nil || len(regels) != 1 || regels[0].Verschil == "" {
			t.Errorf("got %+v, %v; want a verschil", regels, err)
		}
	})
}
