package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"solo/bench/proefbank"
	"solo/connectors"
	"solo/outbox"
)

// Cities, of which in each twenty two are dead and one is slow when they may be.
const steden = 40

type aard int

const (
	goed aard = iota
	weigert
	hangt
	traag
)

// aardVan gives 10 % dead (half of them refuse, half hang) and 5 % slow.
func aardVan(stad int) aard {
	switch stad % 20 {
	case 3:
		return weigert
	case 9:
		return hangt
	case 15:
		return traag
	}
	return goed
}

func naam(stad int) string { return fmt.Sprintf("stad%02d", stad) }

func bestemmingen() (uit []outbox.Bestemming) {
	for i := range steden {
		uit = append(uit, outbox.Bestemming{Naam: naam(i), Backoff: []time.Duration{100 * time.Millisecond, 500 * time.Millisecond, 2 * time.Second}})
	}
	return uit
}

// toBestemming behaves as the city does; with ziek false all are healthy.
func toBestemming(ziek bool) proefbank.Deliver {
	soort := map[string]aard{}
	for i := range steden {
		if ziek {
			soort[naam(i)] = aardVan(i)
		}
	}
	return func(ctx context.Context, l outbox.Levering, j connectors.Journaal) error {
		switch soort[l.Bestemming] {
		case weigert:
			return dood()
		case hangt:
			return errors.Join(pause(ctx, time.Second), dood())
		case traag:
			if err := pause(ctx, 2*time.Second); err != nil {
				return err
			}
		}
		if err := pause(ctx, 2*time.Millisecond); err != nil {
			return err
		}
		return proefbank.Stappen(ctx, j, 3)
	}
}

func dood() error {
	return &connectors.Fout{Klasse: connectors.Tijdelijk, Stap: "verbinding", Melding: "Het zaaksysteem is niet bereikbaar.", Err: errors.New("connection refused")}
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// intake accepts perSeconde aanvragen, city after city, until ctx is done. What is slow
// to accept does not hold up the next.
func intake(ctx context.Context, p *proefbank.Proefbank, perSeconde int) error {
	var wg sync.WaitGroup
	defer wg.Wait()
	fouten := make(chan error, 1)
	plaats := make(chan struct{}, 256)
	tik := time.NewTicker(time.Second / time.Duration(perSeconde))
	defer tik.Stop()
	for nr := 0; ; nr++ {
		select {
		case <-ctx.Done():
			return nil
		case err := <-fouten:
			return err
		case <-tik.C:
		}
		plaats <- struct{}{}
		wg.Go(func() {
			defer func() { <-plaats }()
			if err := p.Put(context.WithoutCancel(ctx), naam(nr%steden), nr); err != nil {
				select {
				case fouten <- err:
				default:
				}
			}
		})
	}
}
