package formule

import (
	"maps"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"solo/dossier"
)

// functie is a function with fixed types; what is beyond minst may be left out.
type functie struct {
	in    []Soort
	minst int // 0 means all
	uit   Soort
	doe   func(args ...any) (any, error)
}

func (f functie) minimaal() int {
	if f.minst > 0 {
		return f.minst
	}
	return len(f.in)
}

// loopfout is a mistake that only shows at run time. It never holds a value.
type loopfout string

func (f loopfout) Error() string { return string(f) }

const (
	teGroot  = loopfout("de uitkomst is te groot")
	doorNul  = loopfout("er wordt gedeeld door nul")
	nietInT  = loopfout("de waarde staat niet in de tabel")
	geenGeld = int64(math.MaxInt64 / 8) // beyond this an amount is a mistake
)

// functies are all functions that the machine knows; those with $ are only put
// in by the compiler. The ones with types of their own stand in aanroep.go.
var functies = map[string]functie{
	"samen":          {[]Soort{Lijst, Tekst}, 0, Tekst, join},
	"hoofdletters":   {[]Soort{Tekst}, 0, Tekst, upper},
	"kleine_letters": {[]Soort{Tekst}, 0, Tekst, lower},
	"lengte":         {[]Soort{Tekst}, 0, Getal, length},
	"dagen":          {[]Soort{Datum, Datum}, 0, Getal, days},
	"dagen_tot":      {[]Soort{Datum, Datum}, 0, Getal, days},
	"plus_dagen":     {[]Soort{Datum, Getal}, 0, Datum, plusDays},
	"plus_maanden":   {[]Soort{Datum, Getal}, 0, Datum, plusMonths},
	"leeftijd":       {[]Soort{Datum, Datum}, 0, Getal, age},
	"jaar":           {[]Soort{Datum}, 0, Getal, year},
	"maand":          {[]Soort{Datum}, 0, Getal, month},
	"datum_tekst":    {[]Soort{Datum}, 0, Tekst, dateText},
	"bedrag":         {[]Soort{Geld}, 0, Tekst, amount},
	"euro":           {[]Soort{Getal}, 0, Geld, euro},
	"afkorten":       {[]Soort{Tekst, Getal}, 0, Tekst, shorten},
	"rond":           {[]Soort{Getal, Getal}, 1, Getal, round},

	"gevuld":    {doe: filled},
	"standaard": {doe: fallback},
	"bevat":     {doe: contains},
	"$veld":     {doe: field},
	"$tabel":    {doe: lookup},
	"$dagen":    {doe: days},
	"$voeg":     {doe: concat},
	"$deel":     {doe: divide},
	"$plus":     {doe: func(a ...any) (any, error) { return cents(float64(a[0].(int64)) + float64(a[1].(int64))) }},
	"$min":      {doe: func(a ...any) (any, error) { return cents(float64(a[0].(int64)) - float64(a[1].(int64))) }},
	"$maal":     {doe: func(a ...any) (any, error) { return cents(float64(a[0].(int64)) * a[1].(float64)) }},
	"$deelgeld": {doe: divideMoney},
	"$aantal":   {doe: func(a ...any) (any, error) { return float64(len(a[0].([]any))), nil }},
	"$getal":    {doe: func(a ...any) (any, error) { return float64(a[0].(int)), nil }},
	"$som":      {doe: sum},
	"$somgeld":  {doe: sumMoney},
}

// Functies gives the functions of the language with a line of explanation each,
// for printing.
func Functies() map[string]string { return maps.Clone(uitleg) }

var uitleg = map[string]string{
	"als":            `als(voorwaarde, dan, anders), of als(voorwaarde, dan): anders niets`,
	"gevuld":         `gevuld(x): is er een antwoord`,
	"standaard":      `standaard(x, anders): x, of anders als x leeg is`,
	"samen":          `samen(lijst, ", "): de teksten achter elkaar; lege vallen weg`,
	"tabel":          `tabel("naam", x): vertaalt een tekst, of elke tekst van een lijst`,
	"bevat":          `bevat(lijst, x) of bevat(tekst, stuk)`,
	"aantal":         `aantal(lijst) of aantal(lijst, voorwaarde)`,
	"som":            `som(lijst) of som(lijst, .veld)`,
	"filter":         `filter(lijst, voorwaarde), bijvoorbeeld filter(schulden, .bedrag > euro(100))`,
	"kaart":          `kaart(lijst, .veld): van elke regel één gegeven`,
	"elk":            `elk(lijst, voorwaarde): geldt voor alle regels`,
	"enig":           `enig(lijst, voorwaarde): geldt voor minstens één regel`,
	"hoofdletters":   `hoofdletters(tekst)`,
	"kleine_letters": `kleine_letters(tekst)`,
	"lengte":         `lengte(tekst): aantal tekens`,
	"afkorten":       `afkorten(tekst, 80): hoogstens 80 tekens, op een woordeinde`,
	"datum":          `datum("2026-01-31"): een vaste datum`,
	"dagen":          `dagen(van, tot): aantal dagen`,
	"dagen_tot":      `dagen_tot(van, tot): hetzelfde als dagen`,
	"plus_dagen":     `plus_dagen(datum, 14)`,
	"plus_maanden":   `plus_maanden(datum, 3)`,
	"leeftijd":       `leeftijd(geboortedatum, peildatum): hele jaren`,
	"jaar":           `jaar(datum)`,
	"maand":          `maand(datum): 1 tot en met 12`,
	"datum_tekst":    `datum_tekst(datum): 31 januari 2026`,
	"bedrag":         `bedrag(geld): 1.234,56`,
	"euro":           `euro(100): een vast bedrag`,
	"rond":           `rond(getal) of rond(getal, 2)`,
}

