package antwoord

import (
	"strings"

	"solo/connectors"
)

const naVersie = "Controleer in solo.yaml het adres, en bij gewoonten de SOAP-versie (soap)."

// soapCodes are faults that come before a message is looked at, so that nothing was
// done: of SOAP itself, of WS-Addressing and of WS-Security (SOAP Message Security 1.1,
// chapter 12).
var soapCodes = map[string]regel{
	"VersionMismatch":          {klasse: connectors.Toegang, melding: "het adres verwacht een andere SOAP-versie", actie: naVersie},
	"MustUnderstand":           {klasse: connectors.Toegang, melding: "het adres kent een verplicht deel van de SOAP-header niet", actie: "Controleer of het zaaksysteem WS-Security verwacht, en vul dan ws_security in solo.yaml in."},
	"ActionNotSupported":       {klasse: connectors.Toegang, melding: "dit adres kent de SOAPAction niet", actie: "Controleer in solo.yaml het adres, en bij gewoonten het dialect (1.1 of 1.2)."},
	"DestinationUnreachable":   {klasse: connectors.Toegang, melding: "op dit adres is de dienst niet bereikbaar", actie: naVersie},
	"FailedAuthentication":     {klasse: connectors.Toegang, melding: "het zaaksysteem accepteert de gebruiker of het wachtwoord niet", actie: naLogin},
	"InvalidSecurity":          {klasse: connectors.Toegang, melding: "het zaaksysteem keurt de WS-Security-header af", actie: naLogin},
	"InvalidSecurityToken":     {klasse: connectors.Toegang, melding: "het zaaksysteem keurt de WS-Security-header af", actie: naLogin},
	"SecurityTokenUnavailable": {klasse: connectors.Toegang, melding: "het zaaksysteem wil een WS-Security-header, en die stuurt SOLO niet", actie: naLogin},
	"UnsupportedSecurityToken": {klasse: connectors.Toegang, melding: "het zaaksysteem kent deze soort WS-Security niet", actie: naLogin},
	"UnsupportedAlgorithm":     {klasse: connectors.Toegang, melding: "het zaaksysteem kent deze soort WS-Security niet", actie: naLogin},
	"FailedCheck":              {klasse: connectors.Toegang, melding: "het zaaksysteem keurt de ondertekening af", actie: naLogin},
	"MessageExpired":           {klasse: connectors.Toegang, melding: "het zaaksysteem vindt het bericht verlopen", actie: "Zet de klokken van SOLO en van het zaaksysteem gelijk."},
}

const naLogin = "Controleer ws_security in solo.yaml: gebruiker, wachtwoord_bestand en wachtwoord_als_tekst."

// soapRegel judges a fault without StUF: but for soapCodes nobody knows what was done.
func soapRegel(f *Fout) (string, regel) {
	if r, ok := soapCodes[f.Code]; ok {
		return f.Code, r
	}
	if strings.HasPrefix(f.Code, "Client.Authentication") {
		return "FailedAuthentication", soapCodes["FailedAuthentication"]
	}
	r := regel{klasse: connectors.Onzeker, hoogstens: probeer, melding: "het zaaksysteem geeft een SOAP-fout zonder StUF-code", actie: vraagLev}
	if f.Plek == "client" {
		r.melding = "het zaaksysteem keurt het bericht af met een SOAP-fout zonder StUF-code"
	}
	return "soap-fout", r
}
