package opmaak

import (
	"fmt"
	"strings"
)

// A beeld is a field as a template draws it. The templates name what is in Veld as .Veld.Label,
// and so with all that is embedded: without it reflection looks for a name in every embedded
// type, a good part of the work of a page.
type beeld struct {
	Veld
	ID, Vorm                                 string
	Waarde                                   string
	Fouten                                   []string
	Op                                       string // aria-describedby: the hint and what is wrong
	Mis                                      bool   // aria-invalid
	Type, Toetsen, Breedte, Voor, Aanvulnaam string
	Opties                                   []optiebeeld
	Delen                                    []beeld
	Elders                                   []beeld // of Adres: the address abroad
	IsElders                                 bool
	Rijen                                    []rijbeeld
	NietGeweten                              bool
	Focus                                    bool
	Meer                                     bool // a row may be added
	Deel                                     bool // of a date: the whole says whether it may stay empty
}

type optiebeeld struct {
	Optie
	ID    string
	Aan   bool
	Naam  string // of the question
	Multi bool   // of the question: more than one may be chosen
	Focus bool
}

// Accept is what the file chooser offers.
func (b beeld) Accept() string { return strings.Join(b.Typen, ",") }

// describedBy names the hint and what is wrong, in the order in which they stand.
func (b beeld) describedBy() string {
	var uit []string
	if b.Hint != "" {
		uit = append(uit, b.ID+"-hint")
	}
	for i := range b.Fouten {
		uit = append(uit, b.FoutID(i))
	}
	return strings.Join(uit, " ")
}

// FoutID is the id of a sentence about what is wrong.
func (b beeld) FoutID(i int) string {
	if i == 0 {
		return b.ID + "-fout"
	}
	return fmt.Sprintf("%s-fout-%d", b.ID, i+1)
}
