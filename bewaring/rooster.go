package bewaring

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/robfig/cron/v3"

	"solo/store"
)

// aanloop leaves a program that just started to deliver first.
const aanloop = time.Minute

// Run does a round a minute after the start, for a machine that is off at night, and then
// every day at its time, until ctx is done. The time is UTC: on the nights that the clock changes it
// is neither skipped nor done twice. A round that takes longer than a day is not run
// beside itself (see Shred).
func (b *Bewaarder) Run(ctx context.Context) error {
	c := cron.New(cron.WithLocation(time.UTC))
	if _, err := c.AddFunc(fmt.Sprintf("%d %d * * *", b.Minuut, b.Uur), func() { b.round(ctx) }); err != nil {
		return fmt.Errorf("rooster van het bewaren: %w", err)
	}
	c.Start()
	select {
	case <-time.After(aanloop):
		b.round(ctx)
	case <-ctx.Done():
	}
	<-ctx.Done()
	<-c.Stop().Done()
	return nil
}

func (b *Bewaarder) round(ctx context.Context) {
	_, err := b.Shred(ctx, SOLO, "")
	if err != nil && !errors.Is(err, store.ErrStaat) && !errors.Is(err, ErrKlok) && ctx.Err() == nil { // else a person is at it, or told
		b.log().ErrorContext(ctx, "bewaren mislukt; de volgende ronde probeert het weer", "fout", fmt.Sprint(err))
	}
}
