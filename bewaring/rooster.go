package bewaring

import (
	"context"
	"fmt"
	"time"

	"github.com/robfig/cron/v3"
)

// Run does a round at once, for a machine that is off at night, and then every day at
// its time, until ctx is done. The time is UTC: on the nights that the clock changes it
// is neither skipped nor done twice. A round that takes longer than a day is not run
// beside itself.
func (b *Bewaarder) Run(ctx context.Context) error {
	c := cron.New(cron.WithLocation(time.UTC))
	ronde := cron.NewChain(cron.SkipIfStillRunning(cron.DiscardLogger)).Then(cron.FuncJob(func() { b.round(ctx) }))
	if _, err := c.AddJob(fmt.Sprintf("%d %d * * *", b.Minuut, b.Uur), ronde); err != nil {
		return fmt.Errorf("rooster van het bewaren: %w", err)
	}
	c.Start()
	ronde.Run()
	<-ctx.Done()
	<-c.Stop().Done()
	return nil
}

func (b *Bewaarder) round(ctx context.Context) {
	if _, err := b.Shred(ctx, SOLO); err != nil && ctx.Err() == nil {
		b.log().ErrorContext(ctx, "bewaren mislukt; de volgende ronde probeert het weer", "fout", fmt.Sprint(err))
	}
}
