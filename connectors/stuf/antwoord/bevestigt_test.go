package antwoord_test

import (
	"errors"
	"fmt"
	"testing"

	"solo/connectors/stuf/antwoord"
)

func TestCase20CrossRefnummerDecidesWhatIsConfirmed(t *testing.T) {
	for naam, c := range map[string]struct {
		referentie, cross string
		streng, lenient   bool
	}{
		"ons nummer":                  {"zs-1", ref, true, true},
		"ons nummer in allebei":       {ref, ref, true, true},
		"geen crossRefnummer":         {"zs-1", "", false, true},
		"helemaal niets":              {"", "", false, true},
		"ons nummer als eigen nummer": {ref, "", false, true},
		"verwisseld":                  {ref, "zs-1", false, false},
		"van een ander":               {"zs-1", "solo-0002", false, false},
		"ons nummer en meer":          {"zs-1", ref + "1", false, false},
		"hoofdletters":                {"zs-1", "SOLO-0001", false, false},
	} {
		a := &antwoord.Antwoord{Soort: "Bv03", Referentie: c.referentie, Cross: c.cross}
		if streng, lenient := a.Bevestigt(ref, false), a.Bevestigt(ref, true); streng != c.streng || lenient != c.lenient {
			t.Errorf("%s: got %v, lenient %v, want %v, %v", naam, streng, lenient, c.streng, c.lenient)
		}
	}
	if (&antwoord.Antwoord{}).Bevestigt("", true) {
		t.Error("no number of ours: got true, want false")
	}
}

func TestCase46NotFoundInItsForms(t *testing.T) {
	for _, naam := range []string{"la01-leeg.xml", "fo02-064-fault11.xml", "fo03-058-niet-gevonden.xml"} {
		if !read(t, voorbeeld(t, naam), "").NietGevonden() {
			t.Errorf("%s: got found, want not found", naam)
		}
	}
	for _, naam := range []string{"la01-zaak.xml", "la01-documenten.xml", "bv03.xml", "fo03-046-kaal.xml", "fault-zonder-stuf.xml"} {
		if read(t, voorbeeld(t, naam), "").NietGevonden() {
			t.Errorf("%s: got not found, want something else", naam)
		}
	}
}

func TestCase46ObjectsWithoutAValueAreNotFound(t *testing.T) {
	const la01 = `<zakLa01 xmlns="http://www.egem.nl/StUF/sector/zkn/0310" xmlns:S="http://www.egem.nl/StUF/StUF0301" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">%s</zakLa01>`
	for antwoord, want := range map[string]bool{
		``:                               true,
		`<antwoord/>`:                    true,
		`<antwoord xsi:nil="true"/>`:     true,
		`<antwoord><object/></antwoord>`: true,
		`<antwoord><object S:entiteittype="ZAK" xsi:nil="true" S:noValue="geenWaarde"/></antwoord>`:         true,
		`<antwoord><object S:entiteittype="ZAK"><identificatie xsi:nil="true"/></object></antwoord>`:        true,
		`<antwoord><object><identificatie> </identificatie></object></antwoord>`:                            true,
		`<antwoord><object S:entiteittype="BSL"><identificatie>B1</identificatie></object></antwoord>`:      false,
		`<antwoord><object><identificatie>0855-42</identificatie></object></antwoord>`:                      false,
		`<antwoord><object/><object><omschrijving>Aanvraag</omschrijving></object></antwoord>`:              false,
		`<antwoord><object><isVan><gerelateerde><code>B1</code></gerelateerde></isVan></object></antwoord>`: false,
	} {
		if got := read(t, fmt.Appendf(nil, la01, antwoord), "").NietGevonden(); got != want {
			t.Errorf("%s: got not found = %v, want %v", antwoord, got, want)
		}
	}
}

// An object that is there, but not as the standard has it, is not "not found".
func TestCase46ObjectInAnotherPlaceIsUnknown(t *testing.T) {
	for _, raw := range []string{
		`<zakLa01 xmlns="http://www.egem.nl/StUF/sector/zkn/0310"><antwoord xmlns="urn:x"><object><identificatie>1</identificatie></object></antwoord></zakLa01>`,
		`<zakLa01 xmlns="http://www.egem.nl/StUF/sector/zkn/0310"><object><identificatie>1</identificatie></object></zakLa01>`,
	} {
		if a, err := antwoord.Read(lezer(raw), "", grens); !errors.Is(err, antwoord.ErrGeenStUF) {
			t.Errorf("%s: got %+v, %v, want ErrGeenStUF", raw, a, err)
		}
	}
}

// What is not found must be the zaak: a false "not found" makes a second one.
func TestCase46WordsThatSayThatNothingIsFound(t *testing.T) {
	for tekst, want := range map[string]bool{
		"Zaak not found for identification: 'ABCDE'":                                    true,
		"nl.voorbeeld.ConverterException: Zaak not found for identification: 'ABCDE'":   true,
		"zaak met identificatie 0855-2026-0000042 niet gevonden":                        true,
		"Zaak with identificatie '0855-42' not found":                                   true,
		"De zaak bestaat niet":                                                          true,
		"Fout bij opzoeken. Zaak 0855-42 does not exist":                                true,
		"No zaak with the identificatie:0855-42 is found in geefLijstZaakDocumenten":    true,
		"Geen zaak met identificatie '0855-42' gevonden":                                true,
		"No zaaktype with the identificatie:B1601 is found":                             false,
		"No zaak with the zaaktype:B1601 is found":                                      false,
		"No zaak with the identificatie:0855-42 could be foundered":                     false,
		"Voor de rol is geen zaak gevonden":                                             false,
		"Zaaktype not found for code B1601":                                             false,
		"Zaaktype-B1601 not found":                                                      false,
		"Zaak type not found":                                                           false,
		"Document not found":                                                            true,
		"Statustype van zaak not found":                                                 false,
		"GET naar OpenZaak: https://example.org/zaken/api/v1/zaken gaf 404 Not Found":   false,
		"Zaak kon niet worden opgezocht: https://example.org/zaken gaf foutmelding 404": false,
		"Zaak not foundation":                                                           false,
		"Resource not found":                                                            false,
		"":                                                                              false,
	} {
		for _, c := range []struct {
			soort, code string
			telt        bool
		}{
			{"Fo03", "StUF058", true}, {"Fo02", "StUF058", true}, {"Fo03", "500", true}, {"Fo03", "400", true}, {"Fo02", "500", true},
			{"Fo01", "500", false}, {"", "500", false}, {"Fo03", "StUF046", false}, {"Fo03", "502", false}, {"Fo03", "", false},
		} {
			a := &antwoord.Antwoord{Soort: c.soort, Fout: &antwoord.Fout{Code: c.code, Omschrijving: tekst}}
			if got := a.NietGevonden(); got != (want && c.telt) {
				t.Errorf("%q in %s %s: got %v, want %v", tekst, c.soort, c.code, got, want && c.telt)
			}
		}
	}
}
