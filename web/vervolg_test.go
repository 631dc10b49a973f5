package web_test

import (
	"context"

	"solo/bediening"
)

func (v *verbs) NieuweZaak(ctx context.Context, nr int64, w bediening.Wie) error {
	return v.DB.NieuweZaak(ctx, nr, w.Naam, w.Waarom)
}

func (v *verbs) Afgehandeld(ctx context.Context, nr int64, w bediening.Wie) error {
	return v.DB.Afgehandeld(ctx, nr, w.Naam, w.Waarom)
}
