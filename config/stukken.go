package config

import (
	"maps"
	"slices"

	"solo/dossier"
	"solo/voorstel"
)

// A stukplaats is where a gemeente says something of a paper.
type stukplaats struct {
	gemeente      dossier.Gemeentecode
	soort, niveau tekst
}

// stukken reads which papers a gemeente wants otherwise than the rest of the country. That
// they exist is for CheckStukken.
func (l *lezer) stukken(code dossier.Gemeentecode, g *groep) map[string]string {
	defer g.klaar()
	uit := map[string]string{}
	g.alle(func(soort tekst) {
		niveau := g.verplicht(soort.s)
		uit[soort.s] = l.keuze(niveau, "M", "B", "A", "M altijd", "B altijd", "A altijd", "weg")
		l.papieren = append(l.papieren, stukplaats{code, soort, niveau})
	})
	return uit
}

// CheckStukken reports every paper that a gemeente names, and that no regeling for which it
// has a route asks for, or that may not be left out. magWeg tells of each kind of paper of
// a regeling whether it may. The error is Fouten.
func (c *Config) CheckStukken(magWeg func(regeling string) map[string]bool) error {
	l := lezer{bestand: c.bestand}
	for _, p := range c.papieren {
		routes, bekend, moet := 0, map[string]bool{}, false
		for _, r := range c.Routes {
			if r.Gemeente != p.gemeente {
				continue
			}
			routes++
			soorten := magWeg(r.Regeling)
			maps.Copy(bekend, soorten)
			mag, heeft := soorten[p.soort.s]
			moet = moet || heeft && !mag
		}
		switch namen := slices.Sorted(maps.Keys(bekend)); {
		case routes == 0:
			l.fout(p.soort.k, "deze gemeente heeft geen route, dus geen stukken: zet er een onder routes, of haal dit weg")
		case !slices.Contains(namen, p.soort.s):
			l.fout(p.soort.k, "het stuk %q hoort niet bij een regeling waarvoor deze gemeente een route heeft%s", voorstel.Kort(p.soort.s), voorstel.Voor(p.soort.s, namen))
		case moet && p.niveau.s == "weg":
			l.fout(p.niveau.k, "dit stuk kan niet weg: zonder is er geen aanvraag (Awb art. 4:2)")
		}
	}
	return l.fouten.Err()
}
