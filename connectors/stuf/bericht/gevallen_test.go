package bericht_test

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"
	"github.com/google/go-cmp/cmp"

	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/zds"
	"solo/dossier"
	"solo/zaak"
)

// gelezen parses a message.
func gelezen(t *testing.T, b bericht.Bericht) *etree.Element {
	t.Helper()
	d := etree.NewDocument()
	if err := d.ReadFromString(body(b)); err != nil {
		t.Fatalf("not well-formed: %v", err)
	}
	return d.Root()
}

// teksten are the texts of the elements at a path, in order.
func teksten(e *etree.Element, pad string) (uit []string) {
	for _, k := range e.FindElements(".//" + pad) {
		uit = append(uit, k.Text())
	}
	return uit
}

func is(t *testing.T, wat string, got, want []string) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s: -want +got:\n%s", wat, d)
	}
}

// proef writes a zaak in 1.1 and returns it parsed, with the judgement.
func proef(t *testing.T, pas func(z *zaak.Zaak)) (e *etree.Element, aangepast, gebreken []string) {
	t.Helper()
	s, z := schrijver(t, instellingen(zds.ZDS11)), geheel(t)
	pas(z.Zaak)
	aangepast, gebreken = s.Check(id, z.Zaak)
	return gelezen(t, s.CreeerZaak(kop(), z)), aangepast, gebreken
}

func TestCase03VoorvoegselOfAtMostTenGoesApart(t *testing.T) {
	for _, g := range []struct {
		voor, achter, wantVoor, wantAchter string
		note                               bool
	}{
		{"van der", "Testpersoon", "van der", "Testpersoon", false},
		{"", "van den Heuvel-'t Hof", "", "van den Heuvel-'t Hof", false},
		{"van den 't", "Hof", "van den 't", "Hof", false},
		{"van den Heuvel-'t", "Hof", "", "van den Heuvel-'t Hof", true},
	} {
		e, aangepast, gebreken := proef(t, func(z *zaak.Zaak) {
			z.Rollen = z.Rollen[:1]
			z.Rollen[0].Persoon.Voorvoegsel, z.Rollen[0].Persoon.Achternaam = g.voor, g.achter
		})
		var want []string
		if g.wantVoor != "" {
			want = []string{g.wantVoor}
		}
		is(t, "voorvoegsel", teksten(e, "bg:voorvoegselGeslachtsnaam"), want)
		is(t, "geslachtsnaam", teksten(e, "bg:geslachtsnaam"), []string{g.wantAchter})
		if (len(aangepast) == 1) != g.note || gebreken != nil {
			t.Errorf("%q: got %q and %q, want a note: %v", g.voor, aangepast, gebreken, g.note)
		}
	}
}

func TestCase04LettersWithAccentsKeepTheirBytes(t *testing.T) {
	for _, naam := range []string{"Ŝtrøm", "Yılmaz", "Rene\u0301", "Ren\u00e9"} {
		e, aangepast, _ := proef(t, func(z *zaak.Zaak) { z.Rollen = z.Rollen[:1]; z.Rollen[0].Persoon.Achternaam = naam })
		is(t, "geslachtsnaam", teksten(e, "bg:geslachtsnaam"), []string{naam})
		is(t, "aangepast", aangepast, nil)
	}
}

