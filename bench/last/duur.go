package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"

	"solo/bench/proefbank"
	"solo/outbox"
)

// A stand is what a process holds at a moment.
type stand struct{ goroutines, descriptors, heap, rss proefbank.Reeks }

// duur lets the outbox run with sick destinations and looks whether anything grows: the
// last fifth of the time beside the second (the first warms up).
func duur(ctx context.Context, o opties) (err error) {
	if o.duur == 0 {
		o.duur = 30 * time.Second
		if o.lang {
			o.duur = 30 * time.Minute
		}
	}
	p, err := proefbank.Open(ctx, filepath.Join(o.folder, "duur"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	var gedaan atomic.Int64
	p.Klaar = func(outbox.Levering) { gedaan.Add(1) }
	ctx, stop := context.WithTimeout(ctx, o.duur)
	defer stop()
	klaar := make(chan error, 2)
	go func() { klaar <- p.Run(ctx, bestemmingen(), 64, toBestemming(true)) }()
	go func() { klaar <- intake(ctx, p, 50) }()
	s := sample(ctx, max(o.duur/300, 200*time.Millisecond))
	err = errors.Join(<-klaar, <-klaar)
	fmt.Printf("soak of %s: %d delivered, %d samples; last fifth beside the second\n", o.duur, gedaan.Load(), len(s.heap))
	for _, r := range []struct {
		naam  string
		reeks proefbank.Reeks
	}{{"goroutines", s.goroutines}, {"descriptors", s.descriptors}, {"heap, MB", s.heap}, {"resident, MB", s.rss}} {
		n := len(r.reeks) / 5
		begin, einde := r.reeks[n:2*n], r.reeks[4*n:]
		fmt.Printf("  %-12s %s, then %s: %.2f\n", r.naam, begin, einde, einde.Mediaan()/begin.Mediaan())
	}
	return err
}

// sample looks until ctx is done.
func sample(ctx context.Context, elke time.Duration) (s stand) {
	tik := time.NewTicker(elke)
	defer tik.Stop()
	for {
		select {
		case <-ctx.Done():
			return s
		case <-tik.C:
		}
		runtime.GC() // what is still there is held
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		s.goroutines = append(s.goroutines, float64(runtime.NumGoroutine()))
		s.heap = append(s.heap, float64(m.HeapAlloc)/(1<<20))
		s.descriptors = append(s.descriptors, descriptors())
		s.rss = append(s.rss, resident())
	}
}

// descriptors is 0 on a system without /proc.
func descriptors() float64 {
	lijst, _ := os.ReadDir("/proc/self/fd")
	return float64(len(lijst))
}

// resident is in MB, and 0 on a system without /proc.
func resident() float64 {
	raw, _ := os.ReadFile("/proc/self/statm")
	var geheel, hier int
	_, _ = fmt.Sscan(string(raw), &geheel, &hier)
	return float64(hier*os.Getpagesize()) / (1 << 20)
}
