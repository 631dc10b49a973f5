package config

import "regexp"

// vormScope is a scope-token (RFC 6749 §3.3).
var vormScope = regexp.MustCompile(`^[!#-\[\]-~]+$`)

// gegevens are what a broker may tell under a name of its own, as package identiteit reads it.
var gegevens = []string{"bsn", "namens", "kvk", "vestiging", "tussenpersoon", "voornamen", "achternaam", "geboortedatum", "niveau"}

// claims reads the names that a broker gives to what it tells.
func (l *lezer) claims(g *groep) map[string]string {
	return g.namen(func(gegeven, naam tekst) (string, string) {
		return l.keuze(gegeven, gegevens...), naam.s
	})
}

// niveaunamen reads how a broker names the levels of a means.
func (l *lezer) niveaunamen(g *groep, middel string) map[string]string {
	return g.namen(func(naam, niveau tekst) (string, string) {
		return naam.s, l.niveau(niveau, middel)
	})
}

// namen reads a group of names, each with its value; nil without one.
func (g *groep) namen(lees func(sleutel, waarde tekst) (string, string)) map[string]string {
	if len(g.sleutels) == 0 {
		return nil
	}
	uit := map[string]string{}
	g.alle(func(s tekst) {
		k, v := lees(s, g.verplicht(s.s))
		uit[k] = v
	})
	return uit
}
