package levering

import (
	"context"

	"solo/kluis"
	"solo/store"
)

// Weergave renders a dossier that is about to be accepted, as the first attempt of its
// delivery would: it is the Weergave of intake.Service. What it draws is kept, and
// named in the result. That is all of it when the zaak is to name another that is on its
// way: that may be there by the first attempt.
func (v *Leveraar) Weergave(ctx context.Context, d *store.Dossier, s kluis.Sleutel) (store.Weergave, error) {
	k := &geteld{Kast: Lade{v.Bestanden, s}}
	g, err := v.Maker.Make(ctx, d, k)
	if err != nil {
		return store.Weergave{}, err
	}
	if wacht, err := v.relate(ctx, d, &g); err != nil || wacht {
		return store.Weergave{Bestanden: k.ids}, err
	}
	raw, err := encodePin(g)
	return store.Weergave{Inhoud: raw, Notitie: g.Mapping, Bestanden: k.ids}, err
}
