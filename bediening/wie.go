package bediening

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"solo/dossier"
)

// A Wie says on whose account something is done; it stands in the audit trail.
type Wie struct {
	Naam   string `json:"naam"`
	Waarom string `json:"waarom"`
}

// MaxWaarom bounds a reason, in characters: it stands in lists.
const MaxWaarom = 200

// langGetal is what a BSN with a slip of the pen looks like too.
var langGetal = regexp.MustCompile(`[0-9]{8,}`)

// Check returns dossier.Bevindingen about a reason that cannot stand in the audit trail:
// none at all, no line, or one that may hold a BSN. Some reasons are kept in clear, and
// all who look at a destination read those. Naam is checked by whoever made it.
func (w Wie) Check() error {
	melding := ""
	switch {
	case strings.TrimSpace(w.Waarom) == "":
		melding = "zeg waarom u dit doet; het komt in het logboek"
	case utf8.RuneCountInString(w.Waarom) > MaxWaarom || strings.ContainsFunc(w.Waarom, unicode.IsControl):
		melding = fmt.Sprintf("schrijf één regel van hoogstens %d tekens", MaxWaarom)
	case langGetal.MatchString(w.Waarom) || dossier.HasBSN(w.Waarom):
		melding = "noem geen BSN of ander lang nummer: anderen lezen de reden ook"
	default:
		return nil
	}
	return dossier.Bevindingen{{Pad: "waarom", Melding: melding}}
}

// CheckIfGiven is Check where a reason may be left out.
func (w Wie) CheckIfGiven() error {
	if w.Waarom == "" {
		return nil
	}
	return w.Check()
}
