package main

import (
	"context"
	"errors"
	"fmt"

	"solo/bediening"
	"solo/store"
)

// gezegd is what a person is told in full of an error; callers still see what it is.
func gezegd(tekst string, is error) error { return &bediening.Gezegd{Tekst: tekst, Soort: is} }

// tellVernietigd says what can be done for a dossier that was destroyed.
func tellVernietigd(err error) error {
	if !errors.Is(err, store.ErrVernietigd) {
		return err
	}
	return gezegd("de gegevens van dit dossier zijn vernietigd, want de bewaartermijn is voorbij: er kan niets meer bij en niets meer aan veranderen. "+
		"Stuur wat er nog is rechtstreeks aan de gemeente, of dien een nieuwe aanvraag in. Wat er over is, toont: solo bewaren bewijs DOSSIER", err)
}

// tellStaat says how a delivery stands when that is why something cannot be done with it,
// or that there is none. Who has told it all already is left alone.
func tellStaat(ctx context.Context, v bediening.Verbs, nr int64, err error) error {
	var g *bediening.Gezegd
	if errors.As(err, &g) || !errors.Is(err, store.ErrStaat) && !errors.Is(err, store.ErrNotFound) {
		return tellVernietigd(err)
	}
	d, serr := v.Show(ctx, nr)
	switch {
	case errors.Is(serr, store.ErrNotFound):
		return gezegd(fmt.Sprintf("levering %d bestaat niet. Welke er zijn, toont: solo leveringen lijst", nr), err)
	case serr != nil || !errors.Is(err, store.ErrStaat):
		return err
	}
	return gezegd(fmt.Sprintf("dat kan nu niet: levering %d %s", nr, staatUitleg(d.Regel)), err)
}

// staatUitleg tells how a delivery stands, and what can be done then.
func staatUitleg(r store.Regel) string {
	tekst := staatTekst[r.Staat]
	if !r.AfgehandeldOp.IsZero() {
		tekst = "is als elders afgehandeld gemeld. Toch leveren: solo leveringen opnieuw %d"
	}
	return fmt.Sprintf(tekst, r.Levering)
}

// staatTekst is a sentence that begins with the delivery, and has its number once.
var staatTekst = map[store.Staat]string{
	store.InRij:       "wacht tot een eerdere levering van hetzelfde dossier klaar is. Bekijk haar met: solo leveringen toon %d",
	store.Gepland:     "gaat vanzelf mee. Niet wachten: solo leveringen opnieuw %d. Niet meer leveren: annuleer",
	store.Bezig:       "wordt nu verstuurd. Wacht tot dat klaar is: solo leveringen toon %d",
	store.Geleverd:    "is al geleverd. Wijzig de zaak in het zaaksysteem; wat er staat, toont: solo leveringen toon %d",
	store.WachtOpMens: "wacht op een mens. Wat er aan de hand is, toont: solo leveringen toon %d",
	store.Geannuleerd: "is geannuleerd en gaat niet naar het zaaksysteem. Toch leveren: solo leveringen opnieuw %d",
}
