package zgw

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"solo/connectors"
	"solo/dossier"
)

// A Bevinding is one outcome of Check, for a beheerder.
type Bevinding struct {
	Goed    bool
	Melding string
	Actie   string // what to do; empty when Goed
}

// Check looks at a destination without writing anything: can it be reached, do we
// get in, may we read what we must be able to find again, and is everything that
// the koppelingen ask for there, on the day op and in every version to come.
func (c *Connector) Check(ctx context.Context, w []Wens, op dossier.Datum) []Bevinding {
	uit := []Bevinding{c.checkLezen(ctx, c.zaken, "zaken"), c.checkLezen(ctx, c.documenten, "enkelvoudiginformatieobjecten")}
	for _, v := range w {
		uit = append(uit, c.checkZaaktype(ctx, v, op)...)
	}
	return uit
}

// checkLezen asks for something that is not there; lookups after a lost answer need
// this right.
func (c *Connector) checkLezen(ctx context.Context, a *api, soort string) Bevinding {
	q := url.Values{"bronorganisatie": {c.inst.CatalogusRSIN}, "identificatie": {"SOLO-CONTROLE"}}
	_, _, err := list[made](ctx, c.client, oproep{api: a, pad: soort, query: q, stap: "controle " + a.naam})
	if err != nil {
		return bevinding(a.naam, err)
	}
	return Bevinding{Goed: true, Melding: fmt.Sprintf("De API %s is bereikbaar en de client mag lezen.", a.naam)}
}

func bevinding(wat string, err error) Bevinding {
	var f *connectors.Fout
	if errors.As(err, &f) {
		return Bevinding{Melding: wat + ": " + f.Melding, Actie: f.Actie}
	}
	return Bevinding{Melding: wat + ": de controle is afgebroken.", Actie: "Voer de controle opnieuw uit."}
}

// checkZaaktype checks the version of the day, and those that begin later.
func (c *Connector) checkZaaktype(ctx context.Context, w Wens, op dossier.Datum) (uit []Bevinding) {
	naam := "zaaktype " + w.Zaaktype.Identificatie
	cat, err := c.openCatalogus(ctx, w.Zaaktype.Catalogus)
	if err != nil {
		return []Bevinding{bevinding(naam, err)}
	}
	versies, err := cat.versies(ctx, w.Zaaktype.Identificatie)
	if err != nil {
		return []Bevinding{bevinding(naam, err)}
	}
	uit = gaten(naam, versies, op)
	for _, v := range versies {
		dag := max2(op, v.Begin.datum())
		if bool(v.Concept) || !v.Einde.datum().IsZero() && v.Einde.datum().Compare(op) < 0 {
			continue
		}
		_, gemis, err := cat.typenVan(ctx, v, w, dag)
		versie := fmt.Sprintf("%s, versie vanaf %s", naam, v.Begin.datum())
		switch {
		case err != nil:
			uit = append(uit, bevinding(versie, err))
		case len(gemis) > 0:
			uit = append(uit, Bevinding{Melding: versie + " mist: " + strings.Join(gemis, ", ") + ".",
				Actie: "Voeg toe wat ontbreekt, of wijzig de mapping."})
		default:
			uit = append(uit, Bevinding{Goed: true, Melding: versie + " heeft alles wat de mapping gebruikt."})
		}
	}
	return uit
}

func max2(a, b dossier.Datum) dossier.Datum {
	if a.Compare(b) < 0 {
		return b
	}
	return a
}

// versies are all versions of a zaaktype, concepts included, by begin.
func (c *catalogus) versies(ctx context.Context, identificatie string) ([]zaaktype, error) {
	q := url.Values{"catalogus": {c.url}, "identificatie": {identificatie}, "status": {"alles"}}
	rijen, _, err := list[zaaktype](ctx, c.client, c.oproep("zaaktypen", q))
	rijen = slices.DeleteFunc(rijen, func(z zaaktype) bool { return string(z.Identificatie) != identificatie })
	slices.SortFunc(rijen, func(a, b zaaktype) int { return a.Begin.datum().Compare(b.Begin.datum()) })
	return rijen, err
}

// gaten tells where from op on no published version is valid.
func gaten(naam string, versies []zaaktype, op dossier.Datum) (uit []Bevinding) {
	const actie = "Publiceer een versie die in deze tijd geldt; aanvragen uit deze tijd blijven anders liggen."
	tot := op // covered up to, not including
	for _, v := range versies {
		b, e := v.Begin.datum(), v.Einde.datum()
		if v.Concept {
			uit = append(uit, Bevinding{Melding: fmt.Sprintf("%s: de versie vanaf %s is nog een concept.", naam, b), Actie: "Publiceer deze versie als hij klaar is."})
			continue
		}
		if !e.IsZero() && e.Compare(tot) <= 0 {
			continue
		}
		if b.Compare(tot) > 0 {
			uit = append(uit, Bevinding{Melding: fmt.Sprintf("%s: van %s tot %s is er geen geldige versie.", naam, tot, b), Actie: actie})
		}
		if e.IsZero() {
			return uit
		}
		tot = e
	}
	return append(uit, Bevinding{Melding: fmt.Sprintf("%s: vanaf %s is er geen gepubliceerde, geldige versie.", naam, tot), Actie: actie})
}
