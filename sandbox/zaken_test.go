package sandbox_test

import (
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/sandbox"
)

func TestPostZaakAnswersWithDefaultsOfTheZaaktype(t *testing.T) {
	w := streng(t)
	a := w.do(201, "POST", z+"zaken", w.zaakBody().met(velden{"identificatie": weg}))
	if got, want := a.Kop.Get("Location"), a.tekst("url"); got != want {
		t.Errorf("Location %q, want %q", got, want)
	}
	got := velden{}
	for _, n := range []string{"identificatie", "registratiedatum", "uiterlijkeEinddatumAfdoening", "einddatumGepland", "vertrouwelijkheidaanduiding", "status", "rollen"} {
		got[n] = a.veld(n)
	}
	want := velden{"identificatie": "ZAAK-2026-0000000001", "registratiedatum": "2026-02-03", "uiterlijkeEinddatumAfdoening": "2026-05-04",
		"einddatumGepland": nil, "vertrouwelijkheidaanduiding": "zaakvertrouwelijk", "status": nil, "rollen": []any{}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("zaak (-want +got):\n%s", diff)
	}
}

func TestPostZaakRefuses(t *testing.T) {
	w := streng(t)
	goed := w.zaakBody()
	lang := func(n int) string { return strings.Repeat("é", n) }
	for _, g := range []struct {
		naam   string
		anders velden
		code   string
	}{
		{"all missing at once", velden{"bronorganisatie": weg, "startdatum": weg}, "bronorganisatie required; startdatum required"},
		{"null", velden{"startdatum": nil}, "startdatum null"},
		{"no date", velden{"startdatum": "03-02-2026"}, "startdatum invalid"},
		{"no RSIN", velden{"bronorganisatie": "123456789"}, "bronorganisatie invalid"},
		{"letters", velden{"bronorganisatie": "12345678a"}, "bronorganisatie only-digits"},
		{"short", velden{"bronorganisatie": "12345678"}, "bronorganisatie min_length"},
		{"blank", velden{"bronorganisatie": "  "}, "bronorganisatie blank"},
		{"long omschrijving", velden{"omschrijving": lang(81)}, "omschrijving max_length"},
		{"long toelichting", velden{"toelichting": lang(1001)}, "toelichting max_length"},
		{"long identificatie", velden{"identificatie": lang(41)}, "identificatie max_length"},
		{"number for text", velden{"omschrijving": 3}, "omschrijving invalid"},
		{"kenmerk without bron", velden{"kenmerken": []velden{{"kenmerk": "x"}}}, "kenmerken.0.bron required"},
		{"long kenmerk", velden{"kenmerken": []velden{{"kenmerk": lang(41), "bron": "SOLO"}}}, "kenmerken.0.kenmerk max_length"},
		{"kenmerken no list", velden{"kenmerken": "x"}, "kenmerken not_a_list"},
		{"choice", velden{"vertrouwelijkheidaanduiding": "publiek"}, "vertrouwelijkheidaanduiding invalid_choice"},
		{"other host", velden{"zaaktype": "https://elders.example/catalogi/api/v1/zaaktypen/1"}, "zaaktype bad-url"},
		{"no zaaktype", velden{"zaaktype": w.basis + c + "zaaktypen/00000000-0000-4000-8000-000000000000"}, "zaaktype invalid-resource"},
		{"kanaal", velden{"communicatiekanaal": "https://kanalen.example/1"}, "communicatiekanaal bad-url"},
		{"product", velden{"productenOfDiensten": []string{"https://p.example/1"}}, "productenOfDiensten invalid-products-services"},
		{"betaling", velden{"betalingsindicatie": "nvt", "laatsteBetaaldatum": "2026-02-01T00:00:00Z"}, "laatsteBetaaldatum betaling-nvt"},
	} {
		t.Run(g.naam, func(t *testing.T) {
			sub := *w
			sub.t = t
			sub.refused(400, g.code, "POST", z+"zaken", goed.met(g.anders))
		})
	}
	w.do(201, "POST", z+"zaken", goed.met(velden{"omschrijving": lang(80), "toelichting": lang(1000)}))
	if n := w.s.Tel().Zaken; n != 1 {
		t.Errorf("got %d zaken, want 1: a refusal left something behind", n)
	}
}

