package paginas

import (
	"solo/loket"
	"solo/web/opmaak"
)

// overgenomen is for who asks again: he looks at what changed, and not at page after page.
func overgenomen(b *loket.Blik) []opmaak.Deel {
	if b.Concept.Ingezonden() != nil || len(b.Concept.Verwant) == 0 {
		return nil
	}
	return []opmaak.Deel{opmaak.Melding{Toon: opmaak.Info, Kop: "Kijk na wat er is veranderd", Tekst: []string{"Wij hebben de antwoorden van uw vorige aanvraag overgenomen. Kijk vooral naar uw inkomen, uw woning, uw bezit en uw schulden."},
		Naar: []opmaak.Verwijzing{{Tekst: "Bekijk alle antwoorden", Naar: adres(b, "controle")}}}}
}
