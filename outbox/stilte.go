package outbox

import (
	"sync"
	"time"
)

// stilte keeps a lasting trouble from filling the log.
type stilte struct {
	pauze   time.Duration
	mu      sync.Mutex
	laatste time.Time
}

// mag reports whether the next line may be written now.
func (s *stilte) mag(nu time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.laatste.IsZero() && nu.Sub(s.laatste) < s.pauze {
		return false
	}
	s.laatste = nu
	return true
}
