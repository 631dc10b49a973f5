package soap

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"solo/connectors"
	"solo/connectors/stuf/zds"
	"solo/connectors/verbinding"
)

const maxBewaard = 8 << 10 // bytes of an answer kept in Fout.Antwoord

// judge lets every answer through that may be the receiver's own word. Where no StUF is
// in it, something before the receiver may have answered in its place, with a page or
// with a SOAP fault: then the status counts, when it is one that tells.
func (c *Client) judge(v Verzoek, a *Antwoord) (*Antwoord, error) {
	if zds.Mentions(a.Body) {
		return a, nil
	}
	f := &connectors.Fout{Stap: v.Stap, NietVoor: a.NietVoor, Antwoord: a.Body[:min(len(a.Body), maxBewaard)], Err: statusFout{v.Kanaal, a.Status}}
	if c.gateway(f, v, a) {
		return nil, f
	}
	if len(bytes.TrimSpace(a.Body)) > 0 {
		return a, nil
	}
	f.Klasse, f.Code = connectors.Onzeker, "leeg"
	f.Melding = fmt.Sprintf("Het zaaksysteem geeft een leeg antwoord (status %d).", a.Status)
	f.Actie = "Houdt dit aan, vraag dan de leverancier van het zaaksysteem of zijn server werkt, en controleer het adres in solo.yaml."
	if v.Kanaal.Leest() {
		f.Klasse = connectors.Tijdelijk
	}
	return nil, f
}

// gateway judges by status what is no StUF; false when that does not tell.
func (c *Client) gateway(f *connectors.Fout, v Verzoek, a *Antwoord) bool {
	f.Klasse = connectors.Toegang
	switch s := a.Status; {
	case s == http.StatusTooManyRequests:
		f.Klasse, f.Melding = connectors.Tijdelijk, "Het zaaksysteem vraagt om later terug te komen."
	case s == http.StatusUnauthorized:
		f.Code, f.Melding = "inloggen", "Het zaaksysteem kent de gebruiker of het wachtwoord niet (status 401)."
		f.Actie = "Controleer gebruiker en wachtwoord van dit zaaksysteem in solo.yaml, en de klok van deze computer."
	case s == http.StatusForbidden:
		f.Code, f.Melding = "toegang", "Het zaaksysteem geeft geen toegang (status 403)."
		f.Actie = "Vraag de beheerder van het zaaksysteem om SOLO toe te laten: de gebruiker, het clientcertificaat en het IP-adres."
	case s == http.StatusProxyAuthRequired:
		f.Code, f.Melding = "proxy", "Een proxy vraagt om in te loggen (status 407)."
		f.Actie = "Zorg dat SOLO niet via de proxy gaat, of zet de inloggegevens in het adres van de proxy."
	case s == http.StatusBadRequest && bytes.Contains(a.Body, []byte("SSL certificate")): // nginx
		f.Code, f.Melding = "tls", "Het zaaksysteem weigert de verbinding om het clientcertificaat (status 400)."
		f.Actie = "Controleer client_certificaat_bestand, en of de beheerder van het zaaksysteem dit certificaat toelaat."
	case s == http.StatusNotFound, s == http.StatusMethodNotAllowed:
		f.Code, f.Melding = "endpoint", fmt.Sprintf("Op het ingestelde adres voor %s staat geen StUF-endpoint (status %d).", v.Kanaal, s)
		f.Actie = "Vraag de leverancier naar het adres van dit endpoint."
	case s == http.StatusUnsupportedMediaType:
		f.Code, f.Melding = "soapversie", fmt.Sprintf("Het zaaksysteem spreekt geen SOAP %s (status 415).", c.cfg.Versie)
		f.Actie = "Kies in solo.yaml bij gewoonten de andere SOAP-versie (soap), of inhoud: inline."
	case s == http.StatusRequestEntityTooLarge:
		f.Klasse, f.Code, f.Melding = connectors.Geweigerd, "te-groot", "Het document is te groot voor het zaaksysteem of een systeem ervoor (status 413)."
		f.Actie = "Laat de grens voor uploads verhogen en stuur de levering opnieuw."
	case s >= 300 && s < 400 && s != http.StatusSeeOther: // a 303 comes after the work
		f.Code, f.Melding = "doorverwijzing", fmt.Sprintf("Het adres voor %s verwijst door naar een ander adres (status %d); SOLO volgt dat niet.", v.Kanaal, s)
		f.Actie = "Vul het juiste adres van dit endpoint in, als dit geen tijdelijk onderhoud is."
	default:
		return false
	}
	return true
}

// lost says more of an answer that was too large to read.
func (c *Client) lost(err error) error {
	var f *connectors.Fout
	if errors.As(err, &f) && errors.Is(err, verbinding.ErrTeGroot) {
		f.Code = "te-groot"
		f.Melding = fmt.Sprintf("Het antwoord van het zaaksysteem is groter dan %d MB.", maxAntwoord>>20)
	}
	return err
}

// statusFout is the technical cause of a refusal.
type statusFout struct {
	kanaal zds.Kanaal
	status int
}

func (e statusFout) Error() string {
	return fmt.Sprintf("POST %s: status %d", strings.ToLower(string(e.kanaal)), e.status)
}
