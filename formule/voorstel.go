package formule

import (
	"fmt"
	"slices"
)

// Voorstel returns `; bedoelde u "x"?` for the candidate that looks most like
// naam, and "" when none does. Equal candidates are decided by the alphabet.
func Voorstel(naam string, kandidaten []string) string {
	beste, afstand := "", max(1, len([]rune(naam))/3)+1
	for _, k := range slices.Sorted(slices.Values(kandidaten)) {
		if d := levenshtein([]rune(naam), []rune(k)); d < afstand {
			beste, afstand = k, d
		}
	}
	if beste == "" {
		return ""
	}
	return fmt.Sprintf("; bedoelde u %q?", beste)
}

// levenshtein counts the characters to insert, delete or replace to turn a into b.
func levenshtein(a, b []rune) int {
	rij := make([]int, len(b)+1)
	for j := range rij {
		rij[j] = j
	}
	for i := range a {
		schuin := rij[0]
		rij[0] = i + 1
		for j := range b {
			vervang := schuin
			if a[i] != b[j] {
				vervang++
			}
			schuin = rij[j+1]
			rij[j+1] = min(vervang, rij[j]+1, schuin+1)
		}
	}
	return rij[len(b)]
}