func TestCase05LettersOutsideLatinGoAlongUnlessTheReceiverIsRestricted(t *testing.T) {
	const tekst = "Bbz – ⵣ漢😀 é…"
	e, aangepast, _ := proef(t, func(z *zaak.Zaak) { z.Omschrijving = tekst })
	is(t, "open", teksten(e, "zkn:object/zkn:omschrijving"), []string{tekst})
	is(t, "open: aangepast", aangepast, nil)

	i := instellingen(zds.ZDS11)
	i.Beperkt = true
	s, z := schrijver(t, i), geheel(t)
	z.Omschrijving = tekst
	is(t, "beperkt", teksten(gelezen(t, s.CreeerZaak(kop(), z)), "zkn:object/zkn:omschrijving"), []string{"Bbz - ??? é..."})
	aangepast, _ = s.Check(id, z.Zaak)
	z.Documenten[0].Bestandsnaam = "漢 – é.pdf"
	doc := gelezen(t, s.VoegZaakdocumentToe(kop(), "12345", bericht.Document{Nummer: "1", Document: z.Documenten[0]}))
	if got, want := doc.FindElement(".//zkn:inhoud").SelectAttrValue("StUF:bestandsnaam", ""), "_ - é.pdf"; got != want {
		t.Errorf("bestandsnaam: got %q, want %q", got, want)
	}
	is(t, "beperkt: aangepast", aangepast, []string{"zaak: in omschrijving zijn 3 tekens vervangen die niet mee kunnen"})
}

func TestCase06MarkupInTextAttributesAndExtraElementsIsEscaped(t *testing.T) {
	const tekst = `a & b < c > d " e ' f ]]> g <!--inhoud--> &amp;`
	e, _, _ := proef(t, func(z *zaak.Zaak) {
		z.Toelichting = tekst + "\r\n\ttab"
		z.Extra = []zaak.Extra{{Naam: `n"<&>'` + "\n", Waarde: tekst}}
	})
	is(t, "toelichting", teksten(e, "zkn:object/zkn:toelichting"), []string{tekst + "\r\n\ttab"})
	is(t, "extraElement", teksten(e, "zkn:object/StUF:extraElementen/StUF:extraElement"), []string{tekst})
	if got, want := e.FindElement(".//StUF:extraElement").SelectAttrValue("naam", ""), `zaakspecifiek.n"<&>'`+"\n"; got != want {
		t.Errorf("naam: got %q, want %q", got, want)
	}
	d := document()
	d.Titel, d.Bestandsnaam = tekst, "Jansen & 'zoon'.pdf"
	b := schrijver(t, instellingen(zds.ZDS11)).VoegZaakdocumentToe(kop(), "12345", d)
	inhoud := gelezen(t, b).FindElement(".//zkn:inhoud")
	if got := inhoud.SelectAttrValue("StUF:bestandsnaam", ""); got != d.Bestandsnaam {
		t.Errorf("bestandsnaam: got %q, want %q", got, d.Bestandsnaam)
	}
	if got, want := inhoud.Text(), "JVBERi0xLjQgaW5ob3Vk"; got != want {
		t.Errorf("the content stands elsewhere: got %q in inhoud, want %q", got, want)
	}
}

func TestCase07ControlCharactersAreReplacedAndReported(t *testing.T) {
	for _, slecht := range []string{"\x00", "\x1f", "\ufffe", "\xed\xa0\x80"[:1]} {
		e, aangepast, gebreken := proef(t, func(z *zaak.Zaak) { z.Omschrijving = "voor" + slecht + "na" })
		is(t, "omschrijving", teksten(e, "zkn:object/zkn:omschrijving"), []string{"voor\ufffdna"})
		is(t, "aangepast", aangepast, []string{"zaak: in omschrijving is 1 teken vervangen dat niet mee kan"})
		is(t, "gebreken", gebreken, nil)
	}
}

func TestCase08MessageDoesNotGrowWithTheContent(t *testing.T) {
	s, klein, groot := schrijver(t, instellingen(zds.ZDS11)), document(), document()
	groot.Grootte = 200 << 20
	a, b := s.VoegZaakdocumentToe(kop(), "12345", klein), s.VoegZaakdocumentToe(kop(), "12345", groot)
	if a != b || !strings.HasSuffix(a.Voor, `.pdf">`) || !strings.HasPrefix(a.Na, "</zkn:inhoud>") {
		t.Errorf("got …%q and %q…, want the content to come in between", a.Voor[len(a.Voor)-20:], a.Na[:20])
	}
}

