package antwoord

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"solo/connectors"
)

const (
	minZaaknummer = 5  // RGBZ: four for the gemeentecode and at least one
	minNummer     = 1  // a document has no such rule
	maxNummer     = 40 // both
)

// NieuwZaaknummer is the zaaknummer that a Du02 gives out, 5 to 40 characters without
// white space. The error is a *connectors.Fout: with another number SOLO does not go on.
func (a *Antwoord) NieuwZaaknummer() (string, error) {
	return uitgegeven(a.Zaaknummer, "zaaknummer", minZaaknummer)
}

// NieuwDocumentnummer is the documentnummer that a Du02 gives out, as NieuwZaaknummer
// but at least one character.
func (a *Antwoord) NieuwDocumentnummer() (string, error) {
	return uitgegeven(a.Documentnummer, "documentnummer", minNummer)
}

func uitgegeven(nummer, naam string, minstens int) (string, error) {
	n := utf8.RuneCountInString(nummer)
	reden := ""
	switch {
	case n == 0:
		reden = "geen " + naam
	case strings.IndexFunc(nummer, onzichtbaar) >= 0:
		reden = fmt.Sprintf("een %s met spaties of andere onzichtbare tekens", naam)
	case n < minstens, n > maxNummer:
		reden = fmt.Sprintf("een %s van %d tekens (toegestaan: %d tot en met %d)", naam, n, minstens, maxNummer)
	default:
		return nummer, nil
	}
	return "", &connectors.Fout{
		Klasse:  connectors.Configuratie,
		Code:    naam,
		Melding: "Het zaaksysteem geeft " + reden + ".",
		Actie:   "Laat de leverancier van het zaaksysteem dit herstellen, of laat SOLO zelf nummeren, en stuur de levering opnieuw.",
	}
}

func onzichtbaar(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsGraphic(r) || r == utf8.RuneError
}
