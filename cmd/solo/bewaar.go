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
	if err := wie.Check(); err != nil {
		return nil, err
	}
	return w.bewaar.Shred(ctx, wie.Naam, wie.Waarom)
}

// Vrijgeven implements bediening.Verbs.
func (w *werk) Vrijgeven(ctx context.Context, id dossier.ID, wie bediening.Wie) error {
	if err := wie.Check(); err != nil {
		return err
	}
	err := w.db.Vrijgeven(ctx, id, wie.Naam, wie.Waarom)
	if errors.Is(err, store.ErrNotFound) {
		return gezegd(fmt.Sprintf("dossier %s kent SOLO niet. Welke er zijn, toont: solo bewaren", id), err)
	}
	return tellVernietigd(err)
}

// Bewijs implements bediening.Verbs.
func (w *werk) Bewijs(ctx context.Context, id dossier.ID) (*store.Bewijs, error) {
	b, err := w.db.Bewijs(ctx, id)
	if !errors.Is(err, store.ErrNotFound) {
		return b, err
	}
	tekst := fmt.Sprintf("dossier %s kent SOLO niet. Welke er zijn, toont: solo bewaren", id)
	regels, lerr := w.db.List(ctx, store.Filter{Dossier: id, Limiet: 1})
	if len(regels) > 0 {
		tekst = fmt.Sprintf("dossier %s is nog niet vernietigd. Wanneer dat gebeurt, toont: solo bewaren", id)
	}
	return nil, errors.Join(gezegd(tekst, err), lerr)
}
