package sqlite

import (
	"sync"
	"time"
)

// sprong is how far the clock may drift before a settle time is no longer trusted.
const sprong = 5 * time.Minute

// A klok tells when the wall clock was put forward: a settle time that was running then
// is not over, whatever that clock says. It sees nothing of the time before the process.
type klok struct {
	looptijd func() time.Duration // since the start, by a clock that nobody can set

	mu      sync.Mutex
	begin   time.Time // of looptijd, by the wall clock of now
	vooruit time.Time // of the last jump forward, by the clock after it; zero = none
}

// newKlok takes the running time from now itself when that has a monotonic reading.
func newKlok(now func() time.Time) *klok {
	begin := now()
	return &klok{looptijd: func() time.Duration { return now().Sub(begin) }, begin: begin.Round(0)}
}

// jumped is when the clock was last seen to have been put forward. A clock that was put
// back since makes that meaningless.
func (k *klok) jumped(nu time.Time) time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	voor := nu.Round(0).Sub(k.begin) - k.looptijd()
	if voor.Abs() > sprong {
		k.begin, k.vooruit = k.begin.Add(voor), time.Time{}
		if voor > 0 {
			k.vooruit = time.UnixMilli(ms(nu)) // as the doubt of this moment will be read back
		}
	}
	return k.vooruit
}
