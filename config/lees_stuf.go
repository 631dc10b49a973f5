package config

import (
	"maps"
	"slices"
	"time"

	"go.yaml.in/yaml/v4"

	"solo/connectors/stuf/zds"
)

const standaardProfiel = "standaard-1.1"

func (l *lezer) stuf(g *groep) *StUFKoppeling {
	defer g.klaar()
	wss := g.groep("ws_security")
	s := &StUFKoppeling{
		VrijeBerichten:     l.eindpunt(g.verplicht("vrije_berichten")),
		OntvangAsynchroon:  l.eindpunt(g.verplicht("ontvang_asynchroon")),
		BeantwoordVraag:    l.eindpunt(g.verplicht("beantwoord_vraag")),
		Zender:             l.partij(g.verplichteGroep("zender")),
		Ontvanger:          l.partij(g.verplichteGroep("ontvanger")),
		NummerPrefix:       l.prefix(g.tekst("nummer_prefix")),
		Basic:              l.login(g.groep("basic")),
		WachtwoordAlsTekst: l.jaNee(wss.tekst("wachtwoord_als_tekst")),
		WSSecurity:         l.login(wss),
		Wachttijd:          l.duur(g.tekst("wachttijd"), 30*time.Second, time.Millisecond, time.Hour),
		profiel:            g.tekst("profiel"),
	}
	s.Profiel = s.profiel.of(standaardProfiel)
	s.Rolcodes, _ = l.paren(g.groep("rolcodes"))
	s.ExtraNamen, _ = l.paren(g.groep("extra_namen"))
	s.StatusDoor = l.hoogstens(g.tekst("status_door"), zds.MaxEenheid)
	s.Gewoonten, s.afwijkt = l.paren(g.groep("gewoonten"))
	return s
}

// eindpunt reads the address of an endpoint: not to be completed with anything.
func (l *lezer) eindpunt(t tekst) string {
	l.adres(t)
	return t.s
}

func (l *lezer) partij(g *groep) Partij {
	defer g.klaar()
	return Partij{Organisatie: l.hoogstens(g.tekst("organisatie"), zds.MaxOrganisatie),
		Applicatie:    l.applicatie(g.verplicht("applicatie")),
		Administratie: l.hoogstens(g.tekst("administratie"), zds.MaxAdministratie),
		Gebruiker:     l.hoogstens(g.tekst("gebruiker"), zds.MaxGebruiker)}
}

func (l *lezer) applicatie(t tekst) string {
	if n := len([]rune(t.s)); t.k != nil && (n < zds.MinApplicatie || n > zds.MaxApplicatie) {
		l.fout(t.k, "een applicatie heeft %d tot en met %d tekens", zds.MinApplicatie, zds.MaxApplicatie)
	}
	return t.s
}

func (l *lezer) prefix(t tekst) string {
	if err := zds.CheckPrefix(t.s); t.k != nil && err != nil {
		l.fout(t.k, "%s", err)
	}
	return t.s
}

func (l *lezer) hoogstens(t tekst, n int) string {
	if len([]rune(t.s)) > n {
		l.fout(t.k, "hoogstens %d tekens", n)
	}
	return t.s
}

// login reads a name and the file with its password; nil when the group is absent.
func (l *lezer) login(g *groep) *Login {
	defer g.klaar()
	if g.stil {
		return nil
	}
	u := g.verplicht("gebruiker")
	return &Login{Gebruiker: u.s, Wachtwoord: l.wachtwoord(g.verplicht("wachtwoord_bestand"))}
}

// paren reads a group of names and values that are for others to judge.
func (l *lezer) paren(g *groep) (map[string]string, []tekst) {
	uit := map[string]string{}
	g.alle(func(naam tekst) {
		if k := g.velden[naam.s]; k.Kind == yaml.ScalarNode && k.Tag != "!!null" {
			uit[naam.s] = l.scalar(k).s
			return
		}
		l.fout(naam.k, "hier hoort één waarde achter te staan")
	})
	return uit, g.sleutels
}

// oneSender reports two case systems that share zender and ontvanger: the times of
// their messages must rise together (StUF 03.01 §4.3.2), so they must be one.
func (l *lezer) oneSender(zz map[string]Zaaksysteem, plaats map[string]tekst) {
	eerder := map[[2]Partij]string{}
	for _, naam := range slices.Sorted(maps.Keys(zz)) {
		s := zz[naam].StUF
		if s == nil || s.Zender == (Partij{}) {
			continue
		}
		k := [2]Partij{s.Zender, s.Ontvanger}
		if ander, ok := eerder[k]; ok {
			l.fout(plaats[naam].k, "dit zaaksysteem heeft dezelfde zender en ontvanger als %s; geef de zender een eigen administratie", ander)
		}
		eerder[k] = naam
	}
}

// CheckStUF reports every profile that does not exist and every habit that its
// connector does not know. check judges one profile, with at most one habit that
// differs; its error is what is told. The error is Fouten.
func (c *Config) CheckStUF(check func(profiel string, afwijkend map[string]string) error) error {
	l := lezer{bestand: c.bestand}
	for _, naam := range slices.Sorted(maps.Keys(c.Zaaksystemen)) {
		if s := c.Zaaksystemen[naam].StUF; s != nil {
			l.checkStUF(s, check)
		}
	}
	return l.fouten.err()
}

func (l *lezer) checkStUF(s *StUFKoppeling, check func(string, map[string]string) error) {
	if err := check(s.Profiel, nil); err != nil {
		if s.profiel.k != nil {
			l.fout(s.profiel.k, "%s", err)
		}
		return
	}
	for _, t := range s.afwijkt {
		if err := check(s.Profiel, map[string]string{t.s: s.Gewoonten[t.s]}); err != nil {
			l.fout(t.k, "%s", err)
		}
	}
}
