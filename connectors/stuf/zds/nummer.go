package zds

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	minZaaknummer     = 5  // RGBZ: four for the gemeentecode and at least one
	minDocumentnummer = 1  // it has no such rule
	maxNummer         = 40 // both (zkn0310: ZaakIdentificatie, DocumentIdentificatie)
)

// CheckZaaknummer tells in Dutch what a string is that cannot be a zaaknummer: that has
// 5 to 40 characters, none of them white space or invisible. The error goes on after
// "Het zaaksysteem geeft" and does not hold the number.
func CheckZaaknummer(s string) error { return checkNummer(s, "zaaknummer", minZaaknummer) }

// CheckDocumentnummer does the same for a documentnummer, of at least one character.
func CheckDocumentnummer(s string) error { return checkNummer(s, "documentnummer", minDocumentnummer) }

func checkNummer(s, naam string, minstens int) error {
	n := utf8.RuneCountInString(s)
	switch {
	case n == 0:
		return errors.New("geen " + naam)
	case strings.IndexFunc(s, onzichtbaar) >= 0:
		return fmt.Errorf("een %s met spaties of andere onzichtbare tekens", naam)
	case n < minstens, n > maxNummer:
		return fmt.Errorf("een %s van %d tekens (toegestaan: %d tot en met %d)", naam, n, minstens, maxNummer)
	}
	return nil
}

func onzichtbaar(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsGraphic(r) || r == utf8.RuneError
}
