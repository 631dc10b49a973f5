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

func contains(t *testing.T, tekst string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(tekst, want) {
			t.Errorf("%q does not stand in the text", want)
		}
	}
}

// woorden gives n words that stand nowhere else.
func woorden(n int, merk string) string {
	lijst := make([]string, n)
	for i := range lijst {
		lijst[i] = fmt.Sprintf("%s%dz", merk, i)
	}
	return strings.Join(lijst, " ")
}

func TestFullApplicationLosesNoWord(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		lengte := func(naam string) int {
			return rapid.SampledFrom([]int{0, 1, 5, 30, 200}).Draw(rt, naam)
		}
		var d aanvraagpdf.Document
		var want []string
		add := func(merk string, n int) string {
			want = append(want, strings.Fields(woorden(n, merk))...)
			return woorden(n, merk)
		}
		for i := range rapid.IntRange(0, 2).Draw(rt, "secties") {
			s := aanvraagpdf.Sectie{Titel: add(fmt.Sprintf("s%dt", i), rapid.IntRange(0, 60).Draw(rt, "titel"))}
			for j := range rapid.IntRange(0, 6).Draw(rt, "regels") {
				s.Regels = append(s.Regels, aanvraagpdf.Regel{
					Vraag: add(fmt.Sprintf("s%dr%dv", i, j), lengte("vraag")), Antwoord: add(fmt.Sprintf("s%dr%da", i, j), lengte("antwoord"))})
			}
			tabel := aanvraagpdf.Tabel{Titel: add(fmt.Sprintf("s%dtt", i), 3)}
			for k := range rapid.IntRange(0, 11).Draw(rt, "kolommen") {
				tabel.Kop = append(tabel.Kop, add(fmt.Sprintf("s%dk%d", i, k), rapid.IntRange(0, 40).Draw(rt, "kop")))
			}
			for r := range rapid.IntRange(0, 7).Draw(rt, "rijen") {
				var rij []string
				for c := range rapid.IntRange(0, 11).Draw(rt, "cellen") {
					rij = append(rij, add(fmt.Sprintf("s%dr%dc%d", i, r, c), rapid.SampledFrom([]int{0, 1, 3, 40}).Draw(rt, "cel")))
				}
				tabel.Rijen = append(tabel.Rijen, rij)
			}
			s.Tabellen = append(s.Tabellen, tabel)
			d.Secties = append(d.Secties, s)
			if len(tabel.Rijen) == 0 { // no rows: the head is not drawn
				want = slices.DeleteFunc(want, func(w string) bool { return strings.HasPrefix(w, fmt.Sprintf("s%dk", i)) })
			}
		}
		for _, kort := range []*string{&d.Referentie, &d.Regeling, &d.Gemeente, &d.Kanaal, &d.Ingevuld, &d.Aanvrager.Naam,
			&d.Aanvrager.Onderneming, &d.Aanvrager.Telefoon, &d.Aanvrager.Email, &d.Aanvrager.Adres, &d.Aanvrager.Geboren, &d.Urgentie.Niveau} {
			*kort = add(fmt.Sprintf("h%d", len(want)), rapid.SampledFrom([]int{0, 1, 4, 100}).Draw(rt, "hoofd"))
		}
		d.Bijlagen = []aanvraagpdf.Bijlage{{Titel: add("bt", lengte("bijlage")), Omschrijving: add("bs", lengte("bijlage")), Bestandsnaam: add("bb", lengte("bijlage"))}}
		d.Kern = []aanvraagpdf.Blok{{Titel: add("bk", 3), Feiten: []aanvraagpdf.Feit{{add("fl", 1+lengte("label")), add("f", 1+lengte("feit")), true}}}}
		d.Ontbreekt, d.Later = []string{add("o", lengte("ontbreekt"))}, []string{add("l", lengte("later"))}
		d.Urgentie.Redenen = []string{add("reden", lengte("reden"))}
		d.Ondertekeningen = []string{add("teken", lengte("teken"))}
		var b bytes.Buffer
		if err := aanvraagpdf.Aanvraag(&b, d); err != nil {
			rt.Fatalf("Aanvraag: %v", err)
		}
		stukken := read(t, b.Bytes())
		checkOnPaper(rt, stukken)
		checkWords(rt, want, join(stukken), tree(rt, b.Bytes()).say())
	})
}

