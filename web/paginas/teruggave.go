package paginas

import (
	"solo/dossier"
	"solo/loket"
	"solo/web/opmaak"
)

// teruggave tells that something did not arrive at the gemeente after all.
func teruggave(b *loket.Blik) []opmaak.Deel {
	t := b.Concept.Terug
	if t == nil {
		return nil
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Waarschuwing, Kop: "De gemeente heeft nog niet wat u stuurde",
		Tekst: []string{"Het gaat om wat u stuurde op " + dossier.DatumVan(t.Op).Tekst() + ". Kijk het na en verstuur het opnieuw. Lukt het niet? Bel dan de gemeente."}}}
}
