package zgw_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/dossier"
	"solo/sandbox"
	"solo/zaak"
)

// Cases of what is sent: order, lengths, names, numbers, addresses.

func TestCase01PlainIntake(t *testing.T) {
	o := opstellen(t)
	got := o.must()
	o.complete()
	e := "POST zaken/" + got.Zaak[strings.LastIndex(got.Zaak, "/")+1:] + "/zaakeigenschappen"
	want := []string{"POST zaken", "POST rollen", "POST rollen", "POST rollen", e, e, e,
		"POST enkelvoudiginformatieobjecten", "POST zaakinformatieobjecten",
		"POST enkelvoudiginformatieobjecten", "POST zaakinformatieobjecten", "POST statussen"}
	if w := o.writes(); !slices.Equal(w, want) {
		t.Errorf("got order %q, want %q", w, want)
	}
	if got.Zaaknummer != "SOLO-"+string(dossierID) || len(got.Aangepast)+len(got.Dubbel) > 0 {
		t.Errorf("got %+v, want our own number and nothing changed", got)
	}
	if k := o.sb.Tel().PerZaak[0].Kenmerken; !slices.Equal(k, []string{"SOLO:" + string(dossierID)}) {
		t.Errorf("got kenmerken %v", k)
	}
	if n := len(o.sb.Tel().Onbekend); n > 0 {
		t.Errorf("%d properties are not in the standard: %v", n, o.sb.Tel().Onbekend)
	}
}

func TestCase02OmschrijvingIsCutOnAWordEnd(t *testing.T) {
	o := opstellen(t)
	o.opdr.Zaak.Omschrijving = "SPOED Aanvraag " + strings.Repeat("Zoe\u0308 👩\u200d🔧 woord ", 20)
	got := o.must()
	s := o.sent("POST zaken")[0]["omschrijving"].(string)
	if n := utf8.RuneCountInString(s); n > 80 || !utf8.ValidString(s) {
		t.Errorf("got %d code points, want at most 80", n)
	}
	rest := strings.TrimPrefix(o.opdr.Zaak.Omschrijving, s)
	if !strings.HasPrefix(rest, " ") {
		t.Errorf("cut inside a word: %q | %q", s, rest[:10])
	}
	if !slices.Contains(got.Aangepast, "zaak: omschrijving is ingekort") {
		t.Errorf("got notes %v", got.Aangepast)
	}
}

func TestCase03LongToelichtingIsCutAndNoted(t *testing.T) {
	o := opstellen(t)
	o.opdr.Zaak.Toelichting = strings.Repeat("uitleg ", 715)
	got := o.must()
	if n := utf8.RuneCountInString(o.sent("POST zaken")[0]["toelichting"].(string)); n > 1000 || n < 990 {
		t.Errorf("got %d code points, want just under 1000", n)
	}
	if !slices.Contains(got.Aangepast, "zaak: toelichting is ingekort") {
		t.Errorf("got notes %v", got.Aangepast)
	}
	again := o.must()
	if !slices.Equal(again.Aangepast, got.Aangepast) {
		t.Errorf("a second call gives notes %v, want the same %v", again.Aangepast, got.Aangepast)
	}
}

func TestCase04LongNamesAreNeverCutSilently(t *testing.T) {
	o := opstellen(t)
	p := o.opdr.Zaak.Rollen[0].Persoon
	p.Achternaam, p.Voorletters, p.Voorvoegsel = strings.Repeat("Langenaam ", 25), strings.Repeat("A.", 15), "van der"
	got := o.must()
	b := o.betrokkene(1)
	if n := utf8.RuneCountInString(b["geslachtsnaam"].(string)); n > 200 {
		t.Errorf("geslachtsnaam: got %d, want at most 200", n)
	}
	if n := len(b["voorletters"].(string)); n > 20 {
		t.Errorf("voorletters: got %d, want at most 20", n)
	}
	vol := o.sent("POST rollen")[0]["afwijkendeNaamBetrokkene"].(string)
	if !strings.HasSuffix(vol, strings.TrimSpace(p.Achternaam)) {
		t.Errorf("afwijkendeNaamBetrokkene does not hold the whole name")
	}
	for _, want := range []string{"rol initiator: achternaam is ingekort", "rol initiator: voorletters is ingekort"} {
		if !slices.Contains(got.Aangepast, want) {
			t.Errorf("got notes %v, want %q", got.Aangepast, want)
		}
	}
}

