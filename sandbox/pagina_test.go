package sandbox_test

import (
	"strings"
	"testing"

	"solo/sandbox"
)

func TestPageShowsTheZakenAsACaseworkerSeesThem(t *testing.T) {
	w := start(t, sandbox.Config{Naam: "gemeente Voorbeeldstad"})
	if got := string(w.do(200, "GET", "/", nil).Ruw); !strings.Contains(got, "Er zijn nog geen zaken") {
		t.Errorf("empty page got %s", got)
	}
	zaak, doc := w.zaak(), w.document()
	w.do(201, "POST", z+"rollen", w.rolBody(zaak))
	w.do(201, "POST", z+"zaakinformatieobjecten", velden{"zaak": zaak, "informatieobject": doc})
	w.do(201, "POST", zaak+"/zaakeigenschappen", w.eigenschapBody(zaak, "urgentieniveau", "spoed"))
	w.do(201, "POST", z+"statussen", w.statusBody(zaak))
	lijst := string(w.do(200, "GET", "/", nil).Ruw)
	for _, want := range []string{"sandbox", "Zaaksysteem van gemeente Voorbeeldstad", "<main", "<h1>Zaken</h1>", `scope="col"`, "SOLO-1",
		"SPOED Aanvraag Bbz Testpersoon", "02-02-2026", "Ontvangen", ">spoed<", `lang="nl"`} {
		if !strings.Contains(lijst, want) {
			t.Errorf("list misses %q", want)
		}
	}
	pagina := string(w.do(200, "GET", "/zaak/"+w.do(200, "GET", zaak, nil).tekst("uuid"), nil).Ruw)
	for _, want := range []string{"Huurachterstand", "A. Testpersoon", "Proefstraat 12, 1234AB Voorbeeldstad", "00 Samenvatting",
		"Zaaksysteem van gemeente Voorbeeldstad", "urgentieniveau", "ref-1", "03-02-2026 10:59", "04-05-2026"} {
		if !strings.Contains(pagina, want) {
			t.Errorf("zaak misses %q", want)
		}
	}
	_, link, _ := strings.Cut(pagina, `href="/document/`)
	link, _, _ = strings.Cut(link, `"`)
	a := w.do(200, "GET", "/document/"+link, nil)
	if string(a.Ruw) != "hallo" || a.Kop.Get("Content-Disposition") != "attachment; filename=samenvatting.txt" {
		t.Errorf("download got %q %v", a.Ruw, a.Kop)
	}
	w.do(404, "GET", "/document/x", nil)
	w.do(404, "GET", "/zaak/x", nil)
	w.do(404, "GET", "/anders", nil)
}

func TestPageShowsDatesOneWayAndTelephonesAsLinks(t *testing.T) {
	w := start(t, sandbox.Config{})
	zaak := w.zaak()
	rol := w.rolBody(zaak)
	rol["betrokkeneIdentificatie"].(velden)["geboortedatum"] = "1980-03-21"
	rol["contactpersoonRol"] = velden{"naam": "A. Testpersoon", "telefoonnummer": "+31 6 00000001"}
	w.do(201, "POST", z+"rollen", rol)
	w.do(201, "POST", zaak+"/zaakeigenschappen", w.eigenschapBody(zaak, "datum_melding", "2026-03-01"))
	rol = w.rolBody(zaak)
	rol["roltype"] = w.typ("roltypen", "omschrijving", "Partner")
	rol["betrokkeneIdentificatie"].(velden)["geboortedatum"] = "1975-06"
	w.do(201, "POST", z+"rollen", rol)
	got := string(w.do(200, "GET", "/zaak/"+w.do(200, "GET", zaak, nil).tekst("uuid"), nil).Ruw)
	for _, want := range []string{"<dd>21-03-1980</dd>", "<dd>juni 1975</dd>", "<dd>01-03-2026</dd>", `<a href="tel:&#43;31600000001">&#43;31 6 00000001</a>`} {
		if !strings.Contains(got, want) {
			t.Errorf("zaak misses %q", want)
		}
	}
}

