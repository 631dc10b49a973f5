package config

import (
	"maps"
	"path/filepath"
	"slices"

	"go.yaml.in/yaml/v4"

	"solo/dossier"
)

// maxSocket is what fits in the address of a local socket on every system (macOS: 104 with a closing zero).
const maxSocket = 103

// config reads the whole file: names first, then what refers to them.
func (l *lezer) config(doc *yaml.Node) *Config {
	if len(doc.Content) == 0 {
		l.fouten = append(l.fouten, Fout{Bestand: l.bestand, Melding: "dit bestand is leeg; begin met het voorbeeld"})
		return nil
	}
	g := l.groep(doc.Content[0], doc.Content[0])
	defer g.klaar()
	c := &Config{Omgeving: Omgeving(l.keuze(g.verplicht("omgeving"), string(Demo), string(Test), string(Productie)))}
	l.omgeving = c.Omgeving
	c.Opslag = l.opslag(g.verplichteGroep("opslag"))
	c.Sleutels = l.sleutels(g.verplichteGroep("sleutels"))
	c.Luister = l.luister(g.groep("luister"), c)
	l.web(g, &c.Web)
	c.Signalen = l.signalen(g.groep("signalen"))
	c.Bewaren = l.bewaren(g.groep("bewaren"))
	c.Grenzen = l.grenzen(g.groep("grenzen"))
	c.Loket = l.loket(g.groep("loket"), c.Grenzen.PerBestand)
	gemeenten := g.verplichteGroep("gemeenten")
	c.Uitvoerders = l.uitvoerders(g.verplichteGroep("uitvoerders"), c.Loket)
	c.Gemeenten = l.gemeenten(gemeenten, c)
	c.Zaaksystemen = l.zaaksystemen(g.verplichteGroep("zaaksystemen"), c)
	c.Routes = l.routes(g.lijst("routes"), c)
	l.checkBureaus(c)
	l.checkMeldwegen(c)
	l.checkContacten(c)
	c.genoemd, c.papieren, c.eigen = l.genoemd, l.papieren, l.eigen
	c.bestand = l.bestand
	return c
}

func (l *lezer) opslag(g *groep) Opslag {
	defer g.klaar()
	t, reserve := g.verplicht("map"), l.grootte(g.tekst("reserve"), 64<<20)
	if t.k == nil {
		return Opslag{}
	}
	return Opslag{Map: l.pad(t.s), Reserve: reserve}
}

func (l *lezer) sleutels(g *groep) Sleutels {
	defer g.klaar()
	s := Sleutels{Bestanden: map[string]Geheim{}}
	bestanden := g.verplichteGroep("bestanden")
	bestanden.alle(func(id tekst) {
		l.volgens(id, "", vormSleutel, "gebruik voor de naam van een sleutel letters, cijfers, punten en streepjes, hoogstens 64")
		s.Bestanden[id.s] = l.geheim(bestanden.verplicht(id.s), maakSleutel)
	})
	s.Actief = l.verwijzing(g.verplicht("actief"), "de sleutel", slices.Sorted(maps.Keys(s.Bestanden)))
	return s
}

func (l *lezer) luister(g *groep, c *Config) Luister {
	defer g.klaar()
	l.luisterHTTP(g, &c.Web)
	pad := filepath.Join(c.Opslag.Map, "solo.sock")
	if socket := g.tekst("socket"); socket.k != nil {
		pad = l.pad(socket.s)
	}
	if len(pad) > maxSocket {
		l.fout(g.bij("socket"), "het pad van de socket is langer dan %d tekens: kies bij luister een kortere socket", maxSocket)
	}
	return Luister{Socket: pad}
}

func (l *lezer) grenzen(g *groep) Grenzen {
	defer g.klaar()
	bestand, aanvraag := g.tekst("per_bestand"), g.tekst("per_aanvraag")
	z := Grenzen{PerBestand: l.grootte(bestand, 250<<20), PerAanvraag: l.grootte(aanvraag, 1<<30)}
	if z.PerAanvraag < z.PerBestand {
		l.fout(g.bij("per_aanvraag"), "per_aanvraag is kleiner dan per_bestand")
	}
	return z
}

func (l *lezer) gemeenten(g *groep, c *Config) map[dossier.Gemeentecode]Gemeente {
	uit := map[dossier.Gemeentecode]Gemeente{}
	bekend := l.gemeentelijst(g)
	g.alle(func(code tekst) {
		v := l.groep(code.k, g.eist(code.s))
		defer v.klaar()
		naam := v.verplicht("naam")
		gc := Gemeente{Naam: naam.s, RSIN: l.rsin(v.verplicht("rsin")), Stukken: l.stukken(dossier.Gemeentecode(code.s), v.groep("stukken")),
			EigenStukken: l.eigenStukken(dossier.Gemeentecode(code.s), v)}
		uit[l.gemeentecode(code)] = gc
		l.kloptNaam(code, naam, bekend, l.omgeving == Productie || v.velden["loket"] != nil)
		loket := v.groep("loket")
		switch x, ok := l.loketgemeente(gc.Naam, loket, c.Uitvoerders); {
		case ok && c.Loket == nil:
			l.fout(v.bij("loket"), "vul ook de groep loket in: daar staat waar het loket te vinden is")
		case ok:
			c.Loket.Gemeenten[dossier.Gemeentecode(code.s)] = x
			l.meldwegen = append(l.meldwegen, meldweg{dossier.Gemeentecode(code.s), x, loket})
		}
	})
	return uit
}

func (l *lezer) uitvoerders(g *groep, loket *Loket) map[string]Uitvoerder {
	uit := map[string]Uitvoerder{}
	g.alle(func(naam tekst) {
		l.naam(naam)
		v := l.groep(naam.k, g.eist(naam.s))
		defer v.klaar()
		uit[naam.s] = Uitvoerder{Naam: v.verplicht("naam").s, RSIN: l.rsin(v.verplicht("rsin")), Inloggen: l.inlogdiensten(v)}
		l.bureau(naam.s, v.bij("medewerkers"), v.groep("medewerkers"), loket)
	})
	return uit
}
