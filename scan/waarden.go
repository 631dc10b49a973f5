package scan

import (
	"errors"

	"solo/dossier"
	"solo/formule"
)

// Waarden are what differs per gemeente and per day. Amounts are whole cents; an amount
// of zero is not known, and the question that names it is asked without it.
type Waarden struct {
	Peildatum         dossier.Datum // the day of the scan; required
	StarterMaxMaanden int           // someone who began less long ago is a starter; zero means 18

	NormAlleenstaande int64 // net per month (Pw art. 21)
	NormGehuwden      int64 //
	IOAZLimiet1       int64 // gross per year, the mean of the last three years (IOAZ art. 2)
	IOAZLimiet2       int64 // gross per year, expected

	NietAangesloten bool // the gemeente takes no applications by SOLO (R02)
}

const starterMaanden = 18

// check gives the values with their defaults, or what is wrong with them.
func (w Waarden) check() (Waarden, error) {
	var fouten []error
	if w.Peildatum.IsZero() {
		fouten = append(fouten, errors.New("peildatum ontbreekt"))
	}
	if w.StarterMaxMaanden == 0 {
		w.StarterMaxMaanden = starterMaanden
	}
	if w.StarterMaxMaanden < 1 || w.StarterMaxMaanden > 120 {
		fouten = append(fouten, errors.New("starter_max_maanden is 1 tot en met 120"))
	}
	if min(w.NormAlleenstaande, w.NormGehuwden, w.IOAZLimiet1, w.IOAZLimiet2) < 0 {
		fouten = append(fouten, errors.New("een bedrag is niet lager dan nul"))
	}
	return w, errors.Join(fouten...)
}

// waardetypen are the values as formulas and texts see them. aow_grens is the last day
// of birth of who has reached the AOW age on the peildatum.
func waardetypen() formule.Schema {
	geld := formule.Type{Soort: formule.Geld}
	return formule.Schema{
		"peildatum":           {Soort: formule.Datum},
		"aow_grens":           {Soort: formule.Datum},
		"starter_max_maanden": {Soort: formule.Getal},
		"norm_alleenstaande":  geld,
		"norm_gehuwden":       geld,
		"ioaz_limiet_1":       geld,
		"ioaz_limiet_2":       geld,
	}
}

func (w Waarden) omgeving(aow []leeftijd) map[string]any {
	return map[string]any{
		"peildatum":           w.Peildatum,
		"aow_grens":           aowGrens(aow, w.Peildatum),
		"starter_max_maanden": float64(w.StarterMaxMaanden),
		"norm_alleenstaande":  w.NormAlleenstaande,
		"norm_gehuwden":       w.NormGehuwden,
		"ioaz_limiet_1":       w.IOAZLimiet1,
		"ioaz_limiet_2":       w.IOAZLimiet2,
	}
}

// aowGrens is the last day of birth of who has reached the AOW age on a day. The ages
// never fall with the day of birth, so whoever is older than it has reached his as well.
func aowGrens(aow []leeftijd, op dossier.Datum) dossier.Datum {
	grens := dossier.Datum{Jaar: 1, Maand: 1, Dag: 1}
	for _, l := range aow {
		laatste := op.PlusMaanden(-12*l.Jaren - l.Maanden)
		if l.Tot != "" && laatste.Compare(l.tot) > 0 {
			laatste = l.tot
		}
		if laatste.Compare(grens) > 0 {
			grens = laatste
		}
	}
	return grens
}
