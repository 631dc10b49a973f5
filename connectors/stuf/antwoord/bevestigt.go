package antwoord

import "regexp"

// Bevestigt reports whether this answers the message with referentienummer ref. When
// lenient, an answer without crossRefnummer counts, and one whose own referentienummer
// is ours: some servers copy it.
func (a *Antwoord) Bevestigt(ref string, lenient bool) bool {
	switch {
	case ref == "":
		return false
	case a.Cross == ref:
		return true
	}
	return lenient && (a.Cross == "" || a.Referentie == ref)
}

// nietGevonden is how servers say it under StUF058, at the start of a sentence. What
// stands further on may be about something else, such as a zaaktype or an address.
var nietGevonden = regexp.MustCompile(`(?i)(?:^|: |\. )(?:(?:de|het|the) )?(?:zaak|object|document)` +
	`(?: (?:met|with) (?:identificatie|identification|nummer|zaaknummer|id|zaakidentificatie))?` +
	`(?::? (?:'[^' ]{1,40}'|"[^" ]{1,40}"|[\w.-]*[0-9][\w.-]*))?` +
	` (?:(?:is )?not found|(?:is )?niet gevonden|bestaat niet|does not exist)\b`)

// NietGevonden reports whether a question (Lv01) found nothing, in one of the three
// forms in use: a La01 without objects, StUF064, or StUF058 with words that say so. A
// list of documents may be empty in the same way. It is no proof that the zaak does not
// exist: a server may process what it confirmed later.
func (a *Antwoord) NietGevonden() bool {
	switch {
	case a.Soort == "La01":
		return a.Zaken == 0 && len(a.Documenten) == 0
	case a.Fout == nil:
		return false
	case stufCode(a.Fout.Code) == "StUF064":
		return true
	}
	return stufCode(a.Fout.Code) == "StUF058" && nietGevonden.MatchString(a.Fout.Omschrijving)
}
