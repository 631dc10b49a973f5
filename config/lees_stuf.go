package config

import (
	"maps"
	"regexp"
	"slices"
	"time"

	"go.yaml.in/yaml/v4"
)

// An own number is prefix, dossier id (19) and key of a document (4), at most 40
// characters, and begins with the gemeentecode (ZDS 1.2 §4.1.4).
var vormNummerPrefix = regexp.MustCompile(`^[0-9]{4}[A-Za-z0-9-]{0,13}$`)

const standaardProfiel = "standaard-1.1"

func (l *lezer) stuf(g *groep) *StUFKoppeling {
	defer g.klaar()
	s := &StUFKoppeling{
		VrijeBerichten:     l.eindpunt(g.verplicht("vrije_berichten")),
		OntvangAsynchroon:  l.eindpunt(g.verplicht("ontvang_asynchroon")),
		BeantwoordVraag:    l.eindpunt(g.verplicht("beantwoord_vraag")),
		Zender:             l.partij(g.verplichteGroep("zender")),
		Ontvanger:          l.partij(g.verplichteGroep("ontvanger")),
		NummerPrefix:       l.volgens(g.tekst("nummer_prefix"), "", vormNummerPrefix, "begin met de gemeentecode: vier cijfers, en daarna hoogstens 13 letters, cijfers en -"),
		Basic:              l.login(g.groep("basic"), false),
		WSSecurity:         l.login(g.groep("ws_security"), true),
		WachtwoordAlsTekst: l.jaNee(l.groep(g.plaats, g.velden["ws_security"]).tekst("wachtwoord_als_tekst")),
		Wachttijd:          l.duur(g.tekst("wachttijd"), 30*time.Second, time.Millisecond, time.Hour),
		profiel:            g.tekst("profiel"),
	}
	s.Profiel = s.profiel.of(standaardProfiel)
	s.Rolcodes, _ = l.paren(g.groep("rolcodes"))
	s.ExtraNamen, _ = l.paren(g.groep("extra_namen"))
	s.StatusDoor = l.hoogstens(g.tekst("status_door"), 24)
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
	return Partij{Organisatie: l.hoogstens(g.tekst("organisatie"), 200),
		Applicatie:    l.applicatie(g.verplicht("applicatie")),
		Administratie: l.hoogstens(g.tekst("administratie"), 50),
		Gebruiker:     l.hoogstens(g.tekst("gebruiker"), 100)}
}

// applicatie has 3 to 50 characters in the XSD of StUF 03.01.
func (l *lezer) applicatie(t tekst) string {
	if n := len([]rune(t.s)); t.k != nil && (n < 3 || n > 50) {
		l.fout(t.k, "een applicatie heeft 3 tot en met 50 tekens")
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
func (l *lezer) login(g *groep, wss bool) *Login {
	defer g.klaar()
	if g.stil {
		return nil
	}
	if wss {
		g.knoop("wachtwoord_als_tekst")
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