func TestCase09WhatIsEmptyIsLeftOut(t *testing.T) {
	e, aangepast, gebreken := proef(t, func(z *zaak.Zaak) {
		*z = zaak.Zaak{Zaaktype: z.Zaaktype, Startdatum: z.Startdatum, Toelichting: " \n", Extra: []zaak.Extra{{Naam: "x", Waarde: " "}},
			Rollen: []zaak.Rol{{Sleutel: "initiator", Roltype: "initiator", Persoon: &zaak.Persoon{Achternaam: "Testpersoon", Adres: &dossier.Adres{}},
				Contact: &zaak.Contact{Naam: "\u00a0"}}}}
	})
	is(t, "aangepast", aangepast, nil)
	is(t, "gebreken", gebreken, nil)
	for _, k := range e.FindElements("//") {
		if len(k.ChildElements()) == 0 && strings.TrimSpace(k.Text()) == "" {
			t.Errorf("%s is empty", k.FullTag())
		}
	}
	for _, tag := range []string{"zkn:toelichting", "StUF:extraElementen", "bg:verblijfsadres", "zkn:heeftAlsAanspreekpunt", "zkn:isNiets"} {
		if e.FindElement(".//"+tag) != nil {
			t.Errorf("%s is there, want it left out", tag)
		}
	}
}

func TestCase10IncompleteBirthDateExistsAndIsMarked(t *testing.T) {
	for _, g := range []struct {
		datum     dossier.OnvolledigeDatum
		want, ind string
	}{
		{"1980-03-21", "19800321", ""}, {"1980-03", "19800301", "D"}, {"1980", "19800101", "M"},
		{"", "", ""}, {"0000", "", ""}, {"1980-02-31", "", ""}, {"21-03-1980", "", ""},
	} {
		e, aangepast, _ := proef(t, func(z *zaak.Zaak) { z.Rollen = z.Rollen[:1]; z.Rollen[0].Persoon.Geboortedatum = g.datum })
		k := e.FindElement(".//bg:geboortedatum")
		switch {
		case g.want == "" && k != nil:
			t.Errorf("%q: got %q, want none", g.datum, k.Text())
		case g.want != "" && (k == nil || k.Text() != g.want || k.SelectAttrValue("StUF:indOnvolledigeDatum", "") != g.ind):
			t.Errorf("%q: got %v, want %s with %q", g.datum, k, g.want, g.ind)
		}
		if weg := g.want == "" && g.datum != ""; (len(aangepast) == 1) != weg {
			t.Errorf("%q: got notes %q, want one: %v", g.datum, aangepast, weg)
		}
	}
}

func TestCase11AddressAbroadHasThreeLinesOf35(t *testing.T) {
	e, aangepast, gebreken := proef(t, func(z *zaak.Zaak) {
		z.Rollen = z.Rollen[:1]
		z.Rollen[0].Persoon.Adres = &dossier.Adres{Land: "België", Straat: "blijft thuis", Postcode: "1234AB",
			Regels: []string{strings.Repeat("x", 36), "1000 Bruxelles", "", "vier"}}
	})
	is(t, "verblijfsadres", teksten(e, "bg:verblijfsadres"), nil)
	is(t, "land", teksten(e, "bg:lnd.landnaam"), []string{"België"})
	is(t, "regel 1", teksten(e, "bg:sub.adresBuitenland1"), []string{strings.Repeat("x", 35)})
	is(t, "regel 2", teksten(e, "bg:sub.adresBuitenland2"), []string{"1000 Bruxelles"})
	is(t, "regel 3", teksten(e, "bg:sub.adresBuitenland3"), nil)
	is(t, "aangepast", aangepast, []string{"rol initiator: adresregels na de derde zijn weggelaten", "rol initiator: adresregel 1 is ingekort tot 35 tekens"})
	is(t, "gebreken", gebreken, nil)
}

