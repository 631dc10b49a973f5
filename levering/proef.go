package levering

import (
	"context"
	"errors"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// Proef tells what the next attempt of a delivery would find and do. It looks at the case
// system and sends nothing; nothing is rendered or stored.
func (v *Leveraar) Proef(ctx context.Context, l outbox.Levering, j connectors.Journaal) store.Proefregel {
	r := store.Proefregel{Levering: l.ID, Bestemming: l.Bestemming, Uitslag: store.ProefCompleet}
	if !l.Vastgelegd {
		r.Uitslag = store.ProefWeergeven
		return r
	}
	p := connectors.NewProefjournaal(j)
	_, err := v.Deliver(ctx, l, p)
	r.Gevonden = p.Gevonden()
	var stop *connectors.Proefstop
	var f *connectors.Fout
	switch {
	case errors.As(err, &stop):
		r.Uitslag, r.Stap = store.ProefVersturen, stop.Stap
	case err != nil && ctx.Err() != nil:
		r.Uitslag = store.ProefOvergeven
	case errors.As(err, &f):
		r.Uitslag, r.Fout = store.ProefFout, store.Fout{Klasse: string(f.Klasse), Stap: f.Stap, Code: f.Code, Melding: f.Melding, Actie: f.Actie}
	case err != nil: // its text may hold anything
		r.Uitslag, r.Fout = store.ProefFout, store.Fout{Klasse: string(connectors.Onzeker), Melding: "Het opzoeken mislukte.",
			Actie: "Probeer de proef later opnieuw."}
	}
	return r
}
