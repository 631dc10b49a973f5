package monitor

import (
	"context"
	"fmt"
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

// An Aannameboek is what Reconcile asks of a store.
type Aannameboek interface {
	Aansluiting(ctx context.Context, van, tot time.Time) ([]store.Aansluitregel, error)
}

// Reconcile accounts for everything that was accepted on the days van up to and
// including tot, per gemeente and day.
func Reconcile(ctx context.Context, s Aannameboek, van, tot dossier.Datum) ([]store.Aansluiting, error) {
	begin, eind := Periode(van, tot)
	regels, err := s.Aansluiting(ctx, begin, eind)
	if err != nil {
		return nil, err
	}
	return store.Aansluitingen(regels), nil
}

// terugkijken is how many days the reconciliation looks back: longer than a delivery goes
// on by itself (design section 5), because it can go wrong on the last of them.
const terugkijken = 31

// lookAansluiting looks once an hour whether the last days add up.
func (m *Monitor) lookAansluiting(ctx context.Context) error {
	nu := m.Now()
	if recent(nu, m.telde, time.Hour) {
		return nil
	}
	vandaag := dossier.DatumVan(nu)
	dagen, err := Reconcile(ctx, m.Store, vandaag.PlusDagen(-terugkijken), vandaag)
	if err != nil {
		return err
	}
	ongelezen := map[dossier.Gemeentecode]int{}
	for _, a := range dagen {
		ongelezen[a.Gemeente] += a.Ongelezen()
		if a.Klopt() {
			continue
		}
		// Told again when it becomes more.
		if err := m.note(ctx, store.Signaal{Soort: store.SignaalVerschil, Bestemming: string(a.Gemeente), Sleutel: fmt.Sprintf("%s/%d", a.Dag, a.Zoek()),
			Sinds: begin(a.Dag), Aantal: a.Zoek(), Totaal: a.Aangenomen}); err != nil {
			return err
		}
	}
	m.telde = nu
	return m.noteOngelezen(ctx, ongelezen)
}

// begin is when a day begins.
func begin(dag string) time.Time {
	d, err := dossier.ParseDatum(dag)
	if err != nil {
		return time.Time{}
	}
	return midnight(d)
}

// nietTeruggelezen is the code of a SignaalVerschil about a case system that cannot be asked.
const nietTeruggelezen = "niet-teruggelezen"

// noteOngelezen tells once per gemeente that what is delivered there cannot be looked up:
// every delivery is so, and a message about each would say nothing new.
func (m *Monitor) noteOngelezen(ctx context.Context, aantal map[dossier.Gemeentecode]int) error {
	for gemeente, n := range aantal {
		if n == 0 {
			continue
		}
		err := m.note(ctx, store.Signaal{Soort: store.SignaalVerschil, Bestemming: string(gemeente), Sleutel: nietTeruggelezen, Aantal: n,
			Fout: store.Fout{Code: nietTeruggelezen,
				Melding: "Dit zaaksysteem beantwoordt geen vragen. Het heeft bevestigd dat het alles heeft aangenomen; SOLO kan niet nakijken of het er ook staat.",
				Actie:   "Kijk in het zaaksysteem of de zaken er staan (zaaknummers: solo aansluiting), of vraag de leverancier van het zaaksysteem om vragen mogelijk te maken."}})
		if err != nil {
			return err
		}
	}
	return nil
}
