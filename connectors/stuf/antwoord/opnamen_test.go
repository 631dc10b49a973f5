package antwoord_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/connectors/stuf/antwoord"
	"solo/dossier"
)

// opname reads what was captured at a gemeente, by its folder and name under
// ../shared of the module.
func opname(t *testing.T, naam string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../../../../shared/standards/stuf/voorbeelden", naam))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("skipped: the captured messages of ../shared are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// uuid is a referentienummer of our own messages in zelfgemaakt-zds12.
func uuid(eind string) string { return "0196f2a4-0000-7000-8000-000000000" + eind }

var opnamen = map[string]antwoord.Antwoord{
	"suites4sociaaldomein/01-genereerZaakIdentificatie_Du02.xml": {Soort: "Du02", Referentie: "8d820e7c-14ca-4374-a025-59354b377161",
		Tijdstip: "20200507075603223", Zaaknummer: "1900208938"},
	"suites4sociaaldomein/02-creeerZaak_Bv03.xml": {Soort: "Bv03", Referentie: "3004d773-c498-4690-8d55-806a42aca2f7",
		Cross: "c572cdfc-2972-4288-b62a-b02ecd309266", Tijdstip: "20200507075603348"},
	"suites4sociaaldomein/03-updateZaak_Bv03.xml": {Soort: "Bv03", Referentie: "afa090b2-a559-451e-9fb2-9eef5212a29c",
		Cross: "76dcfedb-241a-4d67-b743-875aaba61d72", Tijdstip: "20200507075603442"},
	"suites4sociaaldomein/04-genereerDocumentIdentificatie_Du02.xml": {Soort: "Du02", Referentie: "2e255326-9be4-4b22-aed6-da6d527038a1",
		Tijdstip: "20200507075603551", Documentnummer: "1900209818"},
	"suites4sociaaldomein/05-voegZaakdocumentToe_Bv03.xml": {Soort: "Bv03", Referentie: "48dbf81a-7468-401f-86c9-a692e74f179b",
		Cross: "e50e2f5d-5dfc-4235-b781-3442e401ae58", Tijdstip: "20200507075603691"},
	"suites4sociaaldomein/06-updateZaak_Bv03.xml": {Soort: "Bv03", Referentie: "c3b5fdcc-c93c-48c7-9ebc-5c25c7946c57",
		Cross: "0822b0b5-464a-43bb-a24a-24057ea3abeb", Tijdstip: "20200507075603816"},
	"suites4sociaaldomein/07-geefLijstZaakdocumenten_La01.xml": {Soort: "La01", Referentie: "086d2337-e61c-478f-aeb8-8f047a7ffea4",
		Cross: "5f8db23c-6170-4ee9-a4db-28c62f3cd64f", Tijdstip: "20200517223642279", Zaken: 1, Zaak: &antwoord.Zaak{},
		Documenten: []string{"1900209818"}},
	"suites4sociaaldomein/08-geefZaakdocumentLezen_La01.xml": {Soort: "La01", Referentie: "438039a6-3b23-47df-82f9-1921b7e27781",
		Cross: "b84e08ea-b406-4fcb-842d-6397e78da8b2", Tijdstip: "20200507075604097",
		Documenten: []string{"1900209655"}},
	"suites4sociaaldomein/09-updateZaak_Bv03.xml": {Soort: "Bv03", Referentie: "cdb1a339-9c98-4d36-9ec0-374bde756237",
		Cross: "ba95b0d3-ce62-47be-aa1b-2ed396601e06", Tijdstip: "20200507075604190"},
	"suites4sociaaldomein/10-actualiseerZaakstatus_Bv03.xml": {Soort: "Bv03", Referentie: "c6d9555a-25fc-4b3b-8466-09407aa3e416",
		Cross: "8b107126-04b6-4bb5-8b20-f3c7a19fa8b0", Tijdstip: "20200507075604300"},
	"suites4sociaaldomein/11-geefZaakdetails_La01.xml": {Soort: "La01", Referentie: "8d817174-5643-446d-8ecc-0cb4eb15cf85",
		Cross: "06407bef-f18f-4f17-bae4-618ef1adbfe0", Tijdstip: "20200507075604440", Zaken: 1,
		Zaak: &antwoord.Zaak{Identificatie: "1900208938", Zaaktype: "B1026"}},
	"suites4sociaaldomein/12-zakLa01-op-bsn.xml": {Soort: "La01", Referentie: "006523b2-95f4-4eb1-b535-af4637a042c4",
		Tijdstip: "20200507081937435", Zaken: 1,
		Zaak: &antwoord.Zaak{Identificatie: "1900208938", Zaaktype: "B1026", Rollen: 1,
			Statussen: []antwoord.Status{{Code: "Inbeh", Omschrijving: "In behandeling"},
				{Code: "Afgeh", Omschrijving: "Afgehandeld"}}},
		Documenten: []string{"1900209818"}},
	"open-formulieren/creeerZaak_Bv03-soap12.xml": {Soort: "Bv03", Referentie: "7771605337",
		Cross: "abeab17b-03cb-477b-95af-410f07947f40", Tijdstip: "20210520125824"},
	"open-formulieren/genereerDocumentIdentificatie_Du02-soap12.xml": {Soort: "Du02", Tijdstip: "20210520125731", Documentnummer: "84cc4ac697330204"},
	"openzaakbrug-antwoorden/creeerZaak_Bv03-lang-referentienummer.xml": {Soort: "Bv03",
		Referentie: "Ladybug_Test_Tool-2.2-20210518.202847--2ae83b5e:1859c7d2318:-7f9e",
		Cross:      "46bb36b9-dc1b-4ddd-92d0-a08dce97524d", Tijdstip: "20230110174041"},
	"openzaakbrug-antwoorden/updateZaakdocument_Bv02.xml": {Soort: "Bv02"},
	"openzaakbrug-antwoorden/geefZaakdetails_Fo03-onbekende-zaak.xml": {Soort: "Fo03",
		Referentie: "Ladybug_Test_Tool-2.2-20210518.202847-60bb9916:17bd05c1e5b:-7fe9",
		Cross:      "eb6b3bb0-4850-4f41-af05-1d10db8cf93e", Tijdstip: "20210910173913",
		Fout: &antwoord.Fout{Code: "StUF058", Plek: "server", Omschrijving: "nl.haarlem.translations.zdstozgw.converter.ConverterException: Zaak not found for identification: 'ABCDE'"}},
	"openzaakbrug-antwoorden/updateZaak_Fo03-StUF058.xml": {Soort: "Fo03",
		Referentie: "Ladybug_Test_Tool-2.2-20210518.202847--2ae83b5e:1859c7d2318:-7f92",
		Cross:      "9d4c4e50-0d9a-4b1d-a7c8-a41172525b1d", Tijdstip: "20230110174129",
		Fout: &antwoord.Fout{Code: "StUF058", Plek: "server", Omschrijving: "nl.haarlem.translations.zdstozgw.converter.ConverterException: Zaak not found for identification: '1900788'"}},
	"zelfgemaakt-zds12/01-genereerZaakIdentificatie_Du02.xml": {Soort: "Du02", Referentie: uuid("901"), Cross: uuid("001"),
		Tijdstip: "20261121101500901", Zaaknummer: "1900-2026-0000042"},
	"zelfgemaakt-zds12/02-creeerZaak_Bv03.xml": {Soort: "Bv03", Referentie: "zs-2", Cross: uuid("002"), Tijdstip: "20261121101501"},
	"zelfgemaakt-zds12/03-genereerDocumentIdentificatie_Du02.xml": {Soort: "Du02", Referentie: uuid("903"), Cross: uuid("003"),
		Tijdstip: "20261121101500903", Documentnummer: "1900-2026-D000077"},
	"zelfgemaakt-zds12/04-voegZaakdocumentToe_Bv03-soap12.xml": {Soort: "Bv03", Referentie: "zs-4", Cross: uuid("004"), Tijdstip: "20261121101501"},
	"zelfgemaakt-zds12/07-geefZaakdetails_ZakLa01-niet-gevonden.xml": {Soort: "La01", Referentie: uuid("908"), Cross: uuid("007"),
		Tijdstip: "20261121101500908"},
	"zelfgemaakt-zds12/07-geefZaakdetails_ZakLa01.xml": {Soort: "La01", Referentie: uuid("907"), Cross: uuid("007"),
		Tijdstip: "20261121101500907", Zaken: 1, Zaak: &antwoord.Zaak{Identificatie: "1900-2026-0000042",
			Kenmerken: []dossier.Kenmerk{{Bron: "SOLO", Kenmerk: "SOLO-7F3K-29QD"}}}},
	"zelfgemaakt-zds12/08-geefZaakstatus_ZakLa01.xml": {Soort: "La01", Referentie: uuid("909"), Cross: uuid("008"),
		Tijdstip: "20261121101500909", Zaken: 1, Zaak: &antwoord.Zaak{Identificatie: "1900-2026-0000042",
			Statussen: []antwoord.Status{{Volgnummer: 1, Omschrijving: "Ontvangen"}}}},
	"zelfgemaakt-zds12/09-Bv04-tussenstation.xml": {Soort: "Bv04", Referentie: "knoop-1", Cross: uuid("002"), Tijdstip: "20261121101501"},
	"zelfgemaakt-zds12/09-Fo01-asynchroon.xml": {Soort: "Fo01", Referentie: "zs-fout", Cross: uuid("002"), Tijdstip: "20261121101501",
		Fout: &antwoord.Fout{Code: "StUF055", Plek: "client", Omschrijving: "Berichtbody is niet conform schema in sectormodel"}},
	"zelfgemaakt-zds12/09-Fo02-StUF064-fault-soap11.xml": {Soort: "Fo02",
		Fout: &antwoord.Fout{Code: "StUF064", Plek: "server", Omschrijving: "Object niet gevonden"}},
	"zelfgemaakt-zds12/09-Fo03-StUF016-fault-soap11.xml": {Soort: "Fo03", Referentie: "zs-fout", Cross: uuid("002"), Tijdstip: "20261121101501",
		Fout: &antwoord.Fout{Code: "StUF016", Plek: "client", Omschrijving: "Combinatie zender en referentienummer niet uniek"}},
	"zelfgemaakt-zds12/09-Fo03-StUF046-fault-soap12.xml": {Soort: "Fo03", Referentie: "zs-fout", Cross: uuid("002"), Tijdstip: "20261121101501",
		Fout: schijfVol},
	"zelfgemaakt-zds12/09-Fo03-kaal-in-body.xml": {Soort: "Fo03", Referentie: "zs-fout", Cross: uuid("002"), Tijdstip: "20261121101501",
		Fout: &antwoord.Fout{Code: "StUF010", Plek: "client", Omschrijving: "Combinatie van ontvangende organisatie, applicatie en administratie onbekend"}},
	"fout-opzettelijk/19-fault-zonder-stuf.xml": {Fout: &antwoord.Fout{SOAP: true, Code: "Server", Plek: "server", Omschrijving: "Internal Error"}},
}

func TestCapturedAnswersAreRead(t *testing.T) {
	for naam, want := range opnamen {
		t.Run(naam, func(t *testing.T) {
			got := read(t, opname(t, naam), "")
			if d := cmp.Diff(want, *got); d != "" {
				t.Errorf("got other than want (-want +got):\n%s", d)
			}
		})
	}
}

// Texts of hundreds of characters, where the standard allows 200.
func TestCapturedStackTracesAreReadWhole(t *testing.T) {
	for naam, c := range map[string]struct {
		soort, code, begin string
		omschrijving       int // characters
	}{
		"openzaakbrug-antwoorden/actualiseerZaakstatus_Fo02-fault-soap11.xml": {"Fo02", "StUF058", "nl.haarlem.translations.", 780},
		"openzaakbrug-antwoorden/kapotte-xml_Fo03-zonder-stuurgegevens.xml":   {"Fo03", "StUF058", "nl.haarlem.translations.", 185},
		"open-formulieren/Fo02-in-fault-StUF055.xml":                          {"Fo02", "StUF055", "Berichtbody is niet conform schema", 49},
	} {
		t.Run(naam, func(t *testing.T) {
			a := read(t, opname(t, naam), "")
			f := a.Fout
			if a.Soort != c.soort || f.Code != c.code || !strings.HasPrefix(f.Omschrijving, c.begin) ||
				len(f.Omschrijving) != c.omschrijving || f.SOAP || a.NietGevonden() {
				t.Errorf("got %s %s with %d characters, want %s %s with %d", a.Soort, f.Code, len(f.Omschrijving), c.soort, c.code, c.omschrijving)
			}
		})
	}
}

// kaal are captured requests that lack what others have.
var kaal = map[string]bool{
	"haarlem-zds12/geefZaakdetails_ZakLv01.xml":       true,
	"suites4sociaaldomein/12-zakLv01-op-bsn.xml":      true,
	"fout-opzettelijk/01-zonder-stuurgegevens.xml":    true,
	"fout-opzettelijk/10-zonder-referentienummer.xml": true,
}

var onleesbareOpnamen = map[string]error{
	"fout-opzettelijk/18-proxy-foutpagina.xml":        antwoord.ErrHTML,
	"fout-opzettelijk/20-afgekapt.xml":                antwoord.ErrXML,
	"fout-opzettelijk/21-onbekende-namespace.xml":     antwoord.ErrGeenStUF,
	"fout-opzettelijk/24-bericht-in-kop-van-mime.xml": antwoord.ErrXML, // its closing boundary does not match
}

// Every other file is a request: an echo of one is never an answer, but its
// stuurgegevens are read.
func TestEveryCapturedFileIsRecognised(t *testing.T) {
	opname(t, "zelfgemaakt-zds12/02-creeerZaak_Bv03.xml") // skips
	wortel := "../../../../shared/standards/stuf/voorbeelden"
	namen, err := filepath.Glob(wortel + "/*/*.xml")
	if err != nil || len(namen) < 80 {
		t.Fatalf("got %d files, %v, want the whole set", len(namen), err)
	}
	for _, pad := range namen {
		naam, _ := filepath.Rel(wortel, pad)
		naam = filepath.ToSlash(naam)
		a, err := antwoord.Read(bytes.NewReader(opname(t, naam)), "text/xml", grens)
		if want := onleesbareOpnamen[naam]; want != nil || err != nil {
			if !errors.Is(err, want) || want == nil {
				t.Errorf("%s: got %v, want %v", naam, err, want)
			}
			continue
		}
		_, isAntwoord := opnamen[naam]
		if isAntwoord || a.Fout != nil {
			continue
		}
		if !strings.Contains(" Lk01 Lv01 Di02 ", " "+a.Soort+" ") {
			t.Errorf("%s: got %s, want a request", naam, a.Soort)
		}
		if (a.Referentie == "") != kaal[naam] {
			t.Errorf("%s: got referentienummer %q, want one unless the capture has none", naam, a.Referentie)
		}
	}
}
