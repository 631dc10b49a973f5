package levering

import (
	"context"
	"fmt"

	"solo/dossier"
	"solo/intake"
	"solo/mapping"
	"solo/store"
	"solo/zaak"
)

// A Maker renders what a case system receives.
type Maker struct {
	Definitie intake.Kiezer
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
	verwant   []dossier.ID // of which a new zaak is to name the zaken
}

// Make renders the zaak of a dossier and keeps its PDFs in the kast. The same
// dossier, definition and mapping give the same result.
func (m Maker) Make(ctx context.Context, d *store.Dossier, k Kast) (Gemaakt, error) {
	in, err := m.open(d)
	if err != nil {
		return Gemaakt{}, err
	}
	return m.whole(ctx, in, nil, k)
}

// whole renders a zaak with all documents, and with the page of what came last.
func (m Maker) whole(ctx context.Context, in invoer, blad *blad, k Kast) (Gemaakt, error) {
	g, err := m.render(ctx, opzet{in: in, stukken: bijlagen(in, blad), apply: in.apply,
		teken: func(stukken []zaak.Document) []tekening { return m.eigen(in, blad, stukken) }}, k)
	g.plaats, g.verwant = store.Plaatsing{Wortel: in.d.ID}, in.a.Verwant
	return g, err
}

// An opzet is what is to be rendered: the papers, how the mapping files them, and what is
// drawn beside them once that is known.
type opzet struct {
	in      invoer
	stukken []mapping.Document
	apply   func(*mapping.Mapping, []mapping.Document) (mapping.Resultaat, error)
	teken   func(stukken []zaak.Document) []tekening
}

// render applies the mapping twice: what is drawn lists the papers under the titles that
// the mapping gives them, and the zaak names the size and hash of what is drawn. Nothing
// is drawn when it fails.
func (m Maker) render(ctx context.Context, o opzet, k Kast) (Gemaakt, error) {
	mp, err := m.Mapping(o.in.d.Bestemming, o.in.d.Regeling)
	if err != nil {
		return Gemaakt{}, mappingfout("De mapping is niet te gebruiken.", err)
	}
	titels, err := o.apply(mp, o.stukken)
	if err != nil {
		return Gemaakt{}, err
	}
	documenten, err := draw(ctx, o.in, o.teken(titels.Zaak.Documenten), k)
	if err != nil {
		return Gemaakt{}, fmt.Errorf("documenten van dossier %s: %w", o.in.d.ID, err)
	}
	r, err := o.apply(mp, append(documenten, o.stukken...))
	if err != nil {
		return Gemaakt{}, err
	}
	z := r.Zaak
	z.Startdatum = o.in.a.Peildatum()
	z.Bronorganisatie, z.Verantwoordelijk = o.in.herkomst.Bronorganisatie, o.in.herkomst.Verantwoordelijk
	return Gemaakt{Zaak: &z, Aangepast: append(o.in.verouderd(), r.Aangepast...), Mapping: mp.Naam() + " " + mp.Versie()}, nil
}

func (in invoer) apply(mp *mapping.Mapping, documenten []mapping.Document) (mapping.Resultaat, error) {
	r, err := mp.Apply(in.def.Omgeving(in.a, string(in.d.ID), in.oordeel), documenten)
	if err != nil {
		err = mappingfout("De mapping geeft voor deze aanvraag geen goede zaak.", err)
	}
	return r, err
}