func TestCase05And06WithoutBSNAStableNumber(t *testing.T) {
	o := opstellen(t)
	o.must()
	b := o.betrokkene(2)
	anp, _ := b["anpIdentificatie"].(string)
	if _, heeft := b["inpBsn"]; heeft || len(anp) == 0 || len(anp) > 17 {
		t.Errorf("got %v, want an anpIdentificatie of at most 17 and no inpBsn", b)
	}
	if b := o.betrokkene(1); b["inpBsn"] != testBSN || b["anpIdentificatie"] != nil {
		t.Errorf("the applicant is not identified by his BSN alone")
	}
	o2 := opstellen(t)
	o2.must()
	if got := o2.betrokkene(2)["anpIdentificatie"]; got != anp {
		t.Errorf("got %v at another attempt, want %v", got, anp)
	}
}

func TestCase06NumberThatSomeoneWithoutBSNHasIsKept(t *testing.T) {
	o := opstellen(t)
	p := o.opdr.Zaak.Rollen[0].Persoon
	p.BSN, p.Anp = dossier.BSN{}, "90000000000000017"
	o.must()
	if b := o.betrokkene(1); b["anpIdentificatie"] != "90000000000000017" || b["inpBsn"] != nil {
		t.Errorf("got %v, want his own number and no BSN", b["anpIdentificatie"])
	}
}

func TestCase07KVKNeverStandsInTheFieldOfARSIN(t *testing.T) {
	t.Run("vestiging", func(t *testing.T) {
		o := opstellen(t)
		o.must()
		if b := o.betrokkene(3); b["kvkNummer"] != "12345678" || o.sent("POST rollen")[2]["betrokkeneType"] != "vestiging" {
			t.Errorf("got %v, want a vestiging with kvkNummer", b)
		}
	})
	t.Run("niet-natuurlijk persoon", func(t *testing.T) {
		o := opstellen(t, func(_ *sandbox.Config, i *zgw.Instellingen) { i.KVKInNNP = true })
		o.toegestaan = "betrokkeneIdentificatie.kvkNummer is not in the standard" // Open Zaak's
		o.must()
		b := o.betrokkene(3)
		if _, heeft := b["innNnpId"]; heeft || b["kvkNummer"] != "12345678" {
			t.Errorf("got %v, want kvkNummer and no innNnpId", b)
		}
	})
}

func TestCase08Addresses(t *testing.T) {
	nl := dossier.Adres{Straat: "Dorpsstraat", Huisnummer: 1, Postcode: "1234AB", Woonplaats: "Voorbeelddorp"}
	ver := dossier.Adres{Land: "België", Landcode: "5010", Regels: []string{"Langestraat met een heel erg lange naam 1", "1000 Brussel"}}
	gevallen := []struct {
		naam  string
		adres dossier.Adres
		dummy string
		bag   any
		note  string
	}{
		{"zonder BAG weggelaten", nl, "", nil, "rol initiator: adres is weggelaten (zonder BAG-id of onvolledig); het staat in de aanvraag"},
		{"zonder BAG met vaste waarde", nl, "ONBEKEND", "ONBEKEND", ""},
		{"buitenland", ver, "ONBEKEND", nil, "rol initiator: adresregel is ingekort"},
	}
	for _, g := range gevallen {
		t.Run(g.naam, func(t *testing.T) {
			o := opstellen(t, func(_ *sandbox.Config, i *zgw.Instellingen) { i.AdresZonderBAG = g.dummy })
			o.opdr.Zaak.Rollen[0].Persoon.Adres = &g.adres
			got := o.must()
			v, _ := o.betrokkene(1)["verblijfsadres"].(map[string]any)
			if v["aoaIdentificatie"] != g.bag {
				t.Errorf("aoaIdentificatie: got %v, want %v", v["aoaIdentificatie"], g.bag)
			}
			if g.note != "" && !slices.Contains(got.Aangepast, g.note) {
				t.Errorf("got notes %v, want %q", got.Aangepast, g.note)
			}
			b, _ := o.betrokkene(1)["subVerblijfBuitenland"].(map[string]any)
			if g.adres.InBuitenland() && (len([]rune(b["subAdresBuitenland_1"].(string))) > 35 || b["lndLandnaam"] != "België") {
				t.Errorf("got %v, want lines of at most 35", b)
			}
		})
	}
}

