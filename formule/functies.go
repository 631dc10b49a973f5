package formule

import (
	"maps"
	"math"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
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

func amount(a ...any) (any, error) { return Bedrag(a[0].(int64)), nil }

func shorten(a ...any) (any, error) {
	n := a[1].(float64)
	if !(n >= 1 && n <= maxUitkomst) {
		return nil, loopfout("afkorten vraagt een lengte van 1 of meer")
	}
	return Afkorten(a[0].(string), int(n)), nil
}
