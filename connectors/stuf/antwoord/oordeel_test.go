package antwoord_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"solo/connectors"
	"solo/connectors/stuf/antwoord"
	"solo/connectors/stuf/zds"
)

func oordeel(code, plek string, dienst zds.Dienst) *connectors.Fout {
	return antwoord.Oordeel(&antwoord.Fout{Code: code, Plek: plek, Omschrijving: "tekst van de server"}, dienst)
}

func TestCase29To35CodesSayWhatTheDeliveryDoes(t *testing.T) {
	for _, c := range []struct {
		naam, code, plek string
		dienst           zds.Dienst
		klasse           connectors.Klasse
		verbruikt        bool
		hoogstens        int
	}{
		{"29 niet uniek onder StUF058: eerst kijken", "StUF058", "server", "creeerZaak", connectors.Onzeker, false, 6},
		{"30 referentienummer niet uniek", "StUF016", "client", "creeerZaak", connectors.Tijdelijk, true, 6},
		{"31 tijdstip niet groter", "StUF019", "client", "voegZaakdocumentToe", connectors.Tijdelijk, true, 6},
		{"32 opslaan niet mogelijk", "StUF046", "server", "creeerZaak", connectors.Tijdelijk, false, 0},
		{"33 niet volgens schema", "StUF055", "client", "creeerZaak", connectors.Geweigerd, false, 0},
		{"34 proces geeft fout", "StUF058", "server", "updateZaak", connectors.Onzeker, false, 6},
		{"34 bij een vraag", "StUF058", "server", "geefZaakdetails", connectors.Tijdelijk, false, 6},
		{"35 zaak is er nog niet", "StUF064", "server", "voegZaakdocumentToe", connectors.Tijdelijk, false, 12},
		{"pauze: versie", "StUF001", "server", "creeerZaak", connectors.Toegang, false, 0},
		{"pauze: sectormodel", "StUF004", "server", "creeerZaak", connectors.Toegang, false, 0},
		{"pauze: versie sectormodel", "StUF007", "server", "creeerZaak", connectors.Toegang, false, 0},
		{"pauze: ontvanger", "StUF010", "client", "creeerZaak", connectors.Toegang, false, 0},
		{"pauze: zender", "StUF013", "client", "geefZaakdetails", connectors.Toegang, false, 0},
		{"pauze: recht", "StUF052", "client", "creeerZaak", connectors.Toegang, false, 0},
		{"dienst onbekend", "StUF040", "server", "actualiseerZaakstatus", connectors.Configuratie, false, 0},
		{"pauze: vraag naar het verkeerde adres", "StUF040", "server", "geefZaakdetails", connectors.Toegang, false, 0},
		{"pauze: vraag in een ander dialect", "StUF055", "client", "geefLijstZaakdocumenten", connectors.Toegang, false, 0},
		{"pauze: vraag die ZaakBrug niet leest", "INVALID_XML", "client", "geefZaakdetails", connectors.Toegang, false, 0},
		{"proces niet beschikbaar", "StUF049", "server", "genereerZaakIdentificatie", connectors.Tijdelijk, false, 0},
		{"niet op tijd", "StUF960", "server", "creeerZaak", connectors.Onzeker, false, 12},
		{"niet op tijd, vraag", "StUF960", "server", "geefLijstZaakdocumenten", connectors.Tijdelijk, false, 12},
		{"hoofdletters", "STUF046", "server", "creeerZaak", connectors.Tijdelijk, false, 0},
		{"ZaakBrug 500", "500", "server", "creeerZaak", connectors.Onzeker, false, 6},
		{"ZaakBrug 400", "400", "server", "geefZaakdetails", connectors.Tijdelijk, false, 6},
		{"ZaakBrug schema", "INVALID_XML", "server", "creeerZaak", connectors.Geweigerd, false, 0},
		{"ZaakBrug XML", "NOT_WELL_FORMED_XML", "server", "creeerZaak", connectors.Geweigerd, false, 0},
		{"onbekend, server", "StUF998", "server", "creeerZaak", connectors.Onzeker, false, 6},
		{"onbekend, client", "StUF998", "client", "creeerZaak", connectors.Geweigerd, false, 6},
		{"onbekend, geen plek", "", "", "creeerZaak", connectors.Onzeker, false, 6},
		{"onbekende dienst: voorzichtig", "StUF058", "server", "iets", connectors.Onzeker, false, 6},
	} {
		t.Run(c.naam, func(t *testing.T) {
			got := oordeel(c.code, c.plek, c.dienst)
			if got.Klasse != c.klasse || got.Hoogstens != c.hoogstens || errors.Is(got, connectors.ErrVerbruikt) != c.verbruikt {
				t.Errorf("got %s, hoogstens %d, verbruikt %v; want %s, %d, %v", got.Klasse, got.Hoogstens,
					errors.Is(got, connectors.ErrVerbruikt), c.klasse, c.hoogstens, c.verbruikt)
			}
			if strings.Contains(got.Error()+got.Actie, "tekst van de server") {
				t.Errorf("got the server's text in %v", got)
			}
		})
	}
}

