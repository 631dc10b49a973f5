package aanvraagpdf_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"solo/aanvraagpdf"
)

func TestSummaryHoldsWhatACaseworkerAsksFirst(t *testing.T) {
	stukken := read(t, render(t, aanvraagpdf.Samenvatting, voorbeeld()))
	contains(t, join(stukken), "Zoë van der Élst-Łukasz", "Geboren 3 maart 1984", "06 00 00 00 00", "Ĳsselstein-Testdorp", "SPOED",
		"Bewindvoerder M. Verzonnen, 050 000 00 00",
		"Er is nu geen geld voor eten.", "€ 12.500,00", "Handtekening van de partner", "Jaarcijfers 2025",
		"21 november 2026, 14.05 uur", "86%", "3 bijlagen", "SOLO-2026-7F3K-09", "TESTGEGEVENS – omgeving demo")
	checkOnPaper(t, stukken)
}

func TestHeadTellsTheNumberOfWhoHasNoBSN(t *testing.T) {
	d := voorbeeld()
	d.Aanvrager.Anp = "90000000000000017"
	contains(t, join(read(t, render(t, aanvraagpdf.Samenvatting, d))), "Geen BSN, nummer 90000000000000017")
}

func TestSummarySaysHowManyPointsItLeavesOut(t *testing.T) {
	d := voorbeeld()
	d.Ontbreekt = nil
	for i := range 90 {
		d.Ontbreekt = append(d.Ontbreekt, fmt.Sprintf("Stuk %d.", i+1))
	}
	stukken := read(t, render(t, aanvraagpdf.Samenvatting, d))
	getoond := 0
	for _, s := range stukken {
		if strings.HasPrefix(s.tekst, "Stuk ") {
			getoond++
		}
	}
	if getoond < 15 {
		t.Errorf("shows %d of 90 points, want the page well used", getoond)
	}
	contains(t, join(stukken), fmt.Sprintf("en nog %d andere, zie 01 Aanvraag", 90-getoond), "Er wonen kinderen in huis.", "Jaarcijfers 2025")
	if n := pages(stukken); n != 1 {
		t.Errorf("got %d pages, want 1", n)
	}
}

func TestSummaryShowsALongPointInFullWhenThereIsRoom(t *testing.T) {
	d := voorbeeld()
	d.Kern = []aanvraagpdf.Blok{{Titel: "Vraag", Feiten: []aanvraagpdf.Feit{{Label: "Toelichting", Tekst: woorden(120, "vraag")}}}}
	contains(t, join(read(t, render(t, aanvraagpdf.Samenvatting, d))), d.Kern[0].Feiten[0].Tekst)
	d.Kern[0].Feiten = []aanvraagpdf.Feit{{Label: "Toelichting", Tekst: woorden(2000, "vraag")}, {Label: "Kort", Tekst: "en een korte"}}
	tekst := join(read(t, render(t, aanvraagpdf.Samenvatting, d)))
	contains(t, tekst, "vraag0z", " … ", "en een korte", "Kopie van het huurcontract")
	if strings.Contains(tekst, "vraag1999z") {
		t.Error("2000 words did fit on a page")
	}
}

func TestSummaryIsOnePageWhateverTheInput(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		d := draw(rt)
		var b bytes.Buffer
		if err := aanvraagpdf.Samenvatting(&b, d); err != nil {
			rt.Fatalf("Samenvatting: %v", err)
		}
		stukken := read(t, b.Bytes())
		if n := pages(stukken); n != 1 {
			rt.Errorf("got %d pages, want 1", n)
		}
		checkOnPaper(rt, stukken)
		tree(rt, b.Bytes())
	})
}

// draw makes a document of wild lengths and characters.
func draw(rt *rapid.T) aanvraagpdf.Document {
	tekst := rapid.OneOf(rapid.String(), rapid.StringN(0, 600, -1), rapid.SampledFrom([]string{
		"", strings.Repeat("w", 2000), strings.Repeat("woord ", 400), "{nb} \\ ( ) \r\n\n\n", "\xff\xfe", "👩‍🌾 e\u0301 \u202e"}))
	kort := func(naam string) string { return tekst.Draw(rt, naam) }
	lijst := func(naam string) []string {
		return slices.Repeat([]string{kort(naam), kort(naam)}, rapid.SampledFrom([]int{0, 1, 4, 30}).Draw(rt, naam))
	}
	return aanvraagpdf.Document{Referentie: kort("referentie"), Regeling: kort("regeling"), Gemeente: kort("gemeente"),
		Kanaal: kort("kanaal"), Omgeving: kort("omgeving"), Ingevuld: kort("ingevuld"),
		Aanvrager: aanvraagpdf.Contact{Naam: kort("naam"), Telefoon: kort("telefoon"), Email: kort("email"),
			Adres: kort("adres"), Onderneming: kort("onderneming"), Geboren: kort("geboren")},
		Urgentie: aanvraagpdf.Urgentie{Niveau: kort("niveau"), Redenen: lijst("redenen")},
		Kern:     blokken(lijst("kern")), Ontbreekt: lijst("ontbreekt"), Later: lijst("later")}
}

// blokken makes a block of every text, with the text as title, label and fact.
func blokken(teksten []string) (uit []aanvraagpdf.Blok) {
	for i, tekst := range teksten {
		uit = append(uit, aanvraagpdf.Blok{Titel: tekst, Feiten: []aanvraagpdf.Feit{{tekst, tekst, i%2 == 0}, {"Label", tekst, false}}})
	}
	return uit
}

// A block of which nothing is known takes no room; a fact keeps its label.
func TestEmptyBlockIsNotDrawn(t *testing.T) {
	d := aanvraagpdf.Document{Kern: []aanvraagpdf.Blok{{Titel: "Leeg blok"}, {Titel: "Geld", Feiten: []aanvraagpdf.Feit{{"Nu beschikbaar", "€ 15,00", false}}}}}
	for _, maak := range []maker{aanvraagpdf.Samenvatting, aanvraagpdf.Aanvraag} {
		tekst := join(read(t, render(t, maak, d)))
		contains(t, tekst, "Geld Nu beschikbaar € 15,00")
		if strings.Contains(tekst, "Leeg blok") {
			t.Error("an empty block is drawn")
		}
	}
}
