package zgw_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/dossier"
	"solo/sandbox"
)

// Cases of the catalogue: which version, what is missing, on which page.

func (o *opstelling) holds(code string) *connectors.Fout {
	o.t.Helper()
	f := o.fails(connectors.Configuratie)
	if f.Code != code || len(o.writes()) > 0 || f.Actie == "" {
		o.t.Errorf("got code %q (%s) after %v, want %q before any write", f.Code, f.Melding, o.writes(), code)
	}
	return f
}

func TestCase10DateOfReceiptDecidesHoweverLate(t *testing.T) {
	o := opstellen(t)
	ontvangen := time.Date(2026, 1, 14, 23, 30, 0, 0, time.UTC) // the 15th in Amsterdam
	o.opdr.Zaak.Startdatum = dossier.DatumVan(ontvangen)
	o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "zaken", Aantal: 1, Soort: sandbox.VoorLezen})
	o.fails(connectors.Onzeker)
	o.klok.Advance(72 * time.Hour)
	o.must()
	for _, b := range o.sent("POST zaken") {
		if b["startdatum"] != "2026-01-15" || b["registratiedatum"] != "2026-11-21" {
			t.Errorf("got startdatum %v, registratiedatum %v; want those of receipt and of the first attempt", b["startdatum"], b["registratiedatum"])
		}
	}
	for _, v := range o.sb.Verzoeken() {
		if strings.Contains(v.Pad, "datumGeldigheid") && !strings.Contains(v.Pad, "datumGeldigheid=2026-01-15") {
			t.Errorf("got %s, want the day of receipt", v.Pad)
		}
	}
}

func TestCase14ConceptIsHeldBeforeAnyWrite(t *testing.T) {
	o := opstellen(t)
	o.sb.SetConcept("B1601", true)
	o.holds("zaaktype")
	o.sb.SetConcept("B1601", false)
	o.must()
	o.complete()
}

func TestCase14ConceptInBetweenIsHeld(t *testing.T) {
	o := opstellen(t)
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/zaken") {
			o.sb.SetConcept("B1601", true)
		}
		door.ServeHTTP(w, r)
	}
	if f := o.fails(connectors.Configuratie); f.Code != "not-published" {
		t.Errorf("got code %q, want not-published", f.Code)
	}
	o.tussen = nil
	o.sb.SetConcept("B1601", false)
	o.must()
	o.complete()
}

func TestCase15VersionOnADay(t *testing.T) {
	twee := func(eindeA, beginB string) sandbox.Catalogus {
		c := sandbox.StandaardCatalogus(rsin)
		c.Zaaktypen[0].Einde, c.Zaaktypen[1].Begin = eindeA, beginB
		return c
	}
	gevallen := []struct {
		naam         string
		c            sandbox.Catalogus
		versie, want string // want: begin of the version, "" = held
		dag          string
	}{
		{"wisseldag", twee("2026-03-01", "2026-03-01"), "1.3.1", "2026-03-01", "2026-03-01"},
		{"dag ervoor", twee("2026-03-01", "2026-03-01"), "1.3.1", "2020-01-01", "2026-02-28"},
		{"wisseldag, Catalogi 1.1", twee("2026-03-01", "2026-03-01"), "1.1.0", "2026-03-01", "2026-03-01"},
		{"dag ervoor, Catalogi 1.1", twee("2026-03-01", "2026-03-01"), "1.1.0", "2020-01-01", "2026-02-28"},
		{"gat", twee("2026-03-01", "2026-03-10"), "1.3.1", "", "2026-03-05"},
		{"gat, Catalogi 1.1", twee("2026-03-01", "2026-03-10"), "1.1.0", "", "2026-03-05"},
		{"voor de eerste", twee("2026-03-01", "2026-03-01"), "1.3.1", "", "2019-12-31"},
	}
	for _, g := range gevallen {
		t.Run(g.naam, func(t *testing.T) {
			o := opstellen(t, func(c *sandbox.Config, _ *zgw.Instellingen) { c.Catalogus, c.CatalogiVersie = g.c, g.versie })
			o.opdr.Zaak.Startdatum, _ = dossier.ParseDatum(g.dag)
			if g.want == "" {
				o.holds("zaaktype")
				return
			}
			o.must()
			if got := o.beginOf(o.sent("POST zaken")[0]["zaaktype"].(string)); got != g.want {
				t.Errorf("got the version of %s, want %s", got, g.want)
			}
			for _, v := range o.sb.Verzoeken() {
				if g.versie == "1.1.0" && strings.Contains(v.Pad, "datumGeldigheid") {
					t.Errorf("got %s, want no parameter that 1.1 does not have", v.Pad)
				}
			}
		})
	}
}

