package web

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"solo/connectors"
	"solo/dossier"
	"solo/store"
)

const (
	standaardLimiet = 100
	maxLimiet       = 500
)

// lijstFilters are what a list of deliveries can be asked for. A leverancier cannot ask
// by what he may not see.
func lijstFilters(v verzoeker) []string {
	uit := []string{"bestemming", "staat", "dossier", "leverancier", "kenmerk", "regeling", "soort", "voor", "limiet"}
	if v.rol == leverancier {
		return uit
	}
	return append(uit, "klasse", "code", "stap", "sinds")
}

// taakFilters select work that is done together.
func taakFilters() []string {
	return []string{"bestemming", "klasse", "code", "stap", "regeling", "soort", "sinds"}
}

func werkFilters() []string { return append(taakFilters(), "voor", "limiet") }

// checkNamen refuses any other name, because it would show too much without a word.
func checkNamen(q url.Values, namen []string) error {
	for naam, waarden := range q {
		if !slices.Contains(namen, naam) || len(waarden) > 1 {
			return errVerzoek("Gebruik als filter, elk hoogstens één keer: " + strings.Join(namen, ", ") + ".")
		}
	}
	return nil
}

// leesFilter reads a query with these names; what is wrong is told for the sender.
func leesFilter(q url.Values, namen []string) (f store.Filter, err error) {
	if err := checkNamen(q, namen); err != nil {
		return f, err
	}
	f = store.Filter{Bestemming: q.Get("bestemming"), Staat: store.Staat(q.Get("staat")), Dossier: dossier.ID(strings.ToUpper(strings.TrimSpace(q.Get("dossier")))),
		Leverancier: q.Get("leverancier"), Kenmerk: q.Get("kenmerk"), Regeling: q.Get("regeling"), Soort: q.Get("soort"),
		Klasse: q.Get("klasse"), Code: q.Get("code"), Stap: q.Get("stap")}
	err = cmp.Or(oneOf("staat", f.Staat, store.Staten()), oneOf("soort", f.Soort, store.Soorten()), oneOf("klasse", f.Klasse, klassen()))
	if err == nil && f.Dossier != "" && !f.Dossier.IsValid() {
		err = errVerzoek("Een dossier schrijft u als 0K3Q-8V2M-7XTR-9B1C.")
	}
	if err == nil {
		f.Limiet, err = leesLimiet(q)
	}
	if v := q.Get("voor"); err == nil && v != "" {
		if f.Voor, err = strconv.ParseInt(v, 10, 64); err != nil || f.Voor < 1 {
			err = errVerzoek("Bij voor hoort het nummer van een levering.")
		}
	}
	if v := q.Get("sinds"); err == nil && v != "" {
		f.Sinds, err = leesMoment(v)
	}
	return f, err
}

// oneOf refuses a value that is not empty and not one of these.
func oneOf[S ~string](veld string, waarde S, keuzes []S) error {
	if waarde == "" || slices.Contains(keuzes, waarde) {
		return nil
	}
	uit := string(keuzes[0])
	for _, k := range keuzes[1:] {
		uit += ", " + string(k)
	}
	return errVerzoek("Kies als " + veld + " een van deze: " + uit + ".")
}

func leesLimiet(q url.Values) (int, error) {
	v := q.Get("limiet")
	if v == "" {
		return standaardLimiet, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > maxLimiet {
		return 0, errVerzoek(fmt.Sprintf("Kies als limiet een getal van 1 tot en met %d.", maxLimiet))
	}
	return n, nil
}

// leesMoment reads an instant, a day that begins at midnight, or a minute of it; without a
// zone it is the time in the Netherlands, as with the commands.
func leesMoment(s string) (time.Time, error) {
	for _, vorm := range []string{time.DateOnly, "2006-01-02 15:04", "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(vorm, s, dossier.Amsterdam(time.Time{}).Location()); err == nil {
			return t, nil
		}
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, nil
	}
	return time.Time{}, errVerzoek("Schrijf een moment als 2026-11-22, 2026-11-22 14:30 (Nederlandse tijd) of 2026-11-22T13:30:00Z.")
}

func klassen() []string {
	return []string{string(connectors.Tijdelijk), string(connectors.Onzeker), string(connectors.Toegang),
		string(connectors.Configuratie), string(connectors.Geweigerd)}
}
