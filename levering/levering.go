// Package levering takes an accepted dossier to its case system: it renders the
// zaak and the PDFs once, has them stored before the first byte leaves, and gives
// them to the connector at every attempt.
//
// It ties intake, mapping, outbox and connectors together and decides nothing of
// theirs: when to try is the outbox', what to say the mapping's, how the connector's.
package levering

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"solo/connectors"
	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/mapping"
	"solo/outbox"
	"solo/store"
	"solo/zaak"
)

// Opslag is what the levering asks of the database.
type Opslag interface {
	// Versie opens a dossier with its data key, as it reads after a delivery.
	Versie(ctx context.Context, id dossier.ID, volgnummer int) (*store.Versie, kluis.Sleutel, error)
	// Plaatsing says where a delivery goes in its case system.
	Plaatsing(ctx context.Context, l outbox.Levering) (store.Plaatsing, error)
	// Pin stores what will be sent, under the fence of the delivery; notitie names the
	// mapping in clear. Pinned gives both back.
	Pin(ctx context.Context, l outbox.Levering, inhoud []byte, notitie string) error
	Pinned(ctx context.Context, l outbox.Levering) (inhoud []byte, notitie string, err error)
}

// Leveraar delivers one dossier at a time for the outbox. Safe for concurrent use.
type Leveraar struct {
	Opslag    Opslag
	Bestanden Bestanden
	Maker     Maker
	// Connectors by destination.
	Connectors map[string]connectors.Connector
}

// pin is what is stored before the first step: a later attempt sends this, whatever
// program, font or mapping there is by then.
type pin struct {
	Zaak      json.RawMessage `json:"zaak"`
	Aangepast []string        `json:"aangepast,omitempty"` // what the mapping had to cut
	Plaats    store.Plaatsing `json:"plaats"`              // steps that are done were done there
}

// Deliver is the Deliver of outbox.Dispatcher.
func (v *Leveraar) Deliver(ctx context.Context, l outbox.Levering, j connectors.Journaal) (connectors.Ontvangst, error) {
	c, ok := v.Connectors[l.Bestemming]
	if !ok {
		return connectors.Ontvangst{}, ontbreekt(l.Bestemming)
	}
	d, sleutel, err := v.Opslag.Versie(ctx, l.Dossier, l.Volgnummer)
	if err != nil {
		return connectors.Ontvangst{}, readable(fmt.Errorf("dossier %s: %w", l.Dossier, err))
	}
	g, err := v.pinned(ctx, l, d, sleutel)
	if err != nil {
		return connectors.Ontvangst{}, readable(err)
	}
	opdracht := connectors.Opdracht{Dossier: g.plaats.Wortel, Zaak: g.Zaak, Inhoud: Lade{v.Bestanden, sleutel}, Opnieuw: l.Opnieuw}
	if l.Soort != store.Zaak {
		opdracht.Bij = &connectors.Bestaand{Zaaknummer: g.plaats.Zaaknummer, Adres: g.plaats.Adres}
	}
	o, err := c.Deliver(ctx, opdracht, j)
	o.Aangepast = slices.Concat(g.Aangepast, o.Aangepast)
	return o, readable(err)
}

// readable gives what cannot be opened a class of its own: trying again does not
// help, wherever in the delivery it was found.
func readable(err error) error {
	switch {
	case errors.Is(err, kluis.ErrSleutelOnbekend):
		return configuratie("sleutel", "De sleutel waarmee dit dossier versleuteld is, is niet geladen.",
			"Zet het sleutelbestand terug bij 'sleutels' in solo.yaml, start SOLO opnieuw en stuur de levering opnieuw.", err)
	case errors.Is(err, kluis.ErrVervalst):
		return configuratie("opslag", "Wat SOLO van dit dossier bewaarde, is beschadigd of hoort bij een andere sleutel.",
			"Controleer de sleutels, of zet een goede back-up terug, en stuur de levering opnieuw.", err)
	}
	return err
}

// pinned gives what an earlier attempt stored, or renders and stores it.
func (v *Leveraar) pinned(ctx context.Context, l outbox.Levering, d *store.Versie, s kluis.Sleutel) (Gemaakt, error) {
	if l.Vastgelegd {
		raw, _, err := v.Opslag.Pinned(ctx, l)
		if err != nil {
			return Gemaakt{}, fmt.Errorf("vastgelegde zaak van dossier %s: %w", l.Dossier, err)
		}
		return decodePin(raw)
	}
	p, err := v.Opslag.Plaatsing(ctx, l)
	if err != nil {
		return Gemaakt{}, fmt.Errorf("plaats van dossier %s: %w", l.Dossier, err)
	}
	g, err := v.Maker.MakeVersie(ctx, d, l.Soort, p, Lade{v.Bestanden, s})
	if err != nil {
		return Gemaakt{}, err
	}
	raw, err := encodePin(g)
	if err != nil {
		return Gemaakt{}, err
	}
	if err := v.Opslag.Pin(ctx, l, raw, g.Mapping); err != nil {
		return Gemaakt{}, fmt.Errorf("zaak vastleggen van dossier %s: %w", l.Dossier, err)
	}
	return decodePin(raw) // the first attempt sends what a later one would
}

func encodePin(g Gemaakt) ([]byte, error) {
	z, err := zaak.Encode(g.Zaak)
	if err != nil {
		return nil, err
	}
	return json.Marshal(pin{z, g.Aangepast, g.plaats})
}

// decodePin gives back all but the name of the mapping.
func decodePin(raw []byte) (Gemaakt, error) {
	var p pin
	if err := json.Unmarshal(raw, &p); err != nil {
		return Gemaakt{}, fmt.Errorf("vastgelegde zaak: %w", err)
	}
	z, err := zaak.Decode(p.Zaak)
	return Gemaakt{Zaak: z, Aangepast: p.Aangepast, plaats: p.Plaats}, err
}

