package opmaak

// A bekend is what was known beforehand: one list to look at, and behind it the fields to
// change it in. Closed they are sent along all the same.
type bekend struct {
	Overzicht Overzicht
	Velden    []beeld
}

// split takes what was known out of the fields of a form.
func split(alle []beeld) (bekend, []beeld) {
	uit := bekend{Overzicht: Overzicht{Kop: "Klopt dit?"}}
	var over []beeld
	for _, b := range alle {
		if b.Bekend == "" {
			over = append(over, b)
			continue
		}
		uit.Overzicht.Posten = append(uit.Overzicht.Posten, Post{Label: b.Label, Waarden: []string{b.Bekend}})
		uit.Velden = append(uit.Velden, b)
	}
	return uit, over
}