// beginOf asks the sandbox which version an address is.
func (o *opstelling) beginOf(zaaktype string) string {
	o.t.Helper()
	var v struct{ BeginGeldigheid string }
	o.get(zaaktype, &v)
	return v.BeginGeldigheid
}

func TestCase16HalfDoneDeliveryKeepsItsVersion(t *testing.T) {
	o := opstellen(t)
	o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "rollen", Aantal: 1, Soort: sandbox.Antwoord, Status: 429, RetryAfter: "3600"})
	o.fails(connectors.Tijdelijk)
	o.sb.AddVersie("B1601", "2026-11-20")
	o.must()
	o.complete()
}

func TestCase17WithoutInitiatorRoltypeNothingIsWritten(t *testing.T) {
	o := opstellen(t)
	o.sb.RemoveRoltype("B1601", "Initiator")
	o.sb.UpdateCatalogus(func(c *sandbox.Catalogus) {
		for i := range c.Zaaktypen {
			c.Zaaktypen[i].Eigenschappen = slices.DeleteFunc(slices.Clone(c.Zaaktypen[i].Eigenschappen),
				func(e sandbox.Eigenschap) bool { return e.Naam == "regeling" })
		}
	})
	f := o.holds("zaaktype-onvolledig")
	for _, want := range []string{"roltype initiator", "eigenschap regeling"} {
		if !strings.Contains(f.Melding, want) {
			t.Errorf("got %q, want all that is missing at once: %s", f.Melding, want)
		}
	}
}

func TestCase18LowestStatusOnTheSecondPageOfAnotherHost(t *testing.T) {
	o := opstellen(t)
	o.sb.PadStatustypen("B1601", 101)
	o.sb.SetNextHost("elders.example")
	o.must()
	o.complete()
	var v struct{ Volgnummer int }
	o.get(o.sent("POST statussen")[0]["statustype"].(string), &v)
	if v.Volgnummer != 1 {
		t.Errorf("got volgnummer %d, want 1", v.Volgnummer)
	}
}

func TestCase19DocumenttypeOutsideTheZaaktype(t *testing.T) {
	t.Run("vooraf", func(t *testing.T) {
		o := opstellen(t)
		o.sb.UpdateCatalogus(func(c *sandbox.Catalogus) {
			for i := range c.Zaaktypen {
				c.Zaaktypen[i].Informatieobjecttypen = []string{"Formulier"}
			}
		})
		if f := o.holds("zaaktype-onvolledig"); !strings.Contains(f.Melding, "documenttype Bankafschrift") {
			t.Errorf("got %q", f.Melding)
		}
	})
	t.Run("pas bij de koppeling", func(t *testing.T) {
		o := opstellen(t)
		o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "zaakinformatieobjecten", Aantal: 1, Soort: sandbox.Antwoord,
			Status: 400, Body: invalid("nonFieldErrors", "missing-zaaktype-informatieobjecttype-relation")})
		if f := o.fails(connectors.Configuratie); f.Stap != "koppeling D01" || o.sb.Tel().Documenten != 1 {
			t.Errorf("got step %s with %d documents, want the document kept", f.Stap, o.sb.Tel().Documenten)
		}
		o.must()
		o.complete()
	})
}

func TestTypesAreLookedUpAgainAsLongAsThereIsNoZaak(t *testing.T) {
	withdraw := func(c *sandbox.Catalogus) { // another version takes its place
		c.Zaaktypen[1].Begin = "2026-01-02"
		c.Zaaktypen[0].Einde = "2026-01-02"
	}
	t.Run("versie ingetrokken", func(t *testing.T) {
		o := opstellen(t)
		o.refuse("zaken", 1, 400, invalid("zaaktype", "not-published"))
		o.fails(connectors.Configuratie)
		o.sb.UpdateCatalogus(withdraw)
		o.refuse("statussen", 1, 429, "")
		o.fails(connectors.Tijdelijk)
		o.sb.AddVersie("B1601", "2026-11-20") // once there is a zaak its own version stays
		o.must()
		o.complete()
		if got := o.beginOf(o.sent("POST zaken")[1]["zaaktype"].(string)); got != "2026-01-02" {
			t.Errorf("got the version of %s, want that of 2026-01-02", got)
		}
	})
	t.Run("waarde hersteld", func(t *testing.T) {
		o := opstellen(t)
		o.opdr.Zaak.Eigenschappen[0].Waarde = strings.Repeat("x", 300)
		o.holds("waarde")
		o.sb.UpdateCatalogus(func(c *sandbox.Catalogus) {
			e := slices.Clone(c.Zaaktypen[1].Eigenschappen)
			for i := range e {
				e[i].Lengte, e[i].Waarden = "300", nil
			}
			c.Zaaktypen[1].Eigenschappen = e
		})
		o.must()
		o.complete()
	})
}
