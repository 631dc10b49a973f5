package zgw_test

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/dossier"
	"solo/zaak"
)

// supplement turns the opdracht into one that adds to the zaak that was made.
func (o *opstelling) supplement(eerst connectors.Ontvangst) {
	z := o.opdr.Zaak
	o.opdr.Bij = &connectors.Bestaand{Zaaknummer: eerst.Zaaknummer, Adres: eerst.Zaak}
	o.opdr.Zaak = &zaak.Zaak{Bronorganisatie: z.Bronorganisatie, Verantwoordelijk: z.Verantwoordelijk, Zaaktype: z.Zaaktype, Startdatum: z.Startdatum,
		Eigenschappen: []zaak.Eigenschap{{Naam: "regeling", Waarde: "ioaz"}, {Naam: "datum_melding", Waarde: "2026-11-19"}, {Naam: "compleet_percentage", Waarde: "100"}}}
	o.document("D11", "Bankafschrift", "later.pdf", []byte("%PDF-1.7 later"))
}

// waarden are the values that stand at the one zaak, by the end of their address; two
// under one name are joined.
func (o *opstelling) waarden() map[string]string {
	o.t.Helper()
	var zaken struct {
		Results []struct{ URL string }
	}
	o.get(o.srv.URL+"/zaken/api/v1/zaken", &zaken)
	uit := map[string]string{}
	for _, z := range zaken.Results {
		var rijen []struct{ Naam, Waarde string }
		if err := json.Unmarshal(o.download(z.URL+"/zaakeigenschappen"), &rijen); err != nil {
			o.t.Fatal(err)
		}
		for _, r := range rijen {
			uit[r.Naam] = strings.TrimPrefix(uit[r.Naam]+"+"+r.Waarde, "+")
		}
	}
	return uit
}

// later makes the first delivery, and prepares the supplement with a journal of its own.
func (o *opstelling) later() connectors.Ontvangst {
	o.t.Helper()
	eerst := o.must()
	o.supplement(eerst)
	o.journal = nieuwGeheugen(o)
	o.sb.ClearVerzoeken()
	return eerst
}

func TestWhatComesLaterGoesToTheZaakThatIsThere(t *testing.T) {
	o := opstellen(t)
	eerst := o.later()
	o.opdr.Zaak.Documenten[0].Creatiedatum = dossier.Datum{Jaar: 2026, Maand: 12, Dag: 3}
	ontvangst := o.must()
	if ontvangst.Zaak != eerst.Zaak || ontvangst.Zaaknummer != eerst.Zaaknummer || len(ontvangst.Aangepast)+len(ontvangst.Dubbel) > 0 {
		t.Errorf("got %+v, want the zaak of %+v and nothing to tell", ontvangst, eerst)
	}
	var soorten []string
	for _, w := range o.writes() {
		methode, pad, _ := strings.Cut(w, " ")
		soorten = append(soorten, methode+" "+soort(pad))
	}
	want := []string{"PATCH zaakeigenschappen", "PATCH zaakeigenschappen", "POST enkelvoudiginformatieobjecten", "POST zaakinformatieobjecten"}
	if !slices.Equal(soorten, want) {
		t.Errorf("got %v, want %v", soorten, want)
	}
	if got, want := o.waarden(), map[string]string{"regeling": "ioaz", "datum_melding": "20261119", "compleet_percentage": "100"}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	p := o.sb.Tel().PerZaak[0]
	if p.Rollen != 3 || p.Statussen != 1 || p.Documenten != 3 {
		t.Errorf("got %+v, want one document more", p)
	}
	d := o.sent("POST enkelvoudiginformatieobjecten")
	if got := d[len(d)-1]; got["ontvangstdatum"] != "2026-12-03" || got["identificatie"] != "SOLO-"+string(dossierID)+"-D11" {
		t.Errorf("got %v, want the day on which it came and its own number", got)
	}
	o.sb.ClearVerzoeken()
	if o.must(); len(o.writes()) > 0 {
		t.Errorf("got %v the second time, want nothing", o.writes())
	}
}

// soort is the collection that a path is about.
func soort(pad string) string {
	delen := strings.Split(pad, "/")
	if len(delen) > 2 {
		return delen[2]
	}
	return delen[0]
}

