package main

import (
	"time"

	"solo/dossier"
	"solo/scan"
)

// scan gives the doelgroepscan with the amounts of the day and what a gemeente set.
func (w *werk) scan(sd *scan.Definitie) func(dossier.Gemeentecode, time.Time) (*scan.Scan, error) {
	return func(g dossier.Gemeentecode, nu time.Time) (*scan.Scan, error) { return sd.Met(w.in.scanwaarden(g, nu)) }
}

func (in *inrichting) scanwaarden(g dossier.Gemeentecode, nu time.Time) scan.Waarden {
	x, dag := in.Loket.Gemeenten[g], dossier.DatumVan(nu)
	v := scan.Waarden{Peildatum: dag, StarterMaxMaanden: x.StarterMaxMaanden, NietAangesloten: g != "" && len(in.aangeboden(g, dag)) == 0}
	for code, naar := range map[string]*int64{"norm_alleenstaande": &v.NormAlleenstaande, "norm_gehuwden": &v.NormGehuwden,
		"ioaz_grens_gemiddeld": &v.IOAZLimiet1, "ioaz_grens_verwacht": &v.IOAZLimiet2} {
		for _, versies := range in.definities {
			if cent, ok := versies[0].Bedrag(code, v.Peildatum); ok { // every regeling has the same
				*naar = cent
			}
		}
	}
	return v
}
