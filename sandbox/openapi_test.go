package sandbox_test

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"solo/sandbox"
	"solo/sandbox/keuring"
)

// TestAnswersFollowThePublishedDocuments makes one whole intake and holds every
// request and answer against the schema of its call, unknown properties included.
func TestAnswersFollowThePublishedDocuments(t *testing.T) {
	norm, err := keuring.Load("../" + keuring.Standaarden)
	if errors.Is(err, keuring.ErrAfwezig) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	k := norm.New()
	w := startBehind(t, sandbox.Config{Streng: true, DeelGrootte: 4}, k.Handler)
	w.intake()
	v := k.Verslag()
	t.Log(v)
	if fouten := v.Of(keuring.Antwoord); len(fouten) > 0 {
		t.Errorf("answers:\n%s", strings.Join(fouten, "\n"))
	}
	// What the test sends wrong on purpose is refused; all else it sends right.
	v.Afwijkingen = slices.DeleteFunc(v.Afwijkingen, func(a keuring.Afwijking) bool { return a.Status >= 400 })
	if fouten := v.Of(keuring.Verzoek); len(fouten) > 0 {
		t.Errorf("requests:\n%s", strings.Join(fouten, "\n"))
	}
}

// intake is every call of a client, and some that are refused.
func (w *wereld) intake() {
	w.t.Helper()
	check := w.do
	zaak := check(201, "POST", z+"zaken", w.zaakBody()).tekst("url")
	for _, r := range w.rollen(zaak) {
		rol := check(201, "POST", z+"rollen", r)
		check(200, "GET", rol.tekst("url"), nil)
	}
	e := check(201, "POST", zaak+"/zaakeigenschappen", w.eigenschapBody(zaak, "regeling", "bbz")).tekst("url")
	check(200, "GET", e, nil)
	check(200, "PATCH", e, velden{"waarde": "ioaz"})
	check(200, "GET", zaak+"/zaakeigenschappen", nil)

	doc := check(201, "POST", eio, w.documentBody("hallo").met(velden{"integriteit": velden{"algoritme": "sha_256", "waarde": "00", "datum": "2026-02-02"}})).tekst("url")
	half := check(201, "POST", eio, w.documentBody("").met(velden{"inhoud": nil, "bestandsomvang": 6, "identificatie": "D02"}))
	check(200, "GET", half.tekst("url"), nil)
	deel := half.veld("bestandsdelen").([]any)[0].(map[string]any)["url"].(string)
	check(200, "PUT", deel, part(half.tekst("lock"), "1234"))
	lock := check(200, "POST", doc+"/lock", "").tekst("lock")
	check(200, "PATCH", doc, velden{"lock": lock, "titel": "Anders"})
	check(204, "POST", doc+"/unlock", velden{"lock": lock})
	check(200, "GET", doc, nil)
	check(200, "GET", eio, nil)

	zio := check(201, "POST", z+"zaakinformatieobjecten", velden{"zaak": zaak, "informatieobject": doc}).tekst("url")
	check(200, "GET", zio, nil)
	check(200, "GET", z+"zaakinformatieobjecten?zaak="+url.QueryEscape(zaak), nil)
	st := check(201, "POST", z+"statussen", w.statusBody(zaak)).tekst("url")
	for _, pad := range []string{st, z + "statussen", z + "rollen", zaak, z + "zaken"} {
		check(200, "GET", pad, nil)
	}
	check(200, "PATCH", zaak, velden{"toelichting": "x", "zaakgeometrie": velden{"type": "Point", "coordinates": []float64{5.1, 52.1}},
		"verlenging": velden{"reden": "x", "duur": "P5D"}, "relevanteAndereZaken": []velden{{"url": "https://z.example/1", "aardRelatie": "vervolg"}}})

	for _, soort := range []string{"catalogussen", "zaaktypen", "roltypen", "statustypen", "eigenschappen", "informatieobjecttypen", "zaaktype-informatieobjecttypen"} {
		lijst := check(200, "GET", c+soort, nil)
		check(200, "GET", lijst.results()[0]["url"].(string), nil)
	}
	check(400, "POST", z+"zaken", velden{})
	check(404, "GET", z+"zaken/00000000-0000-4000-8000-000000000000", nil)
	check(400, "POST", eio, velden{})
	check(400, "GET", c+"zaaktypen?x=1", nil)
	w.head.Del("Accept-Crs")
	check(412, "GET", z+"zaken", nil)
}

// rollen are one of each betrokkeneType.
func (w *wereld) rollen(zaak string) []velden {
	rol := func(roltype, betrokkene string, wie velden) velden {
		return w.rolBody(zaak).met(velden{"roltype": w.typ("roltypen", "omschrijving", roltype), "betrokkeneType": betrokkene, "betrokkeneIdentificatie": wie})
	}
	return []velden{w.rolBody(zaak),
		rol("Partner", "natuurlijk_persoon", velden{"anpIdentificatie": "P1", "subVerblijfBuitenland": velden{"lndLandcode": "5002", "lndLandnaam": "Frankrijk"}}).
			met(velden{"contactpersoonRol": velden{"naam": "A. Proef", "telefoonnummer": "0600000000"}, "indicatieMachtiging": "gemachtigde"}),
		rol("Onderneming", "vestiging", velden{"kvkNummer": "12345678", "handelsnaam": []string{"Proef & Zn"}}),
		rol("Bewindvoerder", "niet_natuurlijk_persoon", velden{"innNnpId": rsin, "statutaireNaam": "Proef BV"}),
		rol("Behandelaar", "medewerker", velden{"identificatie": "m1", "achternaam": "Proef"}),
		rol("Behandelaar", "organisatorische_eenheid", velden{"identificatie": "o1", "naam": "Team"})}
}
