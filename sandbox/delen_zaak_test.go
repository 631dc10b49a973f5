package sandbox_test

import (
	"net/url"
	"testing"

	"solo/sandbox"
)

func TestPostRolRefuses(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	goed := w.rolBody(zaak)
	wie := func(v velden) velden { return velden{"betrokkeneIdentificatie": v} }
	for _, g := range []struct {
		naam   string
		anders velden
		code   string
	}{
		{"no toelichting", velden{"roltoelichting": weg}, "roltoelichting required"},
		{"nobody", velden{"betrokkeneIdentificatie": weg}, "nonFieldErrors invalid-betrokkene"},
		{"nobody at all", wie(velden{}), "nonFieldErrors invalid-betrokkene"},
		{"BSN sum", wie(velden{"inpBsn": "999990018"}), "betrokkeneIdentificatie.inpBsn invalid"},
		{"BSN short", wie(velden{"inpBsn": "99999001"}), "betrokkeneIdentificatie.inpBsn min_length"},
		{"BSN dots", wie(velden{"inpBsn": "9999.0019"}), "betrokkeneIdentificatie.inpBsn only-digits"},
		{"anp long", wie(velden{"anpIdentificatie": "123456789012345678"}), "betrokkeneIdentificatie.anpIdentificatie max_length"},
		{"voorletters long", wie(velden{"voorletters": "A.B.C.D.E.F.G.H.I.J.K."}), "betrokkeneIdentificatie.voorletters max_length"},
		{"A-nummer", wie(velden{"inpA_nummer": "0123456789"}), "betrokkeneIdentificatie.inpA_nummer invalid"},
		{"adres without BAG", wie(velden{"verblijfsadres": velden{"wplWoonplaatsNaam": "X", "gorOpenbareRuimteNaam": "Y", "aoaHuisnummer": 1}}),
			"betrokkeneIdentificatie.verblijfsadres.aoaIdentificatie required"},
		{"huisnummer", wie(velden{"verblijfsadres": velden{"aoaIdentificatie": "1", "wplWoonplaatsNaam": "X", "gorOpenbareRuimteNaam": "Y", "aoaHuisnummer": 100000}}),
			"betrokkeneIdentificatie.verblijfsadres.aoaHuisnummer max_value"},
		{"buitenland", wie(velden{"subVerblijfBuitenland": velden{"lndLandcode": "6030", "lndLandnaam": "NL", "subAdresBuitenland_1": "123456789012345678901234567890123456"}}),
			"betrokkeneIdentificatie.subVerblijfBuitenland.subAdresBuitenland_1 max_length"},
		{"machtiging", velden{"indicatieMachtiging": "ja"}, "indicatieMachtiging invalid_choice"},
		{"contact", velden{"contactpersoonRol": velden{"telefoonnummer": "0612345678"}}, "contactpersoonRol.naam required"},
		{"type", velden{"betrokkeneType": "mens"}, "betrokkeneType invalid_choice"},
		{"KvK in RSIN", velden{"betrokkeneType": "niet_natuurlijk_persoon", "betrokkeneIdentificatie": velden{"innNnpId": "12345678"}},
			"betrokkeneIdentificatie.innNnpId min_length"},
		{"unknown roltype", velden{"roltype": w.basis + c + "roltypen/00000000-0000-4000-8000-000000000000"}, "roltype invalid-resource"},
		{"unknown zaak", velden{"zaak": w.basis + z + "zaken/00000000-0000-4000-8000-000000000000"}, "zaak object-does-not-exist"},
	} {
		t.Run(g.naam, func(t *testing.T) {
			sub := *w
			sub.t = t
			sub.refused(400, g.code, "POST", z+"rollen", goed.met(g.anders))
		})
	}
	if n := w.s.Tel().PerZaak[0].Rollen; n != 0 {
		t.Errorf("got %d rollen, want 0", n)
	}
}

func TestOneInitiatorOnlyWhenStreng(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	w.do(201, "POST", z+"rollen", w.rolBody(zaak))
	w.refused(400, "roltype max-occurences", "POST", z+"rollen", w.rolBody(zaak))
	partner := w.rolBody(zaak).met(velden{"roltype": w.typ("roltypen", "omschrijving", "Partner")})
	w.do(201, "POST", z+"rollen", partner)
	w.do(201, "POST", z+"rollen", partner)
	if got := w.s.Tel().DubbeleRollen; got != 1 {
		t.Errorf("DubbeleRollen %d, want 1", got)
	}
	los := start(t, sandbox.Config{})
	zaak = los.zaak()
	los.do(201, "POST", z+"rollen", los.rolBody(zaak))
	los.do(201, "POST", z+"rollen", los.rolBody(zaak))
}

