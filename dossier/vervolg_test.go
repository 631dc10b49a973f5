package dossier_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"solo/dossier"
)

// vervolg is a complete wijziging; edit changes it before it is written.
func vervolg(t testing.TB, edit func(map[string]any)) []byte {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(`{
		"formaat": "solo-vervolg/1", "leverancier": "loket", "kenmerk": "2026-0001-v1", "aanvraag": "2026-0001",
		"soort": "wijziging", "op": "2026-11-22T10:00:00+01:00", "toelichting": "Ik ben verhuisd.",
		"wijziging": {"antwoorden": {"huur_per_maand": 80000, "aov_aanwezig": null}, "weet_niet": ["aov_aanwezig"],
			"aanvrager": {"telefoon": "06 99999999", "adres": {"huisnummer": 9}}, "partner": {"achternaam": "Anders"},
			"bewindvoerder": null},
		"bijlagen": [{"bestand": "afschrift.pdf", "grootte": 4, "sha256": "`+hash+`", "soort": "bank_prive"}],
		"later": [{"soort": "jaarcijfers", "op": "2026-12-24"}],
		"ondertekeningen": [{"wie": "aanvrager", "op": "2026-11-22T10:00:00+01:00", "middel": "digid"}]
	}`), &m); err != nil {
		t.Fatal(err)
	}
	if edit != nil {
		edit(m)
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// zonder takes fields away.
func zonder(velden ...string) func(map[string]any) {
	return func(m map[string]any) {
		for _, v := range velden {
			delete(m, v)
		}
	}
}

func decodeVervolg(t testing.TB, edit func(map[string]any)) *dossier.Vervolg {
	t.Helper()
	v, err := dossier.DecodeVervolg(vervolg(t, edit))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVervolgComesBackWhole(t *testing.T) {
	v := decodeVervolg(t, nil)
	raw, err := dossier.EncodeVervolg(v)
	if err != nil {
		t.Fatal(err)
	}
	got, err := dossier.DecodeVervolg(raw)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(v, got); d != "" {
		t.Error("the document changed on its way")
	}
	if dossier.FormaatVan(raw) != dossier.FormaatVervolg || dossier.FormaatVan([]byte("{")) != "" {
		t.Error("the formaat is not recognised")
	}
}

// The same content in another order, zone or layout is the same vervolg.
func TestVervolgHasOneFingerprintForOneContent(t *testing.T) {
	een, err := dossier.VervolgVingerafdruk(decodeVervolg(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	twee, _ := dossier.VervolgVingerafdruk(decodeVervolg(t, func(m map[string]any) { m["op"] = "2026-11-22T09:00:00Z" }))
	drie, _ := dossier.VervolgVingerafdruk(decodeVervolg(t, func(m map[string]any) { m["toelichting"] = "anders" }))
	if een != twee || een == drie {
		t.Errorf("got %s, %s in another zone, %s with other content", een, twee, drie)
	}
}

func TestEveryMistakeInAVervolgIsToldWithItsPlace(t *testing.T) {
	type m = map[string]any
	for naam, c := range map[string]struct {
		edit func(map[string]any)
		want []string
	}{
		"more at once": {func(v m) {
			v["soort"] = "vermindering"
			v["leverancier"] = "Loket"
			v["volledigheid"] = 100
			v["extra"] = 1
			v["op"] = "gisteren"
		}, []string{"volledigheid", "leverancier", "op", "soort", "extra"}},
		"another formaat": {func(v m) { v["formaat"] = "solo-aanvraag/1" }, []string{"formaat"}},
		"no references":   {zonder("kenmerk", "aanvraag"), []string{"kenmerk", "aanvraag"}},
		"what may not change": {func(v m) {
			v["wijziging"] = m{"regeling": "ioaz", "urgentie": "spoed", "bijlagen": []any{}, "aanvrager": m{"bsn": "999990019", "email": "a@b.nl"},
				"onderneming": m{"kvk": "12345678"}}
		}, []string{"wijziging.urgentie", "wijziging.aanvrager.bsn", "wijziging.bijlagen", "wijziging.onderneming.kvk", "wijziging.regeling"}},
		"no groups":                  {func(v m) { v["wijziging"] = m{"antwoorden": nil, "aanvrager": "weg"} }, []string{"wijziging.aanvrager", "wijziging.antwoorden"}},
		"a wijziging without one":    {zonder("wijziging"), []string{"wijziging"}},
		"a wijziging of nothing":     {func(v m) { v["wijziging"] = m{} }, []string{"wijziging"}},
		"an aanvulling that changes": {func(v m) { v["soort"] = "aanvulling" }, []string{"wijziging"}},
		"an empty aanvulling": {func(v m) {
			v["soort"] = "aanvulling"
			zonder("wijziging", "bijlagen", "later", "ondertekeningen", "toelichting")(v)
		}, []string{"bijlagen"}},
		"an intrekking that changes, unsigned": {func(v m) {
			v["soort"] = "intrekking"
			delete(v, "ondertekeningen")
		}, []string{"soort", "ondertekeningen"}},
		"an intrekking signed by the partner alone": {func(v m) {
			v["soort"] = "intrekking"
			zonder("wijziging", "later")(v)
			v["ondertekeningen"].([]any)[0].(m)["wie"] = "partner"
		}, []string{"ondertekeningen"}},
		"a reference that is none, in a wijziging": {func(v m) { v["verwant"] = []any{"zaak 12"} }, []string{"verwant[0]", "verwant"}},
		"two files of one name":                    {func(v m) { b := v["bijlagen"].([]any); v["bijlagen"] = append(b, b[0]) }, []string{"bijlagen[1].bestand"}},
	} {
		t.Run(naam, func(t *testing.T) {
			_, err := dossier.DecodeVervolg(vervolg(t, c.edit))
			var b dossier.Bevindingen
			errors.As(err, &b)
			var paden []string
			for _, f := range b {
				paden = append(paden, f.Pad)
			}
			if d := cmp.Diff(c.want, paden); d != "" {
				t.Errorf("paths (-want +got):\n%s%v", d, err)
			}
			if err != nil && (strings.Contains(err.Error(), "999990019") || strings.Contains(err.Error(), "gisteren")) {
				t.Errorf("a message shows a value: %v", err)
			}
		})
	}
	for _, raw := range []string{"", "[]", "7", `{"formaat":"solo-vervolg/1","formaat":"solo-vervolg/1"}`} {
		if v, err := dossier.DecodeVervolg([]byte(raw)); err == nil || v != nil {
			t.Errorf("%q was taken", raw)
		}
	}
}

// What a later application is to an earlier one: it may stand alone, and adds to what the
// earlier one goes with.
func TestReferenceToALaterApplicationIsAdded(t *testing.T) {
	const nieuw = "ZZZZ-8V2M-7XTR-9B1C"
	alleen := func(refs ...any) func(map[string]any) {
		return func(v map[string]any) {
			v["soort"], v["verwant"] = "aanvulling", refs
			zonder("wijziging", "bijlagen", "later", "ondertekeningen", "toelichting")(v)
		}
	}
	a, n := samen(t, alleen(nieuw, "0K3Q-8V2M-7XTR-9B1C"))
	if got, want := fmt.Sprint(n.Verwant), "[0K3Q-8V2M-7XTR-9B1C "+nieuw+"]"; got != want || len(a.Verwant) != 1 {
		t.Errorf("got %s, want %s", got, want)
	}
	if v := decodeVervolg(t, alleen(nieuw)); !v.IsVerwijzing() {
		t.Error("it brings nothing else")
	}
	if v := decodeVervolg(t, func(v map[string]any) { alleen(nieuw)(v); v["later"] = []any{map[string]any{"soort": "jaarcijfers"}} }); v.IsVerwijzing() {
		t.Error("a promise is of who applies")
	}
	var veel []any
	for i := range dossier.MaxVerwant {
		veel = append(veel, fmt.Sprintf("ZZZZ-8V2M-7XTR-9B1%d", i))
	}
	var fout dossier.Bevindingen
	if _, err := dossier.Samen(a, decodeVervolg(t, alleen(veel...))); !errors.As(err, &fout) || fout[0].Pad != "verwant" {
		t.Errorf("eleven: got %v, want a mistake at verwant", err)
	}
}

func samen(t *testing.T, edit func(map[string]any)) (*dossier.Aanvraag, *dossier.Aanvraag) {
	t.Helper()
	a, err := dossier.Decode(voorbeeld(t, func(m map[string]any) {
		m["aanvrager"].(map[string]any)["adres"].(map[string]any)["bag"] = "0855010000000007"
	}))
	if err != nil {
		t.Fatal(err)
	}
	n, err := dossier.Samen(a, decodeVervolg(t, edit))
	if err != nil {
		t.Fatal(err)
	}
	return a, n
}

func TestVervolgChangesWhatItNamesAndNothingElse(t *testing.T) {
	a, n := samen(t, nil)
	if got := n.Antwoorden["huur_per_maand"]; got != json.Number("80000") {
		t.Errorf("huur is %v", got)
	}
	if _, ok := n.Antwoorden["aov_aanwezig"]; ok || len(n.WeetNiet) != 1 || n.WeetNiet[0] != "aov_aanwezig" {
		t.Error("null did not take the answer away, or weet_niet was not replaced")
	}
	if ad := n.Aanvrager.Adres; ad.Huisnummer != 9 || ad.Straat != "Proefstraat" || ad.BAG != "" {
		t.Errorf("huisnummer %d, straat kept %v, BAG of the old house kept %v", ad.Huisnummer, ad.Straat == "Proefstraat", ad.BAG != "")
	}
	if n.Aanvrager.Telefoon != "06 99999999" || n.Partner.Achternaam != "Anders" || n.Partner.BSN.IsZero() || n.Bewindvoerder != nil {
		t.Error("the people are not as the patch says")
	}
	if a.Bewindvoerder == nil || a.Aanvrager.Adres.Huisnummer != 7 || len(a.Bijlagen) != 1 {
		t.Error("the aanvraag that was there has changed")
	}
	if n.Kenmerk != a.Kenmerk || !n.AanvraagOp.Equal(a.AanvraagOp) || len(n.Ondertekeningen) != 2 {
		t.Error("kenmerk, day or signatures are not as they should be")
	}
}

func TestNewPapersComeBehindTheOldUnderANameOfTheirOwn(t *testing.T) {
	_, n := samen(t, nil)
	if len(n.Bijlagen) != 2 || n.Bijlagen[0].Bestand != "afschrift.pdf" || n.Bijlagen[1].Bestand != "afschrift (2).pdf" {
		t.Error("the attachments are not the old and the new one, under names of their own")
	}
	if len(n.Later) != 1 || n.Later[0].Op != "2026-12-24" {
		t.Error("the new promise did not take the place of the old one")
	}
}

func TestMistakeInAChangedValueIsToldUnderWijziging(t *testing.T) {
	a, err := dossier.Decode(voorbeeld(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	_, err = dossier.Samen(a, decodeVervolg(t, func(m map[string]any) {
		m["wijziging"] = map[string]any{"aanvrager": map[string]any{"email": "geen adres"}, "partner": map[string]any{"bsn": "123"}}
	}))
	var b dossier.Bevindingen
	if !errors.As(err, &b) || len(b) != 2 || b[0].Pad != "wijziging.aanvrager.email" || b[1].Pad != "wijziging.partner.bsn" {
		t.Errorf("got %v", err)
	}
}

func TestIntrekkingIsNoSignatureUnderTheAanvraag(t *testing.T) {
	a, n := samen(t, func(m map[string]any) {
		m["soort"] = "intrekking"
		zonder("wijziging", "later")(m)
	})
	if len(n.Ondertekeningen) != len(a.Ondertekeningen) {
		t.Errorf("%d signatures, want %d", len(n.Ondertekeningen), len(a.Ondertekeningen))
	}
}

func TestVervolgNeverPrints(t *testing.T) {
	v := decodeVervolg(t, nil)
	var uit bytes.Buffer
	for _, w := range []any{v, *v, v.Wijziging, v.Bijlagen, v.Later} {
		fmt.Fprintf(&uit, "%v %+v %#v %s %q", w, w, w, w, w)
		slog.New(slog.NewTextHandler(&uit, nil)).Info("x", "v", w)
	}
	for _, geheim := range []string{"06 99999999", "Anders", "verhuisd", "afschrift", "80000"} {
		if strings.Contains(uit.String(), geheim) {
			t.Errorf("%q was printed", geheim)
		}
	}
	if raw, err := json.Marshal(v); err == nil {
		t.Errorf("got %d bytes of JSON, want an error that names EncodeVervolg", len(raw))
	}
}

func FuzzDecodeVervolg(f *testing.F) {
	f.Add(vervolg(f, nil))
	f.Add([]byte(`{"formaat":"solo-vervolg/1","wijziging":{"aanvrager":null}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		v, err := dossier.DecodeVervolg(raw)
		if err != nil {
			return
		}
		opnieuw, err := dossier.EncodeVervolg(v)
		if err != nil {
			t.Fatal(err)
		}
		w, err := dossier.DecodeVervolg(opnieuw)
		if err != nil {
			t.Fatalf("what was taken is refused when it is written again: %v", err)
		}
		a, _ := dossier.VervolgVingerafdruk(v)
		b, _ := dossier.VervolgVingerafdruk(w)
		if a != b {
			t.Error("the fingerprint changed on the way")
		}
	})
}

// RFC 7396: a patch that is applied twice gives the same, whatever it says.
func TestChangeTwiceIsChangeOnce(t *testing.T) {
	a, err := dossier.Decode(voorbeeld(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		waarde := rapid.OneOf(rapid.Just[any](nil), rapid.Just[any](true), rapid.Just[any](json.Number("7")), rapid.Just[any]("tekst"),
			rapid.Just[any](map[string]any{"x": nil, "y": "z"}))
		v := &dossier.Vervolg{Soort: dossier.Wijziging, Wijziging: dossier.Patch{"antwoorden": map[string]any(
			rapid.MapOfN(rapid.SampledFrom([]string{"huur_per_maand", "nieuw", "hulpvraag"}), waarde, 1, 3).Draw(rt, "antwoorden"))}}
		een, err := dossier.Samen(a, v)
		if err != nil {
			rt.Fatal(err)
		}
		twee, err := dossier.Samen(een, v)
		if err != nil {
			rt.Fatal(err)
		}
		x, _ := dossier.Vingerafdruk(een)
		y, _ := dossier.Vingerafdruk(twee)
		if x != y {
			rt.Error("the second time changed it again")
		}
	})
}

// A signature of who is not the partner any more is no signature of the partner.
func TestSignatureOfThePartnerLapsesWhenAnotherIsNamed(t *testing.T) {
	for naam, c := range map[string]struct {
		eerst string // BSN of the partner
		patch any
		want  int
	}{
		"another":           {"999990408", map[string]any{"bsn": "999993653"}, 1},
		"none any more":     {"999990408", nil, 1},
		"the same":          {"999990408", map[string]any{"bsn": "999990408", "achternaam": "Anders"}, 2},
		"it was not known":  {"", map[string]any{"bsn": "999993653"}, 2},
		"nothing about him": {"999990408", map[string]any{}, 2},
	} {
		t.Run(naam, func(t *testing.T) {
			a, err := dossier.Decode(voorbeeld(t, nil))
			if err != nil {
				t.Fatal(err)
			}
			a.Partner = &dossier.Persoon{Achternaam: "Verzonnen"}
			if c.eerst != "" {
				a.Partner.BSN, _ = dossier.ParseBSN(c.eerst)
			}
			h := dossier.Ondertekening{Wie: "aanvrager", Op: a.AanvraagOp, Middel: "digid"}
			a.Ondertekeningen = []dossier.Ondertekening{h, h}
			a.Ondertekeningen[1].Wie = "partner"
			n, err := dossier.Samen(a, &dossier.Vervolg{Soort: dossier.Wijziging, Wijziging: dossier.Patch{"partner": c.patch}})
			if err != nil {
				t.Fatal(err)
			}
			if len(n.Ondertekeningen) != c.want {
				t.Errorf("%d signatures, want %d", len(n.Ondertekeningen), c.want)
			}
		})
	}
}
