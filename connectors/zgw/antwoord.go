package zgw

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"solo/connectors"
	"solo/connectors/verbinding"
)

const maxBewaard = 8 << 10 // bytes of an answer kept in Fout.Antwoord

// statusFout is the technical cause of a refusal.
type statusFout struct {
	methode, api string
	status       int
}

func (e *statusFout) Error() string {
	return fmt.Sprintf("%s %s: status %d", e.methode, e.api, e.status)
}

// judge turns every answer but 2xx into a Fout.
func (c *client) judge(o oproep, a antwoord) error {
	if a.status >= 200 && a.status < 300 {
		return nil
	}
	f := &connectors.Fout{Stap: o.stap, Antwoord: a.body[:min(len(a.body), maxBewaard)],
		Err: &statusFout{o.methode, o.api.naam, a.status}}
	if wacht, ok := verbinding.RetryAfter(a.kop, c.now()); ok {
		f.NietVoor = c.now().Add(min(wacht, c.inst.maxRetryAfter()))
	}
	p, leesbaar := decodeProbleem(a)
	f.Code = p.code()
	switch {
	case a.status == http.StatusTooManyRequests:
		f.Klasse, f.Melding = connectors.Tijdelijk, "Het zaaksysteem vraagt om later terug te komen."
	case a.status >= 500 || a.status == http.StatusRequestTimeout:
		f.Klasse, f.Melding = connectors.Onzeker, fmt.Sprintf("Het zaaksysteem meldt een storing (status %d).", a.status)
		if o.methode == http.MethodGet {
			f.Klasse = connectors.Tijdelijk
		}
	case !leesbaar:
		gateway(f, o, a)
	default:
		refusal(f, o, a.status, p)
		c.ahead(f, a)
	}
	return f
}

// ahead: the server refuses a moment that is still to come by its clock. It is the
// same status that is sent again, when its clock has got there.
func (c *client) ahead(f *connectors.Fout, a antwoord) {
	if f.Code != "date-in-future" && f.Code != "future_not_allowed" {
		return
	}
	voor := 2 * time.Minute
	if server, err := http.ParseTime(a.kop.Get("Date")); err == nil {
		voor = min(max(c.now().Sub(server), 0)+time.Second, c.inst.maxRetryAfter())
		f.Melding = fmt.Sprintf("De klok van SOLO loopt %d seconden voor op die van het zaaksysteem.", int(voor.Seconds()))
	}
	f.NietVoor = c.now().Add(voor)
	c.log.Warn("klok loopt voor op het zaaksysteem", "seconden", int(voor.Seconds()))
}

// gateway judges a 3xx or a 4xx that no API wrote: the request did not reach it. That
// holds for every delivery, so the destination waits and looks again by itself; only
// what can be about this one request is held for a person.
func gateway(f *connectors.Fout, o oproep, a antwoord) {
	f.Klasse = connectors.Toegang
	f.Melding = fmt.Sprintf("Een tussenliggend systeem weigert het verzoek (status %d, zonder leesbare reden).", a.status)
	f.Actie = "Vraag de beheerder van de gateway of het zaaksysteem wat er met dit verzoek gebeurt."
	if a.status >= 400 && aboutRequest(o, a) {
		f.Klasse = connectors.Configuratie
	}
	switch {
	case a.status == http.StatusSeeOther, a.status == http.StatusConflict, a.status == http.StatusLocked:
		f.Klasse = connectors.Onzeker
	case a.status < 400:
		f.Code = "doorverwijzing"
		f.Melding = fmt.Sprintf("Het adres van de API verwijst door naar een ander adres (status %d); SOLO volgt dat niet.", a.status)
		f.Actie = "Vul het juiste adres van de API in, als dit geen tijdelijk onderhoud is."
	case a.status == http.StatusRequestEntityTooLarge:
		f.Melding = "Het document is te groot voor het zaaksysteem of een systeem ervoor (status 413)."
		f.Actie = "Laat de grens voor uploads verhogen en stuur de levering opnieuw."
	case a.status == http.StatusNotFound:
		f.Melding = "Op het ingestelde adres staat geen ZGW-API."
		f.Actie = "Controleer het adres van de API in de instellingen."
	}
}

// aboutRequest: too large, or JSON of some other make. JSON about a whole collection
// that is not there comes from a gateway without a route.
func aboutRequest(o oproep, a antwoord) bool {
	switch a.status {
	case http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong, http.StatusRequestHeaderFieldsTooLarge:
		return true
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusProxyAuthRequired:
		return false
	case http.StatusNotFound, http.StatusGone: // an API may leave the body out for one object
		return strings.Contains(o.pad, "/") && (len(a.body) == 0 || json.Valid(a.body))
	}
	return json.Valid(a.body)
}

// tokenRefused reports whether another token may help, and how far the server's
// clock is from ours.
func tokenRefused(a antwoord, nu time.Time) (time.Duration, bool) {
	p, _ := decodeProbleem(a)
	ja := a.status == http.StatusUnauthorized || a.status == http.StatusForbidden && strings.HasPrefix(string(p.Code), "jwt-")
	server, err := http.ParseTime(a.kop.Get("Date"))
	if err != nil || server.Sub(nu).Abs() < 30*time.Second {
		return 0, ja
	}
	return server.Sub(nu), ja
}