func ontbreekt(bestemming string) error {
	return configuratie("koppeling", fmt.Sprintf("Het zaaksysteem %s staat niet meer in de configuratie.", bestemming),
		"Zet het zaaksysteem terug in solo.yaml, start SOLO opnieuw en stuur de levering opnieuw.", nil)
}

// A Maker renders what a case system receives.
type Maker struct {
	Definitie func(regeling string) (*intake.Definitie, error)
	// Mapping is that of a destination for a regeling.
	Mapping func(bestemming, regeling string) (*mapping.Mapping, error)
	// Herkomst says for whom is registered, on the day of receipt.
	Herkomst func(g dossier.Gemeentecode, regeling string, op dossier.Datum) (Herkomst, error)
	// Omgeving is a mark on every page; empty in productie.
	Omgeving string
}

// Herkomst is what the route knows of a zaak.
type Herkomst struct {
	Gemeente         string // name
	Bronorganisatie  string // RSIN
	Verantwoordelijk string // RSIN
}

// Gemaakt is what Make rendered.
type Gemaakt struct {
	Zaak      *zaak.Zaak
	Aangepast []string // Dutch, without values: what did not fit
	Mapping   string   // name and version of the mapping
	plaats    store.Plaatsing
}

// Make renders the zaak of a dossier and keeps its PDFs in the kast. The same
// dossier, definition and mapping give the same result.
//
// The mapping is applied twice: the PDF lists the attachments under the titles that
// the mapping gives them, and the zaak names the size and hash of the PDF. Nothing
// is drawn when it fails.
func (m Maker) Make(ctx context.Context, d *store.Dossier, k Kast) (Gemaakt, error) {
	in, err := m.open(d)
	if err != nil {
		return Gemaakt{}, err
	}
	return m.whole(ctx, in, nil, k)
}

// whole renders a zaak with all documents, and with the page of what came last.
func (m Maker) whole(ctx context.Context, in invoer, blad *blad, k Kast) (Gemaakt, error) {
	mp, err := m.Mapping(in.d.Bestemming, in.d.Regeling)
	if err != nil {
		return Gemaakt{}, mappingfout("De mapping is niet te gebruiken.", err)
	}
	titels, err := in.apply(mp, bijlagen(in, blad))
	if err != nil {
		return Gemaakt{}, err
	}
	documenten, err := draw(ctx, in, m.eigen(in, blad, titels.Zaak.Documenten), k)
	if err != nil {
		return Gemaakt{}, fmt.Errorf("documenten van dossier %s: %w", in.d.ID, err)
	}
	documenten = append(documenten, bijlagen(in, blad)...)
	r, err := in.apply(mp, documenten)
	if err != nil {
		return Gemaakt{}, err
	}
	z := r.Zaak
	z.Startdatum = in.a.Peildatum()
	z.Bronorganisatie, z.Verantwoordelijk = in.herkomst.Bronorganisatie, in.herkomst.Verantwoordelijk
	return Gemaakt{&z, append(in.verouderd(), r.Aangepast...), mp.Naam() + " " + mp.Versie(), store.Plaatsing{Wortel: in.d.ID}}, nil
}

func (in invoer) apply(mp *mapping.Mapping, documenten []mapping.Document) (mapping.Resultaat, error) {
	r, err := mp.Apply(in.def.Omgeving(in.a, string(in.d.ID), in.oordeel), documenten)
	if err != nil {
		err = mappingfout("De mapping geeft voor deze aanvraag geen goede zaak.", err)
	}
	return r, err
}

// verouderd tells that an upgrade came between acceptance and rendering.
func (in invoer) verouderd() []string {
	if in.def.Versie == in.d.Definitie {
		return nil
	}
	return []string{fmt.Sprintf("de aanvraag is ingevuld met versie %d van het formulier en weergegeven met versie %d", in.d.Definitie, in.def.Versie)}
}

func mappingfout(melding string, err error) error {
	return configuratie("mapping", melding, "Controleer de mapping met 'solo controleer', herstel de mapping, start SOLO opnieuw en stuur de levering opnieuw.", err)
}

func configuratie(stap, melding, actie string, err error) error {
	return &connectors.Fout{Klasse: connectors.Configuratie, Stap: stap, Melding: melding, Actie: actie, Err: err}
}

// invoer is a stored dossier, read.
type invoer struct {
	d        *store.Dossier
	a        *dossier.Aanvraag
	def      *intake.Definitie
	oordeel  intake.Oordeel
	herkomst Herkomst
}

func (m Maker) open(d *store.Dossier) (in invoer, err error) {
	in.d = d
	if in.a, err = dossier.Decode(d.Document); err != nil {
		return in, fmt.Errorf("document van dossier %s: %w", d.ID, err)
	}
	if err = json.Unmarshal(d.Oordeel, &in.oordeel); err != nil {
		return in, fmt.Errorf("oordeel van dossier %s: %w", d.ID, err)
	}
	if in.def, err = m.Definitie(d.Regeling); err != nil {
		return in, configuratie("regeling", fmt.Sprintf("De regeling %s is niet te gebruiken.", d.Regeling),
			"Gebruik een versie van SOLO die deze regeling kent en stuur de levering opnieuw.", err)
	}
	if in.herkomst, err = m.Herkomst(d.Gemeente, d.Regeling, in.a.Peildatum()); err != nil {
		return in, configuratie("route", fmt.Sprintf("Voor gemeente %s en regeling %s staat er op de dag van ontvangst geen route in de configuratie.", d.Gemeente, d.Regeling),
			"Zet de route terug in solo.yaml, start SOLO opnieuw en stuur de levering opnieuw.", err)
	}
	return in, nil
}
