package mapping

import (
	"strings"
	"unicode/utf8"

	"solo/formule"
)

// minRegel is the shortest a line is cut to, in characters; when that is not enough the
// text loses its end.
const minRegel = 80

// inkorten makes a text of several lines, that is longer, fit in n characters. The longest lines give way,
// all to the same length, so that a long list does not push out what stands below it.
// Each cut ends with waar: where the whole can be read.
func inkorten(s string, n int, waar string) string {
	regels := strings.Split(s, "\n")
	lang := lengte(regels, n)
	if lang < minRegel {
		return formule.Afkorten(s, n-utf8.RuneCountInString(waar)) + waar
	}
	for i, r := range regels {
		if utf8.RuneCountInString(r) > lang {
			regels[i] = formule.Afkorten(r, lang-utf8.RuneCountInString(waar)) + waar
		}
	}
	return strings.Join(regels, "\n")
}

// lengte is the greatest length at which all lines together fit in n.
func lengte(regels []string, n int) int {
	for lang := n; lang > 0; lang-- {
		totaal := len(regels) - 1
		for _, r := range regels {
			totaal += min(utf8.RuneCountInString(r), lang)
		}
		if totaal <= n {
			return lang
		}
	}
	return 0
}

// samenvattingTitel is what the document that holds everything is called, or "" when it
// does not go along.
func (a *applier) samenvattingTitel(docs []Document) string {
	if a.m.samenvatting == nil {
		return ""
	}
	for _, d := range docs {
		if d.Soort == Samenvatting {
			return a.eigenTitel(a.m.samenvatting, titelSamenvatting)
		}
	}
	return ""
}

// eigenTitel is the title that the mapping gives, or else anders.
func (a *applier) eigenTitel(s *documentsoort, anders string) string {
	if s.titel != nil {
		return a.regel(s.titel)
	}
	return anders
}