func TestValueThatIsNotThereYetIsAdded(t *testing.T) {
	o := opstellen(t)
	o.opdr.Zaak.Eigenschappen = o.opdr.Zaak.Eigenschappen[:1]
	o.later()
	o.must()
	if got, want := o.waarden(), map[string]string{"regeling": "ioaz", "datum_melding": "20261119", "compleet_percentage": "100"}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestZaakOfAnotherProtocolIsFoundByItsNumber(t *testing.T) {
	o := opstellen(t)
	eerst := o.later()
	o.opdr.Bij.Adres = ""
	if got := o.must(); got.Zaak != eerst.Zaak {
		t.Errorf("got %+v, want %s", got, eerst.Zaak)
	}
}

// wantKeuzes: the three ways on for a person, and nothing was sent.
func (o *opstelling) wantKeuzes(f *connectors.Fout, code string) {
	o.t.Helper()
	if f.Code != code {
		o.t.Errorf("got %s, want %s", f.Code, code)
	}
	for _, keus := range []string{"stuur opnieuw (solo leveringen opnieuw NR)", "solo leveringen nieuwe-zaak NR", "solo leveringen afgehandeld NR"} {
		if !strings.Contains(f.Actie, keus) {
			o.t.Errorf("%s: got %q, want %q in it", code, f.Actie, keus)
		}
	}
	if got := o.writes(); len(got) > 0 {
		o.t.Errorf("%s: got %v, want nothing sent", code, got)
	}
}

func TestNothingIsAddedToAZaakThatIsClosedRetypedOrOfSomebodyElse(t *testing.T) {
	for code, change := range map[string]func(*opstelling){
		connectors.ZaakGesloten:  func(o *opstelling) { _ = o.sb.CloseZaak(o.opdr.Bij.Adres) },
		connectors.ZaakAnderType: func(o *opstelling) { o.opdr.Zaak.Zaaktype.Identificatie = "B9999" },
		"andere-zaak":            func(o *opstelling) { o.opdr.Dossier = "1K3Q-8V2M-7XTR-9B1C" },
	} {
		o := opstellen(t)
		o.later()
		change(o)
		o.wantKeuzes(o.fails(connectors.Geweigerd), code)
	}
}

func TestZaakThatDoesNotShowIsBelievedGoneAfterTheSettleTime(t *testing.T) {
	for naam, zonderAdres := range map[string]bool{"by address": false, "by number": true} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			o.later()
			if zonderAdres {
				o.opdr.Bij.Adres = ""
			}
			if err := o.sb.DeleteZaak(o.opdr.Bij.Zaaknummer); err != nil {
				t.Fatal(err)
			}
			if f := o.fails(connectors.Onzeker); !f.NietVoor.Equal(o.klok.Now().Add(bezinken)) {
				t.Errorf("got %v, want it waited for", f.NietVoor)
			}
			o.klok.Advance(bezinken / 2)
			o.fails(connectors.Onzeker)
			o.klok.Advance(bezinken)
			o.wantKeuzes(o.fails(connectors.Geweigerd), connectors.ZaakWeg)
			o.wantKeuzes(o.fails(connectors.Geweigerd), connectors.ZaakWeg)
		})
	}
}

func TestZaakThatShowsLateGetsWhatIsAdded(t *testing.T) {
	o := opstellen(t)
	o.later()
	traag := true
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
		if traag && strings.Contains(r.URL.Path, "/zaken/api/v1/zaken/") {
			w.Header().Set("Content-Type", "application/problem+json")
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, `{"code":"not_found","title":"Niet gevonden.","status":404}`)
			return
		}
		door.ServeHTTP(w, r)
	}
	o.fails(connectors.Onzeker)
	traag = false
	o.must()
	if b, err := o.journal.Read(t.Context(), "wachten op de zaak"); err != nil || b.Toestand != connectors.Klaar {
		t.Errorf("got %+v, %v; want nothing left in doubt", b, err)
	}
}

func TestZaakThatWasClosedWhenAllWasAddedIsWhole(t *testing.T) {
	o := opstellen(t)
	eerst := o.later()
	o.must()
	if err := o.sb.CloseZaak(eerst.Zaak); err != nil {
		t.Fatal(err)
	}
	o.sb.ClearVerzoeken()
	o.journal = nieuwGeheugen(o) // as a process that died before it could tell
	if got := o.must(); got.Zaak != eerst.Zaak || len(o.writes()) > 0 {
		t.Errorf("got %+v and %v, want the zaak and nothing sent", got, o.writes())
	}
}

func TestZaakThatIsClosedHalfwayWaitsForAPerson(t *testing.T) {
	o := opstellen(t)
	eerst := o.later()
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
		door.ServeHTTP(w, r)
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/enkelvoudiginformatieobjecten") {
			_ = o.sb.CloseZaak(eerst.Zaak)
		}
	}
	f := o.fails(connectors.Geweigerd)
	o.sb.ClearVerzoeken()
	o.wantKeuzes(f, connectors.ZaakGesloten)
}

func TestTypesOfASupplementAreThoseOfTheVersionThatTheZaakHas(t *testing.T) {
	o := opstellen(t)
	o.later()
	o.sb.AddVersie("B1601", "2026-11-01") // in hindsight: the zaak has the version before
	o.must()
	if got := o.waarden()["regeling"]; got != "ioaz" {
		t.Errorf("got %q, want the value changed", got)
	}
}