func join(a ...any) (any, error) {
	var delen []string
	lang := 0
	for _, d := range a[0].([]any) {
		if s := d.(string); s != "" {
			delen = append(delen, s)
			lang += len(s) + len(a[1].(string))
		}
	}
	if lang > maxUitkomst {
		return nil, teGroot
	}
	return strings.Join(delen, a[1].(string)), nil
}

func concat(a ...any) (any, error) {
	s := a[0].(string) + a[1].(string)
	if len(s) > maxUitkomst {
		return nil, teGroot
	}
	return s, nil
}

func upper(a ...any) (any, error) { return cases.Upper(language.Dutch).String(a[0].(string)), nil }
func lower(a ...any) (any, error) { return cases.Lower(language.Dutch).String(a[0].(string)), nil }
func length(a ...any) (any, error) {
	return float64(utf8.RuneCountInString(a[0].(string))), nil
}

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
func amount(a ...any) (any, error)   { return Bedrag(a[0].(int64)), nil }
func euro(a ...any) (any, error)     { return cents(a[0].(float64) * 100) }

func shorten(a ...any) (any, error) {
	n := a[1].(float64)
	if !(n >= 1 && n <= maxUitkomst) {
		return nil, loopfout("afkorten vraagt een lengte van 1 of meer")
	}
	return Afkorten(a[0].(string), int(n)), nil
}

func round(a ...any) (any, error) {
	cijfers := 0.0
	if len(a) == 2 {
		cijfers = a[1].(float64)
	}
	if !(cijfers >= 0 && cijfers <= 6) {
		return nil, loopfout("rond vraagt 0 tot en met 6 cijfers achter de komma")
	}
	macht := math.Pow10(int(cijfers))
	return number(math.Round(a[0].(float64)*macht) / macht)
}

func number(f float64) (any, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, teGroot
	}
	return f, nil
}

// cents rounds to whole cents, half away from zero.
func cents(f float64) (any, error) {
	f = math.Round(f)
	if math.IsNaN(f) || math.Abs(f) > float64(geenGeld) {
		return nil, teGroot
	}
	return int64(f), nil
}

func divide(a ...any) (any, error) {
	if a[1].(float64) == 0 {
		return nil, doorNul
	}
	return number(a[0].(float64) / a[1].(float64))
}

func divideMoney(a ...any) (any, error) {
	if a[1].(float64) == 0 {
		return nil, doorNul
	}
	return cents(float64(a[0].(int64)) / a[1].(float64))
}

func sum(a ...any) (any, error) {
	t := 0.0
	for _, x := range a[0].([]any) {
		t += x.(float64)
	}
	return number(t)
}

func sumMoney(a ...any) (any, error) {
	t := int64(0)
	for _, x := range a[0].([]any) {
		if t += x.(int64); t > geenGeld || t < -geenGeld {
			return nil, teGroot
		}
	}
	return t, nil
}

func filled(a ...any) (any, error) {
	switch v := a[0].(type) {
	case nil:
		return false, nil
	case string:
		return v != "", nil
	case []any:
		return len(v) > 0, nil
	}
	return true, nil
}

func fallback(a ...any) (any, error) {
	if ok, _ := filled(a[0]); ok == true {
		return a[0], nil
	}
	return a[1], nil
}

func contains(a ...any) (any, error) {
	if s, ok := a[0].(string); ok {
		return strings.Contains(s, a[1].(string)), nil
	}
	for _, x := range a[0].([]any) {
		if x == a[1] {
			return true, nil
		}
	}
	return false, nil
}

// field is nil for a field of an unset group.
func field(a ...any) (any, error) {
	groep, _ := a[0].(map[string]any)
	return groep[a[1].(string)], nil
}

func lookup(a ...any) (any, error) {
	tabel := a[0].(map[string]string)
	if s, ok := a[1].(string); ok {
		return translate(tabel, s)
	}
	var uit []any
	for _, x := range a[1].([]any) {
		s, err := translate(tabel, x.(string))
		if err != nil {
			return nil, err
		}
		uit = append(uit, s)
	}
	return uit, nil
}

// translate leaves an unset text empty.
func translate(tabel map[string]string, s string) (any, error) {
	if s == "" {
		return "", nil
	}
	v, ok := tabel[s]
	if !ok {
		return nil, nietInT
	}
	return v, nil
}
