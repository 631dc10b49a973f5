package sandbox_test

import (
	"errors"
	"strings"
	"testing"

	"solo/sandbox"
)

func TestHandsOfTheCaseworker(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	for range 2 {
		if err := w.s.AddEigenschap("SOLO-1", "regeling", "bbz"); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.do(200, "GET", zaak+"/zaakeigenschappen", nil).results(); len(got) != 2 || got[0]["waarde"] != "bbz" {
		t.Errorf("eigenschappen by hand: got %v", got)
	}
	if got := w.s.Tel().Dubbel(); got != 1 {
		t.Errorf("Dubbel %d, want 1", got)
	}
	for naam, err := range map[string]error{
		"eigenschap": w.s.AddEigenschap("SOLO-1", "bestaatniet", "x"),
		"roltype":    w.s.AddRol("SOLO-1", "bestaatniet", "x", nil),
		"zaak":       w.s.CloseZaak("SOLO-9"),
		"gone":       w.s.DeleteZaak("SOLO-9"),
	} {
		if !errors.Is(err, sandbox.ErrOnbekend) {
			t.Errorf("%s: got %v, want ErrOnbekend", naam, err)
		}
	}
}

func TestLenientServerTakesTheEndStatusAndCloses(t *testing.T) {
	w := start(t, sandbox.Config{})
	zaak := w.zaak()
	w.do(201, "POST", z+"statussen", w.statusBody(zaak).met(velden{"statustype": w.typ("statustypen", "omschrijving", "Afgehandeld")}))
	if got := w.do(200, "GET", zaak, nil).tekst("einddatum"); got != "2026-02-03" {
		t.Errorf("einddatum %q, want 2026-02-03", got)
	}
	w.refused(403, "permission_denied", "PATCH", zaak, velden{"toelichting": "x"})
}

func TestWhatIsNotServedSaysSo(t *testing.T) {
	w := streng(t)
	zaak := w.zaak()
	for _, pad := range []string{zaak, z + "zaken", w.document(), eio} {
		w.refused(400, "expand invalid", "GET", pad+"?expand=status", nil)
	}
	w.refused(400, "hoofdzaak does_not_exist", "POST", z+"zaken", w.zaakBody().met(velden{"identificatie": "S2", "hoofdzaak": zaak + "x"}))
	w.refused(400, "zaak no_match", "POST", zaak+"/zaakeigenschappen", w.eigenschapBody(zaak+"x", "regeling", "bbz"))
	w.refused(400, "zaakgeometrie invalid", "POST", z+"zaken", w.zaakBody().met(velden{"zaakgeometrie": "hier"}))
	w.refused(404, "not_found", "GET", zaak+"x/zaakeigenschappen", nil)
	w.refused(404, "not_found", "DELETE", zaak+"/zaakeigenschappen/x", nil)
}

func TestSizesAreForPeople(t *testing.T) {
	w := start(t, sandbox.Config{})
	zaak := w.zaak()
	for _, n := range []int{3, 2048} {
		doc := w.do(201, "POST", eio, w.documentBody(strings.Repeat("x", n))).tekst("url")
		w.do(201, "POST", z+"zaakinformatieobjecten", velden{"zaak": zaak, "informatieobject": doc})
	}
	groot := w.partly(3 << 20 / 2).tekst("url")
	w.do(201, "POST", z+"zaakinformatieobjecten", velden{"zaak": zaak, "informatieobject": groot})
	pagina := string(w.do(200, "GET", "/zaak/"+w.do(200, "GET", zaak, nil).tekst("uuid"), nil).Ruw)
	for _, want := range []string{"3 bytes", "2 kB", "1,5 MB", "nog niet compleet"} {
		if !strings.Contains(pagina, want) {
			t.Errorf("page misses %q", want)
		}
	}
}