func TestNewZaakPointsAtTheOneThatItFollows(t *testing.T) {
	oud := func(o *opstelling) *zaak.Verwant {
		eerst := o.must()
		_ = o.sb.CloseZaak(eerst.Zaak)
		o.opdr.Dossier, o.journal = "1K3Q-8V2M-7XTR-9B1C", nieuwGeheugen(o)
		return &zaak.Verwant{Zaaknummer: eerst.Zaaknummer, Adres: eerst.Zaak, Vervolg: true}
	}
	for naam, geval := range map[string]struct {
		change func(*opstelling, *zaak.Verwant)
		wijst  bool
	}{
		"by address": {func(*opstelling, *zaak.Verwant) {}, true},
		"by number":  {func(_ *opstelling, v *zaak.Verwant) { v.Adres = "" }, true},
		"gone":       {func(o *opstelling, v *zaak.Verwant) { _ = o.sb.DeleteZaak(v.Adres) }, false},
		"the server cannot read it": {func(o *opstelling, _ *zaak.Verwant) {
			o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
				b, _ := io.ReadAll(r.Body)
				r.Body = io.NopCloser(bytes.NewReader(b))
				if bytes.Contains(b, []byte("relevanteAndereZaken")) {
					w.WriteHeader(http.StatusBadRequest)
					_, _ = io.WriteString(w, invalid("relevanteAndereZaken.0.url", "bad-url"))
					return
				}
				door.ServeHTTP(w, r)
			}
		}, false},
	} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			v := oud(o)
			url := v.Adres
			geval.change(o, v)
			o.opdr.Zaak.Verwant = []zaak.Verwant{*v}
			for range 2 {
				ontvangst := o.must()
				var z struct {
					RelevanteAndereZaken []struct{ URL, AardRelatie string }
				}
				o.get(ontvangst.Zaak, &z)
				if wijst := len(z.RelevanteAndereZaken) == 1 && z.RelevanteAndereZaken[0].URL == url && z.RelevanteAndereZaken[0].AardRelatie == "vervolg"; wijst != geval.wijst {
					t.Errorf("got %+v, want it to point %v", z, geval.wijst)
				}
				if n := len(ontvangst.Aangepast); (n == 0) != geval.wijst || n > 1 {
					t.Errorf("got %q", ontvangst.Aangepast)
				}
			}
		})
	}
}

func TestVoorbeeldOfWhatComesLaterAndOfAZaakThatFollows(t *testing.T) {
	o := opstellen(t)
	var gezien []string
	var alles strings.Builder
	show := func() {
		gezien = nil
		err := o.connector().Voorbeeld(t.Context(), o.opdr, func(v zgw.Verzoek) error {
			_, pad, _ := strings.Cut(v.URL, "/api/v1/")
			if v.Methode != http.MethodGet {
				gezien = append(gezien, v.Methode+" "+soort(pad))
			}
			_, err := io.Copy(&alles, v.Body)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, adres := range []string{o.srv.URL + "/zaken/api/v1/zaken/7a1", ""} {
		alles.Reset()
		o.opdr.Zaak.Verwant = []zaak.Verwant{{Zaaknummer: "Z-1", Adres: adres, Vervolg: true}}
		if show(); !strings.Contains(alles.String(), `"aardRelatie":"vervolg"`) || len(gezien) < 5 {
			t.Errorf("%q: got %v without the zaak that it follows", adres, gezien)
		}
	}
	o.opdr.Zaak.Verwant = nil
	for _, adres := range []string{o.srv.URL + "/zaken/api/v1/zaken/7a1", ""} {
		o.supplement(connectors.Ontvangst{Zaak: adres, Zaaknummer: "Z-1"})
		o.opdr.Zaak.Eigenschappen = o.opdr.Zaak.Eigenschappen[:2]
		show()
		want := []string{"PATCH zaakeigenschappen", "PATCH zaakeigenschappen", "POST enkelvoudiginformatieobjecten", "POST zaakinformatieobjecten"}
		if !slices.Equal(gezien, want) {
			t.Errorf("%q: got %v, want %v", adres, gezien, want)
		}
	}
	if n := len(o.sb.Verzoeken()); n > 0 {
		t.Errorf("Voorbeeld sent %d requests, want none", n)
	}
}

func TestZaakPointsAtEveryOtherThatIsThere(t *testing.T) {
	o := opstellen(t)
	eerst := o.must()
	o.opdr.Dossier, o.journal = "1K3Q-8V2M-7XTR-9B1C", nieuwGeheugen(o)
	o.opdr.Zaak.Verwant = []zaak.Verwant{{Zaaknummer: "bestaat-niet"}, {Zaaknummer: eerst.Zaaknummer, Adres: eerst.Zaak}, {Zaaknummer: eerst.Zaaknummer}}
	ontvangst := o.must()
	var z struct {
		RelevanteAndereZaken []struct{ URL, AardRelatie string }
	}
	o.get(ontvangst.Zaak, &z)
	if len(z.RelevanteAndereZaken) != 1 || z.RelevanteAndereZaken[0].URL != eerst.Zaak || z.RelevanteAndereZaken[0].AardRelatie != "onderwerp" {
		t.Errorf("got %+v, want the one that is there, once, as onderwerp", z)
	}
	if len(ontvangst.Aangepast) != 1 || !strings.Contains(ontvangst.Aangepast[0], "andere zaak is weggelaten") {
		t.Errorf("told %q", ontvangst.Aangepast)
	}
}
