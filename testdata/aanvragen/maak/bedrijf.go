package main

import "strings"

// bedrijf tells what the business of an example does, why it goes badly and what he
// does about it, instead of the hairdresser's story.
func (g *geval) bedrijf(activiteiten, oorzaak, maatregelen, plan string) {
	g.zet(rij{"activiteiten": activiteiten, "oorzaak_toelichting": oorzaak, "maatregelen_genomen": maatregelen, "herstelplan": plan})
}

const straatOpen = "De straat ligt sinds mei open. Klanten kunnen niet meer voor de deur parkeren en blijven weg."

// inPand rents the place of business.
func (g *geval) inPand(huur int) {
	g.zet(rij{"bedrijfspand": "huur", "pand_huur_maand": huur, "pand_achterstand_maanden": 0})
}

// opRekening is what there is at the bank, and all that can be used at once.
func (g *geval) opRekening(nr, saldo int) {
	g.zet(rij{"bankrekeningen": lijst{rekening(nr, "aanvrager", "betaal", saldo)}})
}

// zetTenaamstelling puts every private account in the name of whose it is.
func (g *geval) zetTenaamstelling() {
	aanvrager := tenaamstelling(g.Aanvrager.Voorletters + " " + g.Aanvrager.Naam())
	namen := rij{"aanvrager": aanvrager}
	if p := g.Partner; p != nil {
		partner := tenaamstelling(p.Voornamen[:1] + ". " + p.Naam())
		namen["partner"], namen["samen"] = partner, tenaamstelling(aanvrager+" en/of "+partner)
	}
	if kinderen, _ := g.Antwoorden["kinderen"].(lijst); len(kinderen) > 0 {
		namen["kind"] = kinderen[0].(rij)["naam"]
	}
	rekeningen, _ := g.Antwoorden["bankrekeningen"].(lijst)
	for _, r := range rekeningen {
		r := r.(rij)
		r["naam"] = namen[r["van_wie"].(string)]
	}
}

// tenaamstelling is a name as a bank has room for it.
func tenaamstelling(naam string) string {
	if r := []rune(naam); len(r) > 70 {
		return strings.TrimSpace(string(r[:70]))
	}
	return naam
}
