package post

import (
	"context"
	"errors"
	"log/slog"
	"time"
)

// ErrVol: so many messages wait that one more is not taken.
var ErrVol = errors.New("er wachten te veel berichten")

// A Bode sends messages one after another, beside who asks for it. What waits is in memory:
// after a restart it is gone, so a Bode is for messages that can be missed or sent again.
type Bode struct {
	Stuur func(ctx context.Context, b Brief) error
	Log   *slog.Logger
	// Pauzes are how long to wait before trying again; after the last it gives up.
	Pauzes []time.Duration

	rij chan Brief
}

// maxRij is how many messages may wait.
const maxRij = 1000

// NewBode makes a Bode for a server. Run must run for anything to go out.
func NewBode(s Server, log *slog.Logger) *Bode {
	return &Bode{Stuur: s.Send, Log: log, Pauzes: []time.Duration{10 * time.Second, time.Minute, 10 * time.Minute, time.Hour}, rij: make(chan Brief, maxRij)}
}

// Put hands over a message and does not wait.
func (b *Bode) Put(br Brief) error {
	select {
	case b.rij <- br:
		return nil
	default:
		return ErrVol
	}
}

// Run sends until ctx is done. One that cannot be sent for now does not hold up the others:
// it is tried again by a goroutine of its own, which ends with ctx.
func (b *Bode) Run(ctx context.Context) error {
	klaar := make(chan struct{}, maxRij)
	wachtend := 0
	defer func() {
		for range wachtend {
			<-klaar
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-klaar:
			wachtend--
		case br := <-b.rij:
			if err := b.Stuur(ctx, br); err == nil || ctx.Err() != nil {
				continue
			}
			if wachtend >= maxRij {
				b.Log.ErrorContext(ctx, "een e-mail is niet verstuurd: er wachten er te veel")
				continue
			}
			wachtend++
			go func() { b.again(ctx, br); klaar <- struct{}{} }()
		}
	}
}

// again tries a message until it goes, or it is enough.
func (b *Bode) again(ctx context.Context, br Brief) {
	var err error
	for _, p := range b.Pauzes {
		t := time.NewTimer(p)
		select {
		case <-ctx.Done():
			t.Stop()
			return
		case <-t.C:
		}
		if err = b.Stuur(ctx, br); err == nil {
			return
		}
	}
	b.Log.ErrorContext(ctx, "een e-mail is niet verstuurd, ook niet na een paar keer proberen; kijk de mailserver na", "fout", err)
}
