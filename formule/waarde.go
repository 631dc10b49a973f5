package formule

import (
	"fmt"

	"solo/dossier"
)

// verify checks that a value of the environment is what the schema promises, so
// that the machine never meets a surprise. wat is what is wrong, empty when nothing
// is, and waar the place of it within the value; neither holds a value.
func verify(v any, t Type) (waar, wat string) {
	if v == nil {
		if t.Optioneel || t.Soort == Lijst {
			return "", ""
		}
		return "", "ontbreekt"
	}
	goed := true
	switch t.Soort {
	case Tekst:
		_, goed = v.(string)
	case Getal:
		_, goed = v.(float64)
	case Geld:
		_, goed = v.(int64)
	case Janee:
		_, goed = v.(bool)
	case Datum:
		_, goed = v.(dossier.Datum)
	case Lijst:
		return verifyLijst(v, t)
	case Groep:
		return verifyGroep(v, t)
	}
	if !goed {
		return "", "is geen " + string(t.Soort)
	}
	return "", ""
}

func verifyLijst(v any, t Type) (waar, wat string) {
	lijst, ok := v.([]any)
	if !ok {
		return "", "is geen " + string(t.Soort)
	}
	if len(lijst) > MaxLijst {
		return "", fmt.Sprintf("heeft meer dan %d regels", MaxLijst)
	}
	for i, lid := range lijst {
		if waar, wat := verify(lid, *t.Elem); wat != "" {
			return fmt.Sprintf("[%d]%s", i+1, waar), wat
		}
	}
	return "", ""
}

func verifyGroep(v any, t Type) (waar, wat string) {
	groep, ok := v.(map[string]any)
	if !ok {
		return "", "is geen " + string(t.Soort)
	}
	for veld, u := range t.Velden {
		if waar, wat := verify(groep[veld], u); wat != "" {
			return "." + veld + waar, wat
		}
	}
	return "", ""
}
