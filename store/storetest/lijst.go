package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/store"
)

func testLijst(t *testing.T, d Driver) {
	t.Run("lists are filtered and counted", func(t *testing.T) {
		p := newProef(t, d)
		begin := p.klok.Now()
		p.accept("amersfoort")
		p.stop(p.claim("amersfoort"))
		id := p.accept("zwolle")
		p.klok.add(time.Hour)
		p.accept("zwolle")
		alle, err := p.List(t.Context(), store.Filter{})
		p.must(err)
		for _, c := range []struct {
			f    store.Filter
			want int
		}{
			{store.Filter{}, 3},
			{store.Filter{Bestemming: "zwolle"}, 2},
			{store.Filter{Staat: store.WachtOpMens}, 1},
			{store.Filter{Dossier: id}, 1},
			{store.Filter{Bestemming: "zwolle", Staat: store.WachtOpMens}, 0},
			{store.Filter{Limiet: 2}, 2},
			{store.Filter{Leverancier: "loket"}, 3},
			{store.Filter{Leverancier: "een-ander"}, 0},
			{store.Filter{Leverancier: "loket", Kenmerk: alle[0].Kenmerk}, 1},
			{store.Filter{Voor: alle[0].Levering}, 2},
			{store.Filter{Voor: alle[2].Levering}, 0},
		} {
			rs, err := p.List(t.Context(), c.f)
			p.must(err)
			if len(rs) != c.want {
				t.Errorf("List(%+v) gave %d, want %d", c.f, len(rs), c.want)
			}
		}
		ss, err := p.Standen(t.Context())
		p.must(err)
		want := []store.Stand{{Bestemming: "amersfoort", WachtOpMens: 1, Oudste: begin}, {Bestemming: "zwolle", Wacht: 2, Oudste: begin}}
		if diff := cmp.Diff(want, ss); diff != "" {
			t.Errorf("standen (-want +got):\n%s", diff)
		}
	})
}
