package bericht_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/zds"
	"solo/dossier"
	"solo/zaak"
)

// hoogstens are the longest values by the schemas of zkn0310 and bg0310, by local name.
var hoogstens = map[string]int{
	"identificatie": 40, "omschrijving": 80, "toelichting": 1000, "kenmerk": 40, "bron": 40, "code": 10, "titel": 200, "beschrijving": 1000,
	"dct.omschrijving": 80, "formaat": 85, "auteur": 200, "@bestandsnaam": 255, "naam": 50, "achternaam": 200, "telefoonnummer": 20, "emailadres": 254,
	"geslachtsnaam": 200, "voorvoegselGeslachtsnaam": 10, "voorletters": 20, "voornamen": 200, "handelsnaam": 200, "statutaireNaam": 500,
	"wpl.woonplaatsNaam": 80, "gor.openbareRuimteNaam": 80, "aoa.huisletter": 1, "aoa.huisnummertoevoeging": 4, "lnd.landnaam": 40,
	"sub.adresBuitenland1": 35, "sub.adresBuitenland2": 35, "sub.adresBuitenland3": 35,
}

// geheim marks what is drawn, so that it can be looked for in the notes.
const geheim = "Gehe1m"

func tekst(t *rapid.T, wat string, plat ...string) string {
	vreemd := []string{"", " ", "\u00a0", geheim, "a\u0301", "]]><&\"'", "\x00", "\ufffe", "\xff", "😀", "漢", "\r\n", "\t", "<!--inhoud-->", strings.Repeat(geheim+" ", 30), strings.Repeat("\u0301", 300)}
	keuze := rapid.OneOf(rapid.SampledFrom(append(plat, "Test")), rapid.SampledFrom(append(plat, "Test")), rapid.SampledFrom(vreemd), rapid.String())
	return strings.Join(rapid.SliceOfN(keuze, 1, 2).Draw(t, wat), "")
}

func adres(t *rapid.T) *dossier.Adres {
	if rapid.Bool().Draw(t, "geen adres") {
		return nil
	}
	a := &dossier.Adres{Straat: tekst(t, "straat"), Huisnummer: rapid.IntRange(-1, 100001).Draw(t, "nr"), Huisletter: tekst(t, "letter", "a"),
		Toevoeging: tekst(t, "toevoeging", "2-h"), Postcode: tekst(t, "postcode", "1234 ab"), Woonplaats: tekst(t, "plaats"), BAG: tekst(t, "bag", "1900200000123456")}
	if rapid.Bool().Draw(t, "buitenland") {
		a.Land = tekst(t, "land", "België")
		a.Regels = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return tekst(t, "regel") }), 0, 4).Draw(t, "regels")
	}
	return a
}

func rol(t *rapid.T, sleutel, roltype string) zaak.Rol {
	r := zaak.Rol{Sleutel: sleutel, Roltype: roltype, Toelichting: tekst(t, "toelichting")}
	if rapid.Bool().Draw(t, "contact") {
		r.Contact = &zaak.Contact{Naam: tekst(t, "contact"), Telefoon: tekst(t, "tel"), Email: tekst(t, "mail")}
	}
	switch rapid.IntRange(0, 3).Draw(t, "soort") {
	case 0:
		r.Persoon = &zaak.Persoon{Achternaam: tekst(t, "achter"), Voorvoegsel: tekst(t, "voor", "van"), Voornamen: tekst(t, "voornamen"), Voorletters: tekst(t, "vl"),
			Geboortedatum: dossier.OnvolledigeDatum(tekst(t, "geboren", "1980", "1980-03", "1980-03-21")), Adres: adres(t)}
		if rapid.Bool().Draw(t, "bsn") {
			r.Persoon.BSN, _ = dossier.ParseBSN("999990019")
		}
	case 1:
		r.Vestiging = &zaak.Vestiging{KVK: tekst(t, "kvk", "12345678"), Vestigingsnummer: rapid.SampledFrom([]string{"", "12", "000012345678"}).Draw(t, "vest"),
			Handelsnaam: tekst(t, "handelsnaam"), RSIN: rapid.SampledFrom([]string{"", "999990019", "12345678"}).Draw(t, "rsin"), Adres: adres(t)}
	case 2:
		r.Medewerker = &zaak.Medewerker{Identificatie: tekst(t, "mdw", "m1"), Achternaam: tekst(t, "achter")}
	case 3:
		r.Eenheid = &zaak.Eenheid{Identificatie: tekst(t, "oeh", "T1"), Naam: tekst(t, "naam")}
	}
	return r
}

