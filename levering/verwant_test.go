package levering_test

import (
	"encoding/json"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"solo/connectors"
	"solo/dossier"
	"solo/outbox"
	"solo/store"
	voorbeelden "solo/testdata/aanvragen"
	"solo/zaak"
)

// acceptWith brings an example in that goes with other applications.
func (k *keten) acceptWith(t testing.TB, naam string, change map[string]any) dossier.ID {
	t.Helper()
	folder, err := fs.Sub(voorbeelden.FS(), naam)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := fs.ReadFile(folder, "aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	for veld, w := range change {
		doc[veld] = w
	}
	if raw, err = json.Marshal(doc); err != nil {
		t.Fatal(err)
	}
	o, err := k.deur.Complete(t.Context(), raw, func(b string) (io.ReadCloser, error) { return folder.Open(b) })
	if err != nil {
		t.Fatal(err)
	}
	return o.ID
}

const onbekend = "0000-0000-0000-0000"

func TestZaakNamesThoseOfTheApplicationsThatItGoesWith(t *testing.T) {
	k := newKeten(t)
	k.deur.Weergave = k.Weergave
	eerste := k.accept(t, "01-kapper-regulier")
	k.deliver(t, "ZAAK-1")
	k.acceptWith(t, "06-beeindigen-ziek", map[string]any{"verwant": []any{string(eerste), onbekend}})
	k.deliver(t, "ZAAK-2")
	z := k.ander.last(t)
	if want := []zaak.Verwant{{Zaaknummer: "ZAAK-1", Adres: "https://zaken.example/ZAAK-1"}}; !slices.Equal(z.Verwant, want) {
		t.Errorf("got %+v, want %+v", z.Verwant, want)
	}
	if !strings.HasPrefix(z.Toelichting, "Zie ook zaak ZAAK-1.\n") {
		t.Error("the toelichting does not begin with the other zaak")
	}
}

func TestApplicationThatCannotBeNamedIsLeftOutAndTold(t *testing.T) {
	geannuleerd := func(t *testing.T, k *keten) {
		l := k.claim(t)
		if err := k.db.Journaal(l).Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens}); err != nil {
			t.Fatal(err)
		}
		if err := k.db.Cancel(t.Context(), l.ID, "beheer", "met de hand ingevoerd"); err != nil {
			t.Fatal(err)
		}
	}
	for naam, c := range map[string]struct {
		eerst func(*testing.T, *keten)
		ander map[string]any // of the application that names it
		want  string
	}{
		"of another supplier":    {func(t *testing.T, k *keten) { k.deliver(t, "ZAAK-1") }, map[string]any{"leverancier": "ander"}, "kreeg die niet van deze leverancier"},
		"cancelled":              {geannuleerd, nil, "is niet geleverd"},
		"in another case system": {func(t *testing.T, k *keten) { k.deliver(t, "ZAAK-1") }, map[string]any{"gemeentecode": "0518"}, "in een ander zaaksysteem"},
	} {
		t.Run(naam, func(t *testing.T) {
			k := newKeten(t)
			k.Connectors["elders"] = k.ander
			k.deur.Route = func(g dossier.Gemeentecode, _ string, _ dossier.Datum) (string, error) {
				if g == "0518" {
					return "elders", nil
				}
				return bestemming, nil
			}
			eerste := k.acceptWith(t, "01-kapper-regulier", map[string]any{"gemeentecode": "0855"})
			c.eerst(t, k)
			velden := map[string]any{"gemeentecode": "0855", "verwant": []any{string(eerste)}}
			for veld, w := range c.ander {
				velden[veld] = w
			}
			k.acceptWith(t, "06-beeindigen-ziek", velden)
			naar := bestemming
			if velden["gemeentecode"] == "0518" {
				naar = "elders"
			}
			l, err := k.db.Claim(t.Context(), naar, 2)
			if err != nil || len(l) != 1 {
				t.Fatalf("claimed %d, %v", len(l), err)
			}
			o, err := k.Deliver(t.Context(), l[0], nil)
			if err != nil {
				t.Fatal(err)
			}
			if z := k.ander.last(t); len(z.Verwant) > 0 || len(o.Aangepast) != 1 || !strings.Contains(o.Aangepast[0], string(eerste)) || !strings.Contains(o.Aangepast[0], c.want) {
				t.Errorf("it names %v, told %q; want %q", z.Verwant, o.Aangepast, c.want)
			}
		})
	}
}

// What is on its way when the aanvraag comes in may be there when that is delivered.
func TestApplicationOnItsWayIsNamedWhenItArrivedFirst(t *testing.T) {
	for _, aangekomen := range []bool{true, false} {
		k := newKeten(t)
		k.deur.Weergave = k.Weergave
		eerste := k.accept(t, "01-kapper-regulier")
		k.acceptWith(t, "06-beeindigen-ziek", map[string]any{"verwant": []any{string(eerste)}})
		l, err := k.db.Claim(t.Context(), bestemming, 2)
		if err != nil || len(l) != 2 {
			t.Fatalf("claimed %d, %v", len(l), err)
		}
		if aangekomen {
			u := outbox.Uitkomst{Besluit: outbox.Geleverd, Ontvangst: connectors.Ontvangst{Zaaknummer: "ZAAK-1"}}
			if err := k.db.Journaal(l[0]).Release(t.Context(), u); err != nil {
				t.Fatal(err)
			}
		}
		o, err := k.Deliver(t.Context(), l[1], nil)
		if err != nil {
			t.Fatal(err)
		}
		if z := k.ander.last(t); (len(z.Verwant) == 1) != aangekomen || (len(o.Aangepast) == 0) != aangekomen {
			t.Errorf("arrived %v: it names %v and tells %q", aangekomen, z.Verwant, o.Aangepast)
		}
	}
}

