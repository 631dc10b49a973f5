package antwoord

import (
	"regexp"
	"slices"
)

// Bevestigt reports whether this answers the message with referentienummer ref. When
// lenient, an answer without crossRefnummer counts too; one that names another message
// never does, whatever else it says.
func (a *Antwoord) Bevestigt(ref string, lenient bool) bool {
	return ref != "" && (a.Cross == ref || lenient && a.Cross == "")
}

// nietGevonden is how servers say it in words, at the start of a sentence. What stands
// further on may be about something else, such as a zaaktype or an address.
var nietGevonden = regexp.MustCompile(`(?i)(?:^|: |\. )(?:` +
	`(?:(?:de|het|the) )?` + nietWat + nietNaam + nietWaarde + ` (?:(?:is )?not found|(?:is )?niet gevonden|bestaat niet|does not exist)` +
	`|(?:no|geen) ` + nietWat + nietNaam + nietWaarde + ` (?:is |was )?(?:found|gevonden))\b`)

const (
	nietWat    = `(?:zaak|object|document)`
	nietNaam   = `(?: (?:met|with)(?: (?:de|het|the))? (?:identificatie|identification|nummer|zaaknummer|id|zaakidentificatie))?`
	nietWaarde = `(?:(?:: ?| )(?:'[^' ]{1,40}'|"[^" ]{1,40}"|[\w.-]*[0-9][\w.-]*))?`
)

// zegtHet are the codes under which the words count: StUF058, the ragbag, and the two
// that ZaakBrug puts in its place.
var zegtHet = []string{"StUF058", "500", "400"}

// NietGevonden reports whether a question (Lv01; of another message it says nothing)
// found nothing, in one of the forms in use: a La01 without objects, StUF064, or a Fo02
// or Fo03 with words that say so. A list of documents may be empty in the same way. It
// is no proof that the zaak does not exist: a server may process what it confirmed later.
func (a *Antwoord) NietGevonden() bool {
	switch {
	case a.Soort == "La01":
		return a.Zaken == 0 && len(a.Documenten) == 0
	case a.Fout == nil:
		return false
	case stufCode(a.Fout.Code) == "StUF064":
		return true
	}
	return (a.Soort == "Fo02" || a.Soort == "Fo03") &&
		slices.Contains(zegtHet, stufCode(a.Fout.Code)) && nietGevonden.MatchString(a.Fout.Omschrijving)
}
