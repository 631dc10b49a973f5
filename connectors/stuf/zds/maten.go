package zds

import (
	"errors"
	"regexp"
)

// Lengths in characters of what a gemeente or supplier chooses: of the stuurgegevens
// (StUF 03.01, 4.3), of a status and its setter, and of a rol (zkn0310).
const (
	MaxOrganisatie   = 200
	MinApplicatie    = 3
	MaxApplicatie    = 50
	MaxAdministratie = 50
	MaxGebruiker     = 100

	MaxStatusvolgnummer   = 9999 // the number itself; the least is 1
	MaxStatuscode         = 10
	MaxStatusomschrijving = 80
	MaxEenheid            = 24 // identificatie of an organisatorische eenheid
	MaxRolcode            = 10

	// MaxVoorvoegsel, of the name of an extraElement, is our own: the standard has none.
	MaxVoorvoegsel = 40
)

// An own number is prefix, dossier id (19) and key of a document (4), at most 40
// characters, and begins with the gemeentecode (ZDS 1.2, 4.1.4).
var vormPrefix = regexp.MustCompile(`^[0-9]{4}[A-Za-z0-9-]{0,13}$`)

// CheckPrefix tells in Dutch what is wrong with the beginning of numbers of our own.
func CheckPrefix(s string) error {
	if vormPrefix.MatchString(s) {
		return nil
	}
	return errors.New("begin met de gemeentecode: vier cijfers, en daarna hoogstens 13 letters, cijfers en -")
}
