package paginas

import (
	"fmt"
	"slices"

	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// nakijken: it is answered, and the applicant did not look at it.
var nakijken = opmaak.Badge{Toon: opmaak.Info, Tekst: "Nog nakijken"}

// taakstand is how far a page is. What was taken over from the test or an earlier aanvraag is
// answered, and not looked at.
func taakstand(b *loket.Blik, p loket.Paginablik) opmaak.Badge {
	if p.Stand == loket.NietBegonnen && slices.ContainsFunc(p.Zichtbaar, func(v intake.Vraag) bool { return b.Antwoord(v.ID) != nil }) {
		return nakijken
	}
	return paginaBadge[p.Stand]
}

// vouw says of each group how far it is, and folds what asks no attention: what is done, and
// what was not begun and is not the first thing to do.
func vouw(groepen opmaak.Takenlijst) {
	eerste := true
	for i := range groepen {
		g := &groepen[i]
		g.Stand = groepstand(g.Taken)
		klaar := g.Stand == paginaBadge[loket.Klaar]
		g.Dicht = klaar || !eerste && !isBegonnen(g.Taken)
		eerste = eerste && klaar
	}
}

// groepstand is how far a group is: its pages together. It is to be looked at when nothing else
// is left to do.
func groepstand(taken []opmaak.Taak) opmaak.Badge {
	klaar, open, toon := 0, 0, opmaak.Toon("")
	for _, t := range taken {
		switch t.Stand {
		case paginaBadge[loket.Klaar]:
			klaar++
		case nakijken:
		default:
			open++
		}
	}
	switch {
	case klaar == len(taken):
		return paginaBadge[loket.Klaar]
	case open == 0:
		return nakijken
	case isBegonnen(taken):
		toon = opmaak.Waarschuwing
	}
	return opmaak.Badge{Toon: toon, Tekst: fmt.Sprintf("%d van %d klaar", klaar, len(taken))}
}

func isBegonnen(taken []opmaak.Taak) bool {
	return slices.ContainsFunc(taken, func(t opmaak.Taak) bool {
		return t.Stand == paginaBadge[loket.Bezig] || t.Stand == paginaBadge[loket.Klaar]
	})
}
