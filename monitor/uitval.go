package monitor

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"solo/connectors"
	"solo/store"
)

// An uitval is the last outage of a destination of which people were told.
type uitval struct {
	sinds    time.Time     // zero: there was none
	op       time.Time     // when they were last told of one
	mark     time.Duration // the last of which they were told
	hersteld bool

	toegang   time.Time // the last outage of which they were told that it does not let us in
	toegangOp time.Time // when
}

// lookStanden notes what began to fail, what goes on failing and what works again.
func (m *Monitor) lookStanden(ctx context.Context) error {
	standen, err := m.Store.Standen(ctx)
	if err != nil {
		return err
	}
	for _, s := range standen {
		if err := m.lookStand(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

func (m *Monitor) lookStand(ctx context.Context, s store.Stand) error {
	u, err := m.uitvalOf(ctx, s.Bestemming)
	if err != nil {
		return err
	}
	if !u.hersteld && !u.sinds.IsZero() && !u.sinds.Equal(s.MisluktSinds) {
		if err := m.note(ctx, store.Signaal{Soort: store.SignaalHersteld, Bestemming: s.Bestemming, Sleutel: sleutel(u.sinds), Sinds: u.sinds, Tot: m.Now()}); err != nil {
			return err
		}
		u.hersteld = true
	}
	// What a person paused is not tried, and so neither fails nor works.
	if s.MisluktSinds.IsZero() || s.Stilgezet != nil {
		return nil
	}
	nu, mark := m.Now(), s.Escalatie(m.Now())
	bekend := u.sinds.Equal(s.MisluktSinds)
	// What only a person can mend does not wait until an earlier message is an hour old.
	mens := s.Pauze != nil && !u.toegang.Equal(s.MisluktSinds) && !recent(nu, u.toegangOp, m.Rust)
	if mark == 0 && !mens && (bekend || recent(nu, u.op, m.Rust)) {
		return nil // it comes and goes: told when it stays away
	}
	waar := fmt.Sprintf("%s/%d", sleutel(s.MisluktSinds), int(mark.Minutes()))
	if mens && bekend && mark <= u.mark {
		waar += "/toegang" // it fails in another way than people were told
	}
	return m.noteUitval(ctx, u, s, mark, waar)
}

func (m *Monitor) noteUitval(ctx context.Context, u *uitval, s store.Stand, mark time.Duration, waar string) error {
	err := m.note(ctx, store.Signaal{Soort: store.SignaalStoring, Bestemming: s.Bestemming, Sinds: s.MisluktSinds, Duur: mark,
		Sleutel: waar, Aantal: s.Wacht, Fout: oorzaak(s)})
	if err != nil {
		return err
	}
	if !u.sinds.Equal(s.MisluktSinds) {
		u.sinds, u.op, u.hersteld = s.MisluktSinds, m.Now(), false
	}
	if u.mark = mark; s.Pauze != nil && !u.toegang.Equal(s.MisluktSinds) {
		u.toegang, u.toegangOp = s.MisluktSinds, m.Now()
	}
	return nil
}

// uitvalOf remembers over restarts.
func (m *Monitor) uitvalOf(ctx context.Context, bestemming string) (*uitval, error) {
	if u := m.uitval[bestemming]; u != nil {
		return u, nil
	}
	u, err := m.lastUitval(ctx, bestemming)
	if err != nil {
		return nil, err
	}
	m.uitval[bestemming] = u
	return u, nil
}

// lastUitval is what the store has of it.
func (m *Monitor) lastUitval(ctx context.Context, bestemming string) (*uitval, error) {
	storing, err := m.last(ctx, store.SignaalStoring, bestemming)
	if err != nil || storing == nil {
		return &uitval{}, err
	}
	hersteld, err := m.last(ctx, store.SignaalHersteld, bestemming)
	if err != nil {
		return nil, err
	}
	u := &uitval{sinds: storing.Sinds, op: storing.Op, mark: storing.Duur, hersteld: hersteld != nil && hersteld.Sinds.Equal(storing.Sinds)}
	if storing.Fout.Klasse == string(connectors.Toegang) {
		u.toegang, u.toegangOp = storing.Sinds, storing.Op
	}
	return u, nil
}

func sleutel(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }

// oorzaak is why a destination fails.
func oorzaak(s store.Stand) store.Fout {
	switch {
	case s.Pauze != nil:
		return s.Pauze.Fout
	case s.Mislukt != nil:
		return s.Mislukt.Fout
	}
	return store.Fout{}
}
