package opmaak_test

import (
	"strings"
	"testing"

	"solo/web/opmaak"
)

// A telephone shows digits where only digits are typed. On some it has no comma then, so an
// amount and a number with decimals get all keys.
func TestTelephoneShowsDigitsForWholeNumbers(t *testing.T) {
	f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{{Soort: opmaak.Getal, Naam: "uren"}, {Soort: opmaak.Getal, Naam: "deel", MetKomma: true},
		{Soort: opmaak.Geld, Naam: "bedrag"}, {Soort: opmaak.Datum, Naam: "dag"}}}}
	k, _ := galerij(t)
	e := elementen(t, toon(t, k, opmaak.Pagina{Titel: "x", Inhoud: []opmaak.Deel{f}}))
	for naam, want := range map[string]string{"uren": "numeric", "deel": "", "bedrag": "", "dag.dag": "numeric", "dag.maand": "numeric", "dag.jaar": "numeric"} {
		if got := zoek(e, "input", "name", naam)[0].a["inputmode"]; got != want {
			t.Errorf("%s: inputmode %q, want %q", naam, got, want)
		}
	}
}

// A hint above the box of a declaration reads as if it went with the one before.
func TestHintOfADeclarationStandsBelowItsBox(t *testing.T) {
	f := opmaak.Formulier{Invulling: opmaak.Invulling{Velden: []opmaak.Veld{{Soort: opmaak.Verklaring, Naam: "a", Label: "Ik weet dit", Hint: "Dat moet van de wet."}}}}
	k, _ := galerij(t)
	html := toon(t, k, opmaak.Pagina{Titel: "x", Inhoud: []opmaak.Deel{f}})
	if strings.Index(html, "Dat moet van de wet.") < strings.Index(html, "Ik weet dit") {
		t.Error("the hint stands above the box")
	}
	if got := zoek(elementen(t, html), "input", "name", "a")[0].a["aria-describedby"]; got != "v-a-hint" {
		t.Errorf("the box is described by %q, want the hint", got)
	}
}
