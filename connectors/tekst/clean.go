package tekst

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	mark         = '\uFFFD' // what a reader knows as "something stood here"
	markBeperkt  = '?'      // the same among the letters of MES-1, which has no U+FFFD
	maxBMPTekens = 0xFFFD   // above it, to U+FFFF, XML 1.0 allows nothing

	omega, ohm = "\u03A9", "\u2126" // the same to Unicode; MES-1 has the second, NFC makes the first
)

// Clean makes s fit for XML 1.0 (fifth edition, 2.2 Char): control characters other
// than tab, LF and CR, U+FFFE, U+FFFF and bytes that are no UTF-8 (a lone surrogate is
// three) become U+FFFD, one for one. With beperkt everything outside MES-1 becomes "?"
// as well, after letters and their accents are composed (NFC). vervangen counts the
// marks put in; nothing is ever left out. What is fit already comes back unchanged,
// but for that composition.
func Clean(s string, beperkt bool) (schoon string, vervangen int) {
	past, teken := isXML, mark
	if beperkt {
		s, past, teken = strings.ReplaceAll(norm.NFC.String(s), omega, ohm), inMES1, markBeperkt
	}
	var b strings.Builder
	for i, r := range s {
		if _, n := utf8.DecodeRuneInString(s[i:]); !past(r) || r == utf8.RuneError && n == 1 {
			vervangen++
			r = teken
		}
		b.WriteRune(r)
	}
	return b.String(), vervangen
}

func isXML(r rune) bool {
	return r >= ' ' && r <= maxBMPTekens || r > 0xFFFF || isRuimte(r)
}

// isRuimte is the white space that XML allows among the control characters.
func isRuimte(r rune) bool { return r == '\t' || r == '\n' || r == '\r' }

func inMES1(r rune) bool { return isRuimte(r) || unicode.Is(mes1, r) }

// mes1 is Multilingual European Subset No. 1: the 335 characters of CEN CWA
// 13873:2000, clause 4, which is collection 281 of ISO/IEC 10646.
var mes1 = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0020, Hi: 0x007E, Stride: 1}, {Lo: 0x00A0, Hi: 0x00FF, Stride: 1},
		{Lo: 0x0100, Hi: 0x0113, Stride: 1}, {Lo: 0x0116, Hi: 0x012B, Stride: 1},
		{Lo: 0x012E, Hi: 0x014D, Stride: 1}, {Lo: 0x0150, Hi: 0x017E, Stride: 1},
		{Lo: 0x02C7, Hi: 0x02C7, Stride: 1}, {Lo: 0x02D8, Hi: 0x02DB, Stride: 1},
		{Lo: 0x02DD, Hi: 0x02DD, Stride: 1}, {Lo: 0x2015, Hi: 0x2015, Stride: 1},
		{Lo: 0x2018, Hi: 0x2019, Stride: 1}, {Lo: 0x201C, Hi: 0x201D, Stride: 1},
		{Lo: 0x20AC, Hi: 0x20AC, Stride: 1}, {Lo: 0x2122, Hi: 0x2122, Stride: 1},
		{Lo: 0x2126, Hi: 0x2126, Stride: 1}, {Lo: 0x215B, Hi: 0x215E, Stride: 1},
		{Lo: 0x2190, Hi: 0x2193, Stride: 1}, {Lo: 0x266A, Hi: 0x266A, Stride: 1},
	},
	LatinOffset: 2,
}
