package conntest

import (
	"sync"
	"time"
)

// A Klok is the time of one test: that of the connector, the journal and the other
// side. It stands still until it is moved. Safe for concurrent use.
type Klok struct {
	mu sync.Mutex
	nu time.Time
}

// NewKlok makes a clock that stands at nu.
func NewKlok(nu time.Time) *Klok { return &Klok{nu: nu} }

// Now is the present.
func (k *Klok) Now() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.nu
}

// Advance moves the clock d on.
func (k *Klok) Advance(d time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.nu = k.nu.Add(d)
}