// standaard are the codes of StUF 03.01.
var standaard = strings.Fields(`001 004 007 010 013 016 019 022 025 028 031 034 037 040 043 046 049 052 055 058
	061 062 063 064 065 066 067 068 069 070 076 079 082 085 088 091 094 097 103 106 118 119 124 127 130 133 960`)

// Whoever must act is told what to do; SOLO goes on by itself where no Actie stands.
func TestEveryCodeOfTheStandardHasAMeldingAndAnActie(t *testing.T) {
	vanzelf := []string{"046", "049"}
	onbekend := oordeel("StUF998", "server", "creeerZaak").Melding
	gezien := map[string]string{}
	for _, nr := range standaard {
		f := oordeel("StUF"+nr, "server", "creeerZaak")
		tekst := strings.ReplaceAll(f.Melding, f.Code, "")
		if tekst == strings.ReplaceAll(onbekend, "StUF998", "") || f.Code != "StUF"+nr || f.Klasse == "" || !strings.HasPrefix(f.Melding, "Zaak aanmaken: ") {
			t.Errorf("StUF%s: got %s %q, want a Melding of its own", nr, f.Code, f.Melding)
		}
		if eerder, dubbel := gezien[tekst]; dubbel {
			t.Errorf("StUF%s: got the Melding of %s", nr, eerder)
		}
		gezien[tekst] = nr
		if (f.Actie == "") != slices.Contains(vanzelf, nr) {
			t.Errorf("StUF%s: got Actie %q, want one unless SOLO goes on by itself", nr, f.Actie)
		}
		if f.Actie == "" && f.Klasse != connectors.Tijdelijk && f.Klasse != connectors.Onzeker {
			t.Errorf("StUF%s: got %s without an Actie", nr, f.Klasse)
		}
	}
}

func TestCase19SOAPFaultWithoutStUF(t *testing.T) {
	for _, c := range []struct {
		f      antwoord.Fout
		dienst zds.Dienst
		klasse connectors.Klasse
		code   string
	}{
		{antwoord.Fout{Code: "Server", Plek: "server"}, "creeerZaak", connectors.Onzeker, "soap-fout"},
		{antwoord.Fout{Code: "Client", Plek: "client"}, "creeerZaak", connectors.Onzeker, "soap-fout"},
		{antwoord.Fout{Code: "Server", Plek: "server"}, "geefZaakdetails", connectors.Tijdelijk, "soap-fout"},
		{antwoord.Fout{Code: "FailedAuthentication", Plek: "client"}, "creeerZaak", connectors.Toegang, "FailedAuthentication"},
		{antwoord.Fout{Code: "Client.Authentication", Plek: "client"}, "creeerZaak", connectors.Toegang, "FailedAuthentication"},
		{antwoord.Fout{Code: "VersionMismatch"}, "creeerZaak", connectors.Toegang, "VersionMismatch"},
		{antwoord.Fout{Code: "MessageExpired"}, "creeerZaak", connectors.Toegang, "MessageExpired"},
		{antwoord.Fout{Code: "StUF055", Plek: ""}, "creeerZaak", connectors.Geweigerd, "StUF055"},
		{antwoord.Fout{}, "creeerZaak", connectors.Onzeker, "soap-fout"},
	} {
		c.f.SOAP = true
		got := antwoord.Oordeel(&c.f, c.dienst)
		if got.Klasse != c.klasse || got.Code != c.code || got.Melding == "" || got.Actie == "" {
			t.Errorf("%+v at %s: got %+v, want %s %s with Melding and Actie", c.f, c.dienst, got, c.klasse, c.code)
		}
	}
}

func TestMeldingNamesEveryService(t *testing.T) {
	gezien := map[string]bool{}
	for _, d := range zds.Diensten() {
		m := oordeel("StUF046", "server", d).Melding
		if gezien[m] || strings.HasPrefix(m, "Bericht sturen") {
			t.Errorf("%s: got %q, want its own", d, m)
		}
		gezien[m] = true
	}
}

func TestWhatASwappedAddressAnswersAsksWhetherItIs(t *testing.T) {
	for _, nr := range strings.Fields("022 025 028 031 034 037 040") {
		for _, d := range []zds.Dienst{zds.CreeerZaak, zds.GeefZaakdetails} {
			if f := oordeel("StUF"+nr, "server", d); !strings.Contains(f.Actie, "adressen in solo.yaml verwisseld?") {
				t.Errorf("StUF%s at %s: got %q, want the question", nr, d, f.Actie)
			}
		}
	}
}
