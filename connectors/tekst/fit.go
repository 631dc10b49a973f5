package tekst

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fit cuts a text to at most n code points, on a word end when there is one in the
// last quarter, and never between a letter and its combining marks. It reports
// whether it cut.
func Fit(s string, n int) (string, bool) {
	if utf8.RuneCountInString(s) <= n {
		return s, false
	}
	r := []rune(s)
	eind := n
	for eind > 0 && (joins(r[eind]) || r[eind-1] == zwj) {
		eind--
	}
	for i := eind; i > n*3/4; i-- {
		if unicode.IsSpace(r[i]) {
			eind = i
			break
		}
	}
	return strings.TrimRightFunc(string(r[:eind]), unicode.IsSpace), true
}

const zwj = '\u200d' // joins two emoji into one

// joins reports whether r belongs to the character before it.
func joins(r rune) bool {
	return r == zwj || unicode.Is(unicode.M, r) || unicode.Is(unicode.Variation_Selector, r) || r >= 0x1F3FB && r <= 0x1F3FF
}
