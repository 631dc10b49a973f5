package monitor

import (
	"context"
	"fmt"
	"time"

	"solo/store"
)

// A Zender takes a message to people. It obeys its context and may be called again
// after an error; the error names no address and no secret.
type Zender interface {
	Send(ctx context.Context, b Bericht) error
}

// A Kanaal is one way to tell people.
type Kanaal struct {
	Naam          string // stable: what was told over it is kept under this name
	Zender        Zender
	Gewoon, Spoed bool // what goes over it
}

const (
	maxSend  = 30 * time.Second // one message
	maxLater = 24 * time.Hour   // what could not be told for so long is not told any more
)

// A spreker tells over one channel, at its own pace.
type spreker struct {
	*Monitor
	Kanaal
	keren int // failures in a row
	stil  time.Time
}

// tell tells until ctx is done.
func (m *Monitor) tell(ctx context.Context, k Kanaal) {
	s := &spreker{Monitor: m, Kanaal: k}
	for {
		select {
		case <-ctx.Done():
			return
		case <-m.seinen[k.Naam]:
		}
		if k.Spoed {
			s.round(ctx, true)
		}
		if k.Gewoon {
			s.round(ctx, false)
		}
	}
}

// round tells what is due; after a failure the rest waits for the next round.
func (s *spreker) round(ctx context.Context, spoed bool) {
	nu := s.Now()
	due, err := s.Store.Uitgaand(ctx, store.Uitgaand{Kanaal: s.Naam, Spoed: spoed, Nu: nu, Sinds: nu.Add(-maxLater)})
	if err != nil {
		s.complain(ctx, "signalen niet te lezen", err)
		return
	}
	for _, groep := range groups(due) {
		if ctx.Err() != nil || !s.one(ctx, groep) {
			return
		}
	}
}

// one tells one group, and books how that went also when the program is stopping.
func (s *spreker) one(ctx context.Context, groep []store.Signaal) bool {
	kort, cancel := context.WithTimeout(ctx, maxSend)
	err := s.Zender.Send(kort, newBericht(s.Omgeving, groep))
	cancel()
	if err != nil && ctx.Err() != nil {
		return false
	}
	nu := s.Now()
	b := store.Bestelling{Kanaal: s.Naam}
	for _, g := range groep {
		b.Signalen = append(b.Signalen, g.ID)
	}
	switch spoed := groep[0].Soort == store.SignaalSpoed; {
	case err != nil:
		s.keren++
		b.Volgende = nu.Add(backoff(s.keren))
		s.complain(ctx, "signaal niet te versturen", err)
	case spoed:
		b.Nu, b.Volgende = nu, nu.Add(s.Herhaal)
	default:
		b.Nu = nu
	}
	if err == nil {
		s.keren = 0
	}
	bctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if berr := s.Store.BookSignalen(bctx, b); berr != nil {
		s.complain(ctx, "signalen niet te boeken", berr)
		return false
	}
	return err == nil
}

// backoff is 15 s, 30 s, 1 m … up to a quarter of an hour.
func backoff(keren int) time.Duration {
	return min(15*time.Second<<min(keren-1, 10), 15*time.Minute)
}

// complain logs at most once a quarter of an hour.
func (s *spreker) complain(ctx context.Context, wat string, err error) {
	if nu := s.Now(); ctx.Err() == nil && (s.stil.IsZero() || nu.Sub(s.stil) >= 15*time.Minute) {
		s.stil = nu
		s.Log.ErrorContext(ctx, wat, "kanaal", s.Naam, "fout", fmt.Sprint(err))
	}
}

// groups puts together what is one message: of one kind and one destination.
func groups(ss []store.Signaal) (uit [][]store.Signaal) {
	plaats := map[[2]string]int{}
	for _, s := range ss {
		k := [2]string{s.Soort, s.Bestemming}
		i, bekend := plaats[k]
		if !bekend {
			i = len(uit)
			plaats[k] = i
			uit = append(uit, nil)
		}
		uit[i] = append(uit[i], s)
	}
	return uit
}
