package config

import "solo/dossier"

// contacten reads how gemeenten can be reached that have no loket of their own here.
func (l *lezer) contacten(g *groep) map[dossier.Gemeentecode]Contact {
	uit := map[dossier.Gemeentecode]Contact{}
	if g.stil {
		return uit
	}
	bekend := l.gemeentelijst(g)
	g.alle(func(code tekst) {
		v := l.groep(code.k, g.eist(code.s))
		defer v.klaar()
		l.kloptNaam(code, tekst{}, bekend, true)
		uit[l.gemeentecode(code)] = Contact{Telefoon: l.telefoon(v.verplicht("telefoon")), Website: l.webadres(v.tekst("website"))}
		l.elders = append(l.elders, code)
	})
	return uit
}

// checkContacten reports a gemeente that says elsewhere how she is reached.
func (l *lezer) checkContacten(c *Config) {
	for _, code := range l.elders {
		if _, ok := c.Loket.Gemeenten[dossier.Gemeentecode(code.s)]; ok {
			l.fout(code.k, "gemeente %q heeft bij gemeenten een eigen loket, en daar staat al hoe zij te bereiken is: haal haar hier weg", code.s)
		}
	}
}
