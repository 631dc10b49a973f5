package loket

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// A tellers counts what was mailed lately because somebody asked for it, by keyed hash of
// for whom and to where: throwing a draft away and beginning anew gives no more. It is kept
// in memory. After a restart what each Concept counts by itself still holds, so that there
// is at most one round more.
type tellers struct {
	mu    sync.Mutex
	keren map[string][]time.Time
}

// maxTellers is how many are counted; when there are more, all begin anew.
const maxTellers = 20_000

// A maat is how often at most, under one key.
type maat struct {
	sleutel []byte
	max     int
}

// add notes one more under each key, unless that is too many in venster under one of them.
func (t *tellers) add(nu time.Time, venster time.Duration, maten ...maat) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, m := range maten {
		if len(t.within(string(m.sleutel), nu, venster)) >= m.max {
			return false
		}
	}
	t.makeRoom(nu)
	for _, m := range maten {
		t.keren[string(m.sleutel)] = append(t.within(string(m.sleutel), nu, venster), nu)
	}
	return true
}

func (t *tellers) within(sleutel string, nu time.Time, venster time.Duration) []time.Time {
	return slices.DeleteFunc(slices.Clone(t.keren[sleutel]), func(op time.Time) bool { return nu.Sub(op) >= venster })
}

func (t *tellers) makeRoom(nu time.Time) {
	if len(t.keren) >= maxTellers {
		maps.DeleteFunc(t.keren, func(_ string, op []time.Time) bool { return nu.Sub(op[len(op)-1]) >= dag })
	}
	if t.keren == nil || len(t.keren) >= maxTellers {
		t.keren = map[string][]time.Time{}
	}
}

// A mailmaat is how often one kind of message may be asked for.
type mailmaat struct {
	soort                string
	venster              time.Duration
	perPersoon, perAdres int // the latter by all applicants together
}

// mayMail counts one more message that the applicant asked for, and reports whether that is
// not too many.
func (s *Service) mayMail(ctx context.Context, c *Concept, adres string, m mailmaat) (bool, error) {
	persoon := c.Aanvrager.Cijfers()
	if c.Balie != nil {
		persoon = cmp.Or(persoon, c.Balie.Anp)
	}
	wie, err := s.Opslag.Merk(ctx, "mail "+m.soort, "persoon\x00"+cmp.Or(persoon, string(c.ID)))
	if err != nil {
		return false, fmt.Errorf("loket: %w", err)
	}
	waar, err := s.Opslag.Merk(ctx, "mail "+m.soort, "adres\x00"+strings.ToLower(strings.TrimSpace(adres)))
	if err != nil {
		return false, fmt.Errorf("loket: %w", err)
	}
	return s.gemaild.add(s.Now(), m.venster, maat{wie, m.perPersoon}, maat{waar, m.perAdres}), nil
}
