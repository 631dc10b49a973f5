package formule_test

import (
	"fmt"

	"solo/formule"
)

func ExampleCompileTekst() {
	schema := formule.Schema{
		"naam":  {Soort: formule.Tekst},
		"spoed": {Soort: formule.Janee},
	}
	s, err := formule.CompileTekst(`${als(spoed, "SPOED ", "")}Aanvraag van ${naam}`, schema, formule.Opties{})
	if err != nil {
		fmt.Println(err)
		return
	}
	tekst, _ := s.Eval(map[string]any{"naam": "Jansen", "spoed": true})
	fmt.Println(tekst)
	_, err = formule.CompileTekst(`Aanvraag van ${namm}`, schema, formule.Opties{})
	fmt.Println(err)
	// Output:
	// SPOED Aanvraag van Jansen
	// 1:16: de vraag "namm" bestaat niet; bedoelde u "naam"?
}
