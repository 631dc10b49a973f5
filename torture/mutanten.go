package main

import (
	"context"
	"fmt"
	"strings"
	"time"

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
		for _, met := range []bool{false, true} {
			p := r.klein(m.n, false, m.soort...)
			slecht := []string{m.altijd}
			if met {
				slecht = append(slecht, m.naam)
			}
			p.env = []string{"SOLO_MUTANT=" + strings.Join(slecht, ","), "SOLO_WAL_STAP=1000000"}
			begin := time.Now()
			u, err := p.try(ctx, func(ctx context.Context) error { return m.proef(ctx, p) })
			if err := skipped(err); err != nil {
				return err
			}
			if err != nil {
				fmt.Printf("mutant %-15s not tried: %v\n", m.naam, err)
				break
			}
			gevangen := u.gebroken()
			fmt.Printf("mutant %-15s %-7s %4.1f s  broken %-5t doubles %d, lost %d, other breaks %d\n", m.naam,
				map[bool]string{false: "control", true: "mutant"}[met], time.Since(begin).Seconds(), gevangen, u.dubbel, u.verloren, len(u.fouten))
			if gevangen != met {
				ontsnapt++
				for _, f := range u.fouten {
					fmt.Println("  ", f)
				}
			}
		}
	}
	if ontsnapt > 0 {
		return fmt.Errorf("%w: %d runs with mutants ended otherwise than they should", errGebroken, ontsnapt)
	}
	return nil
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
	p.settle = settle
	if err := p.huis.configure(p.steden, settle); err != nil {
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
	eerste, err := p.huis.start(ctx, append(p.env, "SOLO_FAAL="+faal.AfterResponse+":9:slaap=4s")...)
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
	sleep(ctx, 6*time.Second) // the first one wakes, and does what it must not
	return ctx.Err()
}