func TestCase12WhatDoesNotFitIsCutVisiblyOrRefused(t *testing.T) {
	lang := strings.Repeat("x", 1001)
	adres := func(z *zaak.Zaak) *dossier.Adres { return z.Rollen[0].Persoon.Adres }
	for _, g := range []struct {
		naam, aangepast, gebrek string
		pas                     func(z *zaak.Zaak)
	}{
		{"toevoeging 2-hoog", "rol initiator: huisnummertoevoeging is weggelaten: de vorm past niet", "", func(z *zaak.Zaak) { adres(z).Toevoeging = "2-hoog" }},
		{"toevoeging 2-h", "rol initiator: huisnummertoevoeging gaat mee zonder leestekens", "", func(z *zaak.Zaak) { adres(z).Toevoeging = "2-h" }},
		{"huisletter", "rol initiator: huisletter is weggelaten: de vorm past niet", "", func(z *zaak.Zaak) { adres(z).Huisletter = "ab" }},
		{"huisnummer", "rol initiator: huisnummer is weggelaten: het ligt niet tussen 1 en 99999", "", func(z *zaak.Zaak) { adres(z).Huisnummer = 100000 }},
		{"postcode", "rol initiator: postcode is weggelaten: de vorm past niet", "", func(z *zaak.Zaak) { adres(z).Postcode = "0123 AB" }},
		{"BAG", "rol initiator: BAG-nummer is weggelaten: de vorm past niet", "", func(z *zaak.Zaak) { adres(z).BAG = "123" }},
		{"straat", "rol initiator: straat is ingekort tot 80 tekens", "", func(z *zaak.Zaak) { adres(z).Straat = lang }},
		{"omschrijving", "zaak: omschrijving is ingekort tot 80 tekens", "", func(z *zaak.Zaak) { z.Omschrijving = lang }},
		{"toelichting", "zaak: toelichting is ingekort tot 1000 tekens", "", func(z *zaak.Zaak) { z.Toelichting = lang }},
		{"telefoon", "rol initiator: telefoonnummer is weggelaten: langer dan 20 tekens", "", func(z *zaak.Zaak) { z.Rollen[0].Contact.Telefoon = lang }},
		{"contact", "rol initiator: naam van de contactpersoon is ingekort tot 40 tekens", "", func(z *zaak.Zaak) { z.Rollen[0].Contact.Naam = lang }},
		{"titel", "document D01: titel is ingekort tot 200 tekens", "", func(z *zaak.Zaak) { z.Documenten[0].Titel = lang }},
		{"bestandsnaam", "document D01: bestandsnaam is aangepast", "", func(z *zaak.Zaak) { z.Documenten[0].Bestandsnaam = lang + ".pdf" }},
		{"status", "status: toelichting is ingekort tot 1000 tekens", "", func(z *zaak.Zaak) { z.StatusToelichting = lang }},
		{"zaaktype", "", "zaak: identificatie van het zaaktype is te lang: hoogstens 10 tekens passen", func(z *zaak.Zaak) { z.Zaaktype.Identificatie = "B1601-LANG1" }},
		{"zaaktype leeg", "", "zaak: identificatie van het zaaktype ontbreekt", func(z *zaak.Zaak) { z.Zaaktype.Identificatie = "" }},
		{"achternaam", "", "rol initiator: achternaam is te lang: hoogstens 200 tekens passen", func(z *zaak.Zaak) { z.Rollen[0].Persoon.Achternaam = lang }},
		{"niemand", "", "rol partner: achternaam ontbreekt, en een BSN ook", func(z *zaak.Zaak) { z.Rollen[1].Persoon.Achternaam = "" }},
		{"team", "", "rol team: identificatie van de organisatorische eenheid is te lang: hoogstens 24 tekens passen", func(z *zaak.Zaak) { z.Rollen[6].Eenheid.Identificatie = lang }},
		{"geen betrokkene", "", "rol team: er is geen betrokkene", func(z *zaak.Zaak) { z.Rollen[6].Eenheid = nil }},
		{"geen initiator", "", "zaak: er moet precies één initiator zijn", func(z *zaak.Zaak) { z.Rollen = z.Rollen[1:] }},
		{"twee initiators", "", "zaak: er moet precies één initiator zijn", func(z *zaak.Zaak) { z.Rollen[1].Roltype = "initiator" }},
		{"documenttype", "", "document D01: documenttype is te lang: hoogstens 80 tekens passen", func(z *zaak.Zaak) { z.Documenten[0].Type = lang }},
		{"vertrouwelijkheid", "", "document D01: de vertrouwelijkheid bestaat niet", func(z *zaak.Zaak) { z.Documenten[0].Vertrouwelijk = "beetje" }},
	} {
		t.Run(g.naam, func(t *testing.T) {
			_, aangepast, gebreken := proef(t, g.pas)
			is(t, "aangepast", aangepast, een(g.aangepast))
			is(t, "gebreken", gebreken, een(g.gebrek))
		})
	}
}

