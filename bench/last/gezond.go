package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"solo/bench/proefbank"
	"solo/outbox"
)

// gezond compares how long accept to done takes at the same healthy destinations, with
// and without dead and slow ones beside them.
func gezond(ctx context.Context, o opties) error {
	lengte := 8 * time.Second
	if o.lang {
		lengte = 30 * time.Second
	}
	fmt.Printf("healthy destinations: %d cities, 100 aanvragen a second, %s a run\n", steden, lengte)
	var p50, p99 proefbank.Reeks
	for r := range o.rondes {
		zonder, err := waits(ctx, filepath.Join(o.folder, fmt.Sprintf("zonder-%d", r)), false, lengte)
		if err != nil {
			return err
		}
		met, err := waits(ctx, filepath.Join(o.folder, fmt.Sprintf("met-%d", r)), true, lengte)
		if err != nil {
			return err
		}
		a50, a99 := proefbank.Kwantiel(zonder, 0.5), proefbank.Kwantiel(zonder, 0.99)
		b50, b99 := proefbank.Kwantiel(met, 0.5), proefbank.Kwantiel(met, 0.99)
		fmt.Printf("  without: %d done, p50 %s, p99 %s; with: %d done, p50 %s, p99 %s\n", len(zonder), a50, a99, len(met), b50, b99)
		p50, p99 = append(p50, float64(b50)/float64(a50)), append(p99, float64(b99)/float64(a99))
	}
	fmt.Printf("  with / without 10 %% dead and 5 %% slow: p50 %s, p99 %s\n", p50, p99)
	return nil
}

// waits gives accept to done of every delivery of a healthy city.
func waits(ctx context.Context, folder string, ziek bool, lengte time.Duration) (uit []time.Duration, err error) {
	p, err := proefbank.Open(ctx, folder)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	gezond := map[string]bool{}
	for i := range steden {
		gezond[naam(i)] = aardVan(i) == goed
	}
	var mu sync.Mutex
	p.Sinds = &sync.Map{}
	p.Klaar = func(l outbox.Levering) {
		sinds, ok := p.Sinds.LoadAndDelete(l.Dossier)
		if !ok || !gezond[l.Bestemming] {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		uit = append(uit, time.Since(sinds.(time.Time)))
	}
	ictx, stop := context.WithTimeout(ctx, lengte)
	defer stop()
	wctx, einde := context.WithTimeout(ctx, lengte+time.Second) // what came last is done too
	defer einde()
	klaar := make(chan error, 1)
	go func() { klaar <- p.Run(wctx, bestemmingen(), 64, toBestemming(ziek)) }()
	err = intake(ictx, p, 100)
	return uit, errors.Join(err, <-klaar)
}
