package monitor

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"solo/store"
)

// An uitval is the last outage of a destination of which people were told.
type uitval struct {
	sinds    time.Time // zero: there was none
	op       time.Time // when they were last told of one
	hersteld bool
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
	mark := s.Escalatie(m.Now())
	if mark == 0 && !u.sinds.Equal(s.MisluktSinds) && !u.op.IsZero() && m.Now().Sub(u.op) < m.Rust {
		return nil // it comes and goes: told when it stays away
	}
	return m.noteUitval(ctx, u, s, mark)
}

func (m *Monitor) noteUitval(ctx context.Context, u *uitval, s store.Stand, mark time.Duration) error {
	err := m.note(ctx, store.Signaal{Soort: store.SignaalStoring, Bestemming: s.Bestemming, Sinds: s.MisluktSinds, Duur: mark,
		Sleutel: fmt.Sprintf("%s/%d", sleutel(s.MisluktSinds), int(mark.Minutes())), Aantal: s.Wacht, Fout: oorzaak(s)})
	if err == nil && !u.sinds.Equal(s.MisluktSinds) {
		*u = uitval{sinds: s.MisluktSinds, op: m.Now()}
	}
	return err
}

// uitvalOf remembers over restarts.
func (m *Monitor) uitvalOf(ctx context.Context, bestemming string) (*uitval, error) {
	if u := m.uitval[bestemming]; u != nil {
		return u, nil
	}
	storing, err := m.last(ctx, store.SignaalStoring, bestemming)
	if err != nil {
		return nil, err
	}
	hersteld, err := m.last(ctx, store.SignaalHersteld, bestemming)
	if err != nil {
		return nil, err
	}
	u := &uitval{}
	if storing != nil {
		u.sinds, u.op = storing.Sinds, storing.Op
		u.hersteld = hersteld != nil && hersteld.Sinds.Equal(storing.Sinds)
	}
	m.uitval[bestemming] = u
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
