package web_test

import (
	"context"

	"solo/bediening"
	"solo/dossier"
	"solo/monitor"
	"solo/store"
)

func (v *verbs) Werkvoorraad(ctx context.Context, f store.Filter) ([]store.Werk, error) {
	if v.fout != nil {
		return nil, v.fout
	}
	return v.db.Werkvoorraad(ctx, f)
}

// Rehearse finds one step at everything that waits.
func (v *verbs) Rehearse(ctx context.Context, f store.Filter) (*store.Proef, error) {
	if v.fout != nil {
		return nil, v.fout
	}
	aantal, err := v.db.CountWerk(ctx, f)
	p := &store.Proef{Aantal: aantal}
	for naam := range aantal {
		p.Add(store.Proefregel{Levering: 1, Bestemming: naam, Uitslag: store.ProefVersturen, Stap: "zaak", Gevonden: []string{"nummer"}})
	}
	return p, err
}

func (v *verbs) RetryAll(ctx context.Context, f store.Filter, w bediening.Wie) ([]store.Taak, error) {
	if v.fout != nil {
		return nil, v.fout
	}
	return v.db.StartTaken(ctx, f, w.Naam, w.Waarom)
}

func (v *verbs) Taken(ctx context.Context) ([]store.Taak, error) {
	if v.fout != nil {
		return nil, v.fout
	}
	return v.db.Taken(ctx, false)
}

func (v *verbs) StopTaak(ctx context.Context, taak int64, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.StopTaak(ctx, taak, store.TaakGestopt, w.Naam, w.Waarom)
}

func (v *verbs) NietGedaan(ctx context.Context, nr int64, stap string, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.NietGedaan(ctx, nr, stap, w.Naam, w.Waarom)
}

func (v *verbs) Signalen(ctx context.Context, f store.SignaalFilter) ([]store.Signaal, error) {
	if v.fout != nil {
		return nil, v.fout
	}
	return v.db.Signalen(ctx, f)
}

func (v *verbs) Acknowledge(ctx context.Context, nr int64, w bediening.Wie) error {
	if v.fout != nil || v.zonder {
		return v.fout
	}
	return v.db.Acknowledge(ctx, nr, w.Naam, w.Waarom)
}

func (v *verbs) Aansluiting(ctx context.Context, van, tot dossier.Datum) ([]store.Aansluiting, error) {
	if v.fout != nil {
		return nil, v.fout
	}
	return monitor.Reconcile(ctx, v.db, van, tot)
}
