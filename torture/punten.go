package main

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"solo/faal"
)

// runPunten lets SOLO die at every failpoint: at the first passage, at the second, and
// so on until it lives through the delivery of one aanvraag. The short form takes some.
func runPunten(ctx context.Context, o opties) error {
	r, err := newReeks(ctx, o)
	if err != nil {
		return err
	}
	gebroken := 0
	for _, soort := range []string{"", "1.1", "1.2"} {
		for _, punt := range faal.Punten() {
			n, slecht, err := r.exhaust(ctx, soort, func(n int) ([]string, []string) {
				return nil, []string{fmt.Sprintf("SOLO_FAAL=%s:%d", punt, n), "SOLO_WAL_STAP=10"}
			})
			if err != nil {
				return err
			}
			gebroken += slecht
			fmt.Printf("died at %-26s %-8s %s: %d deaths, broken %d\n", punt, stad{StUF: soort}.Soort(), o.telkens(), n, slecht)
		}
	}
	if gebroken > 0 {
		return errGebroken
	}
	return nil
}

// stap is how far apart the passages are at which SOLO dies.
func (o opties) stap() int {
	if o.lang {
		return 1
	}
	return 17
}

// telkens says which passages those are.
func (o opties) telkens() string {
	if o.stap() == 1 {
		return "every one"
	}
	return fmt.Sprintf("one in %d", o.stap())
}

// maxKeren is more than there are passages of anything in one delivery.
const maxKeren = 400

// naast is how many of the runs go at the same time: they mostly wait.
const naast = 4

// exhaust runs n = 1, 2, … until SOLO does not die of what waar makes of n; the short
// form goes in larger steps.
func (r *reeks) exhaust(ctx context.Context, soort string, waar func(n int) (door, env []string)) (doden, slecht int, err error) {
	for n := 1 + int(r.zaad)%r.stap(); n < maxKeren; n += naast * r.stap() {
		var uit [naast]passage
		g, gctx := errgroup.WithContext(ctx)
		for i := range uit {
			keer := n + i*r.stap()
			p := r.klein(1, keer%2 == 0, soort)
			g.Go(func() (err error) {
				uit[i], err = p.pass(gctx, keer, waar)
				return err
			})
		}
		if err := g.Wait(); err != nil {
			return doden, slecht, err
		}
		leeft := false
		for _, u := range uit {
			if u.gebroken {
				slecht++
			}
			if u.dood {
				doden++
			}
			leeft = leeft || !u.dood
		}
		if leeft {
			return doden, slecht, nil
		}
	}
	return doden, slecht, nil
}

// A passage is one run in which SOLO was to die once.
type passage struct{ dood, gebroken bool }

func (p *proef) pass(ctx context.Context, keer int, waar func(n int) (door, env []string)) (uit passage, err error) {
	u, err := p.try(ctx, func(ctx context.Context) (err error) {
		door, env := waar(keer)
		uit.dood, err = p.dies(ctx, door, env...)
		return err
	})
	if err != nil {
		return uit, fmt.Errorf("at passage %d: %w", keer, err)
	}
	if uit.gebroken = u.gebroken(); uit.gebroken {
		fmt.Printf("BROKEN at passage %d: %v %v\n", keer, u.fouten, u.orde)
	}
	return uit, nil
}
