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
	vormCode = regexp.MustCompile(`^[A-Za-z0-9_-]{1,60}$`)
	vormVeld = regexp.MustCompile(`^[A-Za-z0-9_.]{1,80}$`)
)

// decodeProbleem reports false for what is no error document: HTML, empty, or JSON
// of some other make.
func decodeProbleem(a antwoord) (p probleem, ok bool) {
	if json.Unmarshal(a.body, &p) != nil {
		return probleem{}, false
	}
	return p, p.Code != "" || p.Title != "" || len(p.InvalidParams) > 0
}

// code is that of the first field, or of the whole.
func (p probleem) code() string {
	for _, v := range p.InvalidParams {
		if vormCode.MatchString(string(v.Code)) {
			return string(v.Code)
		}
	}
	if vormCode.MatchString(string(p.Code)) {
		return string(p.Code)
	}
	return ""
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
		veld, code := string(v.Name), string(v.Code)
		if !vormVeld.MatchString(veld) {
			veld = "onbekend veld"
		}
		if !vormCode.MatchString(code) {
			code = "zonder code"
		}
		uit = append(uit, veld+" ("+code+")")
	}
	return strings.Join(uit, ", ")
}
