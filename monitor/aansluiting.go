package monitor

import (
	"context"
	"time"

	"solo/dossier"
	"solo/store"
)

// Periode is from midnight to midnight in the Netherlands: of van up to and including tot.
func Periode(van, tot dossier.Datum) (begin, eind time.Time) {
	return midnight(van), midnight(tot.PlusDagen(1))
}

func midnight(d dossier.Datum) time.Time {
	return time.Date(d.Jaar, d.Maand, d.Dag, 0, 0, 0, 0, dossier.Amsterdam(time.Time{}).Location())
}

// Telling is what Reconcile asks of a store.
type Telling interface {
	Aansluiting(ctx context.Context, van, tot time.Time) ([]store.Aansluitregel, error)
}

// Reconcile accounts for everything that was accepted on the days van up to and
// including tot, per gemeente and day.
func Reconcile(ctx context.Context, s Telling, van, tot dossier.Datum) ([]store.Aansluiting, error) {
	begin, eind := Periode(van, tot)
	regels, err := s.Aansluiting(ctx, begin, eind)
	if err != nil {
		return nil, err
	}
	return store.Aansluitingen(regels), nil
}

// lookAansluiting looks once an hour whether yesterday and today add up.
func (m *Monitor) lookAansluiting(ctx context.Context) error {
	nu := m.Now()
	if !m.telde.IsZero() && nu.Sub(m.telde) < time.Hour {
		return nil
	}
	vandaag := dossier.DatumVan(nu)
	dagen, err := Reconcile(ctx, m.Store, vandaag.PlusDagen(-1), vandaag)
	if err != nil {
		return err
	}
	for _, a := range dagen {
		if a.Klopt() {
			continue
		}
		if err := m.note(ctx, store.Signaal{Soort: store.SignaalVerschil, Bestemming: string(a.Gemeente), Sleutel: a.Dag,
			Aantal: a.Verschillen, Totaal: a.Aangenomen}); err != nil {
			return err
		}
	}
	m.telde = nu
	return nil
}
