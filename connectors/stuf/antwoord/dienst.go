package antwoord

import (
	"cmp"

	"solo/connectors/stuf/zds"
)

// diensten are the services as a person reads them.
var diensten = map[zds.Dienst]string{
	zds.GenereerZaakIdentificatie:     "Zaaknummer opvragen",
	zds.GenereerDocumentIdentificatie: "Documentnummer opvragen",
	zds.CreeerZaak:                    "Zaak aanmaken",
	zds.UpdateZaak:                    "Zaak bijwerken",
	zds.ActualiseerZaakstatus:         "Status zetten",
	zds.VoegZaakdocumentToe:           "Document toevoegen",
	zds.GeefZaakdetails:               "Zaak opzoeken",
	zds.GeefLijstZaakdocumenten:       "Documenten opzoeken",
}

func naamVan(d zds.Dienst) string { return cmp.Or(diensten[d], "Bericht sturen") }
