package formule

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"solo/dossier"
)

// Afkorten cuts a text to at most n code points, on the end of a word where that
// keeps more than half, and marks the cut with "…". A letter is never parted from its
// combining marks, nor an emoji from its parts: when not even one whole
// character fits, the result is "".
func Afkorten(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	kort := strings.TrimRightFunc(s[:grens(s, n-1)], leestekenOfSpatie)
	if kort == "" {
		return ""
	}
	return kort + "…"
}

func leestekenOfSpatie(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:-–", r) }

// grens is the byte index at which to cut: after at most n code points.
func grens(s string, n int) int {
	teken, woord, tel := 0, 0, 0
	for teken < len(s) {
		lang := cluster(s[teken:])
		tel += utf8.RuneCountInString(s[teken : teken+lang])
		if tel > n {
			break
		}
		teken += lang
		if r, _ := utf8.DecodeRuneInString(s[teken:]); unicode.IsSpace(r) {
			woord = teken
		}
	}
	if woord > teken/2 {
		return woord
	}
	return teken
}

const zwj = '\u200d'

// cluster is the length in bytes of the first character with everything that
// belongs to it: combining marks, emoji modifiers, joined emoji, flag pairs.
func cluster(s string) int {
	einde := norm.NFC.NextBoundaryInString(s, true)
	eerste, _ := utf8.DecodeRuneInString(s)
	vorige, vlaggen := rune(0), 0
	if isVlag(eerste) {
		vlaggen = 1
	}
	for einde < len(s) {
		r, lang := utf8.DecodeRuneInString(s[einde:])
		hoort := unicode.Is(unicode.M, r) || r == zwj || vorige == zwj || r >= 0x1F3FB && r <= 0x1F3FF || r >= 0xE0020 && r <= 0xE007F
		if isVlag(r) && vlaggen == 1 {
			hoort, vlaggen = true, 2
		}
		if !hoort {
			break
		}
		einde += lang
		vorige = r
	}
	return einde
}

func isVlag(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// Bedrag writes cents as people read an amount, without the €: 1.234,56 or -1.234,56.
func Bedrag(cent int64) string {
	teken := ""
	if cent < 0 {
		teken, cent = "-", -cent
	}
	heel := strconv.FormatInt(cent/100, 10)
	for i := len(heel) - 3; i > 0; i -= 3 {
		heel = heel[:i] + "." + heel[i:]
	}
	rest := strconv.FormatInt(100+cent%100, 10)[1:]
	return teken + heel + "," + rest
}

// schrijf writes a value inside a text, as a Dutch reader expects it.
func schrijf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
	case int64:
		return Bedrag(v)
	case bool:
		if v {
			return "ja"
		}
		return "nee"
	case dossier.Datum:
		return v.Tijd().Format("02-01-2006")
	}
	return ""
}

// klein reports whether a number can be written in a text without an exponent.
func klein(f float64) bool { return !math.IsInf(f, 0) && !math.IsNaN(f) && math.Abs(f) < 1e15 }
