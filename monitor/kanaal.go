package monitor

import (
	"context"
	"fmt"
	"slices"
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
	maxSend  = 15 * time.Second // one message
	maxRonde = 2 * time.Minute  // all that is due
	maxLater = 24 * time.Hour   // what could not be told for so long is not told any more
)

// A spreker tells over one channel, at its own pace.
type spreker struct {
	*Monitor
	Kanaal
	keren  int                  // rounds in a row in which something failed
	weer   time.Time            // after which it tries again
	spoed  map[string]time.Time // when urgent aanvragen of a destination were last told
	teVeel map[string]time.Time // and what is there too often
	stil   time.Time
}

// tell tells until ctx is done.
func (m *Monitor) tell(ctx context.Context, k Kanaal) {
	s := &spreker{Monitor: m, Kanaal: k, spoed: map[string]time.Time{}, teVeel: map[string]time.Time{}}
	for {
		select {
		case <-ctx.Done():
			return
		case <-m.seinen[k.Naam]:
		}
		if s.Now().Before(s.weer) {
			continue
		}
		if s.round(ctx) {
			s.keren = 0
			continue
		}
		s.keren++
		s.weer = s.Now().Add(backoff(s.keren))
	}
}

// round tells what is due, urgent things first, and reports that all of it arrived. What
// is refused does not hold up the rest.
func (s *spreker) round(ctx context.Context) (goed bool) {
	due, err := s.due(ctx)
	if err != nil {
		s.complain(ctx, "signalen niet te lezen", err)
		return false
	}
	ronde, cancel := context.WithTimeout(ctx, maxRonde)
	defer cancel()
	goed = true
	for _, groep := range groups(due) {
		if ronde.Err() != nil {
			return false
		}
		goed = s.one(ronde, groep) && goed
	}
	return goed
}

func (s *spreker) due(ctx context.Context) (uit []store.Signaal, err error) {
	nu := s.Now()
	u := store.Uitgaand{Kanaal: s.Naam, Nu: nu, Sinds: nu.Add(-maxLater)}
	if s.Spoed {
		u.Spoed = true
		if uit, err = s.Store.Uitgaand(ctx, u); err != nil {
			return nil, err
		}
		// A storm of them is gathered, after the first.
		uit = slices.DeleteFunc(uit, func(g store.Signaal) bool { return nu.Sub(s.spoed[g.Bestemming]) < s.Verzamel })
	}
	if !s.Gewoon {
		return uit, nil
	}
	u.Spoed = false
	gewoon, err := s.Store.Uitgaand(ctx, u)
	if err != nil {
		return nil, err
	}
	u.Dubbel = true
	dubbel, err := s.Store.Uitgaand(ctx, u)
	dubbel = slices.DeleteFunc(dubbel, func(g store.Signaal) bool { return nu.Sub(s.teVeel[g.Bestemming]) < s.Rust })
	return append(append(uit, gewoon...), dubbel...), err
}

// one tells one group, and books it also when the program is stopping.
func (s *spreker) one(ctx context.Context, groep []store.Signaal) bool {
	kort, cancel := context.WithTimeout(ctx, maxSend)
	defer cancel()
	if err := s.Zender.Send(kort, newBericht(s.Omgeving, groep)); err != nil {
		s.complain(ctx, "signaal niet te versturen", err)
		return false
	}
	v := store.Verteld{Kanaal: s.Naam, Op: s.Now()}
	for _, g := range groep {
		v.Signalen = append(v.Signalen, g.ID)
	}
	switch groep[0].Soort {
	case store.SignaalSpoed:
		s.spoed[groep[0].Bestemming] = v.Op
		v.Volgende = v.Op.Add(s.Herhaal)
	case store.SignaalDubbel:
		s.teVeel[groep[0].Bestemming] = v.Op
	}
	boek, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := s.Store.BookSignalen(boek, v); err != nil {
		s.complain(ctx, "signalen niet te boeken", err)
		return false
	}
	return true
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