func TestTypesOfAnotherVersionAreAMismatch(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	w.s.AddVersie("B1601", "2026-02-01")
	w.refused(400, "nonFieldErrors zaaktype-mismatch", "POST", z+"rollen", w.rolBody(zaak))
	w.refused(400, "nonFieldErrors zaaktype-mismatch", "POST", z+"statussen", w.statusBody(zaak))
	w.refused(400, "nonFieldErrors zaaktype-mismatch", "POST", zaak+"/zaakeigenschappen", w.eigenschapBody(zaak, "regeling", "bbz"))
}

func TestListRollenFilters(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	rol := w.do(201, "POST", z+"rollen", w.rolBody(zaak))
	if rol.tekst("omschrijvingGeneriek") != "initiator" || rol.tekst("omschrijving") != "Initiator" {
		t.Errorf("rol got %s", rol.Ruw)
	}
	if err := w.s.AddRol("SOLO-1", "Behandelaar", "met de hand", map[string]any{"geslachtsnaam": "Balie"}); err != nil {
		t.Fatal(err)
	}
	for vraag, want := range map[string]int{
		"zaak=" + url.QueryEscape(zaak):                                                2,
		"zaak=" + url.QueryEscape(zaak+"x"):                                            0,
		"omschrijvingGeneriek=initiator":                                               1,
		"roltype=" + url.QueryEscape(w.typ("roltypen", "omschrijving", "Behandelaar")): 1,
		"betrokkeneType=natuurlijk_persoon":                                            2,
		"betrokkeneIdentificatie__medewerker__identificatie=1":                         0,
	} {
		if got := len(w.do(200, "GET", z+"rollen?"+vraag, nil).results()); got != want {
			t.Errorf("?%s: got %d, want %d", vraag, got, want)
		}
	}
	w.do(204, "DELETE", rol.tekst("url"), nil)
	w.refused(404, "not_found", "GET", rol.tekst("url"), nil)
}

func TestStatusRules(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	w.refused(400, "datumStatusGezet date-in-future", "POST", z+"statussen", w.statusBody(zaak).met(velden{"datumStatusGezet": "2026-02-03T10:00:01Z"}))
	w.refused(400, "datumStatusGezet invalid", "POST", z+"statussen", w.statusBody(zaak).met(velden{"datumStatusGezet": "2026-02-03"}))
	w.refused(400, "gezetdoor zaak-mismatch", "POST", z+"statussen", w.statusBody(zaak).met(velden{"gezetdoor": w.basis + z + "rollen/x"}))
	eind := w.typ("statustypen", "omschrijving", "Afgehandeld")
	w.refused(400, "nonFieldErrors resultaat-does-not-exist", "POST", z+"statussen", w.statusBody(zaak).met(velden{"statustype": eind}))
	st := w.do(201, "POST", z+"statussen", w.statusBody(zaak))
	zelfde := w.statusBody(zaak).met(velden{"datumStatusGezet": "2026-02-03T10:59:00+01:00"})
	w.refused(400, "nonFieldErrors unique", "POST", z+"statussen", zelfde)
	if got := w.do(200, "GET", zaak, nil).tekst("status"); got != st.tekst("url") {
		t.Errorf("status of the zaak %q, want %q", got, st.tekst("url"))
	}
	eerder := w.do(201, "POST", z+"statussen", w.statusBody(zaak).met(velden{"datumStatusGezet": "2026-02-01T10:00:00Z"}))
	if eerder.veld("indicatieLaatstGezetteStatus") != false {
		t.Errorf("an earlier status calls itself the last")
	}
	laatste := w.do(200, "GET", z+"statussen?indicatieLaatstGezetteStatus=true&zaak="+url.QueryEscape(zaak), nil).results()
	if len(laatste) != 1 || laatste[0]["url"] != st.tekst("url") {
		t.Errorf("last status: got %v", laatste)
	}
}

