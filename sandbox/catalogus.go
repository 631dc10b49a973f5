package sandbox

import (
	"slices"

	"github.com/google/uuid"
)

// Catalogus is the seed of the Catalogi API. Every URL follows from the names in
// it (catalogus, identificatie, begin, omschrijving), so that types keep their
// URL over a restart and over changes to other types.
type Catalogus struct {
	Domein                string // at most 5 capitals
	RSIN                  string
	Naam                  string
	Zaaktypen             []Zaaktype
	Informatieobjecttypen []Informatieobjecttype
}

// Zaaktype is one version of a zaaktype.
type Zaaktype struct {
	Identificatie, Omschrijving string
	// Begin and Einde are days (2026-01-31); Einde "" is open. As in OZ the filter
	// datumGeldigheid counts Einde as valid, so two versions meet on one day.
	Begin, Einde          string
	Concept               bool
	Doorlooptijd          string // ISO 8601, such as P91D
	Servicenorm           string // "" is none
	Vertrouwelijkheid     string // "" is zaakvertrouwelijk
	Roltypen              []Roltype
	Statustypen           []Statustype
	Eigenschappen         []Eigenschap
	Informatieobjecttypen []string // omschrijvingen in the catalogus
}

// Roltype is a part one can play in a zaak.
type Roltype struct{ Omschrijving, OmschrijvingGeneriek string }

// Statustype is a state of a zaak; the highest volgnummer is the end.
type Statustype struct {
	Volgnummer   int
	Omschrijving string
}

// Eigenschap is an extra field of a zaaktype.
type Eigenschap struct {
	Naam    string // at most 20
	Formaat string // tekst, getal, datum or datum_tijd
	Lengte  string // "255"; a getal may have "14,2"
	Waarden []string
}

// Informatieobjecttype is a kind of document.
type Informatieobjecttype struct {
	Omschrijving string
	Begin, Einde string
	Concept      bool
}

// StandaardCatalogus is domein SOLO with zaaktype B1601 in two versions that
// change over on 2026-01-01, and one of every other regeling. rsin "" is an invented one.
func StandaardCatalogus(rsin string) Catalogus {
	if rsin == "" {
		rsin = "123456782"
	}
	oud := standaardZaaktype("2020-01-01", "2026-01-01")
	nieuw := standaardZaaktype("2026-01-01", "")
	c := Catalogus{Domein: "SOLO", RSIN: rsin, Naam: "Zelfstandigen", Zaaktypen: []Zaaktype{oud, nieuw}}
	for _, z := range [][3]string{{"B0968", "IOAZ aanvraag", "P56D"}, {"SOLO-MELD", "Melding ondernemer", "P5D"},
		{"B0392", "Kwijtschelding gemeentelijke belastingen", "P56D"}, {"B1031", "Schulddienstverlening", "P56D"}} {
		ander := standaardZaaktype("2020-01-01", "")
		ander.Identificatie, ander.Omschrijving, ander.Doorlooptijd = z[0], z[1], z[2]
		c.Zaaktypen = append(c.Zaaktypen, ander)
	}
	for _, o := range nieuw.Informatieobjecttypen {
		c.Informatieobjecttypen = append(c.Informatieobjecttypen, Informatieobjecttype{Omschrijving: o, Begin: "2020-01-01"})
	}
	return c
}

func standaardZaaktype(begin, einde string) Zaaktype {
	return Zaaktype{
		Identificatie: "B1601", Omschrijving: "BBZ aanvraag", Begin: begin, Einde: einde, Doorlooptijd: "P91D",
		Roltypen: []Roltype{{"Initiator", "initiator"}, {"Partner", "mede_initiator"}, {"Gemachtigde", "belanghebbende"},
			{"Bewindvoerder", "belanghebbende"}, {"Onderneming", "belanghebbende"}, {"Behandelaar", "behandelaar"}},
		Statustypen: []Statustype{{1, "Ontvangen"}, {2, "In behandeling genomen"}, {3, "Afgehandeld"}},
		Eigenschappen: []Eigenschap{
			{Naam: "regeling", Formaat: "tekst", Lengte: "80"},
			{Naam: "bbz_variant", Formaat: "tekst", Lengte: "80"},
			{Naam: "hulpvraag", Formaat: "tekst", Lengte: "255"},
			{Naam: "regeling_gedacht", Formaat: "tekst", Lengte: "80"},
			{Naam: "urgentieniveau", Formaat: "tekst", Lengte: "20"},
			{Naam: "datum_melding", Formaat: "datum", Lengte: "8"},
			{Naam: "compleet_percentage", Formaat: "getal", Lengte: "3"},
			{Naam: "solo_referentie", Formaat: "tekst", Lengte: "40"},
			{Naam: "aanvraag_ingetrokken", Formaat: "datum", Lengte: "8"},
		},
		Informatieobjecttypen: []string{"Formulier", "Overige", "Jaarrekening", "Bankafschrift"},
	}
}

