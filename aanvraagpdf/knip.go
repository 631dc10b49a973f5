package aanvraagpdf

import (
	"strings"
	"unicode/utf8"
)

// weggelaten ends a text that was cut.
const weggelaten = " …"

// cut is lines with at most n of them; what was cut ends visibly.
func (v *vel) cut(s stijl, w float64, n int, tekst string) []string {
	regels := v.lines(s, w, tekst)
	if len(regels) <= n {
		return regels
	}
	laatste := strings.TrimRight(regels[n-1], " ")
	for laatste != "" && v.f.GetStringWidth(laatste+weggelaten) > w {
		_, grootte := utf8.DecodeLastRuneInString(laatste)
		laatste = laatste[:len(laatste)-grootte]
	}
	return append(regels[:n-1:n-1], strings.TrimRight(laatste, " ")+weggelaten)
}
