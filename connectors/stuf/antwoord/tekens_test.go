package antwoord_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"solo/connectors/stuf/antwoord"
)

const fo03Tekst = `<f:Envelope xmlns:f="http://schemas.xmlsoap.org/soap/envelope/"><f:Body>` +
	`<Fo03Bericht xmlns="http://www.egem.nl/StUF/StUF0301"><body><code>StUF046</code><omschrijving>café €</omschrijving></body></Fo03Bericht></f:Body></f:Envelope>`

func TestCase39EveryEncodingAndPrefixIsRead(t *testing.T) {
	utf8, latin, latin9 := encoding.Nop, charmap.Windows1252, charmap.ISO8859_15
	le, be := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	kaal := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	for _, c := range []struct {
		naam        string
		encoding    encoding.Encoding
		declaratie  string
		contentType string
	}{
		{"UTF-8", utf8, `encoding="UTF-8"`, "text/xml; charset=utf-8"},
		{"UTF-8 zonder iets te zeggen", utf8, ``, ""},
		{"UTF-8 met BOM", unicode.UTF8BOM, `encoding="utf-8"`, "text/xml"},
		{"UTF-8, kop zegt iets anders", utf8, `encoding="UTF-8"`, "text/xml; charset=ISO-8859-1"},
		{"UTF-8, document zegt UTF-16", utf8, `encoding="utf-16"`, "text/xml; charset=utf-8"},
		{"windows-1252 volgens het document", latin, `encoding='windows-1252'`, "text/xml"},
		{"ISO-8859-1 volgens het document", latin, `encoding="ISO-8859-1"`, "text/xml; charset=utf-8"},
		{"ISO-8859-1 volgens de kop", latin, ``, `text/xml; charset="iso-8859-1"`},
		{"ISO-8859-1, document zegt UTF-8", latin, `encoding="UTF-8"`, "text/xml; charset=iso-8859-1"},
		{"ISO-8859-15", latin9, `encoding="ISO-8859-15"`, ""},
		{"UTF-16 LE met BOM", le, `encoding="UTF-16"`, "text/xml; charset=utf-16"},
		{"UTF-16 BE met BOM", be, `encoding="UTF-16"`, ""},
		{"UTF-16 LE zonder BOM", kaal, `encoding="UTF-16LE"`, ""},
	} {
		t.Run(c.naam, func(t *testing.T) {
			raw, err := c.encoding.NewEncoder().String(`<?xml version="1.0" ` + c.declaratie + `?>` + "\n" + fo03Tekst)
			if err != nil {
				t.Fatal(err)
			}
			if got := read(t, []byte(raw), c.contentType).Fout; got.Omschrijving != "café €" || got.Code != "StUF046" {
				t.Errorf("got %+v, want StUF046 and café €", got)
			}
		})
	}
}

func TestCase39BytesInNoEncodingAreUnknown(t *testing.T) {
	for naam, raw := range map[string]string{
		"ISO-8859-1 die UTF-8 heet": strings.ReplaceAll(fo03Tekst, "é", "\xe9"),
		"halve UTF-16":              "\xff\xfe<\x00a",
		"niet-XML-teken":            "<a>\x00</a>",
	} {
		if a, err := antwoord.Read(strings.NewReader(raw), "", grens); err == nil {
			t.Errorf("%s: got %+v, want an error", naam, a)
		}
	}
}

// The same messages with other prefixes, or with none, mean the same.
func TestCase39PrefixesDoNotMatter(t *testing.T) {
	for _, naam := range []string{"la01-zaak.xml", "du02-zaak-11.xml", "fo03-046-fault12.xml"} {
		raw := voorbeeld(t, naam)
		for _, r := range [][2]string{{"StUF:", "ns0:"}, {":StUF=", ":ns0="}, {"ZKN:", "x:"}, {":ZKN=", ":x="}, {"s:", "SOAP-ENV:"}, {":s=", ":SOAP-ENV="}} {
			raw = bytes.ReplaceAll(raw, []byte(r[0]), []byte(r[1]))
		}
		raw = bytes.ReplaceAll(raw, []byte("xmlnSOAP-ENV:"), []byte("xmlns:"))
		if got, want := *read(t, raw, ""), vormen[naam]; got.Soort != want.Soort || got.Cross != want.Cross || got.Zaken != want.Zaken || got.Zaaknummer != want.Zaaknummer {
			t.Errorf("%s: got %+v, want %+v", naam, got, want)
		}
	}
}
