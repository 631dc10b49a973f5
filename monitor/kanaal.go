package monitor

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"solo/store"
)

// A Zender takes a message to people. It obeys its context and may be called again
// after an error; the error names no address and no secret.
type Zender interface {
	Send(ctx context.Context, b Bericht) error
}

// A Gedeeltelijk is the error of a Zender that reached some of those it should: it is told,
// and not sent again to all of them.
type Gedeeltelijk struct {
	Mis, Van int   // addresses
	Err      error // why
}

// Error names no address.
func (g *Gedeeltelijk) Error() string {
	return fmt.Sprintf("%d van de %d adressen kregen het niet: %v", g.Mis, g.Van, g.Err)
}

// Unwrap is why.
func (g *Gedeeltelijk) Unwrap() error { return g.Err }

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
	weigert map[plaats]weigering // what was not taken, and waits
	verteld map[plaats]time.Time // when spoed and dubbel were last told
	stil    time.Time            // when a fault was last logged
	doof    uitval               // the last time that messages did not arrive for long
}

// A plaats is what is told together: one kind of one destination.
type plaats struct{ soort, bestemming string }

func plaatsVan(groep []store.Signaal) plaats { return plaats{groep[0].Soort, groep[0].Bestemming} }

// A weigering is a message that the channel did not take.
type weigering struct {
	sinds time.Time
	keren int       // in a row
	weer  time.Time // after which it is tried again
}

// tell tells until ctx is done.
func (m *Monitor) tell(ctx context.Context, k Kanaal) {
	s := &spreker{Monitor: m, Kanaal: k, weigert: map[plaats]weigering{}, verteld: map[plaats]time.Time{}}
	if err := s.remember(ctx); err != nil {
		s.complain(ctx, "signalen niet te lezen", err)
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-m.seinen[k.Naam]:
			s.round(ctx)
		}
	}
}

// round tells what is due, urgent things first. What is refused holds up nothing else.
func (s *spreker) round(ctx context.Context) {
	due, err := s.due(ctx)
	if err != nil {
		s.complain(ctx, "signalen niet te lezen", err)
		return
	}
	ronde, cancel := context.WithTimeout(ctx, maxRonde)
	defer cancel()
	groepen := groups(due)
	s.forget(groepen)
	for _, groep := range groepen {
		if ronde.Err() != nil {
			break
		}
		if s.try(ronde, groep) && groep[0].Soort != store.SignaalSpoed && len(s.seinen[s.Naam]) > 0 {
			break // something urgent may have come: the rest is due in the next round
		}
	}
	if err := s.report(ctx); err != nil {
		s.complain(ctx, "kanaal niet te melden", err)
	}
}

// forget drops what was refused and need not be told any more.
func (s *spreker) forget(groepen [][]store.Signaal) {
	maps.DeleteFunc(s.weigert, func(p plaats, _ weigering) bool {
		return !slices.ContainsFunc(groepen, func(g []store.Signaal) bool { return plaatsVan(g) == p })
	})
}

// try tells one group, unless it was refused a moment ago, and reports that it tried.
func (s *spreker) try(ctx context.Context, groep []store.Signaal) bool {
	p := plaatsVan(groep)
	w, nu := s.weigert[p], s.Now()
	if nu.Before(w.weer) {
		return false
	}
	err := s.one(ctx, p, groep)
	if err == nil {
		delete(s.weigert, p)
		return true
	}
	if w.keren == 0 {
		w.sinds = nu
	}
	w.keren++
	w.weer = s.Now().Add(backoff(p.soort, w.keren))
	s.weigert[p] = w
	s.complain(ctx, "signaal niet te versturen", err)
	return true
}

func (s *spreker) due(ctx context.Context) (uit []store.Signaal, err error) {
	nu := s.Now()
	u := store.Uitgaand{Kanaal: s.Naam, Nu: nu, Sinds: nu.Add(-maxLater)}
	if s.Spoed {
		u.Spoed = true
		if uit, err = s.Store.Uitgaand(ctx, u); err != nil {
			return nil, err
		}
		uit = s.rest(uit, s.Verzamel) // a storm of them is gathered, after the first
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
	// Who does not hear us does not hear that either.
	gewoon = slices.DeleteFunc(gewoon, func(g store.Signaal) bool { return g.Bestemming == kanaalNaam(s.Naam) })
	return slices.Concat(uit, gewoon, s.rest(dubbel, s.Rust)), err
}

// rest leaves out what was told less than d ago.
func (s *spreker) rest(ss []store.Signaal, d time.Duration) []store.Signaal {
	nu := s.Now()
	return slices.DeleteFunc(ss, func(g store.Signaal) bool { return recent(nu, s.verteld[plaats{g.Soort, g.Bestemming}], d) })
}

// one tells one group, and books it also when the program is stopping.
func (s *spreker) one(ctx context.Context, p plaats, groep []store.Signaal) error {
	kort, cancel := context.WithTimeout(ctx, maxSend)
	defer cancel()
	err := s.Zender.Send(kort, newBericht(s.Omgeving, groep))
	if _, deels := errors.AsType[*Gedeeltelijk](err); deels {
		s.complain(ctx, "signaal niet aan iedereen verstuurd", err)
	} else if err != nil {
		return err
	}
	v := store.Verteld{Kanaal: s.Naam, Op: s.Now()}
	for _, g := range groep {
		v.Signalen = append(v.Signalen, g.ID)
	}
	s.verteld[p] = v.Op
	if p.soort == store.SignaalSpoed {
		v.Spoed, v.Volgende = p.bestemming, v.Op.Add(s.Herhaal)
	}
	boek, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return s.Store.BookSignalen(boek, v)
}

// backoff is 15 s, 30 s, 1 m … up to a quarter of an hour; of what is urgent, a minute.
func backoff(soort string, keren int) time.Duration {
	langst := 15 * time.Minute
	if soort == store.SignaalSpoed {
		langst = time.Minute
	}
	return min(15*time.Second<<min(keren-1, 10), langst)
}

// complain logs at most once a quarter of an hour.
func (s *spreker) complain(ctx context.Context, wat string, err error) {
	if nu := s.Now(); ctx.Err() == nil && !recent(nu, s.stil, 15*time.Minute) {
		s.stil = nu
		s.Log.ErrorContext(ctx, wat, "kanaal", s.Naam, "fout", fmt.Sprint(err))
	}
}

// groups puts together what is one message: of one kind and one destination.
func groups(ss []store.Signaal) (uit [][]store.Signaal) {
	waar := map[plaats]int{}
	for _, s := range ss {
		p := plaats{s.Soort, s.Bestemming}
		i, bekend := waar[p]
		if !bekend {
			i = len(uit)
			waar[p] = i
			uit = append(uit, nil)
		}
		uit[i] = append(uit[i], s)
	}
	return uit
}
