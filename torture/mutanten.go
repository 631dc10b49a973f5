package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"solo/faal"
	"solo/sandbox"
)

// A mutant is a SOLO that is worse on purpose, and what must bring it to light.
type mutant struct {
	naam   string // what is worse
	altijd string // what is worse in the control run too
	proef  func(ctx context.Context, p *proef) error
	soort  []string
	n      int
}

func mutanten() []mutant {
	return []mutant{
		{naam: faal.GeenVoornemens, proef: dieAtAnswers, soort: []string{"", "1.1"}, n: 4},
		{naam: faal.GeenSettle, proef: landLate, soort: []string{"", "1.1"}, n: 4},
		{naam: faal.GeenFence, altijd: faal.GeenSlot, proef: twoOwners, soort: []string{""}, n: 1},
		{naam: faal.GeenSync, proef: cutPower, soort: []string{"", "1.2"}, n: 6},
		{naam: faal.TraagHerstel, proef: restarts, soort: []string{"", "1.1"}, n: 6},
	}
}

// runMutanten wants every mutant to break an invariant, in a run in which SOLO as it is
// breaks none.
func runMutanten(ctx context.Context, o opties) error {
	r, err := newReeks(ctx, o)
	if err != nil {
		return err
	}
	ontsnapt := 0
	for _, m := range mutanten() {
		g, gctx := errgroup.WithContext(ctx)
		var uit [2]uitslag
		for i, slecht := range []string{m.altijd, m.altijd + "," + m.naam} {
			p := r.klein(m.n, false, m.soort...)
			p.env = []string{"SOLO_MUTANT=" + slecht, "SOLO_WAL_STAP=1000000"}
			g.Go(func() (err error) {
				begin := time.Now()
				uit[i].o, err = p.try(gctx, func(ctx context.Context) error { return m.proef(ctx, p) })
				uit[i].duur = time.Since(begin)
				return err
			})
		}
		err := g.Wait()
		if errors.Is(err, errGeenStrace) {
			fmt.Printf("mutant %-15s not tried: %v\n", m.naam, err)
			err = skipped(err)
		} else if err == nil {
			ontsnapt += uit[0].tell(m.naam+" (control)", false) + uit[1].tell(m.naam, true)
		}
		if err != nil {
			return err
		}
	}
	if ontsnapt > 0 {
		return fmt.Errorf("%w: %d runs with mutants ended otherwise than they should", errGebroken, ontsnapt)
	}
	return nil
}

// An uitslag is how one run with a mutant, or its control, ended.
type uitslag struct {
	o    *oordeel
	duur time.Duration
}

// tell prints it, and gives 1 when it is not as it should be.
func (u uitslag) tell(naam string, wil bool) int {
	is := u.o.gebroken()
	fmt.Printf("mutant %-25s %4.1f s  caught %-5t doubles %d, lost %d, other breaks %d\n", naam, u.duur.Seconds(), is, u.o.dubbel, u.o.verloren, len(u.o.fouten))
	if u.o.herstart != (herstart{}) {
		fmt.Println("   first call after a kill:", u.o.herstart)
	}
	if is == wil {
		return 0
	}
	for _, f := range u.o.fouten {
		fmt.Println("  ", f)
	}
	fmt.Printf("BROKEN: %s should have been caught: %t\n", naam, wil)
	return 1
}

// dieAtAnswers lets SOLO die with an answer in its hands, a few times.
func dieAtAnswers(ctx context.Context, p *proef) error {
	for n := range 5 {
		if err := p.dieAt(ctx, faal.AfterResponse, 8+4*n); err != nil {
			return err
		}
	}
	return nil
}

// dieAt is one life that ends at a failpoint, or when everything is delivered.
func (p *proef) dieAt(ctx context.Context, punt string, keer int) error {
	_, err := p.dies(ctx, nil, fmt.Sprintf("SOLO_FAAL=%s:%d", punt, keer))
	return err
}

// dies is one life; it reports whether it ended before everything was delivered.
func (p *proef) dies(ctx context.Context, door []string, env ...string) (bool, error) {
	solo, err := p.huis.startUnder(ctx, door, append(env, p.env...)...)
	if err != nil {
		return false, err
	}
	weg, err := p.until(ctx, solo)
	solo.kill()
	if err != nil {
		return weg, err
	}
	if weg {
		p.verslag.gedood++
	}
	return weg, p.autopsy(ctx)
}

// landLate lets effects come after the answer was given up.
func landLate(ctx context.Context, p *proef) error {
	p.settle = maxLaat + 700*time.Millisecond
	if err := p.huis.configure(p.steden, p.settle); err != nil {
		return err
	}
	for _, s := range p.steden {
		for _, nr := range []int{2, 3, 5} {
			f := sandbox.Storing{Soort: sandbox.Laat, Duur: maxLaat, Nummer: nr, Aantal: 1, Methode: "POST"}
			if s.StUF != "" {
				f.API = "stuf"
				f.Pad = "voegZaakdocumentToe"
			} else {
				f.API = "zaken"
			}
			if err := s.stoor(ctx, f); err != nil {
				return err
			}
		}
	}
	solo, err := p.huis.start(ctx, p.env...)
	if err != nil {
		return err
	}
	_, err = p.until(ctx, solo)
	solo.kill()
	return err
}

// twoOwners lets a second SOLO take over the store of one that sleeps with an answer in
// its hands, and wakes when the other is done.
func twoOwners(ctx context.Context, p *proef) (err error) {
	eerste, err := p.huis.start(ctx, append(p.env, "SOLO_FAAL="+faal.AfterResponse+":9:slaap=2500ms")...)
	if err != nil {
		return err
	}
	defer eerste.kill()
	for eerste.gemeld() == "" && ctx.Err() == nil {
		sleep(ctx, 10*time.Millisecond)
	}
	h, err := p.huis.second(p.steden, p.settle)
	if err != nil {
		return err
	}
	tweede, err := h.start(ctx, p.env...)
	if err != nil {
		return err
	}
	defer tweede.kill()
	sleep(ctx, 4*time.Second) // the first one wakes, and does what it must not
	return ctx.Err()
}
