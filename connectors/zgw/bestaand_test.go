package zgw_test

import (
	"encoding/json"
	"strings"

	"solo/connectors"
	"solo/zaak"
)

// supplement turns the opdracht into one that adds to the zaak that was made.
func (o *opstelling) supplement(eerst connectors.Ontvangst) {
	z := o.opdr.Zaak
	o.opdr.Bij = &connectors.Bestaand{Zaaknummer: eerst.Zaaknummer, Adres: eerst.Zaak}
	o.opdr.Zaak = &zaak.Zaak{Bronorganisatie: z.Bronorganisatie, Verantwoordelijk: z.Verantwoordelijk, Zaaktype: z.Zaaktype, Startdatum: z.Startdatum,
		Eigenschappen: []zaak.Eigenschap{{Naam: "regeling", Waarde: "ioaz"}, {Naam: "datum_melding", Waarde: "2026-11-19"}, {Naam: "compleet_percentage", Waarde: "100"}}}
	o.document("D11", "Bankafschrift", "later.pdf", []byte("%PDF-1.7 later"))
}

// waarden are the values that stand at the one zaak, by the end of their address; two
// under one name are joined.
func (o *opstelling) waarden() map[string]string {
	o.t.Helper()
	var zaken struct {
		Results []struct{ URL string }
	}
	o.get(o.srv.URL+"/zaken/api/v1/zaken", &zaken)
	uit := map[string]string{}
	for _, z := range zaken.Results {
		var rijen []struct{ Naam, Waarde string }
		if err := json.Unmarshal(o.download(z.URL+"/zaakeigenschappen"), &rijen); err != nil {
			o.t.Fatal(err)
		}
		for _, r := range rijen {
			uit[r.Naam] = strings.TrimPrefix(uit[r.Naam]+"+"+r.Waarde, "+")
		}
	}
	return uit
}