// clone copies the catalogus with all its lists.
func (c Catalogus) clone() Catalogus {
	c.Informatieobjecttypen = slices.Clone(c.Informatieobjecttypen)
	c.Zaaktypen = slices.Clone(c.Zaaktypen)
	for i := range c.Zaaktypen {
		z := &c.Zaaktypen[i]
		z.Roltypen, z.Statustypen = slices.Clone(z.Roltypen), slices.Clone(z.Statustypen)
		z.Eigenschappen = slices.Clone(z.Eigenschappen)
		z.Informatieobjecttypen = slices.Clone(z.Informatieobjecttypen)
	}
	return c
}

// id derives the UUID of a type from its names (RFC 9562 version 5).
func (c Catalogus) id(namen ...string) string {
	tekst := c.Domein + "\x00" + c.RSIN
	for _, n := range namen {
		tekst += "\x00" + n
	}
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte(tekst)).String()
}

// UpdateCatalogus changes the types while the sandbox runs: set a concept, remove
// a roltype, add a version. f must not keep c. The change is not journaled: after
// a restart Config.Catalogus counts again.
func (s *Sandbox) UpdateCatalogus(f func(c *Catalogus)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(&s.catalogus)
}

// SetConcept makes every version of a zaaktype a concept, or publishes it.
func (s *Sandbox) SetConcept(zaaktype string, concept bool) {
	s.eachVersie(zaaktype, func(z *Zaaktype) { z.Concept = concept })
}

// RemoveRoltype takes the roltypen with this omschrijving out of every version.
func (s *Sandbox) RemoveRoltype(zaaktype, omschrijving string) {
	s.eachVersie(zaaktype, func(z *Zaaktype) {
		z.Roltypen = slices.DeleteFunc(z.Roltypen, func(r Roltype) bool { return r.Omschrijving == omschrijving })
	})
}

// AddVersie ends the last version of a zaaktype on the day begin, and adds a copy
// of it that begins there.
func (s *Sandbox) AddVersie(zaaktype, begin string) {
	s.UpdateCatalogus(func(c *Catalogus) {
		for i := len(c.Zaaktypen) - 1; i >= 0; i-- {
			if z := c.Zaaktypen[i]; z.Identificatie == zaaktype {
				c.Zaaktypen[i].Einde = begin
				z.Begin = begin
				c.Zaaktypen = append(c.Zaaktypen, z)
				*c = c.clone()
				return
			}
		}
	})
}

// PadStatustypen fills every version up to n statustypen, lists them from the
// highest volgnummer down (so that the first one stands on the last page), and
// keeps the end status last: with 101 they take two pages.
func (s *Sandbox) PadStatustypen(zaaktype string, n int) {
	s.eachVersie(zaaktype, func(z *Zaaktype) {
		for v := len(z.Statustypen); v < n; v++ {
			eind := &z.Statustypen[len(z.Statustypen)-1]
			tussen := Statustype{Volgnummer: eind.Volgnummer, Omschrijving: "Tussenstap"}
			eind.Volgnummer++
			z.Statustypen = slices.Insert(z.Statustypen, len(z.Statustypen)-1, tussen)
		}
		slices.Reverse(z.Statustypen)
	})
}

func (s *Sandbox) eachVersie(zaaktype string, f func(*Zaaktype)) {
	s.UpdateCatalogus(func(c *Catalogus) {
		for i := range c.Zaaktypen {
			if c.Zaaktypen[i].Identificatie == zaaktype {
				f(&c.Zaaktypen[i])
			}
		}
	})
}

// SetNextHost makes every next and previous link carry another host, as behind a
// badly configured proxy; "" puts it right again.
func (s *Sandbox) SetNextHost(host string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.volgende = host
}