// checkWords fails when a word is not in each of the texts: seen, and heard.
func checkWords(t fouten, want []string, teksten ...string) {
	t.Helper()
	for i, tekst := range teksten {
		er := map[string]bool{}
		for _, w := range strings.Fields(tekst) {
			er[w] = true
		}
		for _, w := range want {
			if !er[w] {
				t.Fatalf("%q is lost in text %d", w, i)
			}
		}
	}
}

func TestWordWiderThanItsColumnIsBrokenAndWhole(t *testing.T) {
	d := voorbeeld()
	lang := strings.Repeat("abcdefghij", 60)
	d.Secties = []aanvraagpdf.Sectie{{Titel: "Lang", Regels: []aanvraagpdf.Regel{{"Vraag?", lang}},
		Tabellen: []aanvraagpdf.Tabel{{Kop: []string{"Een", "Twee"}, Rijen: [][]string{{strings.ToUpper(lang), "kort"}}}}}}
	stukken := read(t, render(t, aanvraagpdf.Aanvraag, d))
	contains(t, strings.ReplaceAll(join(stukken), " ", ""), lang)
	hoofd := ""
	for _, s := range stukken {
		if strings.Trim(s.tekst, "ABCDEFGHIJ") == "" {
			hoofd += s.tekst
		}
	}
	if hoofd != strings.ToUpper(lang) {
		t.Errorf("table cell: got %d characters in pieces, want %d", len(hoofd), len(lang))
	}
	checkOnPaper(t, stukken)
}

func onPage(stukken []stuk, pagina int) string {
	return join(slices.DeleteFunc(slices.Clone(stukken), func(s stuk) bool { return s.pagina != pagina }))
}

func TestTableRepeatsItsHeadAndKeepsItsRows(t *testing.T) {
	stukken := read(t, render(t, aanvraagpdf.Aanvraag, voorbeeld()))
	for p := 1; p <= pages(stukken); p++ {
		if tekst := onPage(stukken, p); strings.Contains(tekst, "Groothandel Nergens") && !strings.Contains(tekst, "Schuldeiser Soort Bedrag") {
			t.Errorf("page %d has rows of the table without its head", p)
		}
	}
	tekst := join(stukken)
	for i := range 48 {
		contains(t, tekst, fmt.Sprintf("Groothandel Nergens %d leverancier € 1.%03d,50", i+1, i))
	}
}

func TestHeadingNeverStandsLastOnAPage(t *testing.T) {
	for regels := 15; regels < 50; regels++ {
		d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{
			{Titel: "Eerst", Regels: slices.Repeat([]aanvraagpdf.Regel{{"v", "a"}}, regels)},
			{Titel: "Daarna", Regels: []aanvraagpdf.Regel{{"deze vraag", "dit antwoord"}}}}}
		stukken := read(t, render(t, aanvraagpdf.Aanvraag, d))
		for i, s := range stukken {
			if s.tekst == "Daarna" && !strings.Contains(onPage(stukken, s.pagina), "deze vraag") {
				t.Errorf("with %d rows before it the heading stands on page %d, its question on %d", regels, s.pagina, stukken[i+1].pagina)
			}
		}
	}
}

func TestLongAnswerNamesItsQuestionOnTheNextPage(t *testing.T) {
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Regels: []aanvraagpdf.Regel{{"Hoe kwam het?", woorden(900, "w")}}}}}
	stukken := read(t, render(t, aanvraagpdf.Aanvraag, d))
	contains(t, onPage(stukken, 2), "vervolg van: Hoe kwam het?")
}

func TestQuestionThatMovesToTheNextPageIsNoContinuation(t *testing.T) {
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Regels: slices.Repeat([]aanvraagpdf.Regel{{"vraag", "antwoord"}}, 70)}}}
	if tekst := join(read(t, render(t, aanvraagpdf.Aanvraag, d))); strings.Contains(tekst, "vervolg") {
		t.Error("an answer of one line is called a continuation")
	}
}

