package proefbank_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"solo/bench/proefbank"
	"solo/connectors"
	"solo/outbox"
)

func TestKlaarComesOncePerDelivery(t *testing.T) {
	p, err := proefbank.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	const n = 5
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	var mu sync.Mutex
	gezien := map[int64]int{}
	p.Klaar = func(l outbox.Levering) {
		mu.Lock()
		defer mu.Unlock()
		if gezien[l.ID]++; len(gezien) == n {
			stop()
		}
	}
	for nr := range n {
		if err := p.Put(ctx, "stad", nr); err != nil {
			t.Fatal(err)
		}
	}
	err = p.Run(ctx, []outbox.Bestemming{{Naam: "stad"}}, 4, func(ctx context.Context, _ outbox.Levering, j connectors.Journaal) error {
		return proefbank.Stappen(ctx, j, 10)
	})
	if err != nil {
		t.Fatal(err)
	}
	for id, keer := range gezien {
		if keer != 1 {
			t.Errorf("delivery %d was done %d times, want 1", id, keer)
		}
	}
	if len(gezien) != n {
		t.Errorf("got %d deliveries, want %d", len(gezien), n)
	}
}

func TestReeksTellsItsSpread(t *testing.T) {
	if got, want := (proefbank.Reeks{3, 1, 2}).String(), "2.00 (1.00 to 3.00)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := (proefbank.Reeks{}).String(), "-"; got != want {
		t.Errorf("empty: got %q, want %q", got, want)
	}
}
