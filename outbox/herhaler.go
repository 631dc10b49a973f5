package outbox

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"solo/store"
)

// A Takenstore keeps the taken of a Herhaler; store/sqlite is one.
type Takenstore interface {
	Taken(ctx context.Context, open bool) ([]store.Taak, error)
	// StapTaak sends on the next delivery of a taak, durably, or ends it.
	StapTaak(ctx context.Context, id int64) (verder bool, err error)
	StopTaak(ctx context.Context, id int64, einde, wie, waarom string) error
	Standen(ctx context.Context) ([]store.Stand, error)
}

// A Herhaler works off the taken that people start: at a pace, no more at a time than
// can be stopped, and not while their destination is out. Zero fields mean the default
// in brackets.
type Herhaler struct {
	Store     Takenstore
	Sein      <-chan struct{}  // a taak was started (none: it is seen within half a minute)
	PerMinuut int              // deliveries of one taak sent on in a minute (300)
	Onderweg  int              // deliveries of one taak that may be on their way (20)
	Log       *slog.Logger     // (none)
	Now       func() time.Time // (time.Now)
}

// standRitme is how long what is known of the destinations is gone by.
const standRitme = 5 * time.Second

// Run blocks until ctx is done. What it did is in the store: the next Run goes on.
func (h Herhaler) Run(ctx context.Context) error {
	h.PerMinuut, h.Onderweg = orGetal(h.PerMinuut, 300), orGetal(h.Onderweg, 20)
	if h.Log == nil {
		h.Log = slog.New(slog.DiscardHandler)
	}
	if h.Now == nil {
		h.Now = time.Now
	}
	r := &herhaling{Herhaler: h}
	klok := newKlok()
	defer klok.Stop()
	for {
		klok.Reset(r.round(ctx))
		select {
		case <-ctx.Done():
			return nil
		case <-h.Sein:
		case <-klok.C:
		}
	}
}

// A herhaling is one Run.
type herhaling struct {
	Herhaler
	standen map[string]store.Stand
	bekeken time.Time // when standen were read
	stil    stilte
}

// round takes one step of every taak that may go on, and returns how long to wait.
func (r *herhaling) round(ctx context.Context) time.Duration {
	taken, err := r.Store.Taken(ctx, true)
	if err == nil && len(taken) > 0 {
		err = r.look(ctx)
	}
	if err != nil {
		r.storing(ctx, err)
		return veger
	}
	if len(taken) == 0 {
		return veger
	}
	for _, t := range taken {
		if err := r.step(ctx, t); err != nil {
			r.storing(ctx, err)
		}
	}
	return time.Minute / time.Duration(r.PerMinuut)
}

func (r *herhaling) look(ctx context.Context) error {
	if nu := time.Now(); r.standen == nil || nu.Sub(r.bekeken) >= standRitme {
		standen, err := r.Store.Standen(ctx)
		if err != nil {
			return err
		}
		r.standen, r.bekeken = map[string]store.Stand{}, nu
		for _, s := range standen {
			r.standen[s.Bestemming] = s
		}
	}
	return nil
}

func (r *herhaling) step(ctx context.Context, t store.Taak) error {
	if t.Vastgelopen() {
		r.Log.WarnContext(ctx, "taak gestopt: wat opnieuw ging, kwam terug", "taak", t.ID, "bestemming", t.Bestemming,
			"terug", t.Terug, "geleverd", t.Geleverd)
		return r.Store.StopTaak(ctx, t.ID, store.TaakVastgelopen, "", "")
	}
	if t.Onderweg >= r.Onderweg || !r.open(t.Bestemming) {
		return nil
	}
	_, err := r.Store.StapTaak(ctx, t.ID)
	return err
}

// open reports that a destination takes what is sent.
func (r *herhaling) open(bestemming string) bool {
	s := r.standen[bestemming]
	return s.Pauze == nil && s.Stilgezet == nil && (s.Zekering == nil || s.Zekering.Staat(r.Now()) == store.ZekeringDicht)
}

func (r *herhaling) storing(ctx context.Context, err error) {
	r.stil.pauze = time.Minute
	if ctx.Err() == nil && r.stil.mag(time.Now()) {
		r.Log.ErrorContext(ctx, "taak wacht", "fout", fmt.Sprint(err))
	}
}
