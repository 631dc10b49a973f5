package paginas

import (
	"slices"

	"solo/intake"
	"solo/loket"
	"solo/web/opmaak"
)

// taakstand is how far a page is. What was taken over from the test or an earlier aanvraag is
// answered, and not looked at.
func taakstand(b *loket.Blik, p loket.Paginablik) opmaak.Badge {
	if p.Stand == loket.NietBegonnen && slices.ContainsFunc(p.Zichtbaar, func(v intake.Vraag) bool { return b.Antwoord(v.ID) != nil }) {
		return opmaak.Badge{Toon: opmaak.Info, Tekst: "Nog nakijken"}
	}
	return paginaBadge[p.Stand]
}
