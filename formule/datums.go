package formule

import (
	"math"

	"solo/dossier"
)

func days(a ...any) (any, error) {
	return float64(a[0].(dossier.Datum).DagenTot(a[1].(dossier.Datum))), nil
}

// bereik keeps date arithmetic within the years that a Datum can write.
const bereik = 36525 // days, a century

func plusDays(a ...any) (any, error) {
	n := a[1].(float64)
	if math.Abs(n) > bereik || n != math.Trunc(n) {
		return nil, loopfout("plus_dagen vraagt een heel aantal dagen, hoogstens een eeuw")
	}
	return a[0].(dossier.Datum).PlusDagen(int(n)), nil
}

func plusMonths(a ...any) (any, error) {
	n := a[1].(float64)
	if math.Abs(n) > 1200 || n != math.Trunc(n) {
		return nil, loopfout("plus_maanden vraagt een heel aantal maanden, hoogstens een eeuw")
	}
	return a[0].(dossier.Datum).PlusMaanden(int(n)), nil
}

func age(a ...any) (any, error) {
	return float64(a[0].(dossier.Datum).Leeftijd(a[1].(dossier.Datum))), nil
}

func year(a ...any) (any, error)     { return float64(a[0].(dossier.Datum).Jaar), nil }
func month(a ...any) (any, error)    { return float64(a[0].(dossier.Datum).Maand), nil }
func dateText(a ...any) (any, error) { return a[0].(dossier.Datum).Tekst(), nil }
