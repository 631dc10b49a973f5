package outbox

import (
	"slices"
	"time"
)

// A Bestemming is one case system, with how it is treated. Zero fields mean the
// default in brackets.
type Bestemming struct {
	Naam     string
	Tegelijk int             // deliveries at the same time (4)
	Backoff  []time.Duration // wait after the nth counted attempt; the last one repeats ±20 % (5 s … 2 h)
	Proef    time.Duration   // how long a paused destination waits before it tries by itself (15 min)
	Zekering Zekering
	// PerMinuut is how many deliveries may begin in a minute, evenly spread; zero means
	// as many as there are.
	PerMinuut int
}

// standaardBackoff is quick while a short outage is likely, and then burdens a system that
// is down for days less and less.
func standaardBackoff() []time.Duration {
	return []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute,
		10 * time.Minute, 30 * time.Minute, 2 * time.Hour}
}

func (b Bestemming) withDefaults() Bestemming {
	if b.Tegelijk <= 0 {
		b.Tegelijk = 4
	}
	if len(b.Backoff) == 0 {
		b.Backoff = standaardBackoff()
	}
	if b.Proef <= 0 {
		b.Proef = 15 * time.Minute
	}
	b.Zekering = b.Zekering.withDefaults(b.plafond())
	return b
}

// basis and plafond bound what the other side may ask of us with Retry-After.
func (b Bestemming) basis() time.Duration   { return b.Backoff[0] }
func (b Bestemming) plafond() time.Duration { return b.Backoff[len(b.Backoff)-1] }

// verste is how far ahead anything is planned but for a settle time: the longest wait
// with its spread, or the proef.
func (b Bestemming) verste() time.Duration {
	return max(slices.Max(b.Backoff)*6/5, b.Proef)
}
