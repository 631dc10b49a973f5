package loket

import (
	"fmt"
	"unicode/utf8"

	"solo/dossier"
)

// maxReden is how many characters a consulent may write about one thing.
const maxReden = dossier.MaxReden

// RedenFout tells what is wrong with what a consulent wrote about an aanvraag, a reason or
// what is missing; empty when nothing is. The applicant reads it, and who else works there.
func RedenFout(tekst string) (melding string) {
	switch {
	case utf8.RuneCountInString(tekst) > maxReden:
		return fmt.Sprintf("maak de tekst korter: hoogstens %d tekens", maxReden)
	case dossier.HasBSN(tekst):
		return "noem geen BSN: anderen lezen dit ook"
	}
	return ""
}

// checkReden is RedenFout as an ErrStand.
func checkReden(tekst string) error {
	if m := RedenFout(tekst); m != "" {
		return fmt.Errorf("%w: %s", ErrStand, m)
	}
	return nil
}
