package outbox

import (
	"context"
	"time"

	"solo/connectors"
)

// A Meter hears how attempts and steps go. Its methods return at once, never fail, and
// may be called concurrently.
type Meter interface {
	// Attempt tells the end of one: uitslag is "geleverd", the connectors.Klasse of its
	// error, or "eigen" when our own side ended it (the store, a shutdown). duur runs from
	// before the zaak is rendered until there is an outcome to book.
	Attempt(bestemming, uitslag string, duur time.Duration)
	// Step tells how long the other side took for one step, done or not. naam is that of
	// connectors.Stap.
	Step(bestemming, naam string, duur time.Duration)
	// Double tells that a delivery was completed, and left something there too often.
	Double(bestemming string)
}

const uitslagEigen = "eigen"

// uitslag is how an attempt ended, in one word.
func uitslag(u Uitkomst) string {
	switch {
	case u.Besluit == Geleverd:
		return string(Geleverd)
	case u.Fout != nil:
		return string(u.Fout.Klasse)
	}
	return uitslagEigen
}

// measure tells the Meter, when there is one.
func (b *baan) measure(l Levering, u Uitkomst, duur time.Duration) {
	if b.Meter != nil {
		b.Meter.Attempt(l.Bestemming, uitslag(u), duur)
		if len(u.Ontvangst.Dubbel) > 0 {
			b.Meter.Double(l.Bestemming)
		}
	}
}

// metered is the journal as Deliver gets it. The time of a step runs from its intent to
// its booking.
func (b *baan) metered(l Levering, j connectors.Journaal) connectors.Journaal {
	if b.Meter == nil {
		return j
	}
	return &meting{Journaal: j, meter: b.Meter, bestemming: l.Bestemming, begin: map[string]time.Time{}}
}

type meting struct {
	connectors.Journaal
	meter      Meter
	bestemming string
	begin      map[string]time.Time // of the steps under way
}

func (m *meting) Intend(ctx context.Context, stap string, sleutels []byte) error {
	err := m.Journaal.Intend(ctx, stap, sleutels)
	m.begin[stap] = time.Now()
	return err
}

func (m *meting) Done(ctx context.Context, stap string, resultaat []byte, direct bool) error {
	m.end(stap)
	return m.Journaal.Done(ctx, stap, resultaat, direct)
}

func (m *meting) Undone(ctx context.Context, stap string) error {
	m.end(stap)
	return m.Journaal.Undone(ctx, stap)
}

func (m *meting) Doubt(ctx context.Context, stap string) (connectors.Boeking, error) {
	m.end(stap)
	return m.Journaal.Doubt(ctx, stap)
}

// end says nothing of a step that was found and not sent.
func (m *meting) end(stap string) {
	if begin, ok := m.begin[stap]; ok {
		delete(m.begin, stap)
		m.meter.Step(m.bestemming, stap, time.Since(begin))
	}
}
