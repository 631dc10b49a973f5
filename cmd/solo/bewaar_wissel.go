package main

import (
	"context"
	"fmt"

	"solo/bediening"
	"solo/store"
)

// Rewrap implements bediening.Verbs. A key that nothing needs any more is forgotten, so
// that SOLO starts without it; the last thing, because the old wrapping may stand in the
// log of the database until that is emptied.
func (w *werk) Rewrap(ctx context.Context, wie bediening.Wie) (*store.Wissel, error) {
	if err := wie.Check(); err != nil {
		return nil, err
	}
	actief := w.in.Sleutels.Actief
	if err := w.db.PutHandeling(ctx, wie.Naam, "alles onder de sleutel "+actief, wie.Waarom); err != nil {
		return nil, err
	}
	n, err := w.db.Rewrap(ctx)
	if err != nil {
		return nil, fmt.Errorf("van %s is de sleutel gewisseld; voer het opnieuw uit als dit verholpen is: %w", aantal(n, "dossier", "dossiers"), err)
	}
	if err := w.db.Empty(ctx); err != nil {
		return nil, fmt.Errorf("de oude sleutel is nog nodig; voer het opnieuw uit als dit verholpen is: %w", err)
	}
	uit := &store.Wissel{Actief: actief, Gewisseld: n}
	if uit.Sleutels, err = w.dropUnused(ctx, actief); err != nil {
		return nil, err
	}
	w.log.InfoContext(ctx, "sleutels gewisseld", "wie", wie.Naam, "actief", actief, "dossiers", n)
	return uit, nil
}

// dropUnused forgets every key but the active one that nothing is under, and tells of all.
func (w *werk) dropUnused(ctx context.Context, actief string) ([]store.Sleutelstand, error) {
	uit, err := w.db.Sleutels(ctx)
	if err != nil {
		return nil, err
	}
	for i, s := range uit {
		if s.Naam == actief || s.Dossiers > 0 {
			continue
		}
		if err := w.db.DropSleutel(ctx, s.Naam); err != nil {
			return nil, err
		}
		uit[i].Weg = true
	}
	return uit, nil
}
