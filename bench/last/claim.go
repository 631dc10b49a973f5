package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"solo/bench/proefbank"
)

// perRonde is how many claims of each kind a round has, for each store.
const perRonde = 40

// A stuck is a store with many deliveries at a dead destination.
type stuck struct {
	*proefbank.Proefbank
	n     int
	duren map[string][]time.Duration // of this round, by what was done
	reeks map[string]proefbank.Reeks // medians against the smallest store
	stil  map[string]proefbank.Reeks // medians in microseconds
}

// claim interleaves the same claims on stores that differ in how much is stuck.
func claim(ctx context.Context, o opties) error {
	aantallen := []int{1000, 100_000}
	if o.lang {
		aantallen = append(aantallen, 1_000_000)
	}
	var alle []*stuck
	for _, n := range aantallen {
		begin := time.Now()
		p, err := newStuck(ctx, filepath.Join(o.folder, fmt.Sprint("vast-", n)), n)
		if err != nil {
			return err
		}
		defer p.Close()
		fmt.Printf("claim: %d stuck, filled in %s\n", n, time.Since(begin).Round(time.Second))
		alle = append(alle, &stuck{p, n, nil, map[string]proefbank.Reeks{}, map[string]proefbank.Reeks{}})
	}
	for r := range o.rondes {
		if err := claimRound(ctx, alle, r); err != nil {
			return err
		}
	}
	for _, wat := range []string{claimGezond, claimLeeg, claimDood, zoekVolgende} {
		for _, s := range alle {
			fmt.Printf("  %-34s %9d stuck: %s µs, %s times %d stuck\n", wat, s.n, s.stil[wat], s.reeks[wat], aantallen[0])
		}
	}
	return nil
}

// What is timed. A claim that gives something is written and waits for no fsync; one that
// gives nothing writes nothing and shows what the search costs.
const (
	claimGezond  = "claim at a healthy destination"
	claimLeeg    = "claim where nothing is due"
	claimDood    = "claim at the dead destination"
	zoekVolgende = "what is due first, per destination"
)

func claimRound(ctx context.Context, alle []*stuck, ronde int) error {
	for _, s := range alle {
		s.duren = map[string][]time.Duration{}
		for i := range perRonde {
			if err := s.Put(ctx, "gezond", ronde*perRonde+i); err != nil {
				return err
			}
		}
		if err := s.Put(ctx, "leeg", ronde); err != nil {
			return err
		}
		if _, err := s.Claim(ctx, "leeg", 1); err != nil {
			return err
		}
	}
	for range perRonde {
		for _, s := range alle {
			if err := s.one(ctx); err != nil {
				return err
			}
		}
	}
	for wat, eerste := range alle[0].duren {
		basis := proefbank.Kwantiel(eerste, 0.5)
		for _, s := range alle {
			m := proefbank.Kwantiel(s.duren[wat], 0.5)
			s.reeks[wat] = append(s.reeks[wat], float64(m)/float64(basis))
			s.stil[wat] = append(s.stil[wat], float64(m.Nanoseconds())/1000)
		}
	}
	return nil
}

func (s *stuck) one(ctx context.Context) error {
	for wat, naam := range map[string]string{claimGezond: "gezond", claimLeeg: "leeg", claimDood: "dood"} {
		begin := time.Now()
		ls, err := s.Claim(ctx, naam, 1)
		if err != nil {
			return err
		}
		s.duren[wat] = append(s.duren[wat], time.Since(begin))
		if (len(ls) == 0) != (wat == claimLeeg) {
			return fmt.Errorf("%s gave %d deliveries", wat, len(ls))
		}
	}
	begin := time.Now()
	_, err := s.NextDue(ctx)
	s.duren[zoekVolgende] = append(s.duren[zoekVolgende], time.Since(begin))
	return err
}
