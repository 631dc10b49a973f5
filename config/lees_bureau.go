package config

import (
	"maps"
	"slices"

	"go.yaml.in/yaml/v4"

	"solo/dossier"
)

// A bureauplek is where employees of an uitvoerder are told of.
type bureauplek struct {
	uitvoerder string
	k          *yaml.Node
	gemeenten  []tekst // that have a role of their own
}

// bureau reads how the employees of an uitvoerder log in, when they do; k is where it stands.
func (l *lezer) bureau(uitvoerder string, k *yaml.Node, g *groep, loket *Loket) {
	defer g.klaar()
	if g.stil {
		return
	}
	per := g.groep("rol_per_gemeente")
	rol := g.tekst("rol")
	if rol.k == nil && len(per.sleutels) == 0 {
		l.fout(k, "vul rol in: die hebben medewerkers die voor al deze gemeenten werken. Of vul rol_per_gemeente in")
	}
	b := Bureau{Medewerkers: l.medewerkersdienst(g, rol), PerGemeente: map[dossier.Gemeentecode]string{}}
	for code, naam := range per.namen(func(code, rol tekst) (string, string) { return code.s, rol.s }) {
		b.PerGemeente[dossier.Gemeentecode(code)] = naam
	}
	l.bureaus = append(l.bureaus, bureauplek{uitvoerder, k, per.sleutels})
	if loket == nil {
		l.fout(k, "vul ook de groep loket in: daar staat waar medewerkers inloggen")
		return
	}
	loket.Bureaus[uitvoerder] = b
}

// medewerkers reads the group of that name: nil without one.
func (l *lezer) medewerkers(g *groep) *Medewerkers {
	defer g.klaar()
	if g.stil {
		return nil
	}
	m := l.medewerkersdienst(g, g.verplicht("rol"))
	return &m
}

// medewerkersdienst reads what employees of a gemeente and of an uitvoerder have alike.
func (l *lezer) medewerkersdienst(g *groep, rol tekst) Medewerkers {
	return Medewerkers{Issuer: l.issuer(g.verplicht("issuer")), ClientID: g.verplicht("client_id").s, Geheim: l.wachtwoord(g.verplicht("geheim_bestand"), ""),
		Rol: rol.s, RolClaim: g.tekst("rol_claim").s, NaamClaim: g.tekst("naam_claim").s}
}

// checkBureaus reports employees who can work for no gemeente, and a gemeente that is not of
// their uitvoerder.
func (l *lezer) checkBureaus(c *Config) {
	for _, p := range l.bureaus {
		van := c.loketgemeenten(p.uitvoerder)
		if c.Loket != nil && len(van) == 0 {
			l.fout(p.k, "deze medewerkers werken voor geen enkele gemeente: geef er een met een route naar deze uitvoerder een groep loket")
		}
		for _, t := range p.gemeenten {
			if c.Loket != nil && !slices.Contains(van, t.s) {
				l.fout(t.k, "gemeente %q heeft geen route naar deze uitvoerder, of geen groep loket: geef haar die, of haal haar hier weg", t.s)
			}
		}
	}
}

// loketgemeenten are the codes of the gemeenten with a loket for which an uitvoerder ever has a
// route, sorted.
func (c *Config) loketgemeenten(uitvoerder string) []string {
	van := map[string]bool{}
	for _, r := range c.Routes {
		if c.Loket != nil && r.Uitvoerder == uitvoerder {
			if _, ok := c.Loket.Gemeenten[r.Gemeente]; ok {
				van[string(r.Gemeente)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(van))
}
