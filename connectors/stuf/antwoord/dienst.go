package antwoord

import "strings"

// A dienst is a service of ZDS as a person reads it.
type dienst struct {
	naam  string
	vraag bool // it makes nothing, or only a gap in a row of numbers: it may be asked again without looking
}

var diensten = map[string]dienst{
	"genereerzaakidentificatie":     {"Zaaknummer opvragen", true},
	"genereerdocumentidentificatie": {"Documentnummer opvragen", true},
	"creeerzaak":                    {"Zaak aanmaken", false},
	"updatezaak":                    {"Zaak bijwerken", false},
	"actualiseerzaakstatus":         {"Status zetten", false},
	"voegzaakdocumenttoe":           {"Document toevoegen", false},
	"geefzaakdetails":               {"Zaak opzoeken", true},
	"geeflijstzaakdocumenten":       {"Documenten opzoeken", true},
}

// dienstVan knows a service by its name in the standard, in any case, with or without
// the berichtcode behind it. An unknown one is taken to make something.
func dienstVan(naam string) dienst {
	naam, _, _ = strings.Cut(strings.ToLower(naam), "_")
	if d, ok := diensten[naam]; ok {
		return d
	}
	return dienst{naam: "Bericht sturen"}
}
