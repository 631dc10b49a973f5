package outbox

import "time"

// A Zekering says when the breaker of a destination opens, and for how long. Only
// failures of the destination count: what it refuses of one dossier does not, and nor
// does one delivery that fails again and again. An answer that is tried a bounded number
// of times (connectors.Fout.Hoogstens) counts once per delivery: a few dossiers that
// cannot be processed hold up nobody, a gateway that answers all of them so is down.
// Zero fields mean the default in brackets.
type Zekering struct {
	Rij      int           // opens after this many failures in a row, of more than one delivery (5)
	Aandeel  int           // or when this percentage failed (50)
	Minstens int           // of at least this many attempts (20)
	Venster  time.Duration // within this time (60 s)
	// Open is how long nothing is tried after the first opening; it doubles with each
	// next one up to MaxOpen, up to a fifth shorter at random (30 s and 15 min; neither
	// is longer than the longest backoff, unless set).
	Open, MaxOpen time.Duration
	Rust          time.Duration // works for this long: the earlier openings are forgotten (10 min)
}

func (z Zekering) withDefaults(plafond time.Duration) Zekering {
	z.Rij, z.Aandeel, z.Minstens = orGetal(z.Rij, 5), orGetal(z.Aandeel, 50), orGetal(z.Minstens, 20)
	z.Venster = orDefault(z.Venster, time.Minute)
	z.Open = orDefault(z.Open, min(30*time.Second, plafond))
	z.MaxOpen = max(z.Open, orDefault(z.MaxOpen, min(15*time.Minute, plafond)))
	z.Rust = orDefault(z.Rust, 10*time.Minute)
	return z
}
