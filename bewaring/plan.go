package bewaring

import (
	"context"
	"time"

	"solo/dossier"
	"solo/store"
)

const (
	blad      = 200 // dossiers read at once
	maxStraks = 100 // of what is due later, told
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
			b.sort(ctx, p, nu, d)
			na = d.Dossier
		}
		if len(ds) < blad {
			return p, ctx.Err()
		}
	}
}

// sort puts a dossier where it belongs.
func (b *Bewaarder) sort(ctx context.Context, p *store.Bewaarplan, nu time.Time, d store.Bewaard) {
	teLang := !nu.Before(d.Ontvangen.Add(b.Uiterlijk))
	if d.Klaar.IsZero() {
		if d.Wacht = store.WachtLevering; teLang {
			p.TeLang = append(p.TeLang, d)
		}
		return
	}
	d.Vernietigen = d.Klaar.Add(b.NaLevering)
	if nu.Before(d.Vernietigen) {
		if len(p.Straks) < maxStraks {
			p.Straks = append(p.Straks, d)
		}
		return
	}
	switch d.Wacht = b.awaits(ctx, d); {
	case d.Wacht == "":
		p.Nu = append(p.Nu, d)
	case teLang:
		p.TeLang = append(p.TeLang, d)
	case len(p.Straks) < maxStraks:
		d.Vernietigen = time.Time{} // nobody knows when
		p.Straks = append(p.Straks, d)
	}
}

// awaits tells why a dossier that is over is kept.
func (b *Bewaarder) awaits(ctx context.Context, d store.Bewaard) string {
	if d.Vrij {
		return ""
	}
	v, _, err := b.Store.Versie(ctx, d.Dossier, 0)
	if err != nil {
		return store.WachtSleutel
	}
	a, err := dossier.Decode(v.Document)
	switch {
	case err != nil:
		return store.WachtSleutel
	case len(a.Later) > 0 && !v.Ingetrokken:
		return store.WachtDocumenten
	}
	return ""
}
