package bewaring

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

const (
	blad      = 200    // dossiers read at once
	maxStraks = 100    // of what is due later, told
	maxNu     = 10_000 // destroyed in one round
)

// plan looks at every dossier that is kept.
func (b *Bewaarder) plan(ctx context.Context, nu time.Time) (*store.Bewaarplan, error) {
	p := &store.Bewaarplan{Nu: []store.Bewaard{}, Straks: []store.Bewaard{}, TeLang: []store.Bewaard{}}
	var na dossier.ID
	for {
		ds, err := b.Store.Bewaard(ctx, store.Bewaarfilter{Na: na, Limiet: blad})
		if err != nil {
			return nil, err
		}
		for _, d := range ds {
			if err := b.sort(ctx, p, nu, d); err != nil {
				return nil, err
			}
			na = d.Dossier
		}
		if len(ds) < blad {
			return p, ctx.Err()
		}
	}
}

// sort puts a dossier where it belongs.
func (b *Bewaarder) sort(ctx context.Context, p *store.Bewaarplan, nu time.Time, d store.Bewaard) error {
	teLang := !nu.Before(d.Ontvangen.Add(b.Uiterlijk))
	if d.Klaar.IsZero() {
		if d.Wacht = store.WachtLevering; teLang {
			p.TeLang = append(p.TeLang, d)
		}
		return nil
	}
	d.Vernietigen = d.Klaar.Add(b.NaLevering)
	if nu.Before(d.Vernietigen) {
		addStraks(p, d)
		return nil
	}
	var err error
	d.Wacht, err = b.awaits(ctx, d)
	switch {
	case errors.Is(err, store.ErrVernietigd): // just now, by somebody else
	case err != nil:
		return err
	case d.Wacht == "" && len(p.Nu) < maxNu:
		p.Nu = append(p.Nu, d)
	case d.Wacht == "": // in the next round
	case teLang:
		p.TeLang = append(p.TeLang, d)
	default:
		d.Vernietigen = time.Time{} // nobody knows when
		addStraks(p, d)
	}
	return nil
}

func addStraks(p *store.Bewaarplan, d store.Bewaard) {
	if len(p.Straks) < maxStraks {
		p.Straks = append(p.Straks, d)
	}
}

// awaits tells why a dossier that is over is kept. A store that fails is an error: that
// says nothing about the dossier.
func (b *Bewaarder) awaits(ctx context.Context, d store.Bewaard) (string, error) {
	if d.Vrij {
		return "", nil
	}
	v, _, err := b.Store.Versie(ctx, d.Dossier, 0)
	switch {
	case errors.Is(err, kluis.ErrSleutelOnbekend), errors.Is(err, kluis.ErrVervalst):
		return store.WachtSleutel, nil
	case err != nil:
		return "", fmt.Errorf("dossier %s: %w", d.Dossier, err)
	}
	a, err := dossier.Decode(v.Document)
	switch {
	case err != nil:
		return store.WachtSleutel, nil
	case len(a.Later) > 0 && !v.Ingetrokken:
		return store.WachtDocumenten, nil
	}
	return "", nil
}
