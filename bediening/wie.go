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

// What bounds a reason and a name, in characters: they stand in lists.
const (
	MaxWaarom = 200
	MaxNaam   = 80
)

// langGetal is what a BSN with a slip of the pen looks like too.
var langGetal = regexp.MustCompile(`[0-9]{8,}`)

// Check returns dossier.Bevindingen about a reason that cannot stand in the audit trail:
// none at all, no line, or one that may hold a BSN. Some reasons are kept in clear, and
// all who look at a destination read those. Naam is that of an account, or see CheckNaam.
func (w Wie) Check() error {
	return checkRegel("waarom", w.Waarom, MaxWaarom, "zeg waarom u dit doet; het komt in het logboek")
}

// CheckNaam is Check for a name that somebody typed.
func (w Wie) CheckNaam() error {
	return checkRegel("wie", w.Naam, MaxNaam, "zeg wie dit doet; het komt in het logboek")
}

func checkRegel(pad, regel string, max int, leeg string) error {
	melding := ""
	switch {
	case strings.TrimSpace(regel) == "":
		melding = leeg
	case utf8.RuneCountInString(regel) > max || strings.ContainsFunc(regel, unicode.IsControl):
		melding = fmt.Sprintf("schrijf één regel van hoogstens %d tekens", max)
	case langGetal.MatchString(regel) || dossier.HasBSN(regel):
		melding = "noem geen BSN of ander lang nummer: anderen lezen dit ook"
	default:
		return nil
	}
	return dossier.Bevindingen{{Pad: pad, Melding: melding}}
}

// CheckIfGiven is Check where a reason may be left out.
func (w Wie) CheckIfGiven() error {
	if w.Waarom == "" {
		return nil
	}
	return w.Check()
}
