package main

import (
	"context"
	"errors"
	"fmt"

	"solo/bediening"
	"solo/store"
	"solo/voorstel"
)

// Pause implements bediening.Verbs.
func (w *werk) Pause(ctx context.Context, bestemming string, wie bediening.Wie) error {
	if err := errors.Join(wie.Check(), w.checkZaaksysteem(bestemming)); err != nil {
		return err
	}
	if err := w.db.Pause(ctx, bestemming, wie.Naam, wie.Waarom); err != nil {
		return err
	}
	w.log.InfoContext(ctx, "zaaksysteem gepauzeerd", "bestemming", bestemming, "wie", wie.Naam)
	return nil
}

func (w *werk) checkZaaksysteem(naam string) error {
	if _, ok := w.in.Zaaksystemen[naam]; !ok {
		namen := w.in.zaaksystemen()
		return gezegd(fmt.Sprintf("het zaaksysteem %q bestaat niet%s Kies uit: %s", naam, orDot(voorstel.Voor(naam, namen)), oneOf(namen)), store.ErrNotFound)
	}
	return nil
}

// Resume implements bediening.Verbs.
func (w *werk) Resume(ctx context.Context, bestemming string, wie bediening.Wie) error {
	if err := errors.Join(wie.CheckIfGiven(), w.checkZaaksysteem(bestemming)); err != nil {
		return err
	}
	if err := w.db.Resume(ctx, bestemming, wie.Naam, wie.Waarom); err != nil {
		return err
	}
	w.log.InfoContext(ctx, "zaaksysteem hervat", "bestemming", bestemming, "wie", wie.Naam)
	w.tryNow(bestemming)
	return nil
}
