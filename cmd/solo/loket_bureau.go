package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"solo/config"
	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
	"solo/web/paginas"
)

// bureaus are the uitvoerders whose employees log in once for all their gemeenten. Opvolger
// gives who a gemeente is today.
type bureaus struct {
	*identiteit.Diensten
	in       *inrichting
	opvolger func(dossier.Gemeentecode) dossier.Gemeentecode
}

// Uitvoerder implements paginas.Bureaus.
func (b bureaus) Uitvoerder(naam string) (paginas.Uitvoerder, bool) {
	u, ok := b.in.Uitvoerders[naam]
	if !ok {
		return paginas.Uitvoerder{}, false
	}
	bureau, met := b.in.Loket.Bureaus[naam]
	uit := paginas.Uitvoerder{Naam: naam, Titel: u.Naam, MetDienst: met}
	for code, regelingen := range b.werk(naam, dossier.DatumVan(time.Now())) {
		p := paginas.Werkplaats{Gemeente: code, Regelingen: regelingen}
		for _, rol := range []string{bureau.Rol, bureau.PerGemeente[code]} {
			if rol != "" {
				p.Rollen = append(p.Rollen, rol)
			}
		}
		uit.Werkgebied = append(uit.Werkgebied, p)
	}
	slices.SortFunc(uit.Werkgebied, func(x, y paginas.Werkplaats) int {
		return cmp.Compare(b.in.Loket.Gemeenten[x.Gemeente].Naam, b.in.Loket.Gemeenten[y.Gemeente].Naam)
	})
	return uit, true
}

// werk is what an uitvoerder carries out on a day, by gemeente with a loket. Of one that ended
// her successor has all, and it is hers to say who carries that out.
func (b bureaus) werk(naam string, op dossier.Datum) map[dossier.Gemeentecode][]string {
	uit := map[dossier.Gemeentecode][]string{}
	for _, r := range b.in.Routes {
		code := r.Gemeente
		if _, ok := b.in.Loket.Gemeenten[code]; ok && code == b.opvolger(code) && r.Uitvoerder == naam && r.Geldt(op) && r.Regeling != loket.Meldregeling {
			uit[code] = append(uit[code], r.Regeling)
		}
	}
	return uit
}

// bureauclient is the provider of an uitvoerder for its employees.
func bureauclient(b config.Bureau) identiteit.Client {
	c := medewerkerclient(b.Medewerkers)
	c.Rollen = slices.Sorted(maps.Values(b.PerGemeente))
	return c
}

// checkRollen tells for which gemeente nobody of her uitvoerder can work: with a role per
// gemeente alone, one is soon forgotten.
func (in *inrichting) checkRollen() (uit []bevinding) {
	b := bureaus{in: in, opvolger: func(g dossier.Gemeentecode) dossier.Gemeentecode { return g }}
	for _, naam := range slices.Sorted(maps.Keys(in.Loket.Bureaus)) {
		bureau := in.Loket.Bureaus[naam]
		for _, code := range slices.Sorted(maps.Keys(b.werk(naam, dossier.DatumVan(time.Now())))) {
			if bureau.Rol == "" && bureau.PerGemeente[code] == "" {
				uit = append(uit, bevinding{Goed: true, LetOp: true, Waar: "loket uitvoerder " + naam + " medewerkers",
					Melding: "Voor " + in.Gemeenten[code].Naam + " staat hier geen rol: niemand van deze uitvoerder ziet de aanvragen van daar.",
					Actie:   fmt.Sprintf("Zet %q bij rol_per_gemeente, of vul rol in voor alle gemeenten.", code)})
			}
		}
	}
	return uit
}

// checkBureaus asks the provider of every uitvoerder whether it is there.
func (in *inrichting) checkBureaus(ctx context.Context, d *identiteit.Diensten) (uit []bevinding) {
	for _, naam := range slices.Sorted(maps.Keys(in.Loket.Bureaus)) {
		b := bevinding{Goed: true, Waar: "loket uitvoerder " + naam + " medewerkers", Melding: "De inlogdienst antwoordt."}
		if _, _, err := d.BeginBureau(ctx, naam); err != nil {
			b = onbereikbareDienst(b.Waar, in.Loket.Bureaus[naam].Issuer, err)
		}
		uit = append(uit, b)
	}
	return uit
}
