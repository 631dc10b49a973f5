package intake_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"solo/dossier"
	"solo/intake"
)

func facts(d *intake.Definitie, a *dossier.Aanvraag) map[string]intake.GetoondFeit {
	uit := map[string]intake.GetoondFeit{}
	for _, b := range d.Samenvatting(a) {
		for _, f := range b.Regels {
			uit[f.Label] = f
		}
	}
	return uit
}

func TestSummaryTellsWhatOneMustKnowToCall(t *testing.T) {
	a := set(read(t, "gezin"), map[string]any{"u_bel_mij_terug": true, "u_toelichting": "Regel één.\nRegel twee.", "voorkeur_contact": "bellen_tolk"})
	a.Bewindvoerder = &dossier.Contact{Naam: "M. Verzonnen", Telefoon: "050 0000005"}
	got := facts(load(t), a)
	for label, want := range map[string]string{
		"Snel bellen":             "De aanvrager wil snel gebeld worden.",
		"Liefst contact via":      "bellen met een tolk",
		"Bewindvoerder":           "M. Verzonnen, 050 0000005",
		"Toelichting op de haast": "Regel één.\nRegel twee.",
		"Vraagt aan":              "Geld om van te leven; Geld voor mijn bedrijf",
		"Gevraagd krediet":        "€ 35.000,00",
	} {
		if got[label].Tekst != want {
			t.Errorf("%s: got %q, want %q", label, got[label].Tekst, want)
		}
	}
	a.Bewindvoerder.Curatele = true
	if tekst := facts(load(t), a)["Bewindvoerder"].Tekst; tekst != "M. Verzonnen, curator, 050 0000005" {
		t.Errorf("a curator: got %q", tekst)
	}
	if !got["Bewindvoerder"].Nadruk || got["Vraagt aan"].Nadruk {
		t.Error("the bewindvoerder must stand out, and not everything")
	}
	if strings.Contains(fmt.Sprint(load(t).Samenvatting(a)), a.Aanvrager.BSN.Cijfers()) {
		t.Error("the summary holds the BSN")
	}
}

func TestSummaryLeavesOutWhatWasNotAskedOrAnswered(t *testing.T) {
	got := facts(load(t), set(read(t, "zzp"), map[string]any{"u_bel_mij_terug": false, "u_toelichting": nil}))
	for _, label := range []string{"Snel bellen", "Bewindvoerder", "Partner", "Kinderen", "Gevraagd krediet", "Verhuurder", "Toelichting op de haast"} {
		if f, ok := got[label]; ok {
			t.Errorf("%s: got %q, want nothing", label, f.Tekst)
		}
	}
}

func TestMistakesInTheSummaryAreFoundAtLoad(t *testing.T) {
	in := fstest.MapFS{"regelingen/proef@1.yaml": {Data: []byte(klein + `
samenvatting:
  - titel: ""
    regels:
      - { label: Een, vraag: bestaatniet }
      - { label: Twee }
      - { label: Drie, tekst: "${ook_niet}" }
      - { label: "", als: nergens, vraag: naam }
`)}}
	_, err := intake.LoadFS(in, "proef")
	for _, want := range []string{"titel ontbreekt", `"bestaatniet" bestaat niet`, "een vraag of een tekst", "ook_niet", "nergens", "label ontbreekt"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v; want also %q", err, want)
		}
	}
}

// The form asks how to reach the bewindvoerder: one may have to call him first.
func TestFormAsksTheTelephoneOfTheBewindvoerder(t *testing.T) {
	a := set(read(t, "zzp"), map[string]any{"geldzaken": list("bewindvoerder")})
	a.Bewindvoerder = &dossier.Contact{Naam: "M. Verzonnen", Telefoon: "050 0000005"}
	if got := shown(load(t), a)["bewindvoerder_telefoon"].Antwoord; got != "050 0000005" {
		t.Errorf("got %q, want the number", got)
	}
	a.Bewindvoerder.Telefoon = "bel maar"
	if got := paths(load(t).Validate(a)); got != "bewindvoerder.telefoon" {
		t.Errorf("got findings at %q, want bewindvoerder.telefoon", got)
	}
}
