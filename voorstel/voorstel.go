// Package voorstel helps a person who misspelt a name: it names what he probably
// meant, and shows what he wrote without harm. It knows no file and no list of its
// own: the names that exist come from the caller.
package voorstel

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// maxNaam is the longest name, in characters, for which looking is worth the time: a
// stranger may send a name of a megabyte.
const maxNaam = 80

// Voor returns `; bedoelde u "x"?` with the name that looks most like naam, and ""
// when none does. One in three characters may differ, and the remainder counts as three;
// capitals make no difference, and a first word ("geheim") points at the whole
// ("geheim_bestand"), as the whole does at it. What shares no character with a name is not
// meant to be it: not A by X. Two that look as much like it are both named; of more nobody
// can say which (eh5: eh1, eh2, eh3, eh4).
func Voor(naam string, namen []string) string {
	n := []rune(strings.ToLower(naam))
	if len(n) == 0 || len(n) > maxNaam {
		return ""
	}
	beste, afstand := []string(nil), (len(n)+2)/3
	for _, kandidaat := range slices.Compact(slices.Sorted(slices.Values(namen))) {
		k := []rune(strings.ToLower(kandidaat))
		switch d := edits(n, k); {
		case d > afstand || d >= max(len(n), len(k)):
		case d == afstand:
			beste = append(beste, strconv.Quote(kandidaat))
		default:
			beste, afstand = []string{strconv.Quote(kandidaat)}, d
		}
	}
	if len(beste) == 0 || len(beste) > 2 {
		return ""
	}
	return "; bedoelde u " + strings.Join(beste, " of ") + "?"
}

// Kort is what someone wrote, fit for a message: at most forty characters, and what
// could move a cursor or hide text replaced by a question mark.
func Kort(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// edits counts the characters to insert, delete, replace or swap with their neighbour
// to turn a into b (optimal string alignment). A tail after _ or - that
// one of them misses counts as one.
func edits(a, b []rune) int {
	if isEersteWoord(a, b) || isEersteWoord(b, a) {
		return 1
	}
	eerder, vorige, rij := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range rij {
		rij[j] = j
	}
	for i := range a {
		eerder, vorige, rij = vorige, rij, eerder
		rij[0] = i + 1
		for j := range b {
			rij[j+1] = min(vorige[j+1]+1, rij[j]+1, vorige[j]+differ(a[i], b[j]))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				rij[j+1] = min(rij[j+1], eerder[j-1]+1)
			}
		}
	}
	return rij[len(b)]
}

// isEersteWoord reports that b is a with more words behind it.
func isEersteWoord(a, b []rune) bool {
	return len(b) > len(a) && (b[len(a)] == '_' || b[len(a)] == '-') && slices.Equal(a, b[:len(a)])
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}
