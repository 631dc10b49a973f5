package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

// testWillekeur does anything to one dossier, in any order, and looks after each step
// whether its deliveries are still in order and none is forgotten.
func testWillekeur(t *testing.T, d Driver) {
	p := newProef(t, d)
	rapid.Check(t, func(r *rapid.T) {
		p.n++
		b := fmt.Sprintf("b%d", p.n)
		id, _, err := p.Accept(t.Context(), p.newAanname(b, b))
		if err != nil {
			r.Fatal(err)
		}
		for range rapid.IntRange(1, 15).Draw(r, "stappen") {
			anything(p, r, b, id)
			rs, err := p.List(t.Context(), store.Filter{Dossier: id, Limiet: 1000})
			if err != nil {
				r.Fatal(err)
			}
			slices.Reverse(rs)
			checkOrder(r, rs)
		}
	})
}

func anything(p *proef, r *rapid.T, bestemming string, id dossier.ID) {
	ctx := p.t.Context()
	var err error
	switch rapid.SampledFrom([]string{"erbij", "lever", "lever", "opnieuw", "annuleer", "sterf"}).Draw(r, "wat") {
	case "erbij":
		p.follow(id, rapid.SampledFrom([]string{store.Aanvulling, store.Intrekking}).Draw(r, "soort"))
	case "lever":
		err = deliverOne(p, r, bestemming)
	case "opnieuw":
		err = p.Retry(ctx, pick(p, r, id), "beheer", "")
	case "annuleer":
		err = p.Cancel(ctx, pick(p, r, id), "beheer", "")
	case "sterf":
		_, err = p.Claim(ctx, bestemming, 1)
		if rapid.IntRange(0, 4).Draw(r, "dood") == 0 {
			p.die()
		}
	}
	if err != nil && !errors.Is(err, store.ErrStaat) {
		r.Fatal(err)
	}
}

func deliverOne(p *proef, r *rapid.T, bestemming string) error {
	ls, err := p.Claim(p.t.Context(), bestemming, 3)
	if err != nil || len(ls) == 0 {
		return err
	}
	if len(ls) > 1 {
		r.Fatalf("%d deliveries of one dossier at the same time", len(ls))
	}
	return p.Journaal(ls[0]).Release(p.t.Context(), rapid.SampledFrom([]outbox.Uitkomst{geleverd(),
		{Besluit: outbox.WachtOpMens, Geteld: true, Fout: geweigerd()},
		{Besluit: outbox.Opnieuw, Op: p.klok.Now(), Geteld: true}}).Draw(r, "uitkomst"))
}

func pick(p *proef, r *rapid.T, id dossier.ID) int64 {
	rs, err := p.List(p.t.Context(), store.Filter{Dossier: id, Limiet: 1000})
	if err != nil {
		r.Fatal(err)
	}
	return rs[rapid.IntRange(0, len(rs)-1).Draw(r, "welke")].Levering
}

// checkOrder: one head at most; nothing passes a zaak or its own kind; and what waits,
// waits for something.
func checkOrder(r *rapid.T, rs []store.Regel) {
	hoofden := 0
	for i, l := range rs {
		kop := l.Staat == store.Gepland || l.Staat == store.Bezig
		if kop {
			hoofden++
		}
		for _, v := range rs[:i] {
			if kop && v.Staat == store.WachtOpMens && (v.Soort == store.Zaak || v.Soort == l.Soort) {
				r.Fatalf("%s %d runs before %s %d, which waits for a person", l.Soort, l.Volgnummer, v.Soort, v.Volgnummer)
			}
		}
		if l.Staat == store.InRij && !heldUp(l, rs) {
			r.Fatalf("%s %d is forgotten: nothing is before it in %+v", l.Soort, l.Volgnummer, rs)
		}
	}
	if hoofden > 1 {
		r.Fatalf("%d deliveries of one dossier may run: %+v", hoofden, rs)
	}
}

func heldUp(l store.Regel, rs []store.Regel) bool {
	return slices.ContainsFunc(rs, func(v store.Regel) bool {
		eerder := v.Volgnummer < l.Volgnummer && v.Staat == store.WachtOpMens && (v.Soort == store.Zaak || v.Soort == l.Soort)
		return v.Staat == store.Gepland || v.Staat == store.Bezig || eerder
	})
}
