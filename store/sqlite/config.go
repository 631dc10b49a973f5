package sqlite

import (
	"log/slog"
	"time"

	"solo/faal"
	"solo/kluis"
)

// A Config says where the database is and by which clock. Zero fields mean the
// default in brackets.
type Config struct {
	Map   string       // folder of the database; made when absent, for the owner only
	Kluis *kluis.Kluis // opens the data keys
	// Settle is how long "not found" is not believed at a destination after a lost
	// reply, or after the death of the process; zero or less means the default (120 s).
	Settle func(bestemming string) time.Duration
	// Termijn is how long SOLO tries by itself before it asks a person; zero or less
	// means the default (14 days).
	Termijn func(bestemming string) time.Duration
	// Reserve is how many bytes are kept free to book what is under way when the disk is
	// full (64 MiB). Less than this free beside it: nothing is accepted; less than a
	// quarter: nothing is sent.
	Reserve int64
	Now     func() time.Time // (time.Now)
	Log     *slog.Logger     // (none)
}

const (
	reserveGrootte = 64 << 20

	settle  = 2 * time.Minute
	termijn = 14 * 24 * time.Hour
)

func (c Config) withDefaults() Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Reserve <= 0 {
		c.Reserve = reserveGrootte
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// settle is never zero: a destination that is no longer configured has doubt too.
func (c Config) settle(bestemming string) time.Duration {
	if faal.Mutant(faal.GeenSettle) {
		return 0
	}
	return per(c.Settle, bestemming, settle)
}

func (c Config) termijn(bestemming string) time.Duration {
	return per(c.Termijn, bestemming, termijn)
}

func per(f func(string) time.Duration, bestemming string, standaard time.Duration) time.Duration {
	if f != nil {
		if d := f(bestemming); d > 0 {
			return d
		}
	}
	return standaard
}
