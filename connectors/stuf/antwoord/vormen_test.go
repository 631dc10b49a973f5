package antwoord_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/connectors/stuf/antwoord"
	"solo/dossier"
)

const tijdstip = "20261121101500123"

// vormen are the forms of testdata with what stands in them.
var vormen = map[string]antwoord.Antwoord{
	"bv03.xml":                   {Soort: "Bv03", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip},
	"bv04-soap12.xml":            {Soort: "Bv04", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip},
	"bv02-kaal.xml":              {Soort: "Bv02"},
	"du02-zaak-11.xml":           {Soort: "Du02", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip, Zaaknummer: "0855-2026-0000042"},
	"du02-document-12.xml":       {Soort: "Du02", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip, Documentnummer: "D77"},
	"la01-leeg.xml":              {Soort: "La01", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip},
	"fo03-046-kaal.xml":          {Soort: "Fo03", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip, Fout: schijfVol},
	"fo03-046-fault11.xml":       {Soort: "Fo03", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip, Fout: schijfVol},
	"fo03-046-fault12.xml":       {Soort: "Fo03", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip, Fout: schijfVol},
	"fo03-046-fault11-in-12.xml": {Soort: "Fo03", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip, Fout: schijfVol},
	"fo01-055.xml": {Soort: "Fo01", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip, Fout: &antwoord.Fout{
		Code: "StUF055", Plek: "client", Omschrijving: "Berichtbody is niet conform schema in sectormodel"}},
	"fo02-064-fault11.xml": {Soort: "Fo02", Fout: &antwoord.Fout{Code: "StUF064", Plek: "server", Omschrijving: "Object niet gevonden"}},
	"fo03-058-niet-gevonden.xml": {Soort: "Fo03", Fout: &antwoord.Fout{
		Code: "StUF058", Plek: "server", Omschrijving: "nl.voorbeeld.ConverterException: Zaak not found for identification: 'ABCDE'"}},
	"fault-zonder-stuf.xml": {Fout: &antwoord.Fout{SOAP: true, Code: "Server", Plek: "server", Omschrijving: "Internal Error"}},
	"fault12-wachtwoord.xml": {Fout: &antwoord.Fout{SOAP: true, Code: "FailedAuthentication", Plek: "client",
		Omschrijving: "The security token could not be authenticated"}},
	"la01-zaak.xml": {Soort: "La01", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip, Zaken: 1, Zaak: &antwoord.Zaak{
		Identificatie: "0855-2026-0000042", Zaaktype: "B1601",
		Kenmerken: []dossier.Kenmerk{{Bron: "SOLO", Kenmerk: "0K3Q-8V2M-7XTR-9B1C"}, {Bron: "Suite", Kenmerk: "4711"}},
		Rollen:    3,
		Statussen: []antwoord.Status{
			{Volgnummer: 1, Code: "Ontv", Omschrijving: "Ontvangen"},
			{Omschrijving: "In behandeling"}}}},
	"la01-documenten.xml": {Soort: "La01", Referentie: "zs-0001", Cross: ref, Tijdstip: tijdstip, Vervolg: true,
		Zaken: 1, Zaak: &antwoord.Zaak{}, Documenten: []string{"D77", "D78"}},
}

var schijfVol = &antwoord.Fout{Code: "StUF046", Plek: "server", Omschrijving: "Opslaan bericht niet mogelijk"}

// Cases 14 to 19 and 46 of the conformance list begin with reading these.
func TestEveryFormIsRead(t *testing.T) {
	for naam, want := range vormen {
		t.Run(naam, func(t *testing.T) {
			got := read(t, voorbeeld(t, naam), "text/xml; charset=utf-8")
			if d := cmp.Diff(want, *got); d != "" {
				t.Errorf("got other than want (-want +got):\n%s", d)
			}
		})
	}
}

func TestCase14And15Bv03IsTakenAndBv04IsOnItsWay(t *testing.T) {
	for naam, want := range map[string]string{"bv03.xml": "Bv03", "bv04-soap12.xml": "Bv04"} {
		a := read(t, voorbeeld(t, naam), "application/soap+xml")
		if a.Soort != want || !a.Bevestigt(ref, false) || a.Fout != nil {
			t.Errorf("%s: got %s, bevestigt %v, fout %v, want %s that confirms", naam, a.Soort, a.Bevestigt(ref, false), a.Fout, want)
		}
	}
}

func TestCase16To18Fo03IsTheSameInEveryEnvelope(t *testing.T) {
	want := antwoord.Oordeel(read(t, voorbeeld(t, "fo03-046-kaal.xml"), "").Fout, "creeerZaak")
	for _, naam := range []string{"fo03-046-fault11.xml", "fo03-046-fault12.xml", "fo03-046-fault11-in-12.xml"} {
		got := antwoord.Oordeel(read(t, voorbeeld(t, naam), "").Fout, "creeerZaak")
		if got.Error() != want.Error() || got.Klasse != want.Klasse {
			t.Errorf("%s: got %v, want %v", naam, got, want)
		}
	}
}

// A confirmation counts as a message in the Body only: not quoted in a fault, not by
// another name than its code, not in another namespace.
func TestWhatOnlyLooksLikeABv03ConfirmsNothing(t *testing.T) {
	const kop = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><s:Body>`
	const staart = `</s:Body></s:Envelope>`
	const bv03 = `<StUF:Bv03Bericht><StUF:stuurgegevens><StUF:berichtcode>Bv03</StUF:berichtcode></StUF:stuurgegevens></StUF:Bv03Bericht>`
	for naam, body := range map[string]string{
		"in een fault":         `<s:Fault><faultcode>s:Server</faultcode><detail>` + bv03 + `</detail></s:Fault>`,
		"naast een fault":      bv03 + `<s:Fault><faultcode>s:Server</faultcode></s:Fault>`,
		"naast een Fo03":       bv03 + `<StUF:Fo03Bericht><StUF:body><StUF:code>StUF046</StUF:code></StUF:body></StUF:Fo03Bericht>`,
		"in iets anders":       `<x><y>` + bv03 + `</y></x>`,
		"met andere code":      `<StUF:Bv03Bericht><StUF:stuurgegevens><StUF:berichtcode>Fo03</StUF:berichtcode></StUF:stuurgegevens></StUF:Bv03Bericht>`,
		"andere naamruimte":    `<Bv03Bericht xmlns="http://www.egem.nl/StUF/StUF0999"/>`,
		"zonder naamruimte":    `<Bv03Bericht/>`,
		"onbekend voorvoegsel": `<StUF2:Bv03Bericht/>`,
		"als tekst":            `<antwoord>&lt;StUF:Bv03Bericht/&gt;</antwoord>`,
	} {
		if a, err := antwoord.Read(lezer(kop+body+staart), "", grens); err == nil && a.Soort == "Bv03" {
			t.Errorf("%s: got Bv03, want anything else", naam)
		}
	}
}

func TestAnswerOutsideAnEnvelopeIsRead(t *testing.T) {
	a := read(t, []byte(`<Bv03Bericht xmlns="http://www.egem.nl/StUF/StUF0301"><stuurgegevens><crossRefnummer> solo-0001
		</crossRefnummer></stuurgegevens></Bv03Bericht>`), "")
	if a.Soort != "Bv03" || !a.Bevestigt(ref, false) {
		t.Errorf("got %+v, want a Bv03 that confirms %s", a, ref)
	}
}
