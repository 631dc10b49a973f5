package main

import (
	"context"
	"io"

	"solo/dossier"
)

// afdruk draws an aanvraag for who handed it in, as its zaak got it.
func (w *werk) afdruk(ctx context.Context, id dossier.ID, naar io.Writer) error {
	d, _, err := w.db.Dossier(ctx, id)
	if err != nil {
		return err
	}
	return w.leveraar.Maker.Formulier(d, naar)
}
