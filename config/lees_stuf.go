package config

import (
	"maps"
	"regexp"
	"slices"
	"time"

	"go.yaml.in/yaml/v4"

	"solo/connectors/stuf/zds"
	"solo/voorstel"
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
	}
	s.Profiel = g.tekst("profiel").of(standaardProfiel)
	gewoonten := g.groep("gewoonten")
	s.Rolcodes = l.paren(g.groep("rolcodes"), zds.MaxRolcode)
	s.ExtraNamen = l.paren(g.groep("extra_namen"), maxExtraNaam)
	s.StatusDoor = l.hoogstens(g.tekst("status_door"), zds.MaxEenheid)
	s.Gewoonten = l.paren(gewoonten, 0)
	s.plaats = g.plaatsen("")
	s.plaats[""] = veldplaats{sleutel: g.plaats}
	maps.Copy(s.plaats, gewoonten.plaatsen("gewoonten."))
	return s
}

// eindpunt reads the address of an endpoint: not to be completed with anything.
func (l *lezer) eindpunt(t tekst) string {
	l.adresZoals(t, "https://stuf.voorbeeld.nl/OntvangAsynchroon")
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

// prefix says which rule is broken; the rules themselves are those of zds.
func (l *lezer) prefix(t tekst) string {
	switch {
	case t.k == nil || zds.CheckPrefix(t.s) == nil:
	case !begintMetCode.MatchString(t.s):
		l.fout(t.k, `begin nummer_prefix met de gemeentecode: vier cijfers, zoals "0106SOLO-"`)
	case vreemdInPrefix.MatchString(t.s):
		l.fout(t.k, "gebruik na de gemeentecode in nummer_prefix alleen letters, cijfers en -; weg moet: %s", voorstel.Kort(vreemdInPrefix.FindString(t.s)))
	default:
		l.fout(t.k, "nummer_prefix is te lang (%d tekens): na de vier cijfers van de gemeentecode passen er hoogstens 13", len(t.s))
	}
	return t.s
}

var (
	begintMetCode  = regexp.MustCompile(`^[0-9]{4}`)
	vreemdInPrefix = regexp.MustCompile(`[^A-Za-z0-9-]`)
)

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
	return &Login{Gebruiker: u.s, Wachtwoord: l.wachtwoord(g.verplicht("wachtwoord_bestand"), "")}
}

// maxExtraNaam is the longest name that a message has room for.
const maxExtraNaam = 200

// paren reads a group of names and values of 1 to lang characters; with lang zero they
// are for others to judge.
func (l *lezer) paren(g *groep, lang int) map[string]string {
	uit := map[string]string{}
	g.alle(func(naam tekst) {
		if k := g.velden[naam.s]; k.Kind == yaml.ScalarNode && k.Tag != "!!null" {
			t := l.scalar(k)
			if lang > 0 && t.s == "" {
				l.fout(k, "vul hier een waarde in, of haal deze regel weg")
			} else if lang > 0 {
				l.hoogstens(t, lang)
			}
			uit[naam.s] = t.s
			return
		}
		l.fout(naam.k, "hier hoort één waarde achter te staan")
	})
	return uit
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

// A Mis is what is wrong with one setting of a koppeling. Veld is its key in solo.yaml,
// as "nummer_prefix" or "gewoonten.status"; Naam: it is the key itself that is wrong. The
// zero Veld, or one that is not there, is the koppeling as a whole.
type Mis struct {
	Veld    string
	Naam    bool
	Melding string
}

// CheckStUF reports what check, who knows the receivers, has against each koppeling. The
// error is Fouten.
func (c *Config) CheckStUF(check func(*StUFKoppeling) []Mis) error {
	l := lezer{bestand: c.bestand}
	for _, naam := range slices.Sorted(maps.Keys(c.Zaaksystemen)) {
		s := c.Zaaksystemen[naam].StUF
		if s == nil {
			continue
		}
		for _, m := range check(s) {
			l.fout(s.plaatsVan(m), "%s", m.Melding)
		}
	}
	return l.fouten.Err()
}

func (s *StUFKoppeling) plaatsVan(m Mis) *yaml.Node {
	p := s.plaats[m.Veld]
	switch {
	case m.Naam && p.sleutel != nil:
		return p.sleutel
	case p.waarde != nil:
		return p.waarde
	}
	return s.plaats[""].sleutel
}

// A veldplaats is where a key and its value stand.
type veldplaats struct{ sleutel, waarde *yaml.Node }

// plaatsen are those of all fields, under their names with voor in front.
func (g *groep) plaatsen(voor string) map[string]veldplaats {
	uit := map[string]veldplaats{}
	for _, s := range g.sleutels {
		uit[voor+s.s] = veldplaats{s.k, g.velden[s.s]}
	}
	return uit
}
