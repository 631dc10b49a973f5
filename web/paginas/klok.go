package paginas

import (
	"cmp"
	"fmt"
	"slices"

	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// resterend is how far off a last day is.
func resterend(vandaag, tot dossier.Datum) string {
	switch n := vandaag.DagenTot(tot); {
	case n < 0:
		return "voorbij"
	case n == 0:
		return "vandaag"
	default:
		return "nog " + aantal(n, "dag", "dagen")
	}
}

// termijntekst tells within what time the gemeente must do something.
func termijntekst(t loket.Termijn, vandaag dossier.Datum) string {
	if t.Stil {
		return t.Wat + ": de termijn staat stil tot er papieren komen"
	}
	return fmt.Sprintf("%s uiterlijk %s (%s)", t.Wat, t.Tot.Tekst(), resterend(vandaag, t.Tot))
}

// eersteTermijn is the one that ends first of those that did not end yet, or that which ended
// last: what was done in time nobody tells the loket.
func eersteTermijn(lijst []loket.Termijn, vandaag dossier.Datum) loket.Termijn {
	return slices.MinFunc(lijst, func(x, y loket.Termijn) int {
		nx, ny := vandaag.DagenTot(x.Tot), vandaag.DagenTot(y.Tot)
		if nx >= 0 && ny >= 0 {
			return cmp.Compare(nx, ny)
		}
		return cmp.Compare(ny, nx)
	})
}

// termijnposten are all of them, for the page of an aanvraag.
func termijnposten(lijst []loket.Termijn, vandaag dossier.Datum) []opmaak.Post {
	if len(lijst) == 0 {
		return nil
	}
	p := opmaak.Post{Label: "Termijnen"}
	for _, t := range lijst {
		p.Waarden = append(p.Waarden, zin(termijntekst(t, vandaag)))
	}
	return []opmaak.Post{p}
}