// What was not answered takes one line in all, and is not lost.
func TestUnansweredQuestionsAreNamedTogether(t *testing.T) {
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Regels: []aanvraagpdf.Regel{
		{"Wat is uw btw-id?", ""}, {"Hoe heet u?", "Proef"}, {"Wat is uw website?", " "}}}}}
	contains(t, join(read(t, render(t, aanvraagpdf.Aanvraag, d))), "Hoe heet u? Proef Niet ingevuld: Wat is uw btw-id? · Wat is uw website?")
}

func TestColumnThatNobodyFilledInIsOnlyNamed(t *testing.T) {
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Tabellen: []aanvraagpdf.Tabel{
		{Titel: "Rekeningen", Kop: []string{"Rekening", "Rood staan", "Saldo"}, Rijen: [][]string{{"NL00TEST1", "", "€ 1,00"}, {"NL00TEST2", "", "€ 2,00"}}}}}}}
	contains(t, join(read(t, render(t, aanvraagpdf.Aanvraag, d))),
		"Rekeningen Rekening Saldo NL00TEST1 € 1,00 NL00TEST2 € 2,00 Niet ingevuld: Rood staan")
}

// jaarcijfers has more columns than fit and few rows.
func jaarcijfers(jaren int) aanvraagpdf.Tabel {
	t := aanvraagpdf.Tabel{Titel: "Cijfers", Kop: []string{"Jaar"}}
	for i := range 14 {
		t.Kop = append(t.Kop, fmt.Sprintf("Kosten van onderdeel %d", i))
	}
	for j := range jaren {
		rij := []string{fmt.Sprint(2023 + j)}
		for i := range 14 {
			rij = append(rij, fmt.Sprintf("€ %d.%d00,00", j+1, i%10))
		}
		t.Rijen = append(t.Rijen, rij)
	}
	return t
}

func TestWideTableOfAFewRowsIsTurned(t *testing.T) {
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Tabellen: []aanvraagpdf.Tabel{jaarcijfers(3)}}}}
	contains(t, join(read(t, render(t, aanvraagpdf.Aanvraag, d))), "Jaar 2023 2024 2025", "Kosten van onderdeel 13 € 1.300,00 € 2.300,00 € 3.300,00")
}

func TestWideTableOfOneRowIsAList(t *testing.T) {
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Tabellen: []aanvraagpdf.Tabel{jaarcijfers(1)}}}}
	contains(t, join(read(t, render(t, aanvraagpdf.Aanvraag, d))), "Cijfers Jaar 2023 Kosten van onderdeel 0 € 1.000,00")
}

func TestWideTableOfManyRowsIsWrittenRowByRow(t *testing.T) {
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Tabellen: []aanvraagpdf.Tabel{jaarcijfers(9)}}}}
	contains(t, join(read(t, render(t, aanvraagpdf.Aanvraag, d))), "Rij 1 van 9 Jaar 2023", "Rij 9 van 9 Jaar 2031")
}

func TestRowsOfATableHaveTheNameThatPeopleCallThem(t *testing.T) {
	smal := aanvraagpdf.Tabel{Titel: "Kinderen", Rij: "kind", Kop: []string{"Naam", "Leeftijd"}, Rijen: [][]string{{"Bo", "4"}, {"Mo", "7"}}}
	een := aanvraagpdf.Tabel{Titel: "Rekeningen", Rij: "rekening", Kop: []string{"Bank", "Saldo"}, Rijen: [][]string{{"Proef", "3"}}}
	gedraaid, los := jaarcijfers(3), jaarcijfers(9)
	gedraaid.Rij, los.Rij = "boekjaar", "boekjaar"
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Tabellen: []aanvraagpdf.Tabel{smal, een, gedraaid, los}}}}
	contains(t, join(read(t, render(t, aanvraagpdf.Aanvraag, d))), "Naam Leeftijd Kind 1 Bo 4 Kind 2 Mo 7", "Bank Saldo Proef 3",
		"Boekjaar 1 Boekjaar 2 Boekjaar 3 Jaar 2023 2024 2025", "Boekjaar 9 van 9 Jaar 2031")
}

func TestAttachmentsAreListedAsTheyAreFiled(t *testing.T) {
	contains(t, join(read(t, render(t, aanvraagpdf.Aanvraag, voorbeeld()))), "Bijlagen (3) Titel in het zaaksysteem",
		"10 Bankafschriften", "september tot en", "afschriften_september_2026.pdf", "0,8 kB")
}
