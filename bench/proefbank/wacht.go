package proefbank

import (
	"context"
	"time"
)

// Wait returns after d, or with the error of ctx when that ends first.
func Wait(ctx context.Context, d time.Duration) error {
	klok := time.NewTimer(d)
	defer klok.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-klok.C:
		return nil
	}
}
