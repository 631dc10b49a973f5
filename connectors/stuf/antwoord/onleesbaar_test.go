package antwoord_test

import (
	"errors"
	"strings"
	"testing"

	"solo/connectors"
	"solo/connectors/stuf/antwoord"
	"solo/connectors/stuf/zds"
)

// What is no StUF leaves the outcome unknown, whatever the HTTP status was: Read is not
// even told it.
func TestCase21To26WhatIsNoStUFIsUnknown(t *testing.T) {
	bv03 := string(voorbeeld(t, "bv03.xml"))
	bom := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>` + strings.TrimPrefix(bv03, `<?xml version="1.0" encoding="UTF-8"?>`)
	for naam, c := range map[string]struct {
		raw, code string
		want      error
	}{
		"21 webpagina":               {"<html><body>Inloggen</body></html>", "html", antwoord.ErrHTML},
		"22 502 van een proxy":       {"<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1><hr></body></html>", "html", antwoord.ErrHTML},
		"23 leeg":                    {"", "leeg", antwoord.ErrLeeg},
		"24 alleen witruimte":        {" \r\n", "leeg", antwoord.ErrLeeg},
		"25 afgekapt in een element": {bv03[:len(bv03)/2], "onleesbaar", antwoord.ErrXML},
		"25 zonder het laatste":      {strings.TrimSuffix(strings.TrimSpace(bv03), "</s:Envelope>"), "onleesbaar", antwoord.ErrXML},
		"25 met iets erachter":       {bv03 + "Fatal error", "onleesbaar", antwoord.ErrXML},
		"25 twee documenten":         {bv03 + "<a/>", "onleesbaar", antwoord.ErrXML},
		"26 entiteiten":              {bom, "doctype", antwoord.ErrDoctype},
		"26 onbekende entiteit":      {"<a>&b;</a>", "onleesbaar", antwoord.ErrXML},
		"26 externe entiteit":        {`<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`, "doctype", antwoord.ErrDoctype},
		"platte tekst":               {"OK", "onleesbaar", antwoord.ErrXML},
		"JSON":                       {`{"status":"ok"}`, "onleesbaar", antwoord.ErrXML},
		"andere XML":                 {"<ok/>", "geen-stuf", antwoord.ErrGeenStUF},
		"envelop zonder Body":        {"<Envelope/>", "geen-stuf", antwoord.ErrGeenStUF},
		"lege Body":                  {"<Envelope><Body/></Envelope>", "geen-stuf", antwoord.ErrGeenStUF},
	} {
		t.Run(naam, func(t *testing.T) {
			a, err := antwoord.Read(strings.NewReader(c.raw), "text/xml", grens)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %+v, %v, want %v", a, err, c.want)
			}
			f := antwoord.Onleesbaar(err, "creeerZaak")
			if f.Klasse != connectors.Onzeker || f.Code != c.code || !errors.Is(f, c.want) || f.Melding == "" || f.Actie == "" {
				t.Errorf("got %+v, want Onzeker, code %s with Melding and Actie", f, c.code)
			}
			for _, leest := range []zds.Dienst{zds.GeefZaakdetails, zds.GenereerZaakIdentificatie, zds.GenereerDocumentIdentificatie} {
				if f := antwoord.Onleesbaar(err, leest); f.Klasse != connectors.Tijdelijk {
					t.Errorf("%s: got %s, want Tijdelijk", leest, f.Klasse)
				}
			}
		})
	}
}

func TestErrorsAndJudgementsQuoteNothingOfTheServer(t *testing.T) {
	const geheim = "Jansen999990019"
	for _, raw := range []string{
		"<" + geheim + ">", "<a></" + geheim + ">", "<a>&" + geheim + ";</a>", `<a x="` + geheim + `" y=1/>`, "<!DOCTYPE " + geheim + ">", "--" + geheim,
	} {
		_, err := antwoord.Read(strings.NewReader(raw), "multipart/related; boundary="+geheim+"-", grens)
		if err == nil || strings.Contains(err.Error(), geheim) || strings.Contains(antwoord.Onleesbaar(err, geheim).Error(), geheim) {
			t.Errorf("%s: got %v, want an error without it", raw, err)
		}
	}
	for _, f := range []antwoord.Fout{
		{Code: geheim, Plek: "client", Omschrijving: geheim},
		{Code: "999990019"}, {Code: "JANSEN"}, {Code: "StUF055", Omschrijving: geheim},
		{SOAP: true, Code: geheim, Omschrijving: geheim, Plek: "server"},
	} {
		got := antwoord.Oordeel(&f, geheim)
		if s := got.Error() + got.Actie; strings.Contains(s, "999990019") || strings.Contains(strings.ToLower(s), "jansen") {
			t.Errorf("%+v: got %s, want nothing of the server's", f, s)
		}
	}
}
