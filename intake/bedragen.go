package intake

import (
	"cmp"
	"slices"

	"solo/dossier"
	"solo/formule"
)

// A Bedrag is an amount or threshold with the days on which it holds.
type Bedrag struct {
	Code    string  `yaml:"code"`
	Eenheid string  `yaml:"eenheid"` // euro: Waarde is in whole cents; getal: the number itself
	Waarde  float64 `yaml:"waarde"`
	Van     string  `yaml:"van"`     // first day, ISO
	Tot     string  `yaml:"tot"`     // last day, ISO; empty is until further notice
	Bron    string  `yaml:"bron"`    // article
	Onzeker bool    `yaml:"onzeker"` // the newest known value, not yet confirmed for these days

	van, tot dossier.Datum
}

// bedragen are all amounts, ordered by code and first day.
type bedragen []Bedrag

func (b bedragen) sort() {
	slices.SortFunc(b, func(x, y Bedrag) int {
		return cmp.Or(cmp.Compare(x.Code, y.Code), x.van.Compare(y.van))
	})
}

// typen are the amounts as formulas see them.
func (b bedragen) typen() formule.Type {
	velden := map[string]formule.Type{}
	for _, v := range b {
		velden[v.Code] = formule.Type{Soort: formule.Getal}
		if v.Eenheid == "euro" {
			velden[v.Code] = formule.Type{Soort: formule.Geld}
		}
	}
	return formule.Type{Soort: formule.Groep, Velden: velden}
}

// op gives the value of every amount on a day. Between two known periods, and after
// the last, the earlier value goes on; before the first period the first value holds.
func (b bedragen) op(dag dossier.Datum) map[string]any {
	uit := map[string]any{}
	for _, v := range b {
		if _, al := uit[v.Code]; al && v.van.Compare(dag) > 0 {
			continue
		}
		if v.Eenheid == "euro" {
			uit[v.Code] = int64(v.Waarde)
		} else {
			uit[v.Code] = v.Waarde
		}
	}
	return uit
}

// Bedrag gives an amount on a day, in whole cents, as rules see it; false when there is no
// such amount.
func (d *Definitie) Bedrag(code string, op dossier.Datum) (int64, bool) {
	cent, ok := d.bedragen.op(op)[code].(int64)
	return cent, ok
}
