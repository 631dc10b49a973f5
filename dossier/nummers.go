package dossier

import (
	"regexp"
	"strings"
)

var (
	vormKVK      = regexp.MustCompile(`^[0-9]{8}$`)
	vormVestnr   = regexp.MustCompile(`^[0-9]{12}$`)
	vormIBAN     = regexp.MustCompile(`^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$`)
	vormPostcode = regexp.MustCompile(`^[1-9][0-9]{3}[A-Z]{2}$`)
)

// IsKVK reports whether s is a KVK-nummer: eight digits (Handelsregisterwet art. 9).
func IsKVK(s string) bool { return vormKVK.MatchString(s) }

// IsVestigingsnummer reports whether s is a vestigingsnummer: twelve digits.
func IsVestigingsnummer(s string) bool { return vormVestnr.MatchString(s) }

// IsRSIN reports whether s is a RSIN: nine digits that pass the elfproef.
func IsRSIN(s string) bool { return isElfproef(s) }

// IsIBAN reports whether s, without spaces and in capitals, passes ISO 13616 mod 97.
func IsIBAN(s string) bool {
	if !vormIBAN.MatchString(s) {
		return false
	}
	rest := 0
	for _, r := range s[4:] + s[:4] {
		if r >= 'A' {
			rest = (rest*100 + int(r-'A') + 10) % 97
		} else {
			rest = (rest*10 + int(r-'0')) % 97
		}
	}
	return rest == 1
}

// NormalizePostcode returns a Dutch postcode as "1234AB", or false when it is none.
// SA, SD and SS are not handed out.
func NormalizePostcode(s string) (string, bool) {
	p := strings.ToUpper(strings.ReplaceAll(s, " ", ""))
	if !vormPostcode.MatchString(p) || strings.Contains("SA SD SS", p[4:]) {
		return "", false
	}
	return p, true
}

// Gemeentecode is the CBS code of a gemeente: four digits, leading zeros kept.
type Gemeentecode string

// IsValid reports whether the code has the form of one; whether it is in use is
// for the configuration to know.
func (g Gemeentecode) IsValid() bool {
	return len(g) == 4 && strings.Trim(string(g), "0123456789") == ""
}