func TestPostZaakNeedsAPublishedZaaktype(t *testing.T) {
	w := streng(t)
	body := w.zaakBody()
	w.s.SetConcept("B1601", true)
	w.refused(400, "zaaktype not-published", "POST", z+"zaken", body)
}

func TestIdentificatieIsUniqueOnlyWhenStreng(t *testing.T) {
	w := streng(t)
	w.zaak()
	w.refused(400, "identificatie identificatie-niet-uniek", "POST", z+"zaken", w.zaakBody())
	w.do(201, "POST", z+"zaken", w.zaakBody().met(velden{"bronorganisatie": "999990019"}))

	los := start(t, sandbox.Config{})
	los.zaak()
	los.zaak()
	if got := los.s.Tel().DubbeleZaken; got != 1 {
		t.Errorf("DubbeleZaken %d, want 1", got)
	}
}

func TestBodyThatIsNoJSONIsRefused(t *testing.T) {
	w := streng(t)
	w.refused(400, "parse_error", "POST", z+"zaken", "{niet")
	w.refused(400, "parse_error", "POST", z+"zaken", `{"a":1} {}`)
	w.refused(415, "unsupported_media_type", "POST", z+"zaken", formulier{[]byte("x"), "text/plain"})
	w.refused(404, "not_found", "GET", z+"zaken/00000000-0000-4000-8000-000000000000", nil)
	w.refused(404, "not_found", "GET", z+"bestaatniet", nil)
	w.refused(405, "method_not_allowed", "DELETE", z+"zaken", nil)
}

func TestParallelPostsOfOneNumberMakeOneZaak(t *testing.T) {
	w := streng(t)
	body := w.zaakBody()
	var gemaakt atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if a, err := w.try("POST", z+"zaken", body); err == nil && a.Status == 201 {
				gemaakt.Add(1)
			}
		})
	}
	wg.Wait()
	if got := gemaakt.Load(); got != 1 || w.s.Tel().Zaken != 1 {
		t.Errorf("answered 201 %d times, %d zaken; want 1 and 1", got, w.s.Tel().Zaken)
	}
}

func TestListZakenFilters(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	w.do(201, "POST", z+"rollen", w.rolBody(zaak))
	w.do(201, "POST", z+"zaken", w.zaakBody().met(velden{"identificatie": "SOLO-2", "startdatum": "2026-02-03"}))
	for vraag, want := range map[string]int{
		"": 2,
		"identificatie=SOLO-1&bronorganisatie=" + rsin:                              1,
		"identificatie=SOLO-9":                                                      0,
		"bronorganisatie__in=1," + rsin:                                             2,
		"startdatum__gt=2026-02-02":                                                 1,
		"startdatum__lte=2026-02-02":                                                1,
		"einddatum__isnull=true":                                                    2,
		"registratiedatum=2026-02-03":                                               2,
		"rol__omschrijvingGeneriek=initiator":                                       1,
		"rol__betrokkeneType=medewerker":                                            0,
		"maximaleVertrouwelijkheidaanduiding=geheim":                                2,
		"maximaleVertrouwelijkheidaanduiding=openbaar":                              0,
		"zaaktype=" + url.QueryEscape(w.typ("zaaktypen", "identificatie", "B1601")): 2,
	} {
		if got := len(w.do(200, "GET", z+"zaken?"+vraag, nil).results()); got != want {
			t.Errorf("?%s: got %d, want %d", vraag, got, want)
		}
	}
	eerste := w.do(200, "GET", z+"zaken?ordering=-startdatum", nil).results()[0]
	if eerste["identificatie"] != "SOLO-2" {
		t.Errorf("ordering=-startdatum: got %v first, want SOLO-2", eerste["identificatie"])
	}
	w.refused(400, "startdatum invalid", "GET", z+"zaken?startdatum=gisteren", nil)
}

