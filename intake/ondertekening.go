package intake

import (
	"strings"

	"solo/dossier"
)

func handtekening(a *dossier.Aanvraag, wie string) string {
	var uit []string
	for _, o := range a.Ondertekeningen {
		switch {
		case o.Wie == wie:
			uit = append(uit, "ondertekend "+Ondertekening(o))
		case isVan(o, wie):
			uit = append(uit, "ondertekend door de "+a.Bewindvoerder.Hoedanigheid()+" "+Ondertekening(o))
		}
	}
	return strings.Join(uit, "; ")
}

// isVan: a signature of the applicant may be that of his bewindvoerder or curator.
func isVan(o dossier.Ondertekening, wie string) bool {
	return o.Wie == wie || wie == "aanvrager" && o.IsVanAanvrager()
}

// Ondertekening writes when and how was signed: "op 16 november 2026 om 10.04 uur met
// DigiD (niveau hoog)". A means that it does not know it writes as it came in.
func Ondertekening(o dossier.Ondertekening) string {
	middel := map[string]string{"digid": "met DigiD", "machtigen": "met DigiD Machtigen", "eherkenning": "met eHerkenning",
		"eidas": "met een Europees inlogmiddel", "papier": "op papier"}[o.Middel]
	if middel == "" {
		middel = "met " + o.Middel
	}
	t := dossier.Amsterdam(o.Op)
	s := "op " + dossier.DatumVan(o.Op).Tekst() + " om " + t.Format("15.04") + " uur " + middel
	if o.Niveau == "" {
		return s
	}
	return s + " (niveau " + Niveau(o.Middel, o.Niveau) + ")"
}

// Niveau writes the level of a means as people know it: "eH2+", "substantieel". One that it
// does not know it writes as it came in.
func Niveau(middel, niveau string) string {
	if eh, ok := strings.CutPrefix(niveau, "eh"); ok {
		return "eH" + strings.Replace(eh, "plus", "+", 1)
	}
	europees := map[string]string{"low": "laag", "substantial": "substantieel", "high": "hoog"}
	if middel == "eidas" && europees[niveau] != "" {
		return europees[niveau]
	}
	return niveau
}
