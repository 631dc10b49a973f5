package config

import (
	"maps"
	"slices"

	"go.yaml.in/yaml/v4"

	"solo/dossier"
	"solo/voorstel"
)

// A mogelijk is a Route in the making, with its place.
type mogelijk struct {
	Route
	k *yaml.Node
}

func (l *lezer) routes(knopen []*yaml.Node, c *Config) []Route {
	var alle []mogelijk
	for _, k := range knopen {
		alle = append(alle, l.route(l.groep(k, k), c)...)
	}
	l.overlap(alle)
	uit := make([]Route, len(alle))
	for i, m := range alle {
		uit[i] = m.Route
	}
	return uit
}

// route spreads one item of the list over its gemeenten and regelingen.
func (l *lezer) route(g *groep, c *Config) []mogelijk {
	defer g.klaar()
	gemeenten := g.teksten("gemeenten")
	regelingen := g.teksten("regelingen")
	basis := l.basis(g, c)
	for _, r := range regelingen {
		l.regeling(r)
	}
	var uit []mogelijk
	for _, t := range gemeenten {
		m := mogelijk{basis, t.k}
		m.Gemeente = l.bekendeGemeente(t, c)
		if m.VerantwoordelijkeOrganisatie = c.Gemeenten[m.Gemeente].RSIN; m.Bevoegdheid == Delegatie {
			m.VerantwoordelijkeOrganisatie = c.Uitvoerders[m.Uitvoerder].RSIN
		}
		for _, r := range regelingen {
			m.Regeling = r.s
			uit = append(uit, m)
		}
	}
	return uit
}

func (l *lezer) basis(g *groep, c *Config) Route {
	zaaksysteem := g.verplicht("zaaksysteem")
	r := Route{
		Uitvoerder:  l.verwijzing(g.verplicht("uitvoerder"), "de uitvoerder", slices.Sorted(maps.Keys(c.Uitvoerders))),
		Bevoegdheid: Bevoegdheid(l.keuze(g.verplicht("bevoegdheid"), string(Mandaat), string(Delegatie))),
		Zaaksysteem: l.verwijzing(zaaksysteem, "het zaaksysteem", slices.Sorted(maps.Keys(c.Zaaksystemen))),
		GeldigVanaf: l.datum(g.tekst("geldig_vanaf")),
	}
	if z, ok := c.Zaaksystemen[r.Zaaksysteem]; ok && r.Uitvoerder != "" && z.Uitvoerder != r.Uitvoerder {
		l.fout(zaaksysteem.k, "dit zaaksysteem is van uitvoerder %q, niet van %q", z.Uitvoerder, r.Uitvoerder)
	}
	tot := g.tekst("geldig_tot")
	if r.GeldigTot = l.datum(tot); !r.GeldigTot.IsZero() && r.GeldigTot.Compare(r.GeldigVanaf) <= 0 {
		l.fout(tot.k, "geldig_tot is de eerste dag waarop de route niet meer geldt, en moet dus na geldig_vanaf liggen")
	}
	bron := g.tekst("bronorganisatie")
	if r.Bronorganisatie = l.rsin(bron); bron.k == nil {
		r.Bronorganisatie = c.Uitvoerders[r.Uitvoerder].RSIN
	}
	return r
}

func (l *lezer) bekendeGemeente(t tekst, c *Config) dossier.Gemeentecode {
	code := l.gemeentecode(t)
	if _, ok := c.Gemeenten[code]; !ok && code.IsValid() {
		l.fout(t.k, "de gemeente %q staat niet onder gemeenten", t.s)
	}
	return code
}

// overlap reports two routes for one gemeente and regeling on the same day.
func (l *lezer) overlap(alle []mogelijk) {
	type vraag struct {
		g dossier.Gemeentecode
		r string
	}
	eerder := map[vraag][]mogelijk{}
	for _, m := range alle {
		v := vraag{m.Gemeente, m.Regeling}
		for _, e := range eerder[v] {
			if m.raakt(e.Route) {
				l.fout(m.k, "gemeente %q heeft voor %s in deze periode al een route (regel %d)", voorstel.Kort(string(v.g)), voorstel.Kort(v.r), e.k.Line)
				break
			}
		}
		eerder[v] = append(eerder[v], m)
	}
}

// raakt reports whether there is a day on which both routes hold.
func (r Route) raakt(s Route) bool {
	begint := func(a, b Route) bool { return b.GeldigTot.IsZero() || a.GeldigVanaf.Compare(b.GeldigTot) < 0 }
	return begint(r, s) && begint(s, r)
}
