package config

import (
	"fmt"

	"solo/dossier"
)

// Bevoegdheid says in whose name an uitvoerder decides.
type Bevoegdheid string

// With mandaat the college of the gemeente stays responsible (Awb art. 10:2); with
// delegatie the uitvoerder decides in its own name (Awb art. 10:13).
const (
	Mandaat   Bevoegdheid = "mandaat"
	Delegatie Bevoegdheid = "delegatie"
)

// A Route says where an application for one regeling from one gemeente goes.
type Route struct {
	Gemeente    dossier.Gemeentecode
	Regeling    string
	Uitvoerder  string // key of Config.Uitvoerders
	Bevoegdheid Bevoegdheid
	Zaaksysteem string        // key of Config.Zaaksystemen
	GeldigVanaf dossier.Datum // zero = always
	GeldigTot   dossier.Datum // first day on which it no longer holds; zero = no end

	Bronorganisatie              string // RSIN: who registers the zaak; the uitvoerder unless configured
	VerantwoordelijkeOrganisatie string // RSIN: gemeente with mandaat, uitvoerder with delegatie
}

// Geldt reports whether the route holds on a day.
func (r Route) Geldt(op dossier.Datum) bool {
	return op.Compare(r.GeldigVanaf) >= 0 && (r.GeldigTot.IsZero() || op.Compare(r.GeldigTot) < 0)
}

// Route finds where an application goes that was received on a day. The error is
// an OnbekendeGemeente, an OnbekendeRegeling or a NietGeldig.
func (c *Config) Route(g dossier.Gemeentecode, regeling string, op dossier.Datum) (Route, error) {
	var gemeente, geregeld bool
	for _, r := range c.Routes {
		gemeente = gemeente || r.Gemeente == g
		if r.Gemeente != g || r.Regeling != regeling {
			continue
		}
		if geregeld = true; r.Geldt(op) {
			return r, nil
		}
	}
	switch {
	case geregeld:
		return Route{}, NietGeldig{g, regeling, op}
	case gemeente:
		return Route{}, OnbekendeRegeling{g, regeling}
	}
	return Route{}, OnbekendeGemeente{g}
}

// OnbekendeGemeente: no route names the gemeente.
type OnbekendeGemeente struct{ Gemeente dossier.Gemeentecode }

func (e OnbekendeGemeente) Error() string {
	return fmt.Sprintf("de gemeente met code %q is niet aangesloten op SOLO", string(e.Gemeente))
}

// OnbekendeRegeling: the gemeente is served, but not for this regeling.
type OnbekendeRegeling struct {
	Gemeente dossier.Gemeentecode
	Regeling string
}

func (e OnbekendeRegeling) Error() string {
	return fmt.Sprintf("de gemeente met code %q neemt via SOLO geen aanvragen voor %q aan", string(e.Gemeente), e.Regeling)
}

// NietGeldig: there are routes for the gemeente and regeling, but none on this day.
type NietGeldig struct {
	Gemeente dossier.Gemeentecode
	Regeling string
	Op       dossier.Datum
}

func (e NietGeldig) Error() string {
	return fmt.Sprintf("de gemeente met code %q neemt op %s via SOLO geen aanvragen voor %q aan", string(e.Gemeente), e.Op.Tekst(), e.Regeling)
}
