package monitor

import (
	"context"
	"time"

	"solo/store"
)

// An ophoping is what stopped at a destination and was not told yet.
type ophoping struct {
	begin   time.Time            // when the first of it was seen; zero: there is nothing
	verteld map[string]time.Time // when people were last told, by the class of what was wrong
}

// lookGestrand notes how many deliveries stopped. They are gathered for a moment, so
// that a thousand of them are one message; and then for an hour, unless what is wrong is
// of another class: that asks for another person.
func (m *Monitor) lookGestrand(ctx context.Context) error {
	alle, err := m.Store.Gestrand(ctx)
	if err != nil {
		return err
	}
	for _, g := range alle {
		if err := m.lookOphoping(ctx, g); err != nil {
			return err
		}
	}
	return nil
}

func (m *Monitor) lookOphoping(ctx context.Context, g store.Gestrand) error {
	o, err := m.ophopingOf(ctx, g.Bestemming)
	if err != nil || g.Nieuw == 0 {
		return err
	}
	nu := m.Now()
	if o.begin.IsZero() {
		o.begin = nu
	}
	if recent(nu, o.begin, m.Verzamel) || recent(nu, o.verteld[g.Fout.Klasse], m.Rust) {
		return nil
	}
	err = m.note(ctx, store.Signaal{Soort: store.SignaalMens, Bestemming: g.Bestemming, Sleutel: g.Sleutel,
		Aantal: g.Nieuw, Totaal: g.Totaal, Sinds: o.begin, Fout: g.Fout})
	if err == nil {
		o.begin, o.verteld[g.Fout.Klasse] = time.Time{}, nu
	}
	return err
}

// ophopingOf remembers over restarts when people were last told.
func (m *Monitor) ophopingOf(ctx context.Context, bestemming string) (*ophoping, error) {
	if o := m.mens[bestemming]; o != nil {
		return o, nil
	}
	eerder, err := m.last(ctx, store.SignaalMens, bestemming)
	if err != nil {
		return nil, err
	}
	o := &ophoping{verteld: map[string]time.Time{}}
	if eerder != nil {
		o.verteld[eerder.Fout.Klasse] = eerder.Op
	}
	m.mens[bestemming] = o
	return o, nil
}
