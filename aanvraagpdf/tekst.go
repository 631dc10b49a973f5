package aanvraagpdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// vervanger stands for a character that cannot be drawn; the foot of every page
// says so when it was used.
const vervanger = '□'

// tekens are the characters that are drawn: Latin with all its diacritics, Greek
// and Cyrillic, and the signs that letters and amounts need. Both fonts hold
// all of them (a test compares). A combining mark that has no composed form is
// not among them: fpdf would draw it in the wrong place.
func tekens() *unicode.RangeTable {
	return &unicode.RangeTable{
		LatinOffset: 2,
		R16: []unicode.Range16{
			{Lo: 0x0020, Hi: 0x007e, Stride: 1},
			{Lo: 0x00a0, Hi: 0x00ff, Stride: 1},
			{Lo: 0x0100, Hi: 0x024f, Stride: 1}, // Latin Extended: ł, ş, ĳ
			{Lo: 0x0386, Hi: 0x0386, Stride: 1},
			{Lo: 0x0388, Hi: 0x038a, Stride: 1},
			{Lo: 0x038e, Hi: 0x03a1, Stride: 1},
			{Lo: 0x03a3, Hi: 0x03ce, Stride: 1}, // Greek
			{Lo: 0x0400, Hi: 0x0481, Stride: 1},
			{Lo: 0x048a, Hi: 0x0513, Stride: 1}, // Cyrillic
			{Lo: 0x1e00, Hi: 0x1e9b, Stride: 1},
			{Lo: 0x1e9e, Hi: 0x1e9e, Stride: 1},
			{Lo: 0x1ea0, Hi: 0x1ef9, Stride: 1}, // Vietnamese
			{Lo: 0x2010, Hi: 0x2010, Stride: 1},
			{Lo: 0x2012, Hi: 0x2015, Stride: 1},
			{Lo: 0x2018, Hi: 0x201e, Stride: 1},
			{Lo: 0x2020, Hi: 0x2022, Stride: 1},
			{Lo: 0x2026, Hi: 0x2026, Stride: 1},
			{Lo: 0x2030, Hi: 0x2030, Stride: 1},
			{Lo: 0x2032, Hi: 0x2033, Stride: 1},
			{Lo: 0x2039, Hi: 0x203a, Stride: 1},
			{Lo: 0x20ac, Hi: 0x20ac, Stride: 1}, // €
			{Lo: 0x2116, Hi: 0x2116, Stride: 1},
			{Lo: 0x2122, Hi: 0x2122, Stride: 1},
			{Lo: 0x2153, Hi: 0x2154, Stride: 1},
			{Lo: 0x215b, Hi: 0x215e, Stride: 1},
			{Lo: 0x2190, Hi: 0x2193, Stride: 1},
			{Lo: 0x2212, Hi: 0x2212, Stride: 1},
			{Lo: 0x221e, Hi: 0x221e, Stride: 1},
			{Lo: 0x2248, Hi: 0x2248, Stride: 1},
			{Lo: 0x2260, Hi: 0x2260, Stride: 1},
			{Lo: 0x2264, Hi: 0x2265, Stride: 1},
			{Lo: 0x25a1, Hi: 0x25a1, Stride: 1}, // vervanger
			{Lo: 0x25cf, Hi: 0x25cf, Stride: 1},
		},
	}
}

// schoner makes a text fit to draw, and remembers whether it had to replace.
type schoner struct {
	tekens    *unicode.RangeTable
	vervangen bool
}

// clean composes diacritics (NFC), gives every kind of line end one form and
// replaces what cannot be drawn. Signs that print nothing (zero-width, text
// direction, variation) are left out.
func (s *schoner) clean(tekst string) string {
	tekst = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(tekst)
	tekst = norm.NFC.String(strings.ToValidUTF8(tekst, string(unicode.ReplacementChar)))
	return strings.TrimSpace(strings.Map(s.teken, tekst))
}

func (s *schoner) teken(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t' || unicode.Is(unicode.Zs, r) && r != '\u00a0':
		return ' '
	case r == '\u2011':
		return '-' // the non-breaking hyphen, which the font lacks
	case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
		return -1
	case unicode.Is(s.tekens, r):
		return r
	}
	s.vervangen = true
	return vervanger
}
