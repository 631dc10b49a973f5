package config

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTekst is how long an own text of a gemeente may be, in characters.
const maxTekst = 800

// opmaaktekens are how people write HTML: it would be shown as it stands.
var opmaaktekens = regexp.MustCompile(`</?[A-Za-z][^>]*>`)

// teksten reads what a gemeente says in words of her own.
func (l *lezer) teksten(g *groep) Teksten {
	defer g.klaar()
	return Teksten{Begin: l.platteTekst(g.tekst("begin")), Uitkomst: l.platteTekst(g.tekst("scan_uitkomst")),
		Verstuurd: l.platteTekst(g.tekst("na_versturen")), Balie: l.platteTekst(g.tekst("balie"))}
}

// platteTekst reads paragraphs with an empty line between them, and joins the lines of each.
func (l *lezer) platteTekst(t tekst) string {
	if t.k == nil {
		return ""
	}
	var alineas []string
	for _, a := range strings.Split(strings.ReplaceAll(t.s, "\r\n", "\n"), "\n\n") {
		if woorden := strings.Fields(a); len(woorden) > 0 {
			alineas = append(alineas, strings.Join(woorden, " "))
		}
	}
	uit := strings.Join(alineas, "\n\n")
	switch n := utf8.RuneCountInString(uit); {
	case n == 0:
		l.fout(t.k, "deze tekst is leeg: vul hem in of haal hem weg")
	case n > maxTekst:
		l.fout(t.k, "deze tekst is te lang: %d tekens, schrijf er hoogstens %d", n, maxTekst)
	case opmaaktekens.MatchString(uit):
		l.fout(t.k, "schrijf gewone tekst: opmaak met < en > werkt hier niet")
	case strings.ContainsFunc(uit, isStuurteken):
		l.fout(t.k, "in deze tekst staat een teken dat niemand ziet: typ hem opnieuw")
	}
	return uit
}

// isStuurteken reports what is not for reading: it could turn the text around it.
func isStuurteken(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) || r == utf8.RuneError
}
