package stuf_test

import (
	"slices"
	"strings"
	"testing"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/zaak"
)

func TestLaterPapersGoToTheZaakThatIsThere(t *testing.T) {
	status := map[string]string{"status": "actualiseer", "status_volgnummer": "1", "status_omschrijving": "Ontvangen"}
	for _, geval := range []struct {
		naam, code string
		change     func(*ontvanger)
	}{
		{"open", "", func(*ontvanger) {}},
		{"closed", connectors.ZaakGesloten, func(o *ontvanger) { o.zaken[zaakNr].einddatum = "20261121" }},
		{"gone", connectors.ZaakWeg, func(o *ontvanger) { delete(o.zaken, zaakNr) }},
		{"retyped", connectors.ZaakAnderType, func(o *ontvanger) { o.zaken[zaakNr].zaaktype = "B9999" }},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			s := opstellen(t, status)
			s.must()
			eerst := len(s.o.changes())
			oud := s.opdr.Zaak
			s.opdr.Zaak = &zaak.Zaak{Zaaktype: oud.Zaaktype, Startdatum: oud.Startdatum, Extra: oud.Extra}
			s.opdr.Bij = &connectors.Bestaand{Zaaknummer: zaakNr}
			s.document("D03", []byte("later"))
			s.journal = conntest.NewGeheugen(s.klok, bezinken)
			geval.change(s.o)
			if geval.code != "" {
				if f := s.fails(connectors.Geweigerd); f.Code != geval.code || f.Actie == "" {
					t.Errorf("got %+v, want %s with an action", f, geval.code)
				}
				if got := s.o.changes()[eerst:]; len(got) > 0 {
					t.Errorf("got %v, want nothing sent", got)
				}
				return
			}
			o := s.must()
			if got := s.o.changes()[eerst:]; !slices.Equal(got, []string{"voegZaakdocumentToe"}) || s.o.zaken[zaakNr].documenten[zaakNr+"-D03"] != 1 {
				t.Errorf("got %v, want the one document", got)
			}
			if o.Zaaknummer != zaakNr || len(o.Aangepast) != 1 || !strings.Contains(o.Aangepast[0], "gewijzigde gegevens") {
				t.Errorf("got %+v, want it told that extra values do not go", o)
			}
		})
	}
}
