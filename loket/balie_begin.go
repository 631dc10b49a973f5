package loket

import (
	"context"
	"fmt"
	"sync"
	"time"

	"solo/dossier"
)

// A baliebegin is what a consulent began at the counter, and for whom.
type baliebegin struct {
	consulent string
	gemeente  dossier.Gemeentecode
	regeling  string
	bsn       dossier.BSN
	anp       string // of who has no BSN
}

// baliebegins are those of a moment ago, in memory: after a restart a second press begins anew.
type baliebegins struct {
	mu     sync.Mutex
	laatst map[baliebegin]begonnen
}

type begonnen struct {
	id dossier.ID
	op time.Time
}

// remember keeps what was begun, and forgets what is older than a dubbelklik.
func (b *baliebegins) remember(wat baliebegin, id dossier.ID, nu time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for k, x := range b.laatst {
		if nu.Sub(x.op) >= dubbelklik {
			delete(b.laatst, k)
		}
	}
	if b.laatst == nil {
		b.laatst = map[baliebegin]begonnen{}
	}
	b.laatst[wat] = begonnen{id, nu}
}

// just is what was begun so a moment ago; empty is nothing.
func (b *baliebegins) just(wat baliebegin, nu time.Time) dossier.ID {
	b.mu.Lock()
	defer b.mu.Unlock()
	if x, ok := b.laatst[wat]; ok && nu.Sub(x.op) < dubbelklik {
		return x.id
	}
	return ""
}

// beginAtCounter begins, or gives what the same consulent began a moment ago for the same
// person, when that is still there.
func (s *Service) beginAtCounter(ctx context.Context, wie Wie, start Start, c Concept) (dossier.ID, error) {
	leave, err := s.beginners.take(ctx, "balie\x00"+wie.vermelding())
	if err != nil {
		return "", fmt.Errorf("loket: wachten op een begin aan de balie: %w", err)
	}
	defer leave()
	wat := baliebegin{wie.vermelding(), start.Gemeente, start.Regeling, c.Aanvrager, c.Balie.Anp}
	if id := s.baliebegins.just(wat, s.Now()); id != "" && start.Eenmaal {
		if al, _, err := s.load(ctx, id); err == nil && al.Stand == Open {
			return id, nil
		}
	}
	id, err := s.begin(ctx, wie, start, c)
	if err != nil {
		return "", err
	}
	s.baliebegins.remember(wat, id, s.Now())
	return id, nil
}
