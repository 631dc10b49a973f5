package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"solo/sandbox"
)

// maxKeer is how much later than an empty SOLO is ready one that died may do its first
// call, on the same machine at the same moment. What others want of the machine holds up
// both; only what SOLO does with what it finds holds up one.
const maxKeer = 3.0

// A herstart is one start after a death, beside one that finds nothing.
type herstart struct {
	eerste time.Duration // until the first call at a case system
	leeg   time.Duration // until an empty SOLO was ready, at about that moment
}

func (h herstart) keer() float64 { return float64(h.eerste) / float64(max(h.leeg, 1)) }

// String tells both times and how many times the one is in the other.
func (h herstart) String() string {
	return fmt.Sprintf("%s, where an empty SOLO was ready after %s: %.1f times that",
		h.eerste.Round(time.Millisecond), h.leeg.Round(time.Millisecond), h.keer())
}

// middelste is the median of how much later it was.
func middelste(hh []herstart) herstart {
	hh = slices.SortedFunc(slices.Values(hh), func(a, b herstart) int { return cmp.Compare(a.keer(), b.keer()) })
	return hh[len(hh)/2]
}

// startEmpty tells how long a SOLO with the same case systems and an empty store takes to
// get ready now.
func (p *proef) startEmpty(ctx context.Context) (time.Duration, error) {
	if p.leeg == nil {
		h, err := newHuis(ctx, p.solo, filepath.Join(p.folder, "leeg"), p.steden, p.settle)
		if err != nil {
			return 0, err
		}
		p.leeg = h
		if _, err := p.startEmpty(ctx); err != nil { // it makes the store
			return 0, err
		}
	}
	begin := time.Now()
	solo, err := p.leeg.start(ctx, p.env...)
	if err != nil {
		return 0, err
	}
	duur := time.Since(begin)
	solo.kill()
	return duur, nil
}

// restarts kills SOLO as soon as it does its first call, a few times, while there is
// enough to do.
func restarts(ctx context.Context, p *proef) error {
	for _, s := range p.steden {
		if err := s.stoor(ctx, sandbox.Storing{Soort: sandbox.Traag, Latentie: 500 * time.Millisecond}); err != nil {
			return err
		}
	}
	solo, err := p.huis.start(ctx, p.env...)
	if err != nil {
		return err
	}
	for p.boek.count(aangenomen) < len(alle(p.zz)) && ctx.Err() == nil {
		sleep(ctx, 5*time.Millisecond)
	}
	solo.kill()
	for range 3 {
		if err := p.restart(ctx); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// restart is one life until its first call, or until geduld is over, between two starts of
// an empty SOLO.
func (p *proef) restart(ctx context.Context) error {
	voor, err := p.startEmpty(ctx)
	if err != nil {
		return err
	}
	eerste, err := p.untilFirst(ctx)
	if err != nil {
		return err
	}
	na, err := p.startEmpty(ctx)
	if err != nil {
		return err
	}
	p.verslag.gedood++
	p.verslag.herstarts = append(p.verslag.herstarts, herstart{eerste, (voor + na) / 2})
	return p.autopsy(ctx)
}

// untilFirst is how long SOLO lived until its first call.
func (p *proef) untilFirst(ctx context.Context) (time.Duration, error) {
	if err := p.forget(ctx); err != nil {
		return 0, err
	}
	begin := time.Now()
	solo, err := p.huis.start(ctx, p.env...)
	if err != nil {
		return 0, err
	}
	defer solo.kill()
	for time.Since(begin) < geduld && ctx.Err() == nil {
		eerste, err := p.eerste(ctx)
		if err != nil || !eerste.IsZero() {
			return eerste.Sub(begin), err
		}
		sleep(ctx, 10*time.Millisecond)
	}
	return time.Since(begin), ctx.Err()
}

// forget begins the waiting for a first call.
func (p *proef) forget(ctx context.Context) error {
	for _, s := range p.steden {
		if err := s.forget(ctx); err != nil {
			return err
		}
	}
	return nil
}

// eerste is when the first call came at any case system since forget; zero when none did.
func (p *proef) eerste(ctx context.Context) (uit time.Time, err error) {
	for _, s := range p.steden {
		t, err := s.eerste(ctx)
		if err != nil {
			return uit, err
		}
		if !t.IsZero() && (uit.IsZero() || t.Before(uit)) {
			uit = t
		}
	}
	return uit, nil
}