func TestCase20Eigenschappen(t *testing.T) {
	spec := func(formaat, lengte string, waarden ...string) sandbox.Eigenschap {
		return sandbox.Eigenschap{Naam: "proef", Formaat: formaat, Lengte: lengte, Waarden: waarden}
	}
	gevallen := []struct {
		spec     sandbox.Eigenschap
		in, want string // want "" = held
	}{
		{spec("getal", "14,2"), "1234.56", "1234,56"},
		{spec("getal", "14"), "12.00", "12"},
		{spec("getal", "14"), "12.5", ""},
		{spec("getal", "3"), "1234", ""},
		{spec("getal", "14,2"), "-1", ""},
		{spec("getal", "14,2"), "1.234,56", ""},
		{spec("datum", "8"), "2026-01-31", "20260131"},
		{spec("datum", "8"), "31-01-2026", ""},
		{spec("datum_tijd", "14"), "2026-07-01T10:00:00Z", "20260701120000"},
		{spec("tekst", "5"), "zes tekens", ""},
		{spec("tekst", "5"), "vijf!", "vijf!"},
		{spec("tekst", "20", "hoog", "laag"), "hoog", "hoog"},
		{spec("tekst", "20", "hoog", "laag"), "Hoog", ""},
	}
	for _, g := range gevallen {
		t.Run(fmt.Sprintf("%s %s %s", g.spec.Formaat, g.spec.Lengte, g.in), func(t *testing.T) {
			o := opstellen(t, func(c *sandbox.Config, _ *zgw.Instellingen) {
				c.WaardeControle = true
				c.Catalogus = sandbox.StandaardCatalogus(rsin)
				for i := range c.Catalogus.Zaaktypen {
					c.Catalogus.Zaaktypen[i].Eigenschappen = []sandbox.Eigenschap{g.spec}
				}
			})
			o.opdr.Zaak.Eigenschappen = []zaak.Eigenschap{{Naam: "proef", Waarde: g.in}}
			if g.want == "" {
				f := o.fails(connectors.Configuratie)
				if len(o.writes()) > 0 || strings.Contains(f.Melding, g.in) || !strings.Contains(f.Melding, "proef") {
					t.Errorf("got %q after %v, want a mistake with the name and without the value, before any write", f.Melding, o.writes())
				}
				return
			}
			o.must()
			for _, b := range o.bodies {
				if strings.HasSuffix(b.pad, "zaakeigenschappen") && b.velden["waarde"] != g.want {
					t.Errorf("got %v, want %v", b.velden["waarde"], g.want)
				}
			}
		})
	}
}

func TestCase20OtherValueIsChangedNotDoubled(t *testing.T) {
	o := opstellen(t)
	o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "zaken/*/zaakeigenschappen", Aantal: 1, Soort: sandbox.Antwoord, Status: 429, RetryAfter: "3600"})
	o.fails(connectors.Tijdelijk)
	if err := o.sb.AddEigenschap("SOLO-"+string(dossierID), "regeling", "ioaz"); err != nil {
		t.Fatal(err)
	}
	o.must()
	o.complete()
	if n := slices.IndexFunc(o.writes(), func(w string) bool { return strings.HasPrefix(w, "PATCH ") }); n < 0 {
		t.Errorf("got %v, want a PATCH", o.writes())
	}
}

func TestOneTypingMistakeDoesNotHoldTheApplication(t *testing.T) {
	o := opstellen(t)
	r := &o.opdr.Zaak.Rollen[0]
	r.Contact = &zaak.Contact{Naam: "A. Voorbeeld", Email: "geen adres", Telefoon: "06 12 34 56 78 (liefst na 18 uur)"}
	o.opdr.Zaak.Kenmerken = []dossier.Kenmerk{{Bron: "SOLO", Kenmerk: string(dossierID)}, {Bron: "loket", Kenmerk: strings.Repeat("9", 41)}}
	got := o.must()
	c := o.sent("POST rollen")[0]["contactpersoonRol"].(map[string]any)
	if len(c) != 1 || c["naam"] != "A. Voorbeeld" {
		t.Errorf("got %v, want the name only", c)
	}
	if k := o.sb.Tel().PerZaak[0].Kenmerken; len(k) != 1 || len(got.Aangepast) != 3 {
		t.Errorf("got kenmerken %v and notes %v, want ours once and three notes", k, got.Aangepast)
	}
}
