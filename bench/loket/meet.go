package main

import (
	"context"
	"slices"
	"sync"
	"time"
)

type meting struct {
	perSeconde float64
	p50, p95   time.Duration
	werk       time.Duration // processor time of each, of the people and the server together
}

// meet lets everybody do one thing over and over, and tells how long it took them. The
// first fifth warms up and does not count.
func meet(ctx context.Context, z *zaal, duur time.Duration, daad func(*mens, context.Context) error) meting {
	ctx, cancel := context.WithTimeout(ctx, duur)
	defer cancel()
	var mu sync.Mutex
	var alle []time.Duration
	var wg sync.WaitGroup
	vanaf, werk := time.Now().Add(duur/5), time.Duration(0)
	wg.Go(func() {
		select {
		case <-time.After(time.Until(vanaf)):
			werk = verbruik()
		case <-ctx.Done():
		}
	})
	for _, m := range z.mensen {
		wg.Go(func() {
			eigen := m.herhaal(ctx, vanaf, daad)
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

// herhaal does it until ctx is done, and gives the times of what ended well after vanaf:
// what began before stands for what is broken off at the end.
func (m *mens) herhaal(ctx context.Context, vanaf time.Time, daad func(*mens, context.Context) error) (uit []time.Duration) {
	for ctx.Err() == nil {
		begin := time.Now()
		if err := daad(m, ctx); err == nil && time.Now().After(vanaf) {
			uit = append(uit, time.Since(begin))
		}
	}
	return uit
}
