package intake

import (
	"time"

	"solo/dossier"
	"solo/formule"
)

// A Termijn is the time within which the gemeente must do something with an aanvraag, from the
// day on which it came in: so many weeks, or so many days from Monday to Friday. A public holiday
// among those counts: the last day is then too early, and never too late.
type Termijn struct {
	Wat       string `yaml:"wat"` // "beslissen"; of more with one name the first that counts is it
	Weken     int    `yaml:"weken"`
	Werkdagen int    `yaml:"werkdagen"`
	Opschort  bool   `yaml:"opschort"` // stands still while papers are waited for (Awb art. 4:15)
	Als       string `yaml:"als"`      // formula: counts when it holds; empty is always
	Bron      string `yaml:"bron"`     // the article

	als *formule.Formule
}

// Tot is the last day when it begins on van.
func (t Termijn) Tot(van dossier.Datum) dossier.Datum {
	tot := van.PlusDagen(7 * t.Weken)
	for n := t.Werkdagen; n > 0; {
		if tot = tot.PlusDagen(1); !isWeekend(tot) {
			n--
		}
	}
	return tot
}

func isWeekend(d dossier.Datum) bool {
	dag := d.Tijd().Weekday()
	return dag == time.Saturday || dag == time.Sunday
}

// Termijnen are those that count for the aanvraag as it was answered, one for each Wat.
func (i *Ingevuld) Termijnen() (uit []Termijn) {
	gehad := map[string]bool{}
	for _, t := range i.d.Klokken {
		if !gehad[t.Wat] && holds(t.als, i.env) {
			gehad[t.Wat] = true
			uit = append(uit, t)
		}
	}
	return uit
}

func (t *toets) termijnen() {
	for i := range t.d.Klokken {
		x := &t.d.Klokken[i]
		t.moet(x.Wat, "termijnen", i, "wat")
		t.moet(x.Bron, "termijnen", i, "bron")
		if min(x.Weken, x.Werkdagen) != 0 || x.Weken+x.Werkdagen < 1 || x.Weken+x.Werkdagen > 100 {
			t.Fout("geef weken of werkdagen, van 1 tot en met 100", "termijnen", i)
		}
		x.als = t.voorwaarde(x.Als, t.schema, "termijnen", i, "als")
	}
}