// The order is that of who matters, not that of arrival.
func TestPageShowsTheAanvragerFirst(t *testing.T) {
	w := start(t, sandbox.Config{})
	zaak := w.zaak()
	for naam, achternaam := range map[string]string{"Partner": "Partnerproef", "Gemachtigde": "Gemachtproef"} {
		rol := w.rolBody(zaak)
		rol["roltype"] = w.typ("roltypen", "omschrijving", naam)
		rol["betrokkeneIdentificatie"].(velden)["geslachtsnaam"] = achternaam
		rol["betrokkeneIdentificatie"].(velden)["inpBsn"] = ""
		w.do(201, "POST", z+"rollen", rol)
	}
	w.do(201, "POST", z+"rollen", w.rolBody(zaak))
	w.do(201, "POST", zaak+"/zaakeigenschappen", w.eigenschapBody(zaak, "urgentieniveau", "verhoogd"))
	got := string(w.do(200, "GET", "/zaak/"+w.do(200, "GET", zaak, nil).tekst("uuid"), nil).Ruw)
	a, b, c := strings.Index(got, "<h3>Initiator</h3>"), strings.Index(got, "<h3>Partner</h3>"), strings.Index(got, "<h3>Gemachtigde</h3>")
	if a < 0 || a > b || b > c {
		t.Errorf("places of the rollen: %d %d %d, want them to rise", a, b, c)
	}
	if !strings.Contains(got, `<span class="merk verhoogd">verhoogd</span>`) {
		t.Error("verhoogd looks like regulier")
	}
}

func TestPageListsTheNewestStartdatumFirst(t *testing.T) {
	w := start(t, sandbox.Config{})
	for _, dag := range []string{"2026-02-02", "2026-02-09", "2026-01-05"} {
		w.do(201, "POST", z+"zaken", w.zaakBody().met(velden{"startdatum": dag, "identificatie": "Z" + dag}))
	}
	got := string(w.do(200, "GET", "/", nil).Ruw)
	a, b, c := strings.Index(got, "09-02-2026"), strings.Index(got, "02-02-2026"), strings.Index(got, "05-01-2026")
	if a < 0 || a > b || b > c {
		t.Errorf("places of the dates: %d %d %d, want them to rise", a, b, c)
	}
}

// A PDF is for reading; anything else that was sent must not run in the browser.
func TestOnlyAPDFOpensInTheBrowser(t *testing.T) {
	w := start(t, sandbox.Config{})
	for formaat, want := range map[string]string{"application/pdf": "inline", "text/html": "attachment"} {
		zaak, doc := w.zaak(), w.do(201, "POST", d+"enkelvoudiginformatieobjecten", w.documentBody("hallo").met(velden{"formaat": formaat, "identificatie": formaat})).tekst("url")
		w.do(201, "POST", z+"zaakinformatieobjecten", velden{"zaak": zaak, "informatieobject": doc})
		a := w.do(200, "GET", "/document/"+doc[strings.LastIndex(doc, "/")+1:], nil)
		if got := a.Kop.Get("Content-Disposition"); !strings.HasPrefix(got, want) || a.Kop.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: got %q", formaat, got)
		}
		if got := a.Kop.Get("Content-Type"); (got == "application/pdf") != (want == "inline") {
			t.Errorf("%s: got the type %q", formaat, got)
		}
	}
}

func TestPageEscapesWhatWasSentAndMarksDoubles(t *testing.T) {
	w := start(t, sandbox.Config{})
	body := w.zaakBody().met(velden{"omschrijving": "<script>alert(1)</script>"})
	w.do(201, "POST", z+"zaken", body)
	w.do(201, "POST", z+"zaken", body)
	got := string(w.do(200, "GET", "/", nil).Ruw)
	if strings.Contains(got, "<script>") {
		t.Error("the page runs what was sent")
	}
	if n := strings.Count(got, ">dubbel<"); n != 2 {
		t.Errorf("marked %d doubles, want 2", n)
	}
}

func TestTwoSandboxesShareNothing(t *testing.T) {
	a, b := start(t, sandbox.Config{}), start(t, sandbox.Config{})
	a.zaak()
	a.s.SetConcept("B1601", true)
	b.zaak()
	if got := b.s.Tel().Zaken; got != 1 {
		t.Errorf("got %d zaken, want 1", got)
	}
	cat := sandbox.StandaardCatalogus("")
	d1, d2 := start(t, sandbox.Config{Catalogus: cat}), start(t, sandbox.Config{Catalogus: cat})
	d1.s.RemoveRoltype("B1601", "Initiator")
	d2.typ("roltypen", "omschrijving", "Initiator")
}

func TestUnknownPropertiesAreCountedNotRefused(t *testing.T) {
	w := streng(t)
	w.do(201, "POST", z+"zaken", w.zaakBody().met(velden{"omschrijvng": "x", "kenmerken": []velden{{"bron": "a", "kenmerk": "b", "c": 1}}}))
	got := w.s.Tel().Onbekend
	if len(got) != 2 || got["zaken: omschrijvng"] != 1 || got["zaken: kenmerken.0.c"] != 1 {
		t.Errorf("Onbekend got %v", got)
	}
}
