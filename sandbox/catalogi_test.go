package sandbox_test

import (
	"net/url"
	"testing"

	"solo/sandbox"
)

func TestZaaktypeByIdentificatieAndDay(t *testing.T) {
	w := streng(t)
	cat := w.do(200, "GET", c+"catalogussen?domein=SOLO&rsin="+rsin, nil).results()
	if len(cat) != 1 {
		t.Fatalf("got %d catalogussen, want 1", len(cat))
	}
	vraag := c + "zaaktypen?catalogus=" + url.QueryEscape(cat[0]["url"].(string)) + "&identificatie=B1601&datumGeldigheid="
	for dag, want := range map[string]int{"2019-12-31": 0, "2020-01-01": 1, "2025-12-31": 1, "2026-01-01": 2, "2026-01-02": 1} {
		if got := len(w.do(200, "GET", vraag+dag, nil).results()); got != want {
			t.Errorf("%s: got %d versions, want %d", dag, got, want)
		}
	}
	w.refused(400, "datumGeldigheid invalid", "GET", vraag+"vandaag", nil)
}

func TestStatusDecidesWhichTypesAreShown(t *testing.T) {
	w := streng(t)
	w.s.SetConcept("B1601", true)
	for vraag, want := range map[string]int{"": 0, "&status=definitief": 0, "&status=concept": 2, "&status=alles": 2} {
		if got := len(w.do(200, "GET", c+"zaaktypen?identificatie=B1601"+vraag, nil).results()); got != want {
			t.Errorf("zaaktypen%s: got %d, want %d", vraag, got, want)
		}
	}
	if got := len(w.do(200, "GET", c+"roltypen?zaaktypeIdentificatie=B1601", nil).results()); got != 0 {
		t.Errorf("roltypen of a concept: got %d, want 0", got)
	}
	w.refused(400, "status invalid_choice", "GET", c+"zaaktypen?status=oud", nil)
}

func TestTypesOfAZaaktype(t *testing.T) {
	w := streng(t)
	zt := w.typ("zaaktypen", "identificatie", "B1601")
	q := "?zaaktype=" + url.QueryEscape(zt)
	for vraag, want := range map[string]int{
		"roltypen" + q: 6, "roltypen" + q + "&omschrijvingGeneriek=initiator": 1, "statustypen" + q: 3,
		"eigenschappen" + q: 9, "zaaktype-informatieobjecttypen" + q: 4, "zaaktype-informatieobjecttypen" + q + "&richting=uitgaand": 0,
		"informatieobjecttypen?omschrijving=Jaarrekening": 1, "informatieobjecttypen?omschrijving=Niets": 0,
		"statustypen?zaaktypeIdentificatie=B1601": 6, "eigenschappen?zaaktypeIdentificatie=B1601&datumGeldigheid=2026-01-02": 9,
	} {
		if got := len(w.do(200, "GET", c+vraag, nil).results()); got != want {
			t.Errorf("%s: got %d, want %d", vraag, got, want)
		}
	}
	body := w.do(200, "GET", zt, nil)
	if n := len(body.veld("informatieobjecttypen").([]any)); n != 4 {
		t.Errorf("zaaktype knows %d informatieobjecttypen, want 4", n)
	}
	w.do(200, "GET", body.veld("statustypen").([]any)[2].(string), nil)
	w.s.RemoveRoltype("B1601", "Initiator")
	if got := len(w.do(200, "GET", c+"roltypen"+q+"&omschrijvingGeneriek=initiator", nil).results()); got != 0 {
		t.Errorf("removed roltype still shown: %d", got)
	}
	w.refused(404, "not_found", "GET", c+"zaaktypen/00000000-0000-4000-8000-000000000000", nil)
}

func TestHundredAndOneStatustypenTakeTwoPages(t *testing.T) {
	w := streng(t)
	w.s.PadStatustypen("B1601", 101)
	zt := w.typ("zaaktypen", "identificatie", "B1601")
	a := w.do(200, "GET", c+"statustypen?zaaktype="+url.QueryEscape(zt), nil)
	b := w.do(200, "GET", a.tekst("next"), nil)
	if len(a.results()) != 100 || len(b.results()) != 1 {
		t.Fatalf("pages of %d and %d, want 100 and 1", len(a.results()), len(b.results()))
	}
	if first := b.results()[0]; first["volgnummer"] != 1.0 || first["omschrijving"] != "Ontvangen" {
		t.Errorf("last page has %v, want volgnummer 1", first)
	}
	if eind := a.results()[0]; eind["isEindstatus"] != true || eind["volgnummer"] != 101.0 {
		t.Errorf("first is %v, want the end status", eind)
	}
}

func TestOldCatalogiKnowsNoDatumGeldigheid(t *testing.T) {
	w := start(t, sandbox.Config{Streng: true, CatalogiVersie: "1.1.0"})
	a := w.do(200, "GET", c+"zaaktypen?identificatie=B1601", nil)
	if got := a.Kop.Get("API-version"); got != "1.1.0" {
		t.Errorf("API-version %q, want 1.1.0", got)
	}
	w.refused(400, "nonFieldErrors unknown-parameters", "GET", c+"zaaktypen?datumGeldigheid=2026-01-01", nil)
	w.refused(400, "nonFieldErrors unknown-parameters", "GET", c+"informatieobjecttypen?omschrijving=Overige", nil)
}

func TestTypesKeepTheirURLOverARestart(t *testing.T) {
	pad := func() string { w := streng(t); return w.typ("roltypen", "omschrijving", "Initiator")[len(w.basis):] }
	if a, b := pad(), pad(); a != b {
		t.Errorf("got %s, then %s", a, b)
	}
}

func TestCatalogusOfNobodyIsRefused(t *testing.T) {
	for rsin, goed := range map[string]bool{"": true, "123456782": true, "12": false, "123456789": false, "12345678a": false} {
		s, err := sandbox.New(sandbox.Config{Catalogus: sandbox.StandaardCatalogus(rsin)})
		if (err == nil) != goed {
			t.Errorf("RSIN %q: got %v", rsin, err)
		}
		if err == nil {
			_ = s.Close()
		}
	}
}
