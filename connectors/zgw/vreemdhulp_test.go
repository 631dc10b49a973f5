package zgw_test

import (
	"context"
	"encoding/json"
	"io"
	"strings"

	"pgregory.net/rapid"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/dossier"
	"solo/zaak"
)

// kleineZaak is a small zaak with one empty document.
func kleineZaak() *zaak.Zaak {
	return &zaak.Zaak{Bronorganisatie: rsin, Verantwoordelijk: rsin, Zaaktype: zaak.Zaaktype{Catalogus: "SOLO", Identificatie: "B1601"},
		Omschrijving: "Aanvraag", Startdatum: dossier.Datum{Jaar: 2026, Maand: 11, Dag: 20},
		Rollen:     []zaak.Rol{{Sleutel: "initiator", Roltype: "initiator", Generiek: true, Persoon: &zaak.Persoon{Achternaam: "Voorbeeld"}}},
		Documenten: []zaak.Document{{Sleutel: "D01", Type: "Formulier", Titel: "t", Bestandsnaam: "t.pdf"}}}
}

// voorbeeldBodies are the bodies of zaak and document as they would be sent.
func voorbeeldBodies(t *rapid.T, c *zgw.Connector, z *zaak.Zaak) (zaakBody, eioBody map[string]any) {
	err := c.Voorbeeld(context.Background(), connectors.Opdracht{Dossier: dossierID, Zaak: z}, func(v zgw.Verzoek) error {
		b, err := io.ReadAll(v.Body)
		if err != nil || v.Methode != "POST" {
			return err
		}
		switch {
		case strings.HasSuffix(v.URL, "/zaken"):
			return json.Unmarshal(b, &zaakBody)
		case strings.HasSuffix(v.URL, eio):
			return json.Unmarshal(b, &eioBody)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return zaakBody, eioBody
}
