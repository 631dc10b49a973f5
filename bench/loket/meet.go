package main

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

type meting struct {
	perSeconde float64
	p50, p95   time.Duration
	werk       time.Duration // processor time of each, of the people and the server together
}

// A tempo is how fast everybody does one thing after the other: once in every so long, at a
// random moment; zero is at once again.
type tempo time.Duration

// meet lets everybody do one thing over and over, and tells how long it took them. The
// first fifth warms up and does not count.
func meet(ctx context.Context, z *zaal, duur time.Duration, t tempo, daad func(*mens, context.Context) error) meting {
	ctx, cancel := context.WithTimeout(ctx, duur)
	defer cancel()
	var mu sync.Mutex
	var alle []time.Duration
	var wg sync.WaitGroup
	vanaf, werk := time.Now().Add(duur/5), time.Duration(0)
	wg.Go(func() {
		if wacht(ctx, vanaf) {
			werk = verbruik()
		}
	})
	for _, m := range z.mensen {
		wg.Go(func() {
			eigen := m.herhaal(ctx, vanaf, t, daad)
			mu.Lock()
			defer mu.Unlock()
			alle = append(alle, eigen...)
		})
	}
	wg.Wait()
	if len(alle) == 0 {
		return meting{}
	}
	slices.Sort(alle)
	n := len(alle)
	return meting{float64(n) / (duur * 4 / 5).Seconds(), alle[n/2], alle[n*95/100], (verbruik() - werk) / time.Duration(n)}
}

// wacht waits for a moment, and reports false when ctx ends before it.
func wacht(ctx context.Context, tot time.Time) bool {
	select {
	case <-time.After(time.Until(tot)):
		return true
	case <-ctx.Done():
		return false
	}
}

// herhaal does it until ctx is done, and gives the times of what ended well after vanaf:
// what began before stands for what is broken off at the end. A time counts from the moment
// at which somebody wanted it, also when what he did before took longer.
func (m *mens) herhaal(ctx context.Context, vanaf time.Time, t tempo, daad func(*mens, context.Context) error) (uit []time.Duration) {
	for beurt := time.Now(); ctx.Err() == nil; beurt = beurt.Add(time.Duration(t)) {
		begin := time.Now()
		if t > 0 {
			if begin = beurt.Add(rand.N(time.Duration(t))); !wacht(ctx, begin) {
				break
			}
		}
		if err := daad(m, ctx); err == nil && time.Now().After(vanaf) {
			uit = append(uit, time.Since(begin))
		}
	}
	return uit
}
