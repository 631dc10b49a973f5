package proefbank_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"solo/bench/proefbank"
)

func TestWaitEndsWithItsTimeOrItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		if err := proefbank.Wait(t.Context(), time.Second); err != nil || time.Since(begin) != time.Second {
			t.Errorf("got %v after %s, want a second", err, time.Since(begin))
		}
		ctx, stop := context.WithTimeout(t.Context(), time.Second)
		defer stop()
		begin = time.Now()
		if err := proefbank.Wait(ctx, time.Hour); !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) != time.Second {
			t.Errorf("got %v after %s, want the end of the context after a second", err, time.Since(begin))
		}
	})
}
