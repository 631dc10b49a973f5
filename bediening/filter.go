package bediening

import (
	"net/url"
	"strconv"
	"time"

	"solo/dossier"
	"solo/store"
)

// writeFilter is a filter as a query.
func writeFilter(f store.Filter) string {
	q := url.Values{"bestemming": {f.Bestemming}, "staat": {string(f.Staat)},
		"dossier": {string(f.Dossier)}, "limiet": {strconv.Itoa(f.Limiet)},
		"leverancier": {f.Leverancier}, "kenmerk": {f.Kenmerk}, "voor": {strconv.FormatInt(f.Voor, 10)},
		"klasse": {f.Klasse}, "code": {f.Code}, "stap": {f.Stap}, "regeling": {f.Regeling}, "soort": {f.Soort}}
	if !f.Sinds.IsZero() {
		q.Set("sinds", f.Sinds.UTC().Format(time.RFC3339Nano))
	}
	return q.Encode()
}

// readFilter reads what writeFilter wrote.
func readFilter(q url.Values) store.Filter {
	limiet, _ := strconv.Atoi(q.Get("limiet"))
	voor, _ := strconv.ParseInt(q.Get("voor"), 10, 64)
	sinds, _ := time.Parse(time.RFC3339Nano, q.Get("sinds"))
	return store.Filter{Bestemming: q.Get("bestemming"), Staat: store.Staat(q.Get("staat")), Dossier: dossier.ID(q.Get("dossier")),
		Limiet: limiet, Leverancier: q.Get("leverancier"), Kenmerk: q.Get("kenmerk"), Voor: voor, Sinds: sinds,
		Klasse: q.Get("klasse"), Code: q.Get("code"), Stap: q.Get("stap"), Regeling: q.Get("regeling"), Soort: q.Get("soort")}
}
