package connectors

// A Bestaand is a zaak that an earlier delivery made. Before its first step a connector
// looks at it. When nothing may be added any more it is Geweigerd, with one of the
// codes below: the zaak is not forced, a person decides.
type Bestaand struct {
	Zaaknummer string // as the case system shows it; also its identificatie
	Adres      string // its address there (URL); empty where there is none
}

// Codes of a Fout about a Bestaand. The Melding and Actie are the connector's.
const (
	ZaakGesloten  = "zaak-gesloten"   // it has an end date or end status
	ZaakWeg       = "zaak-weg"        // it cannot be found under its number or address
	ZaakAnderType = "zaak-ander-type" // its zaaktype is not that of Opdracht.Zaak any more
)

// Keuzes are the three ways on for a person when nothing can be added to a Bestaand, as
// an Actie. The first is a repair, told as a command: "zet de zaak terug".
func Keuzes(herstel string) string {
	return "Kies: " + herstel + " en stuur opnieuw (solo leveringen opnieuw NR); maak een nieuwe zaak die naar de oude verwijst (solo leveringen nieuwe-zaak NR); of handel het elders af en meld dat (solo leveringen afgehandeld NR)."
}
