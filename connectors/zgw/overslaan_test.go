package zgw_test

import (
	"context"
	"encoding/json"
	"testing"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/dossier"
)

// overgeslagen is a journal in which a person supplied the zaak.
type overgeslagen struct {
	*conntest.Geheugen
	resultaat string
}

func (j overgeslagen) Read(ctx context.Context, stap string) (connectors.Boeking, error) {
	if stap == "zaak" {
		return connectors.Boeking{Toestand: connectors.Overgeslagen, Resultaat: []byte(j.resultaat)}, nil
	}
	return j.Geheugen.Read(ctx, stap)
}

func TestZaakThatAPersonSuppliedIsLookedAtFirst(t *testing.T) {
	for naam, g := range map[string]struct {
		dossier string // of the opdracht; that of the zaak is dossierID
		maak    func(zaak string) string
		code    string
	}{
		"de goede":         {string(dossierID), func(z string) string { return `{"URL":"` + z + `"}` }, ""},
		"van een ander":    {"1K3Q-8V2M-7XTR-9B1C", func(z string) string { return `{"URL":"` + z + `"}` }, "andere-zaak"},
		"zonder adres":     {string(dossierID), func(string) string { return `{"Nummer":"Z-1"}` }, "resultaat"},
		"op een ander net": {string(dossierID), func(string) string { return `{"URL":"https://elders.example/zaken/api/v1/zaken/1"}` }, "resultaat"},
		"geen object":      {string(dossierID), func(z string) string { b, _ := json.Marshal(z); return string(b) }, "resultaat"},
	} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			zaak := o.must().Zaak
			o.opdr.Dossier = dossier.ID(g.dossier)
			o.sb.ClearVerzoeken()
			j := overgeslagen{nieuwGeheugen(o), g.maak(zaak)}
			_, err := o.connector().Deliver(t.Context(), o.opdr, j)
			if len(o.writes()) > 0 {
				t.Errorf("got %v sent, want nothing", o.writes())
			}
			if g.code == "" {
				if err != nil {
					t.Errorf("got %v, want the zaak accepted", err)
				}
				return
			}
			if f := wantFout(t, err, connectors.Geweigerd); f.Code != g.code || f.Actie == "" {
				t.Errorf("got code %q with action %q, want %s and what to do", f.Code, f.Actie, g.code)
			}
		})
	}
}
