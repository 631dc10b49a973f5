package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"solo/bediening"
	"solo/dossier"
	"solo/store"
	"solo/voorstel"
)

// Skip implements bediening.Verbs. What a person typed over is held against the case
// system that it should come from.
func (w *werk) Skip(ctx context.Context, levering int64, stap string, resultaat json.RawMessage, wie bediening.Wie) error {
	if err := wie.CheckIfGiven(); err != nil {
		return err
	}
	d, err := w.db.Show(ctx, levering)
	if err != nil {
		return err
	}
	if k := w.koppelingen[d.Bestemming]; k != nil {
		if mis := k.checkResultaat(stap, resultaat); mis != "" {
			return dossier.Bevindingen{{Pad: "resultaat", Melding: mis}}
		}
	}
	err = w.db.Skip(ctx, levering, stap, resultaat, wie.Naam, wie.Waarom)
	if errors.Is(err, store.ErrNotFound) {
		return noStap(d, stap, err)
	}
	return err
}

// noStap tells which step was probably meant.
func noStap(d *store.Detail, stap string, err error) error {
	var namen []string
	for _, s := range d.Stappen {
		namen = append(namen, s.Naam)
	}
	if slices.Contains(namen, stap) {
		return gezegd(fmt.Sprintf("stap %s is al klaar. Hoe het met de stappen is, toont: solo leveringen toon %d", stap, d.Levering), err)
	}
	return gezegd(fmt.Sprintf("levering %d heeft geen stap %q%s Welke er zijn, toont: solo leveringen toon %d",
		d.Levering, voorstel.Kort(stap), orDot(voorstel.Voor(stap, namen)), d.Levering), err)
}
