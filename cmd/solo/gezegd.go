package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"solo/bediening"
	"solo/store"
)

// gezegd is an error that is told in full by its own text; callers still see what it is.
type gezegd struct {
	tekst string
	is    error
}

func (g *gezegd) Error() string { return g.tekst }
func (g *gezegd) Unwrap() error { return g.is }

// tellVernietigd says what can be done for a dossier that was destroyed.
func tellVernietigd(err error) error {
	if !errors.Is(err, store.ErrVernietigd) {
		return err
	}
	return &gezegd{"de gegevens van dit dossier zijn vernietigd, want de bewaartermijn is voorbij: er kan niets meer bij en niets meer aan veranderen. " +
		"Stuur wat er nog is rechtstreeks aan de gemeente, of dien een nieuwe aanvraag in. Wat er over is, toont: solo bewaren bewijs DOSSIER", err}
}

// tellStaat says how a delivery stands when that is why something cannot be done with it,
// or that there is none.
func tellStaat(ctx context.Context, v bediening.Verbs, nr int64, err error) error {
	kaal := func(is error) bool {
		return errors.Is(err, is) && strings.TrimPrefix(err.Error(), fmt.Sprintf("levering %d: ", nr)) == is.Error()
	}
	if !kaal(store.ErrStaat) && !kaal(store.ErrNotFound) {
		return tellVernietigd(withoutTail(err))
	}
	d, serr := v.Show(ctx, nr)
	switch {
	case errors.Is(serr, store.ErrNotFound):
		return &gezegd{fmt.Sprintf("levering %d bestaat niet. Welke er zijn, toont: solo leveringen lijst", nr), err}
	case serr != nil || !errors.Is(err, store.ErrStaat):
		return err
	}
	return &gezegd{fmt.Sprintf("dat kan nu niet: levering %d %s", nr, fmt.Sprintf(staatTekst[d.Staat], nr)), err}
}

// withoutTail: who already says why it cannot be done, needs no ErrStaat behind it.
func withoutTail(err error) error {
	if !errors.Is(err, store.ErrStaat) {
		return err
	}
	return &gezegd{strings.TrimSuffix(err.Error(), ": "+store.ErrStaat.Error()), err}
}

// staatTekst tells how a delivery stands, and what can be done then.
var staatTekst = map[store.Staat]string{
	store.InRij:       "wacht tot een eerdere levering van hetzelfde dossier klaar is. Bekijk haar met: solo leveringen toon %d",
	store.Gepland:     "gaat vanzelf mee. Niet wachten: solo leveringen opnieuw %d. Niet meer leveren: annuleer",
	store.Bezig:       "wordt nu verstuurd. Wacht tot dat klaar is: solo leveringen toon %d",
	store.Geleverd:    "is al geleverd. Wijzig de zaak in het zaaksysteem; wat er staat, toont: solo leveringen toon %d",
	store.WachtOpMens: "wacht op een mens. Wat er aan de hand is, toont: solo leveringen toon %d",
	store.Geannuleerd: "is geannuleerd. Toch leveren: solo leveringen opnieuw %d",
}
