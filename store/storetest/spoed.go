package storetest

import (
	"time"

	"solo/dossier"
	"solo/store"
)

func (p *proef) spoed() []store.Signaal {
	p.t.Helper()
	got, err := p.Uitgaand(p.t.Context(), store.Uitgaand{Kanaal: "webhook", Spoed: true, Nu: p.klok.Now()})
	p.must(err)
	return got
}

// told books what is due at a destination.
func (p *proef) told(bestemming string, ss []store.Signaal) {
	p.t.Helper()
	v := store.Verteld{Kanaal: "webhook", Spoed: bestemming, Op: p.klok.Now(), Volgende: p.klok.Now().Add(time.Hour)}
	for _, s := range ss {
		if s.Bestemming == bestemming {
			v.Signalen = append(v.Signalen, s.ID)
		}
	}
	p.must(p.BookSignalen(p.t.Context(), v))
}

func testSpoedVeel(p *proef) {
	const veel = 50
	for range veel {
		p.accept("assen")
	}
	p.accept("zwolle")
	ss := p.spoed()
	if want := store.MaxGenoemd + 2; len(ss) != want || ss[0].ID != 1 || ss[0].Totaal != veel || ss[want-2].ID != veel || ss[want-1].Bestemming != "zwolle" || ss[want-1].Totaal != 1 {
		p.t.Fatalf("due: %+v\nwant the first %d of assen, its last, and zwolle", ss, store.MaxGenoemd)
	}
	p.told("assen", ss)
	p.told("zwolle", ss)
	if ss := p.spoed(); len(ss) != 0 {
		p.t.Errorf("due at once: %+v, want none", ss)
	}
	p.klok.add(40 * time.Minute)
	p.accept("assen") // puts off nothing
	if ss := p.spoed(); len(ss) != 1 || ss[0].ID != veel+2 || ss[0].Totaal != 1 {
		p.t.Errorf("due: %+v, want the new one alone", ss)
	}
	p.told("assen", p.spoed())
	p.klok.add(20 * time.Minute)
	if ss := p.spoed(); len(ss) != store.MaxGenoemd+2 || ss[0].Totaal != veel+1 {
		p.t.Errorf("due after an hour: %d, want all of both", len(ss))
	}
}

func testSpoedWeer(p *proef) {
	id := p.accept("zwolle")
	p.told("zwolle", p.spoed())
	wordt := func(na int, urgentie string) {
		p.t.Helper()
		v := p.newVervolg(id, na, dossier.Wijziging)
		v.Urgentie = urgentie
		_, err := p.AcceptVervolg(p.t.Context(), v)
		p.must(err)
	}
	wordt(1, "regulier")
	wordt(2, "spoed") // nobody saw the first yet: that goes on
	if ss := p.spoed(); len(ss) != 0 {
		p.t.Errorf("due: %+v, want none", ss)
	}
	p.must(p.Acknowledge(p.t.Context(), 1, "jansen", ""))
	wordt(3, "spoed") // it was
	if ss := p.spoed(); len(ss) != 0 {
		p.t.Errorf("due: %+v, want none", ss)
	}
	wordt(4, "regulier")
	wordt(5, "spoed")
	if ss := p.spoed(); len(ss) != 1 || ss[0].Dossier != id || !ss[0].Op.Equal(p.klok.Now()) {
		p.t.Errorf("due: %+v, want one about %s", ss, id)
	}
}

func testSpoedKlok(p *proef) {
	p.klok.add(365 * 24 * time.Hour)
	p.accept("zwolle")
	p.told("zwolle", p.spoed())
	p.klok.add(-365 * 24 * time.Hour)
	ss := p.spoed()
	if len(ss) != 1 {
		p.t.Fatalf("due after the clock was put right: %+v, want it again", ss)
	}
	p.told("zwolle", ss)
	if ss := p.spoed(); len(ss) != 0 {
		p.t.Errorf("due at once: %+v, want none", ss)
	}
	p.klok.add(time.Hour)
	if ss := p.spoed(); len(ss) != 1 {
		p.t.Errorf("due after an hour: %+v, want it again", ss)
	}
}