func TestEigenschappenCanDoubleAndBeMended(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	pad := zaak + "/zaakeigenschappen"
	a := w.do(201, "POST", pad, w.eigenschapBody(zaak, "urgentieniveau", "spoed"))
	w.do(201, "POST", pad, w.eigenschapBody(zaak, "urgentieniveau", "spoed"))
	if got := w.s.Tel().DubbeleEigenschappen; got != 1 {
		t.Errorf("DubbeleEigenschappen %d, want 1", got)
	}
	if got := w.do(200, "GET", pad, nil).results(); len(got) != 2 || got[0]["naam"] != "urgentieniveau" {
		t.Errorf("list got %v", got)
	}
	if got := w.do(200, "PATCH", a.tekst("url"), velden{"waarde": "regulier"}).tekst("waarde"); got != "regulier" {
		t.Errorf("PATCH waarde %q, want regulier", got)
	}
	w.do(200, "PUT", a.tekst("url"), w.eigenschapBody(zaak, "urgentieniveau", "verhoogd"))
	w.refused(400, "eigenschap wijzigen-niet-toegelaten", "PATCH", a.tekst("url"), velden{"eigenschap": w.typ("eigenschappen", "naam", "regeling")})
	w.refused(400, "waarde blank", "POST", pad, w.eigenschapBody(zaak, "regeling", ""))
	w.do(204, "DELETE", a.tekst("url"), nil)
	w.refused(404, "not_found", "GET", a.tekst("url"), nil)
}

func TestWaardeIsCheckedWhenTheServerDoes(t *testing.T) {
	w := start(t, sandbox.Config{Streng: true, WaardeControle: true})
	w.s.UpdateCatalogus(func(cat *sandbox.Catalogus) {
		for i := range cat.Zaaktypen {
			cat.Zaaktypen[i].Eigenschappen = append(cat.Zaaktypen[i].Eigenschappen,
				sandbox.Eigenschap{Naam: "bedrag", Formaat: "getal", Lengte: "6,2"},
				sandbox.Eigenschap{Naam: "keuze", Formaat: "tekst", Lengte: "3", Waarden: []string{"ja", "nee"}})
		}
	})
	zaak := w.zaak()
	for _, g := range []struct {
		naam, waarde string
		goed         bool
	}{
		{"datum_melding", "20260131", true}, {"datum_melding", "2026-01-31", false},
		{"compleet_percentage", "80", true}, {"compleet_percentage", "80,5", false}, {"compleet_percentage", "1000", false},
		{"bedrag", "1234,56", true}, {"bedrag", "1234.56", false}, {"bedrag", "-5", false}, {"bedrag", "1,234", false},
		{"keuze", "ja", true}, {"keuze", "misschien", false}, {"urgentieniveau", "een veel te lang urgentieniveau", false},
	} {
		body := w.eigenschapBody(zaak, g.naam, g.waarde)
		if g.goed {
			w.do(201, "POST", zaak+"/zaakeigenschappen", body)
		} else {
			w.refused(400, "waarde waarde-incorrect-format", "POST", zaak+"/zaakeigenschappen", body)
		}
	}
}

func TestRelatieRules(t *testing.T) {
	w := streng(t)
	zaak, doc := w.zaak(), w.document()
	body := velden{"zaak": zaak, "informatieobject": doc, "titel": "00 Samenvatting"}
	zio := w.do(201, "POST", z+"zaakinformatieobjecten", body)
	w.refused(400, "nonFieldErrors unique", "POST", z+"zaakinformatieobjecten", body)
	w.refused(400, "informatieobject does_not_exist", "POST", z+"zaakinformatieobjecten", body.met(velden{"informatieobject": doc + "x"}))
	vraag := z + "zaakinformatieobjecten?zaak=" + url.QueryEscape(zaak) + "&informatieobject=" + url.QueryEscape(doc)
	if got := w.do(200, "GET", vraag, nil).results(); len(got) != 1 {
		t.Errorf("list got %d, want 1", len(got))
	}
	w.refused(400, "nonFieldErrors pending-relations", "DELETE", doc, nil)
	w.do(204, "DELETE", zio.tekst("url"), nil)
	w.do(204, "DELETE", doc, nil)

	w.s.UpdateCatalogus(func(cat *sandbox.Catalogus) {
		cat.Informatieobjecttypen = append(cat.Informatieobjecttypen, sandbox.Informatieobjecttype{Omschrijving: "Vreemd", Begin: "2020-01-01"})
	})
	vreemd := w.documentBody("x").met(velden{"informatieobjecttype": w.typ("informatieobjecttypen", "omschrijving", "Vreemd")})
	doc = w.do(201, "POST", d+"enkelvoudiginformatieobjecten", vreemd).tekst("url")
	w.refused(400, "nonFieldErrors missing-zaaktype-informatieobjecttype-relation", "POST", z+"zaakinformatieobjecten", body.met(velden{"informatieobject": doc}))
}
