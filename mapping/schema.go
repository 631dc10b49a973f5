package mapping

import (
	"maps"
	"slices"

	"solo/formule"
)

// A Naam is one line of the list of names that a mapping may use.
type Naam struct {
	Naam   string   `json:"naam"`  // aanvrager.achternaam; schulden[].bedrag is .bedrag within filter, kaart, …
	Soort  string   `json:"soort"` // "tekst", "lijst van tekst", "datum (mag leeg zijn)"
	Keuzes []string `json:"keuzes,omitempty"`
}

// Schema lists everything that texts in a mapping may name, sorted, for printing.
// The BSN is not among them: it goes along in a rol only.
func Schema(s formule.Schema) []Naam {
	return names("", zonderBSN(s))
}

func names(voor string, s map[string]formule.Type) (uit []Naam) {
	for _, naam := range slices.Sorted(maps.Keys(s)) {
		t := s[naam]
		n := Naam{Naam: voor + naam, Soort: t.String(), Keuzes: t.Keuzes}
		if t.Elem != nil {
			n.Keuzes = t.Elem.Keuzes
		}
		uit = append(uit, n)
		uit = append(uit, names(voor+naam+".", t.Velden)...)
		if t.Elem != nil {
			uit = append(uit, names(voor+naam+"[].", t.Elem.Velden)...)
		}
	}
	return uit
}
