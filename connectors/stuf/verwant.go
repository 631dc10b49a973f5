package stuf

import (
	"context"

	"solo/connectors"
)

const stapVerwant = "verwante zaak"

// findVerwant sees whether the zaak that a new one follows is there: a receiver refuses a
// zaak that points at nothing. What was found is kept, so that every attempt tells and
// sends the same. Without questions it stays unknown.
func (l *levering) findVerwant(ctx context.Context) error {
	v := l.o.Zaak.Verwant
	if v == nil || l.o.Bij != nil {
		return nil
	}
	u, err := connectors.Stap[uitkomst, uitkomst]{
		Naam: stapVerwant, Uniek: true, // asking twice does no harm
		Plan: func() (uitkomst, error) { return uitkomst{Nummer: v.Zaaknummer}, nil },
		Do: func(ctx context.Context, k uitkomst) (uitkomst, error) {
			if !l.c.inst.Vragen || k.Nummer == "" {
				return k, nil
			}
			z, _, err := l.details(ctx, stapVerwant, k.Nummer)
			k.Gevonden = z != nil
			return k, err
		},
	}.Run(ctx, l.j)
	if err != nil || u.Gevonden {
		return err
	}
	zonder := *l.o.Zaak
	zonder.Verwant = nil
	l.o.Zaak = &zonder
	l.note("zaak: de verwijzing naar de eerdere zaak is weggelaten (het zaaksysteem toont die niet)")
	return nil
}
