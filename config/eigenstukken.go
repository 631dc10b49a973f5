package config

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"solo/dossier"
)

// An EigenStuk is a paper that a gemeente asks besides those of the country.
type EigenStuk struct {
	Soort      string // by which it is known in documents and mappings
	Naam       string // as people read it
	Uitleg     string // what it is and where to find it; may be empty
	Niveau     string // M, B or A
	Als        string // formula of the regeling; empty: always
	Regelingen []string
}

// An eigenplek is where a gemeente asks one.
type eigenplek struct {
	EigenStuk
	gemeente        dossier.Gemeentecode
	id, als         tekst
	regelingteksten []tekst
}

// vormSoort is a kind of paper, as package intake names them.
var vormSoort = regexp.MustCompile(`^[a-z][a-z0-9_]{0,59}$`)

// eigenStukken reads the papers that a gemeente asks besides.
func (l *lezer) eigenStukken(code dossier.Gemeentecode, g *groep) (uit []EigenStuk) {
	if g.knoop("eigen_stukken") == nil {
		return nil
	}
	for _, k := range g.lijst("eigen_stukken") {
		p := l.eigenStuk(l.groep(k, k))
		p.gemeente = code
		if slices.ContainsFunc(uit, func(e EigenStuk) bool { return e.Soort == p.Soort && p.Soort != "" }) {
			l.fout(p.id.k, "dit stuk staat hier twee keer: zet de regelingen bij elkaar, of geef het een andere id")
		}
		l.eigen = append(l.eigen, p)
		uit = append(uit, p.EigenStuk)
	}
	return uit
}

func (l *lezer) eigenStuk(g *groep) eigenplek {
	defer g.klaar()
	p := eigenplek{id: g.verplicht("id"), als: g.tekst("als")}
	p.Soort = l.volgens(p.id, "", vormSoort, "gebruik voor een id kleine letters, cijfers en _, en begin met een letter")
	p.Naam, p.Uitleg = l.regel(g.verplicht("naam"), 120), l.regel(g.tekst("uitleg"), maxTekst)
	p.Niveau, p.Als = l.keuze(g.verplicht("niveau"), "M", "B", "A"), p.als.s
	p.regelingteksten = g.teksten("regelingen")
	for _, r := range p.regelingteksten {
		p.Regelingen = append(p.Regelingen, r.s)
	}
	return p
}

// regel reads plain text on one line, of at most n characters.
func (l *lezer) regel(t tekst, n int) string {
	uit := l.platteTekst(t)
	if t.k != nil && utf8.RuneCountInString(uit) > n && n < maxTekst {
		l.fout(t.k, "deze tekst is te lang: schrijf hoogstens %d tekens", n)
	}
	return uit
}

// CheckEigenStukken reports every own paper of a gemeente that does not fit its regeling, or is
// of one for which she has no route. The mistakes of check have their place in Als, or Regel 0
// for the paper as a whole. The error is Fouten.
func (c *Config) CheckEigenStukken(check func(regeling string, s EigenStuk) Fouten) error {
	l := lezer{bestand: c.bestand}
	for _, p := range c.eigen {
		for _, r := range p.regelingteksten {
			if !slices.ContainsFunc(c.Routes, func(x Route) bool { return x.Gemeente == p.gemeente && x.Regeling == r.s }) {
				l.fout(r.k, "deze gemeente heeft geen route voor deze regeling: zet er een onder routes, of haal haar hier weg")
				continue
			}
			for _, f := range check(r.s, p.EigenStuk) {
				regel, kolom := p.place(f)
				l.fouten = append(l.fouten, Fout{Bestand: c.bestand, Regel: regel, Kolom: kolom, Melding: "regeling " + r.s + ": " + f.Melding})
			}
		}
	}
	return l.fouten.Err()
}

// place is where a mistake stands in the file. In a text of more lines it is where that begins.
func (p eigenplek) place(f Fout) (regel, kolom int) {
	k := p.als.k
	switch {
	case f.Regel == 0 || k == nil:
		return p.id.k.Line, p.id.k.Column
	case k.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || f.Regel > 1:
		return k.Line, k.Column
	case k.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		return k.Line, k.Column + f.Kolom
	}
	return k.Line, k.Column + f.Kolom - 1
}