func TestUnknownParametersAreRefusedOnlyWhenStreng(t *testing.T) {
	w := streng(t)
	for _, pad := range []string{z + "zaken?pageSize=10", z + "zaken?kenmerk=SOLO:1", z + "rollen?foo=1", z + "statussen?foo=1",
		z + "zaakinformatieobjecten?foo=1", d + "enkelvoudiginformatieobjecten?titel=x", c + "zaaktypen?omschrijving=x",
		strings.TrimPrefix(w.zaak(), w.basis) + "/zaakeigenschappen?naam=x"} {
		w.refused(400, "nonFieldErrors unknown-parameters", "GET", pad, nil)
	}
	los := start(t, sandbox.Config{})
	los.do(200, "GET", z+"zaken?pageSize=10", nil)
}

func TestPatchZaak(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	a := w.do(200, "PATCH", zaak, velden{"toelichting": "Nieuw", "kenmerken": []velden{}})
	if a.tekst("toelichting") != "Nieuw" || len(a.veld("kenmerken").([]any)) != 0 || a.tekst("omschrijving") == "" {
		t.Errorf("PATCH gave %s", a.Ruw)
	}
	w.refused(400, "identificatie wijzigen-niet-toegelaten", "PATCH", zaak, velden{"identificatie": "ANDERS"})
	w.do(200, "PATCH", zaak, velden{"identificatie": "SOLO-1"})
}

func TestClosedZaakTakesNoChanges(t *testing.T) {
	w := streng(t)
	zaak, doc := w.zaak(), w.document()
	rol := w.do(201, "POST", z+"rollen", w.rolBody(zaak)).tekst("url")
	if err := w.s.CloseZaak("SOLO-1"); err != nil {
		t.Fatal(err)
	}
	w.refused(403, "permission_denied", "PATCH", zaak, velden{"toelichting": "x"})
	w.refused(403, "permission_denied", "POST", z+"rollen", w.rolBody(zaak))
	w.refused(403, "permission_denied", "DELETE", rol, nil)
	w.refused(403, "permission_denied", "POST", z+"statussen", w.statusBody(zaak))
	w.refused(403, "permission_denied", "POST", zaak+"/zaakeigenschappen", w.eigenschapBody(zaak, "regeling", "bbz"))
	w.refused(403, "permission_denied", "POST", z+"zaakinformatieobjecten", velden{"zaak": zaak, "informatieobject": doc})
	if a := w.do(200, "GET", zaak, nil); a.tekst("einddatum") != "2026-02-03" {
		t.Errorf("einddatum %q, want 2026-02-03", a.tekst("einddatum"))
	}
	if err := w.s.DeleteZaak(zaak); err != nil {
		t.Fatal(err)
	}
	w.refused(404, "not_found", "GET", zaak, nil)
	w.refused(400, "zaak object-does-not-exist", "POST", z+"rollen", w.rolBody(zaak))
	w.refused(404, "not_found", "GET", rol, nil)
}

func TestPagesHoldAHundred(t *testing.T) {
	w := start(t, sandbox.Config{})
	body := w.zaakBody()
	for range 101 {
		w.do(201, "POST", z+"zaken", body)
	}
	a := w.do(200, "GET", z+"zaken", nil)
	if a.veld("count") != 101.0 || len(a.results()) != 100 || a.veld("previous") != nil {
		t.Fatalf("page 1: count %v, %d results, previous %v", a.veld("count"), len(a.results()), a.veld("previous"))
	}
	b := w.do(200, "GET", a.tekst("next"), nil)
	if len(b.results()) != 1 || b.veld("next") != nil {
		t.Errorf("page 2: %d results, next %v", len(b.results()), b.veld("next"))
	}
	w.refused(404, "not_found", "GET", z+"zaken?page=3", nil)
	w.s.SetNextHost("intern.example")
	if a := w.do(200, "GET", z+"zaken", nil); !strings.HasPrefix(a.tekst("next"), "https://intern.example/zaken/api/v1/zaken?page=2") {
		t.Errorf("next %q, want the other host", a.tekst("next"))
	}
}
