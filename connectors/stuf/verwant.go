package stuf

import (
	"context"
	"fmt"

	"solo/connectors"
	"solo/zaak"
)

// stapVerwant names the step that finds the n-th, from 0.
func stapVerwant(n int) string { return fmt.Sprintf("verwante zaak %d", n+1) }

// findVerwanten leaves out the zaken to point at that are not there: a receiver refuses a
// zaak that points at nothing.
func (l *levering) findVerwanten(ctx context.Context) error {
	if len(l.o.Zaak.Verwant) == 0 || l.o.Bij != nil {
		return nil
	}
	met := *l.o.Zaak
	met.Verwant = nil
	for n, v := range l.o.Zaak.Verwant {
		er, err := l.findVerwant(ctx, stapVerwant(n), v)
		if err != nil {
			return err
		}
		if er {
			met.Verwant = append(met.Verwant, v)
		}
	}
	if len(met.Verwant) < len(l.o.Zaak.Verwant) {
		l.note("zaak: de verwijzing naar een andere zaak is weggelaten (het zaaksysteem toont die niet)")
	}
	l.o.Zaak = &met
	return nil
}

// findVerwant sees whether one is there. What was found is kept, so that every attempt
// tells and sends the same. Without questions it stays unknown.
func (l *levering) findVerwant(ctx context.Context, stap string, v zaak.Verwant) (bool, error) {
	u, err := connectors.Stap[uitkomst, uitkomst]{
		Naam: stap, Uniek: true, // asking twice does no harm
		Plan: func() (uitkomst, error) { return uitkomst{Nummer: v.Zaaknummer}, nil },
		Do: func(ctx context.Context, k uitkomst) (uitkomst, error) {
			if !l.c.inst.Vragen || k.Nummer == "" {
				return k, nil
			}
			z, _, err := l.details(ctx, stap, k.Nummer)
			k.Gevonden = z != nil
			return k, err
		},
	}.Run(ctx, l.j)
	return u.Gevonden, err
}
