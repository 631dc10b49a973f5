package zgw

import (
	"net/http"
	"strings"

	"solo/connectors"
)

// refusal judges a 4xx that the API itself explains: it was not done. The words
// are made of the code and field names; the server's own text stays in Antwoord.
func refusal(f *connectors.Fout, o oproep, status int, p probleem) {
	f.Klasse = connectors.Geweigerd
	f.Melding = "Het zaaksysteem weigert deze stap"
	if v := p.velden(); v != "" {
		f.Melding += ": " + v
	}
	f.Melding += "."
	f.Actie = "Zoek met de code op wat er niet klopt, herstel het en stuur de levering opnieuw."
	if byCode(f, o, string(p.Code)) || byCode(f, o, f.Code) {
		return
	}
	byStatus(f, status)
}

// byCode knows the codes of the standard and of Open Zaak that have a cause of
// their own.
func byCode(f *connectors.Fout, o oproep, code string) bool {
	switch code {
	case "permission_denied":
		set(f, connectors.Toegang, "De client mist rechten voor deze stap (nodig: "+scope(o)+").",
			"Geef de client in de Autorisaties-API dit recht, ook voor deze versie van het zaaktype.")
	case "jwt-expired", "jwt-missing-iat-claim", "jwt-immaturesignatureerror":
		set(f, connectors.Toegang, "Het zaaksysteem vindt ons token verlopen of te nieuw.",
			"Zet de klokken van SOLO en van het zaaksysteem gelijk.")
	case "invalid-client-identifier", "missing-client-identifier", "invalid-jwt-signature", "jwt-decode-error", "not_authenticated", "authentication_failed":
		set(f, connectors.Toegang, "Het zaaksysteem kent de client-id of het geheim niet.",
			"Controleer de client-id en het geheim van dit zaaksysteem in solo.yaml.")
	case "precondition_failed":
		set(f, connectors.Toegang, "Het zaaksysteem mist een header die SOLO wel stuurt; waarschijnlijk haalt een proxy hem weg.",
			"Laat de proxy de headers Accept-Crs en Content-Crs doorgeven.")
	case "not_acceptable":
		set(f, connectors.Toegang, "Het zaaksysteem ondersteunt het coördinatenstelsel EPSG:4326 of het antwoordformaat niet.",
			"Vraag de leverancier om EPSG:4326 te ondersteunen, zoals de standaard voorschrijft.")
	case "not-published":
		set(f, connectors.Configuratie, "Het zaaktype of documenttype is niet gepubliceerd.",
			"Publiceer het in de catalogus en stuur de levering opnieuw.")
	case "zaaktype-mismatch":
		set(f, connectors.Configuratie, "Een type hoort bij een andere versie van het zaaktype.",
			"Controleer de catalogus en stuur de levering opnieuw.")
	case "missing-zaaktype-informatieobjecttype-relation":
		set(f, connectors.Configuratie, "Het documenttype hoort niet bij het zaaktype.",
			"Voeg het informatieobjecttype aan het zaaktype toe en stuur de levering opnieuw.")
	case "pending-relations":
		set(f, connectors.Tijdelijk, "Het zaaksysteem kan het document nog niet aan de zaak koppelen.", "")
	case "date-in-future", "future_not_allowed":
		set(f, connectors.Tijdelijk, "De klok van SOLO loopt voor op die van het zaaksysteem.",
			"Zet de klokken gelijk.")
	case "zaak-archiefstatus-invalid":
		set(f, connectors.Geweigerd, "De zaak is al gearchiveerd.", "Beslis wat er met deze aanvraag moet gebeuren.")
	case "unknown-parameters":
		set(f, connectors.Configuratie, "Het zaaksysteem kent een zoekparameter niet die de standaard wel heeft.",
			"Controleer de versie van de API in de instellingen.")
	default:
		if !strings.HasPrefix(code, "jwt-") {
			return false
		}
		set(f, connectors.Toegang, "Het zaaksysteem keurt ons token af.", "Controleer de client-id, het geheim en de klok.")
	}
	return true
}

func byStatus(f *connectors.Fout, status int) {
	switch status {
	case http.StatusUnauthorized:
		set(f, connectors.Toegang, "Het zaaksysteem kent de client-id of het geheim niet.",
			"Controleer de client-id en het geheim van dit zaaksysteem in solo.yaml.")
	case http.StatusForbidden:
		set(f, connectors.Toegang, "Het zaaksysteem geeft geen toegang.", "Controleer de rechten van de client.")
	case http.StatusPreconditionFailed, http.StatusNotAcceptable:
		set(f, connectors.Toegang, "Het zaaksysteem mist een header of kan het antwoordformaat niet leveren.",
			"Laat de proxy alle headers doorgeven.")
	case http.StatusConflict, http.StatusLocked:
		f.Klasse, f.Melding, f.Actie = connectors.Onzeker, "Het zaaksysteem is met hetzelfde bezig.", ""
	case http.StatusRequestEntityTooLarge:
		f.Melding = "Het document is te groot voor het zaaksysteem."
		f.Actie = "Laat de grens voor uploads verhogen en stuur de levering opnieuw."
	case http.StatusNotFound, http.StatusGone:
		f.Melding, f.Actie = "Het zaaksysteem heeft niet (meer) waar deze stap naar verwijst.",
			"Kijk in het zaaksysteem of de zaak of het document is verwijderd."
	}
}

func set(f *connectors.Fout, k connectors.Klasse, melding, actie string) {
	f.Klasse, f.Melding, f.Actie = k, melding, actie
}

// scope names the right that a call needs (Zaken API and Documenten API, scopes).
func scope(o oproep) string {
	soort, _, _ := strings.Cut(o.pad, "/")
	switch {
	case o.api.naam == "catalogi":
		return "catalogi.lezen"
	case o.methode == http.MethodGet:
		return o.api.naam + ".lezen"
	case o.methode == http.MethodDelete && soort == "enkelvoudiginformatieobjecten":
		return "documenten.verwijderen"
	case strings.HasSuffix(o.pad, "lock"):
		return "documenten.lock"
	case o.methode == http.MethodPut, o.methode == http.MethodPatch, soort == "rollen", strings.HasSuffix(o.pad, "zaakeigenschappen"):
		return o.api.naam + ".bijwerken"
	case soort == "statussen":
		return "zaken.aanmaken of zaken.statussen.toevoegen"
	}
	return o.api.naam + ".aanmaken"
}
