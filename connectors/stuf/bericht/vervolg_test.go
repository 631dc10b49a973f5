package bericht_test

import (
	"strings"
	"testing"

	"github.com/beevik/etree"

	"solo/connectors/stuf/zds"
	"solo/zaak"
)

func TestEarlierZaakWithANumberThatDoesNotFitIsLeftOutVisibly(t *testing.T) {
	for nummer, past := range map[string]bool{"1900SOLO0000041": true, "12345": true, strings.Repeat("1", 40): true,
		"": false, "1234": false, strings.Repeat("1", 41): false, "19 00 41": false, "1900\x001": false} {
		e, aangepast, gebreken := proef(t, func(z *zaak.Zaak) {
			z.Verwant = []zaak.Verwant{{Zaaknummer: nummer, Adres: "https://example.org/zaak", Vervolg: true}}
		})
		if got := e.FindElement(".//zkn:heeftBetrekkingOpAndere") != nil; got != past || (len(aangepast) == 0) != past || gebreken != nil {
			t.Errorf("%q: got it written %v, notes %q and %q, want %v", nummer, got, aangepast, gebreken, past)
		}
	}
}

// lees gives the extraElementen of one object, "name=value" or "name:reason".
func lees(o *etree.Element) (uit []string) {
	for _, e := range o.FindElements("./StUF:extraElementen/StUF:extraElement") {
		naam := e.SelectAttrValue("naam", "")
		if reden := e.SelectAttrValue("StUF:noValue", ""); reden != "" && e.SelectAttrValue("xsi:nil", "") == "true" {
			uit = append(uit, naam+":"+reden)
			continue
		}
		uit = append(uit, naam+"="+e.Text())
	}
	return uit
}

func TestChangedValuesTakeThePlaceOfWhatSOLODoesNotKnow(t *testing.T) {
	w := wijziging()
	w.Extra = append(w.Extra, zaak.Extra{Naam: "toelichting", Waarde: "a & b\x00"}, zaak.Extra{Naam: "leeg", Waarde: " \n"})
	e := gelezen(t, schrijver(t, instellingen(zds.ZDS11)).UpdateZaak(kop(), w))
	o := e.SelectElements("zkn:object")
	if len(o) != 2 {
		t.Fatalf("got %d objects, want the old and the new", len(o))
	}
	is(t, "oud", lees(o[0]), []string{"zaakspecifiek.urgentieniveau:waardeOnbekend", "referentie:waardeOnbekend",
		"zaakspecifiek.hulpvraag:waardeOnbekend", "zaakspecifiek.toelichting:waardeOnbekend", "zaakspecifiek.leeg:waardeOnbekend"})
	is(t, "nieuw", lees(o[1]), []string{"zaakspecifiek.urgentieniveau=gewoon", "referentie=" + string(id),
		"zaakspecifiek.hulpvraag:geenWaarde", "zaakspecifiek.toelichting=a & b\ufffd", "zaakspecifiek.leeg:geenWaarde"})
}

func TestWhatIsAddedToAZaakIsCheckedWithoutTheZaak(t *testing.T) {
	z := &zaak.Zaak{Startdatum: dag, Extra: []zaak.Extra{{Naam: "x", Waarde: "\x00"}}, Documenten: []zaak.Document{document().Document}}
	s := schrijver(t, instellingen(zds.ZDS11))
	aangepast, gebreken := s.CheckAanvulling(z)
	is(t, "aangepast", aangepast, []string{"zaak: in extra element zaakspecifiek.x is 1 teken vervangen dat niet mee kan"})
	is(t, "gebreken", gebreken, nil)
	z.Documenten[0].Type, z.Documenten[0].Titel = "", strings.Repeat("x", 201)
	z.Extra = nil
	aangepast, gebreken = s.CheckAanvulling(z)
	is(t, "aangepast", aangepast, []string{"document D01: titel is ingekort tot 200 tekens"})
	is(t, "gebreken", gebreken, []string{"document D01: documenttype ontbreekt"})
}

func TestZaakPointsAtSeveralOthers(t *testing.T) {
	e, aangepast, gebreken := proef(t, func(z *zaak.Zaak) {
		z.Verwant = []zaak.Verwant{{Zaaknummer: "1900SOLO0000041"}, {Zaaknummer: "1900SOLO0000042", Vervolg: true}}
	})
	if got := e.FindElements(".//zkn:heeftBetrekkingOpAndere"); len(got) != 2 || len(aangepast)+len(gebreken) > 0 {
		t.Errorf("got %d, notes %q and %q; want both", len(got), aangepast, gebreken)
	}
}