func trek(t *rapid.T) *zaak.Zaak {
	z := &zaak.Zaak{Zaaktype: zaak.Zaaktype{Identificatie: "B1601"}, Startdatum: dag, Omschrijving: tekst(t, "omschrijving"), Toelichting: tekst(t, "toelichting"),
		Extra: []zaak.Extra{{Naam: rapid.String().Draw(t, "extra"), Waarde: tekst(t, "waarde")}}, Kenmerken: []dossier.Kenmerk{{Bron: tekst(t, "bron"), Kenmerk: tekst(t, "kenmerk")}},
		Rollen: []zaak.Rol{rol(t, "initiator", "initiator")},
		Documenten: []zaak.Document{{Sleutel: "D01", Type: tekst(t, "type"), Titel: tekst(t, "titel"), Beschrijving: tekst(t, "beschrijving"),
			Bestandsnaam: tekst(t, "bestand", "a.pdf"), Formaat: tekst(t, "formaat", "application/pdf"), Auteur: tekst(t, "auteur")}}}
	for i, soort := range rapid.SliceOfN(rapid.SampledFrom([]string{"Partner", "gemachtigde", "belanghebbende", "behandelaar"}), 0, 3).Draw(t, "rollen") {
		z.Rollen = append(z.Rollen, rol(t, fmt.Sprint("rol", i), soort))
	}
	return z
}

// Any zaak is either refused by Check or gives messages that fit, by the schemas too.
func TestAnyZaakIsRefusedOrFits(t *testing.T) {
	t.Parallel()
	var goed, geweigerd int
	var proeven []bericht.Bericht
	rapid.Check(t, func(t *rapid.T) {
		i := instellingen(rapid.SampledFrom([]zds.Dialect{zds.ZDS11, zds.ZDS12}).Draw(t, "dialect"))
		i.Beperkt = rapid.Bool().Draw(t, "beperkt")
		s, err := bericht.New(i)
		if err != nil {
			t.Fatal(err)
		}
		z := trek(t)
		aangepast, gebreken := s.Check(id, z)
		if uit := strings.Join(append(aangepast, gebreken...), "\n"); strings.Contains(uit, geheim) {
			t.Errorf("a value stands in the notes: %q", uit)
		}
		if len(gebreken) > 0 {
			geweigerd++
			return
		}
		goed++
		zaakbericht := s.CreeerZaak(kop(), bericht.Zaak{Nummer: "1900SOLO0000042", Dossier: id, Zaak: z})
		docbericht := s.VoegZaakdocumentToe(kop(), "1900SOLO0000042", bericht.Document{Nummer: "D1", Ontvangen: dag, Document: z.Documenten[0]})
		for _, b := range []bericht.Bericht{zaakbericht, docbericht} {
			if err := past(body(b)); err != nil {
				t.Errorf("%s: %v\n%s", b.Dienst, err, body(b))
			}
		}
		proeven = append(proeven, zaakbericht, docbericht)
	})
	if goed == 0 || geweigerd == 0 {
		t.Fatalf("%d fit and %d were refused: the property says nothing", goed, geweigerd)
	}
	t.Run("by the schemas", func(t *testing.T) { validate(t, proeven...) })
}

// past reports what the schemas would: not well-formed, empty, or too long.
func past(s string) error {
	type open struct {
		naam   string
		tekst  strings.Builder
		gevuld bool
	}
	var stapel []*open
	dec := xml.NewDecoder(strings.NewReader(s))
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if len(stapel) > 0 {
				stapel[len(stapel)-1].gevuld = true
			}
			stapel = append(stapel, &open{naam: tok.Name.Local})
			for _, a := range tok.Attr {
				if err := lengte("@"+a.Name.Local, a.Value); err != nil || strings.TrimSpace(a.Value) == "" {
					return fmt.Errorf("attribute %s is empty or too long: %v", a.Name.Local, err)
				}
			}
		case xml.CharData:
			stapel[len(stapel)-1].tekst.Write(tok)
		case xml.EndElement:
			e := stapel[len(stapel)-1]
			stapel = slices.Delete(stapel, len(stapel)-1, len(stapel))
			if !e.gevuld && strings.TrimSpace(e.tekst.String()) == "" {
				return fmt.Errorf("%s is empty", e.naam)
			}
			if !e.gevuld {
				if err := lengte(e.naam, e.tekst.String()); err != nil {
					return err
				}
			}
		}
	}
}

func lengte(naam, v string) error {
	if n := hoogstens[naam]; n > 0 && utf8.RuneCountInString(v) > n {
		return fmt.Errorf("%s has %d characters, at most %d fit", naam, utf8.RuneCountInString(v), n)
	}
	return nil
}
