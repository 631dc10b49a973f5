package zgw

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// probleem is an error document of the standard (application/problem+json).
type probleem struct {
	Code          tekst `json:"code"`
	Status        getal `json:"status"`
	Title         tekst `json:"title"`
	InvalidParams []struct {
		Name tekst `json:"name"`
		Code tekst `json:"code"`
	} `json:"invalidParams"`
}

var (
	vormCode = regexp.MustCompile(`^[a-z][a-z0-9_-]{1,60}$`)
	vormVeld = regexp.MustCompile(`^[a-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*$`)
)

// onbekend stands for a code that is none: a server may put anything there.
const onbekend = "onbekend"

// cleanCode is a code in the form of the standard, onbekend, or "" when there is none.
func cleanCode(s tekst) string {
	if s == "" || vormCode.MatchString(string(s)) && !isNummer(string(s)) {
		return string(s)
	}
	return onbekend
}

// isNummer: as many digits as a BSN without its zero, however they are grouped.
func isNummer(s string) bool {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n >= 8
}

// decodeProbleem reports false for what is no error document: HTML, empty, or JSON
// of some other make.
func decodeProbleem(a antwoord) (p probleem, ok bool) {
	if json.Unmarshal(a.body, &p) != nil {
		return probleem{}, false
	}
	return p, p.Code != "" || p.Title != "" || len(p.InvalidParams) > 0
}

// code is that of the first field, or of the whole; one of the standard's form goes first.
func (p probleem) code() (code string) {
	for _, v := range p.InvalidParams {
		if code = cleanCode(v.Code); code != "" && code != onbekend {
			return code
		}
	}
	if c := cleanCode(p.Code); c != "" {
		return c
	}
	return code
}

const maxVelden = 10 // told of one answer

// velden lists field names with their codes, and nothing else of the answer.
func (p probleem) velden() string {
	var uit []string
	for i, v := range p.InvalidParams {
		if i == maxVelden {
			uit = append(uit, fmt.Sprintf("en nog %d", len(p.InvalidParams)-i))
			break
		}
		veld, code := string(v.Name), orElse(cleanCode(v.Code), "zonder code")
		if len(veld) > 80 || !vormVeld.MatchString(veld) || isNummer(veld) {
			veld = "onbekend veld"
		}
		uit = append(uit, veld+" ("+code+")")
	}
	return strings.Join(uit, ", ")
}
