package main

import (
	"context"
	"errors"
	"fmt"

	"solo/bediening"
	"solo/bewaring"
	"solo/dossier"
	"solo/store"
)

// bewaarder destroys what need not be kept, as the configuration says.
func (w *werk) bewaarder() *bewaring.Bewaarder {
	b := w.in.Bewaren
	return &bewaring.Bewaarder{Store: w.db, Bestanden: w.bestanden, NaLevering: b.NaLevering, Uiterlijk: b.Uiterlijk,
		Uur: b.Uur, Minuut: b.Minuut, Log: w.log}
}

// Bewaarplan implements bediening.Verbs.
func (w *werk) Bewaarplan(ctx context.Context) (*store.Bewaarplan, error) {
	p, err := w.bewaar.Plan(ctx)
	if err == nil {
		p.Handelingen, err = w.db.Handelingen(ctx, 10)
	}
	return p, err
}

// Shred implements bediening.Verbs.
func (w *werk) Shred(ctx context.Context, wie bediening.Wie) (*store.Bewaarplan, error) {
	return w.bewaar.Shred(ctx, wie.Naam, wie.Waarom)
}

// Vrijgeven implements bediening.Verbs.
func (w *werk) Vrijgeven(ctx context.Context, id dossier.ID, wie bediening.Wie) error {
	err := w.db.Vrijgeven(ctx, id, wie.Naam, wie.Waarom)
	if errors.Is(err, store.ErrNotFound) {
		return &gezegd{fmt.Sprintf("dossier %s kent SOLO niet. Welke er zijn, toont: solo bewaren", id), err}
	}
	return tellVernietigd(err)
}

// Bewijs implements bediening.Verbs.
func (w *werk) Bewijs(ctx context.Context, id dossier.ID) (*store.Bewijs, error) {
	b, err := w.db.Bewijs(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &gezegd{fmt.Sprintf("van dossier %s is er geen bewijs: het is niet vernietigd, of SOLO kent het niet. Kijk met: solo leveringen lijst --dossier %s", id, id), err}
	}
	return b, err
}

// Rewrap implements bediening.Verbs. A key that nothing needs any more is forgotten, so
// that SOLO starts without it.
func (w *werk) Rewrap(ctx context.Context, wie bediening.Wie) (*store.Wissel, error) {
	actief := w.in.Sleutels.Actief
	if err := w.db.PutHandeling(ctx, wie.Naam, "alles onder de sleutel "+actief, wie.Waarom); err != nil {
		return nil, err
	}
	n, err := w.db.Rewrap(ctx)
	if err != nil {
		return nil, fmt.Errorf("%d sleutels zijn gewisseld; voer het opnieuw uit als dit verholpen is: %w", n, err)
	}
	uit := &store.Wissel{Actief: actief, Gewisseld: n}
	if uit.Sleutels, err = w.db.Sleutels(ctx); err != nil {
		return nil, err
	}
	for i, s := range uit.Sleutels {
		if s.Naam == actief || s.Dossiers > 0 {
			continue
		}
		if err := w.db.DropSleutel(ctx, s.Naam); err != nil {
			return nil, err
		}
		uit.Sleutels[i].Weg = true
	}
	w.log.InfoContext(ctx, "sleutels gewisseld", "wie", wie.Naam, "actief", actief, "dossiers", n)
	return uit, w.db.Empty(ctx) // the old wrapping stands in the log
}
