package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"time"
)

// A reeks makes small runs, each with its own case systems and store, of which the
// zaken must look as those of a clean run.
type reeks struct {
	opties
	norm map[string][]string
	nr   int
}

func newReeks(ctx context.Context, o opties) (*reeks, error) {
	p := &proef{opties: o}
	err := p.findNorm(ctx)
	return &reeks{opties: o, norm: p.norm}, err
}

// klein is a run with a few aanvragen; the case systems are lenient unless streng.
func (r *reeks) klein(aanvragen int, streng bool, soorten ...string) *proef {
	r.nr++
	p := &proef{opties: r.opties, rand: rand.New(rand.NewPCG(r.zaad, uint64(100+r.nr))), settle: kortSettle,
		norm: r.norm, verslag: verslag{punten: map[string]int{}}}
	p.folder = filepath.Join(r.folder, fmt.Sprint(r.nr))
	p.lang = false
	for i, soort := range soorten {
		p.steden = append(p.steden, stad{Naam: fmt.Sprintf("stad%d", i+1), Code: fmt.Sprintf("7%03d", i+1), RSIN: rsin(i),
			StUF: soort, Streng: streng, Gedrag: gezond, Geheim: fmt.Sprintf("geheim-%d", p.rand.Uint64())})
	}
	p.zz = newZendingen(aanvragen, len(soorten), p.rand)
	for _, z := range p.zz {
		z.Fout, z.Weg, z.Maten, z.Vervolgen = false, perSocket, []int64{600_000}, nil // it goes in parts
		z.follow("aw", p.rand)
		z.Vervolgen[0].Maten = []int64{2_000}
	}
	return p
}

// try runs doe while everything is sent, lets everything arrive and judges.
func (p *proef) try(ctx context.Context, doe func(context.Context) error) (o *oordeel, err error) {
	if err := p.open(ctx); err != nil {
		return nil, err
	}
	defer func() {
		p.rijk.kill()
		err = errors.Join(err, p.boek.close())
	}()
	in := &intaker{huis: p.huis, steden: p.steden, boek: p.boek}
	in.begin(ctx, p.zz, 2)
	if err := doe(ctx); err != nil {
		return nil, err
	}
	if err := p.finish(ctx, in); err != nil {
		return nil, err
	}
	return p.judge(ctx)
}

// until waits until SOLO died or has delivered everything; true: it died.
func (p *proef) until(ctx context.Context, solo *proces) (bool, error) {
	for ctx.Err() == nil {
		if weg, err := solo.gestorven(); weg {
			return true, err
		}
		if p.boek.count(aangenomen) == len(alle(p.zz)) {
			if open, err := p.huis.open(ctx); err == nil && open == 0 {
				return false, nil
			}
		}
		sleep(ctx, 20*time.Millisecond)
	}
	return false, ctx.Err()
}
