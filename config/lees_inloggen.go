package config

import (
	"maps"
	"regexp"
	"slices"
)

// vormScope is a scope-token (RFC 6749 §3.3).
var vormScope = regexp.MustCompile(`^[!#-\[\]-~]+$`)

// gegevens are what a broker may tell under a name of its own, as package identiteit reads it.
var gegevens = []string{"bsn", "namens", "kvk", "vestiging", "tussenpersoon", "voornamen", "achternaam", "geboortedatum", "niveau"}

// inloggen reads how people log in at a gemeente: by her own services, or by those of an
// uitvoerder that she mandated.
func (l *lezer) inloggen(g *groep, uitvoerders map[string]Uitvoerder) []Inlogdienst {
	van, eigen := g.tekst("inloggen_van"), l.inlogdiensten(g)
	if van.k == nil {
		return eigen
	}
	u, ok := uitvoerders[l.verwijzing(van, "de uitvoerder", slices.Sorted(maps.Keys(uitvoerders)))]
	switch {
	case eigen != nil:
		l.fout(van.k, "kies: inloggen of inloggen_van")
	case ok && len(u.Inloggen) == 0:
		l.fout(van.k, "vul bij deze uitvoerder inloggen in: daar staat nog niet hoe mensen inloggen")
	}
	return u.Inloggen
}

func (l *lezer) inlogdiensten(g *groep) (uit []Inlogdienst) {
	if g.knoop("inloggen") == nil {
		return nil
	}
	var eerder []string
	for _, k := range g.lijst("inloggen") {
		d := l.groep(k, k)
		middel := d.verplicht("middel")
		x := Inlogdienst{Middel: l.keuze(middel, middelen()...), Issuer: l.issuer(d.verplicht("issuer")),
			ClientID: d.verplicht("client_id").s, Geheim: l.wachtwoord(d.verplicht("geheim_bestand"), ""), Niveau: l.niveau(d.tekst("niveau"), middel.s),
			Claims: l.claims(d.groep("claims")), Niveaus: l.niveaunamen(d.groep("niveaus"), middel.s), Userinfo: l.jaNee(d.tekst("userinfo"))}
		if d.knoop("scopes") != nil {
			for _, s := range d.teksten("scopes") {
				x.Scopes = append(x.Scopes, l.volgens(s, "", vormScope, "een scope is één woord, zoals profile"))
			}
		}
		if slices.Contains(eerder, x.Middel) && x.Middel != "" {
			l.fout(middel.k, "dit middel staat hier twee keer")
		}
		eerder = append(eerder, x.Middel)
		uit = append(uit, x)
		d.klaar()
	}
	return uit
}

// issuer is an address as it stands: a slash more or less is another issuer (OpenID
// Connect Discovery 1.0, section 4.3).
func (l *lezer) issuer(t tekst) string {
	l.adresZoals(t, "https://inloggen.voorbeeld.nl")
	return t.s
}

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
