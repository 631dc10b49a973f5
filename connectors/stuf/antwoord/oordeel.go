package antwoord

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"solo/connectors"
	"solo/connectors/stuf/zds"
)

// Oordeel says what a foutbericht or SOAP fault means for the step that called d. Stap,
// Antwoord and NietVoor are the caller's to fill. Nothing of it is the server's own text: a code of unknown form is "onbekend".
//
// For a service that only asks, what would be doubt is Tijdelijk: it made nothing. Err
// wraps connectors.ErrVerbruikt when the same message will never be taken (StUF016,
// StUF019).
func Oordeel(f *Fout, d zds.Dienst) *connectors.Fout {
	code := stufCode(f.Code)
	r, bekend := codes[code]
	switch {
	case bekend: // in a fault without StUF too: some put the code there
	case f.SOAP:
		code, r = soapRegel(f)
	default:
		code, r = onbekendeCode(f, code)
	}
	uit := r.fout(d, code)
	uit.Err = &oorzaak{code: code, plek: f.Plek, verbruikt: r.verbruikt}
	return uit
}

// vormfouten say that the receiver does not take this kind of message, or not in this
// form. A question holds nothing of the dossier but a number of ours: then no question
// goes, and the address or the dialect is wrong.
var vormfouten = []string{"StUF022", "StUF025", "StUF028", "StUF031", "StUF034", "StUF037", "StUF040", "StUF055",
	"INVALID_XML", "NOT_WELL_FORMED_XML"}

// fout writes the rule out for a service.
func (r regel) fout(d zds.Dienst, code string) *connectors.Fout {
	k, actie := r.klasse, r.actie
	switch {
	case d.Kanaal().Leest() && k == connectors.Onzeker:
		k = connectors.Tijdelijk
	case d.Berichtcode() == "Lv01" && slices.Contains(vormfouten, code):
		k, actie = connectors.Toegang, naVraag
	}
	return &connectors.Fout{Klasse: k, Code: code, Hoogstens: r.hoogstens, Actie: actie,
		Melding: fmt.Sprintf("%s: %s (%s).", naamVan(d), r.melding, code)}
}

// onbekendeCode goes by the plek (StUF 03.01, 4.4): client = the message must change, so
// a person looks; server, or nothing = perhaps it passes.
func onbekendeCode(f *Fout, code string) (string, regel) {
	if !vormCode.MatchString(code) {
		code = "onbekend"
	}
	if f.Plek == "client" {
		return code, regel{klasse: connectors.Geweigerd, hoogstens: probeer,
			melding: "het zaaksysteem keurt het bericht af met een code die niet in de standaard staat", actie: vraagLev}
	}
	return code, regel{klasse: connectors.Onzeker, hoogstens: probeer,
		melding: "het zaaksysteem meldt een fout met een code die niet in de standaard staat", actie: vraagLev}
}

// vormCode is of codes that cannot hold personal data: StUF's own, a status, or words
// of a program in capitals.
var vormCode = regexp.MustCompile(`^(?:StUF[0-9]{3}|[1-5][0-9]{2}|[A-Z]{2,20}(?:_[A-Z]{2,20}){1,4})$`)

// stufCode writes a code as the standard does; servers differ in capitals.
func stufCode(s string) string {
	if len(s) == 7 && strings.EqualFold(s[:4], "StUF") {
		return "StUF" + s[4:]
	}
	return s
}

// oorzaak is the technical cause, for the log.
type oorzaak struct {
	code, plek string
	verbruikt  bool
}

func (o *oorzaak) Error() string {
	if o.plek == "" {
		return "foutbericht " + o.code
	}
	return "foutbericht " + o.code + ", plek " + o.plek
}

func (o *oorzaak) Unwrap() error {
	if o.verbruikt {
		return connectors.ErrVerbruikt
	}
	return nil
}
