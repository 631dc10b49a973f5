package aanvraagpdf_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"solo/aanvraagpdf"
)

func nieuws() aanvraagpdf.Nieuws {
	return aanvraagpdf.Nieuws{Soort: "Wijziging", Op: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC), Toelichting: "We zijn verhuisd naar mijn zus.",
		Gewijzigd: []aanvraagpdf.Verschil{{"Op welk telefoonnummer kunnen we u bellen?", "06 00 00 00 00", "06 11 11 11 11"},
			{"Op welke dag moet u uw huis uit?", "", "2 december 2026"}, {"Hebt u een bewindvoerder?", "Ja", ""}},
		WasNiveau: "regulier", WasCompleet: 70, Getekend: []string{"aanvrager, op 22 november 2026 om 10.30 uur met DigiD"}}
}

func vervolgMet(n aanvraagpdf.Nieuws) maker {
	return func(w io.Writer, d aanvraagpdf.Document) error { return aanvraagpdf.Vervolg(w, d, n) }
}

func TestPageOfAChangeSaysWhatWasAndWhatIs(t *testing.T) {
	d := voorbeeld()
	d.Bijlagen = d.Bijlagen[1:2]
	stukken := read(t, render(t, vervolgMet(nieuws()), d))
	tekst := join(stukken)
	contains(t, tekst, "Wijziging van 22 november 2026", "Zoë van der Élst-Łukasz", "We zijn verhuisd naar mijn zus.",
		"Wat er is gewijzigd", "Was", "Is nu", "06 00 00 00 00", "06 11 11 11 11", "2 december 2026", "86% (was 70%)",
		"Urgentie: spoed (was regulier)", "Jaarcijfers 2025", "Ondertekening", "met DigiD", "22 november 2026, 10.30 uur", "TESTGEGEVENS")
	if n := pages(stukken); n != 1 {
		t.Errorf("got %d pages, want 1", n)
	}
	if strings.Contains(tekst, "ingetrokken") {
		t.Error("a change reads as a withdrawal")
	}
	checkOnPaper(t, stukken)
}

func TestPageOfAWithdrawalSaysSoFirst(t *testing.T) {
	n := aanvraagpdf.Nieuws{Soort: "Intrekking", Ingetrokken: true, Op: nieuws().Op, WasNiveau: "spoed", WasCompleet: 86, Getekend: nieuws().Getekend}
	d := voorbeeld()
	d.Bijlagen = nil
	tekst := join(read(t, render(t, vervolgMet(n), d)))
	contains(t, tekst, "Intrekking van 22 november 2026", "De aanvraag wordt ingetrokken", "SOLO sluit de zaak niet", "Ondertekening", "met DigiD")
	for _, weg := range []string{"(was", "Wat er is gewijzigd", "Urgentie", "SPOED", "ontbreekt", "Bijlagen ("} {
		if strings.Contains(tekst, weg) {
			t.Errorf("it says %q, which matters no more", weg)
		}
	}
}

// Whatever was changed, all words of it stand on some page.
func TestPageOfAChangeLosesNoWord(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := nieuws()
		var want []string
		for i := range rapid.IntRange(1, 25).Draw(rt, "wijzigingen") {
			lang := woorden(rapid.SampledFrom([]int{1, 40, 900}).Draw(rt, "lengte"), "is"+string(rune('a'+i)))
			n.Gewijzigd = append(n.Gewijzigd, aanvraagpdf.Verschil{Vraag: "Vraag " + string(rune('a'+i)), Was: "was", Is: lang})
			want = append(want, strings.Fields(lang)...)
		}
		var b bytes.Buffer
		if err := aanvraagpdf.Vervolg(&b, voorbeeld(), n); err != nil {
			rt.Fatal(err)
		}
		stukken := read(t, b.Bytes())
		checkWords(rt, want, join(stukken), tree(rt, b.Bytes()).say())
		checkOnPaper(rt, stukken)
	})
}