func een(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func TestCase12StartdatumIsObligatory(t *testing.T) {
	_, _, gebreken := proef(t, func(z *zaak.Zaak) { z.Startdatum = dossier.Datum{} })
	is(t, "gebreken", gebreken, []string{"zaak: startdatum ontbreekt"})
}

func TestCase13KVKNumberIsNeverAPersonNumber(t *testing.T) {
	const kvk = "12345678"
	for _, g := range []struct {
		naam              string
		v                 zaak.Vestiging
		ves, rsin, extra  []string
		aangepast, gebrek string
	}{
		{naam: "vestiging", v: zaak.Vestiging{KVK: kvk, Vestigingsnummer: "12345678", RSIN: "999990019", Handelsnaam: "Test"},
			ves: []string{"000012345678"}, extra: []string{kvk, "999990019"}},
		{naam: "rechtspersoon", v: zaak.Vestiging{KVK: kvk, RSIN: "999990019", Handelsnaam: "Test"}, rsin: []string{"999990019"}, extra: []string{kvk}},
		{naam: "KVK als RSIN", v: zaak.Vestiging{KVK: kvk, RSIN: kvk, Handelsnaam: "Test"}, extra: []string{kvk, kvk},
			aangepast: "rol onderneming: de onderneming gaat mee met alleen haar naam: een vestigingsnummer of RSIN ontbreekt"},
		{naam: "alleen KVK", v: zaak.Vestiging{KVK: kvk, Handelsnaam: "Test"}, extra: []string{kvk},
			aangepast: "rol onderneming: de onderneming gaat mee met alleen haar naam: een vestigingsnummer of RSIN ontbreekt"},
		{naam: "naamloos", v: zaak.Vestiging{KVK: kvk}, extra: []string{kvk}, gebrek: "rol onderneming: handelsnaam ontbreekt, en een vestigingsnummer en RSIN ook"},
		{naam: "kapot", v: zaak.Vestiging{KVK: kvk, Vestigingsnummer: "0000123456789", RSIN: "999990019", Handelsnaam: "Test"}, extra: []string{kvk, "999990019"},
			gebrek:    "rol onderneming: vestigingsnummer is ongeldig: het heeft twaalf cijfers",
			aangepast: "rol onderneming: de onderneming gaat mee met alleen haar naam: een vestigingsnummer of RSIN ontbreekt"},
	} {
		t.Run(g.naam, func(t *testing.T) {
			e, aangepast, gebreken := proef(t, func(z *zaak.Zaak) {
				z.Extra = nil
				z.Rollen = []zaak.Rol{z.Rollen[0], {Sleutel: "onderneming", Roltype: "Onderneming", Vestiging: &g.v}}
			})
			is(t, "vestigingsNummer", teksten(e, "bg:vestigingsNummer"), g.ves)
			is(t, "inn.nnpId", teksten(e, "bg:inn.nnpId"), g.rsin)
			is(t, "extraElementen", teksten(e, "StUF:extraElement"), g.extra)
			is(t, "aangepast", aangepast, een(g.aangepast))
			is(t, "gebreken", gebreken, een(g.gebrek))
		})
	}
}

func TestCase13CompanyWithoutANumberIsNoInitiator(t *testing.T) {
	_, _, gebreken := proef(t, func(z *zaak.Zaak) {
		z.Rollen = []zaak.Rol{{Sleutel: "initiator", Roltype: "initiator", Vestiging: &zaak.Vestiging{KVK: "12345678", Handelsnaam: "Test"}}}
	})
	is(t, "gebreken", gebreken, []string{"rol initiator: een onderneming als initiator heeft een vestigingsnummer of RSIN nodig"})
}

func TestCase36MessageCarriesItsKopAndNothingElseThatChanges(t *testing.T) {
	s, later := schrijver(t, instellingen(zds.ZDS12)), bericht.Kop{Referentie: "ander", Tijdstip: "20261121101500002"}
	a, b := s.CreeerZaak(kop(), geheel(t)), s.CreeerZaak(later, geheel(t))
	if again := s.CreeerZaak(kop(), geheel(t)); again != a {
		t.Error("the same Kop gives other bytes")
	}
	gelijk := strings.NewReplacer(kop().Referentie, later.Referentie, kop().Tijdstip, later.Tijdstip).Replace(a.Voor)
	if gelijk != b.Voor || a.Voor == b.Voor || b.Kop != later {
		t.Errorf("another Kop changes more than itself:\n%s", cmp.Diff(gelijk, b.Voor))
	}
}

// The Body fits in either envelope: it leans on no prefix that the envelope declares.
func TestCase37BodyDeclaresAllItsNamespaces(t *testing.T) {
	for _, d := range []zds.Dialect{zds.ZDS11, zds.ZDS12} {
		i := instellingen(d)
		for _, i.MTOM = range []bool{false, true} {
			for _, b := range alle(schrijver(t, i), geheel(t), document()) {
				for _, ns := range namespaces(t, body(b)) {
					if ns != "xmlns" && !strings.HasPrefix(ns, "http://") {
						t.Errorf("%s %s: %q is not declared", d, b.Dienst, ns)
					}
				}
			}
		}
	}
}

func namespaces(t *testing.T, tekst string) (uit []string) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(tekst))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			slices.Sort(uit)
			return slices.Compact(uit)
		} else if err != nil {
			t.Fatal(err)
		}
		if s, ok := tok.(xml.StartElement); ok {
			uit = append(uit, s.Name.Space)
			for _, a := range s.Attr {
				if a.Name.Space != "" {
					uit = append(uit, a.Name.Space)
				}
			}
		}
	}
}

func TestCase38WithMTOMAnIncludeStandsForTheContent(t *testing.T) {
	i := instellingen(zds.ZDS12)
	inline := schrijver(t, i).VoegZaakdocumentToe(kop(), "12345", document())
	i.MTOM = true
	b := schrijver(t, i).VoegZaakdocumentToe(kop(), "12345", document())
	include := `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:` + b.CID + `"/>`
	if b.CID == "" || inline.CID != "" || b.Na != "" || b.Voor != inline.Voor+include+inline.Na {
		t.Errorf("got CID %q and %q, Na %q, want the inline message with %s in it", b.CID, inline.CID, b.Na, include)
	}
	if got := gelezen(t, b).FindElement(".//zkn:inhoud").SelectAttrValue("xmime:contentType", ""); got != b.Soort || b.Soort != "application/pdf" || inline.Soort != "" {
		t.Errorf("got a part of %q where the message says %q, want the same", b.Soort, got)
	}
	vreemd := schrijver(t, i).VoegZaakdocumentToe(bericht.Kop{Referentie: `a <"é>`}, "12345", document())
	if strings.ContainsAny(vreemd.CID, ` <>"é`) {
		t.Errorf("got CID %q, want letters that need no escape", vreemd.CID)
	}
}
