package opmaak

import "strings"

// datum draws day, month and year. What is wrong in one of them is told once, above all.
func (m *maker) datum(b *beeld) {
	delen := []Veld{{Naam: "dag", Label: "Dag"}, {Naam: "maand", Label: "Maand"}, {Naam: "jaar", Label: "Jaar"}}
	if b.Soort == Maand {
		delen = delen[1:]
	}
	heel := len(b.Fouten) > 0
	for _, v := range delen {
		if b.Autocomplete == "off" { // of somebody else
			v.Autocomplete = "off"
		} else if kort, ok := strings.CutPrefix(b.Autocomplete, "bday"); ok {
			v.Autocomplete = "bday" + kort + map[string]string{"dag": "-day", "maand": "-month", "jaar": "-year"}[v.Naam]
		}
		v.Naam, v.Optioneel = b.Naam+"."+v.Naam, b.Optioneel
		d := m.veld(v)
		b.Fouten = append(b.Fouten, d.Fouten...)
		d.Mis, d.Fouten, d.Op = heel || d.Mis, nil, ""
		d.Toetsen, d.Breedte, d.Deel = "numeric", "b2", true
		if strings.HasSuffix(v.Naam, ".jaar") {
			d.Breedte = "b4"
		}
		b.Delen = append(b.Delen, d)
	}
	m.first(b)
}

func adresdelen(v Veld) []Veld {
	delen := []Veld{
		{Naam: "postcode", Label: "Postcode", Autocomplete: "postal-code"}, {Naam: "huisnummer", Label: "Huisnummer"},
		{Naam: "toevoeging", Label: "Toevoeging", Optioneel: true}, {Naam: "straat", Label: "Straat"},
		{Naam: "woonplaats", Label: "Woonplaats", Autocomplete: "address-level2"},
		{Naam: "land", Label: "Land", Hint: "Alleen als het adres niet in Nederland is.", Optioneel: true, Autocomplete: "country-name"},
		{Soort: Lang, Naam: "regels", Label: "Adres in dat land", Hint: "Schrijf het zoals op een envelop, in hoogstens drie regels.", Optioneel: true},
	}
	for i := range delen {
		if v.Autocomplete == "" { // of somebody else
			delen[i].Autocomplete = "off"
		}
		delen[i].Optioneel = delen[i].Optioneel || v.Optioneel
	}
	return delen
}