// What was delivered since is no difference by another mapping.
func TestZaakThatArrivedLaterIsNoDifference(t *testing.T) {
	k := newKeten(t)
	eerste := k.accept(t, "01-kapper-regulier")
	k.acceptWith(t, "06-beeindigen-ziek", map[string]any{"verwant": []any{string(eerste)}})
	l, err := k.db.Claim(t.Context(), bestemming, 2)
	if err != nil || len(l) != 2 {
		t.Fatalf("claimed %d, %v", len(l), err)
	}
	if _, err := k.Deliver(t.Context(), l[1], nil); err != nil {
		t.Fatal(err)
	}
	u := outbox.Uitkomst{Besluit: outbox.Geleverd, Ontvangst: connectors.Ontvangst{Zaaknummer: "ZAAK-1"}}
	if err := k.db.Journaal(l[0]).Release(t.Context(), u); err != nil {
		t.Fatal(err)
	}
	nu, err := k.db.Levering(t.Context(), l[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := k.Verschil(t.Context(), nu, []store.Stap{{Naam: "zaak", Toestand: "klaar"}}); err != nil || len(got) > 0 {
		t.Errorf("different: %q, %v; want nothing", got, err)
	}
}

// A later application of the same person: the zaak that is there gets a page that says so, and
// nothing that stands in it is touched.
func TestZaakThatIsThereIsToldOfALaterApplication(t *testing.T) {
	k, _ := zaakMet(t, verwijzing())
	k.deliver(t, "ZAAK-1")
	z := k.ander.last(t)
	if got, want := titels(z), []string{"V02 50 Aanvulling 2026-11-20", "G02 51 Gegevens voor verwerking (2026-11-20)"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(z.Eigenschappen)+len(z.Extra)+len(z.Rollen)+len(z.Verwant) > 0 || z.Toelichting != "" || k.ander.laatste.Bij == nil {
		t.Errorf("it touches what a caseworker may have changed: %+v", z.Eigenschappen)
	}
	if got, want := k.tekst(t, "V02"), "Zie ook aanvraag "+onbekend; !strings.Contains(got, want) {
		t.Errorf("the page does not say %q:\n%s", want, got)
	}
}

func verwijzing() *vervolg {
	v := newVervolg("aanvulling", "v1")
	v.doc["verwant"], v.doc["ondertekeningen"] = []any{onbekend}, []any{}
	return v
}

// A zaak that is closed or gone need not be told; what somebody sent waits for a person.
func TestReferenceToAClosedZaakWaitsForNobody(t *testing.T) {
	for naam, c := range map[string]struct {
		v    *vervolg
		code string
		want store.Staat
	}{
		"closed":             {verwijzing(), connectors.ZaakGesloten, store.Geleverd},
		"gone":               {verwijzing(), connectors.ZaakWeg, store.Geleverd},
		"refused":            {verwijzing(), "anders", store.WachtOpMens},
		"what somebody sent": {newVervolg("aanvulling", "v1"), connectors.ZaakGesloten, store.WachtOpMens},
	} {
		t.Run(naam, func(t *testing.T) {
			k, _ := zaakMet(t, c.v)
			k.ander.err = &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "zaak", Code: c.code}
			l := k.deliver(t, "")
			d, err := k.db.Show(t.Context(), l.ID)
			if err != nil || d.Staat != c.want {
				t.Fatalf("got %s, %v; want %s", d.Staat, err, c.want)
			}
			if verteld := strings.Contains(strings.Join(d.Aangepast, " "), c.code); verteld != (c.want == store.Geleverd) {
				t.Errorf("told %q", d.Aangepast)
			}
		})
	}
}

// The delivery of the zaak itself was cancelled: there is nothing to tell.
func TestReferenceWithoutAZaakWaitsForNobody(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "01-kapper-regulier")
	l := k.claim(t)
	if err := k.db.Journaal(l).Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens}); err != nil {
		t.Fatal(err)
	}
	if err := k.db.Cancel(t.Context(), l.ID, "beheer", "met de hand ingevoerd"); err != nil {
		t.Fatal(err)
	}
	k.vervolg(t, verwijzing())
	l = k.deliver(t, "")
	if d, err := k.db.Show(t.Context(), l.ID); err != nil || d.Staat != store.Geleverd || len(k.ander.zaken) > 0 {
		t.Errorf("got %s and %d sent, %v; want nothing to do", d.Staat, len(k.ander.zaken), err)
	}
}
