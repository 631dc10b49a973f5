package paginas

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"solo/web/opmaak"
)

// eigen is what a gemeente says in words of her own, below a heading or without; nothing when
// she says nothing.
func eigen(kop, tekst string) (uit []opmaak.Deel) {
	if tekst == "" {
		return nil
	}
	if kop != "" {
		uit = append(uit, opmaak.Tussenkop(kop))
	}
	return append(uit, opmaak.Alinea(tekst))
}

// zin makes a sentence of a text of the loket: a capital in front, a full stop behind. The
// word before a colon names what kind of refusal it is, and is for programs.
func zin(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "dat kan nu niet: "), "u kunt zo niet verder: ")
	r, n := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(r)) + s[n:]
	if s != "" && !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return s
}
