package formule

import (
	"fmt"

	"solo/dossier"
)

// verify checks that a value of the environment is what the schema promises, so
// that the machine never meets a surprise. The error names the place only.
func verify(naam string, v any, t Type) error {
	if v == nil {
		if t.Optioneel || t.Soort == Lijst {
			return nil
		}
		return fmt.Errorf("%s ontbreekt", naam)
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
		return verifyLijst(naam, v, t)
	case Groep:
		return verifyGroep(naam, v, t)
	}
	if !goed {
		return fmt.Errorf("%s is geen %s", naam, t.Soort)
	}
	return nil
}

func verifyLijst(naam string, v any, t Type) error {
	lijst, ok := v.([]any)
	if !ok {
		return fmt.Errorf("%s is geen %s", naam, t.Soort)
	}
	if len(lijst) > MaxLijst {
		return fmt.Errorf("%s heeft meer dan %d regels", naam, MaxLijst)
	}
	for i, lid := range lijst {
		if err := verify(fmt.Sprintf("%s[%d]", naam, i+1), lid, *t.Elem); err != nil {
			return err
		}
	}
	return nil
}

func verifyGroep(naam string, v any, t Type) error {
	groep, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s is geen %s", naam, t.Soort)
	}
	for veld, u := range t.Velden {
		if err := verify(naam+"."+veld, groep[veld], u); err != nil {
			return err
		}
	}
	return nil
}
