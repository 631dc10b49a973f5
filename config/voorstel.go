package config

import "strings"

// bedoelde gives "; bedoelde u …?" with the nearest known name, or "" when none is near.
func bedoelde(s string, bekend []string) string {
	beste, afstand := "", max(2, len(s)/3)+1
	if len(s) > 60 {
		return ""
	}
	for _, b := range bekend {
		if a := bewerkingen(strings.ToLower(s), b); a < afstand || strings.HasPrefix(b, s+"_") {
			beste, afstand = b, min(a, afstand)
		}
	}
	if beste == "" || s == "" {
		return ""
	}
	return "; bedoelde u " + beste + "?"
}

// bewerkingen is the Levenshtein distance in bytes.
func bewerkingen(a, b string) int {
	rij := make([]int, len(b)+1)
	for j := range rij {
		rij[j] = j
	}
	for i := range len(a) {
		vorig := rij[0]
		rij[0] = i + 1
		for j := range len(b) {
			anders := vorig
			if a[i] != b[j] {
				anders++
			}
			vorig = rij[j+1]
			rij[j+1] = min(anders, rij[j+1]+1, rij[j]+1)
		}
	}
	return rij[len(b)]
}

// opsomming writes "a, b of c".
func opsomming(namen []string) string {
	n := len(namen) - 1
	if n < 1 {
		return strings.Join(namen, "")
	}
	return strings.Join(namen[:n], ", ") + " of " + namen[n]
}
