package zgw

import (
	"context"
	"encoding/json"
	"fmt"

	"solo/connectors"
)

// run runs a step of the zaak under its name in this round. What an earlier round made
// and the read-back missed may only be late to show: then the step begins in doubt, and
// is made again when it is still not there after the settle time. In a zaak that was
// found, not made, every part is looked for first.
func run[K, T any](ctx context.Context, l *levering, stap string, s connectors.Stap[K, T]) (T, error) {
	s.Naam, s.Kijk = l.naam(stap), l.zaak.Gevonden
	if l.ronde[stap] > 0 && !s.Uniek {
		if err := beginInDoubt(ctx, l.j, s); err != nil {
			var leeg T
			return leeg, fmt.Errorf("stap %s: twijfel: %w", s.Naam, err)
		}
	}
	return s.Run(ctx, l.j)
}

func beginInDoubt[K, T any](ctx context.Context, j connectors.Journaal, s connectors.Stap[K, T]) error {
	b, err := j.Read(ctx, s.Naam)
	if err != nil || b.Toestand != connectors.Nieuw {
		return err
	}
	k, err := s.Plan()
	if err != nil {
		return err
	}
	raw, err := json.Marshal(k)
	if err != nil {
		return err
	}
	if err := j.Intend(ctx, s.Naam, raw); err != nil {
		return err
	}
	_, err = j.Doubt(ctx, s.Naam)
	return err
}
