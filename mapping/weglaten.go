package mapping

import (
	"regexp"
	"strings"

	"solo/dossier"
)

var (
	cijfers = regexp.MustCompile(`[0-9]+`)
	iban    = regexp.MustCompile(`\b(?i:NL[0-9]{2} ?[A-Z]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{2})\b|\b[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\b`)
)

// mask takes BSNs and IBANs out of a text that shows in lists of documents.
func (a *applier) mask(wat, s string) string {
	// the name of a file: to a regular expression, _ is part of a word
	uit := replace(s, iban.FindAllStringIndex(strings.ReplaceAll(s, "_", "-"), -1), "[rekening]")
	uit = replace(uit, bsns(uit), "[bsn]")
	if uit != s {
		a.note("in %s is een BSN of rekeningnummer weggelaten", wat)
	}
	return uit
}

// bsns are the places of nine digits that pass the elfproef, at once or in groups:
// 999990019, 9999.90.019, 999 990 019.
func bsns(s string) (uit [][]int) {
	groepen := cijfers.FindAllStringIndex(s, -1)
	for len(groepen) > 0 {
		n := bsnGroups(s, groepen)
		if n > 0 {
			uit = append(uit, []int{groepen[0][0], groepen[n-1][1]})
		}
		groepen = groepen[max(n, 1):]
	}
	return uit
}

// bsnGroups is how many of the first groups of digits make a BSN together, or 0.
func bsnGroups(s string, groepen [][]int) int {
	los := ""
	for i, g := range groepen {
		if i > 0 && (g[0]-groepen[i-1][1] != 1 || !strings.Contains(" .-_", s[g[0]-1:g[0]])) {
			return 0
		}
		if los += s[g[0]:g[1]]; len(los) >= 9 {
			if _, err := dossier.ParseBSN(los); err != nil {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

// replace puts door at the given places, which are in order and apart.
func replace(s string, plaatsen [][]int, door string) string {
	var b strings.Builder
	van := 0
	for _, p := range plaatsen {
		b.WriteString(s[van:p[0]] + door)
		van = p[1]
	}
	return b.String() + s[van:]
}
