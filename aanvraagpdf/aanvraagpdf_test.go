package aanvraagpdf_test

import (
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
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

func TestSummaryHoldsWhatACaseworkerAsksFirst(t *testing.T) {
	stukken := read(t, render(t, aanvraagpdf.Samenvatting, voorbeeld()))
	contains(t, join(stukken), "Zoë van der Élst-Łukasz", "06 00 00 00 00", "Ĳsselstein-Testdorp", "SPOED",
		"Er is nu geen geld voor eten.", "€ 12.500,00", "Handtekening van de partner", "Jaarcijfers 2025",
		"21 november 2026, 14.05 uur", "86%", "3 bijlagen", "SOLO-2026-7F3K-09", "TESTGEGEVENS – omgeving demo")
	checkOnPaper(t, stukken)
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
	d.Vraag = []string{woorden(120, "vraag")}
	contains(t, join(read(t, render(t, aanvraagpdf.Samenvatting, d))), d.Vraag[0])
	d.Vraag = []string{woorden(2000, "vraag"), "en een korte"}
	tekst := join(read(t, render(t, aanvraagpdf.Samenvatting, d)))
	contains(t, tekst, "vraag0z", " … ", "en een korte", "Kopie van het huurcontract")
	if strings.Contains(tekst, "vraag1999z") {
		t.Error("2000 words did fit on a page")
	}
}

func TestSummaryIsOnePageWhateverTheInput(t *testing.T) {
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
	})
}

// draw makes a document of wild lengths and characters.
func draw(rt *rapid.T) aanvraagpdf.Document {
	tekst := rapid.OneOf(rapid.String(), rapid.StringN(0, 3000, -1), rapid.SampledFrom([]string{
		"", strings.Repeat("w", 5000), strings.Repeat("woord ", 800), "{nb} \\ ( ) \r\n\n\n", "\xff\xfe", "👩‍🌾 e\u0301 \u202e"}))
	kort := func(naam string) string { return tekst.Draw(rt, naam) }
	lijst := func(naam string) []string {
		return slices.Repeat([]string{kort(naam), kort(naam)}, rapid.IntRange(0, 40).Draw(rt, naam))
	}
	return aanvraagpdf.Document{Referentie: kort("referentie"), Regeling: kort("regeling"), Gemeente: kort("gemeente"),
		Kanaal: kort("kanaal"), Omgeving: kort("omgeving"), Ingevuld: kort("ingevuld"),
		Aanvrager: aanvraagpdf.Contact{Naam: kort("naam"), Telefoon: kort("telefoon"), Email: kort("email"),
			Woonplaats: kort("plaats"), Onderneming: kort("onderneming"), Bereikbaar: kort("bereikbaar")},
		Urgentie: aanvraagpdf.Urgentie{Niveau: kort("niveau"), Redenen: lijst("redenen")},
		Vraag:    lijst("vraag"), Ontbreekt: lijst("ontbreekt"), Later: lijst("later")}
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
	rapid.Check(t, func(rt *rapid.T) {
		lengte := func(naam string) int {
			return rapid.SampledFrom([]int{0, 1, 5, 30, 30, 600}).Draw(rt, naam)
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
			for k := range rapid.IntRange(0, 14).Draw(rt, "kolommen") {
				tabel.Kop = append(tabel.Kop, add(fmt.Sprintf("s%dk%d", i, k), rapid.IntRange(0, 40).Draw(rt, "kop")))
			}
			for r := range rapid.IntRange(0, 12).Draw(rt, "rijen") {
				var rij []string
				for c := range rapid.IntRange(0, 14).Draw(rt, "cellen") {
					rij = append(rij, add(fmt.Sprintf("s%dr%dc%d", i, r, c), rapid.SampledFrom([]int{0, 1, 3, 10, 60}).Draw(rt, "cel")))
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
			&d.Aanvrager.Onderneming, &d.Aanvrager.Telefoon, &d.Aanvrager.Email, &d.Aanvrager.Woonplaats, &d.Aanvrager.Bereikbaar, &d.Urgentie.Niveau} {
			*kort = add(fmt.Sprintf("h%d", len(want)), rapid.SampledFrom([]int{0, 1, 4, 100}).Draw(rt, "hoofd"))
		}
		d.Bijlagen = []aanvraagpdf.Bijlage{{Titel: add("bt", lengte("bijlage")), Soort: add("bs", lengte("bijlage")), Bestandsnaam: add("bb", lengte("bijlage"))}}
		d.Vraag, d.Ontbreekt, d.Later = []string{add("v", lengte("vraag"))}, []string{add("o", lengte("ontbreekt"))}, []string{add("l", lengte("later"))}
		d.Urgentie.Redenen = []string{add("reden", lengte("reden"))}
		d.Ondertekeningen = []string{add("teken", lengte("teken"))}
		var b bytes.Buffer
		if err := aanvraagpdf.Aanvraag(&b, d); err != nil {
			rt.Fatalf("Aanvraag: %v", err)
		}
		stukken := read(t, b.Bytes())
		checkOnPaper(rt, stukken)
		got := map[string]bool{}
		for _, w := range strings.Fields(join(stukken)) {
			got[w] = true
		}
		for _, w := range want {
			if !got[w] {
				rt.Fatalf("%q is lost", w)
			}
		}
	})
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

func TestEveryPageHasReferenceNumberAndMark(t *testing.T) {
	stukken := read(t, render(t, aanvraagpdf.Aanvraag, voorbeeld()))
	n := pages(stukken)
	if n < 3 {
		t.Fatalf("got %d pages, want several", n)
	}
	for p := 1; p <= n; p++ {
		tekst := onPage(stukken, p)
		contains(t, tekst, "Referentie SOLO-2026-7F3K-09", fmt.Sprintf("%d van %d", p, n), "TESTGEGEVENS – omgeving demo")
	}
}

func onPage(stukken []stuk, pagina int) string {
	return join(slices.DeleteFunc(slices.Clone(stukken), func(s stuk) bool { return s.pagina != pagina }))
}

func TestProductionHasNoMark(t *testing.T) {
	d := voorbeeld()
	d.Omgeving = ""
	if tekst := join(read(t, render(t, aanvraagpdf.Samenvatting, d))); strings.Contains(tekst, "TESTGEGEVENS") {
		t.Error("a production document says that it holds test data")
	}
}

func TestTableRepeatsItsHeadAndKeepsItsRows(t *testing.T) {
	stukken := read(t, render(t, aanvraagpdf.Aanvraag, voorbeeld()))
	for p := 1; p <= pages(stukken); p++ {
		if tekst := onPage(stukken, p); strings.Contains(tekst, "Groothandel Nergens") && !strings.Contains(tekst, "Schuldeiser Soort Bedrag Per maand Regeling getroffen") {
			t.Errorf("page %d has rows of the table without its head", p)
		}
	}
	tekst := join(stukken)
	for i := range 48 {
		contains(t, tekst, fmt.Sprintf("Groothandel Nergens %d leverancier € 1.%03d,50", i+1, i))
	}
}

func TestHeadingNeverStandsLastOnAPage(t *testing.T) {
	for regels := range 60 {
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

func TestDiacriticsComeOutWhole(t *testing.T) {
	const tekst = "Ĳĳ éëïöü łŁ şŞ çñ æøå € – — ‘aan’ “haling” … ½ Ωμέγα Дмитрий Nguyễn ẞ"
	d := aanvraagpdf.Document{Vraag: []string{tekst, "ze\u0301e\u0308r ontleed"}}
	got := join(read(t, render(t, aanvraagpdf.Samenvatting, d)))
	contains(t, got, tekst, "zéër ontleed")
	if strings.Contains(got, "□") {
		t.Errorf("something was replaced in %q", got)
	}
}

func TestCharacterTheFontLacksIsReplacedAndExplained(t *testing.T) {
	for _, maak := range []maker{aanvraagpdf.Samenvatting, aanvraagpdf.Aanvraag} {
		d := aanvraagpdf.Document{Vraag: []string{"李 😀 x\x00y \xff m\u0302 z"}}
		contains(t, join(read(t, render(t, maak, d))), "□ □ x□y □ m□ z", "□ staat voor een teken dat hier niet kan worden afgedrukt")
	}
}

func TestTextThatLooksLikeACommandStaysText(t *testing.T) {
	d := aanvraagpdf.Document{Referentie: "{nb}", Vraag: []string{`{nb} (haakje \ open) Tj ET %s %d`}}
	contains(t, join(read(t, render(t, aanvraagpdf.Samenvatting, d))), `{nb} (haakje \ open) Tj ET %s %d`, "Referentie {nb}")
}

func TestEmptyDocumentIsStillAPage(t *testing.T) {
	for _, maak := range []maker{aanvraagpdf.Samenvatting, aanvraagpdf.Aanvraag} {
		stukken := read(t, render(t, maak, aanvraagpdf.Document{}))
		contains(t, join(stukken), "Naam onbekend", "Geen telefoonnummer", "Er ontbreekt niets.", "onbekend")
		checkOnPaper(t, stukken)
	}
}

func TestTitleAndLanguageAreSetAndHoldNoName(t *testing.T) {
	b := render(t, aanvraagpdf.Aanvraag, voorbeeld())
	for _, want := range []string{"/Lang (nl-NL)", "/CreationDate (D:20261121130500)", "/Creator ", "/Title "} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("the document lacks %q", want)
		}
	}
	info := b[bytes.LastIndex(b, []byte("/Title ")):] // the bookmarks come before it
	if titel := decode(info[len("/Title ("):bytes.IndexByte(info, '\n')]); strings.Contains(titel, "Zoë") || !strings.Contains(titel, "SOLO-2026-7F3K-09") {
		t.Errorf("title is %q, want the reference and no name", titel)
	}
}

func TestDateOfTheDocumentIsNeverTheClock(t *testing.T) {
	b := render(t, aanvraagpdf.Samenvatting, aanvraagpdf.Document{})
	if jaar := fmt.Sprintf("(D:%d", time.Now().Year()); bytes.Contains(b, []byte(jaar)) {
		t.Errorf("a document without dates holds %s", jaar)
	}
}

func TestSeveralAtOnceDoNotDisturbEachOther(t *testing.T) {
	want := render(t, aanvraagpdf.Aanvraag, voorbeeld())
	uit := make(chan []byte)
	for range 4 {
		go func() {
			var b bytes.Buffer
			if err := aanvraagpdf.Aanvraag(&b, voorbeeld()); err != nil {
				b.Reset()
			}
			uit <- b.Bytes()
		}()
	}
	for range 4 {
		if got := <-uit; !bytes.Equal(got, want) {
			t.Errorf("got %d other bytes than alone (%d)", len(got), len(want))
		}
	}
}

type vol struct{}

func (vol) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestFailingWriterIsTold(t *testing.T) {
	if err := aanvraagpdf.Samenvatting(vol{}, voorbeeld()); err == nil {
		t.Error("got no error from a writer that fails")
	}
}

// What is drawn as itself must be in both fonts, or it would be missing without
// a sign: every character that comes out of the text unreplaced is looked up.
func TestBothFontsHoldEveryCharacterThatIsDrawn(t *testing.T) {
	var b strings.Builder
	for r := rune(0x20); r < 0x10000; r++ {
		if unicode.IsGraphic(r) && !unicode.Is(unicode.Zs, r) {
			b.WriteRune(r)
		}
	}
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "Tekens", Regels: []aanvraagpdf.Regel{{"", b.String()}}}}}
	getekend := map[rune]bool{}
	for _, r := range join(read(t, render(t, aanvraagpdf.Aanvraag, d))) {
		getekend[r] = true
	}
	if len(getekend) < 1000 {
		t.Fatalf("only %d characters were drawn", len(getekend))
	}
	for _, naam := range []string{"Regular", "Bold"} {
		ttf, err := fpdf.TtfParse(filepath.Join("font", "LiberationSans-"+naam+".ttf"))
		if err != nil {
			t.Fatalf("font: %v", err)
		}
		for r := range getekend {
			if ttf.Chars[uint16(r)] == 0 {
				t.Errorf("%s lacks %q (%U)", naam, r, r)
			}
		}
	}
}

func TestOtherProgramsReadIt(t *testing.T) {
	for _, nodig := range []string{"qpdf", "pdftotext"} {
		if _, err := exec.LookPath(nodig); err != nil {
			t.Skipf("%s is not installed; it reads the PDF as a check from outside", nodig)
		}
	}
	for naam, maak := range map[string]maker{"00.pdf": aanvraagpdf.Samenvatting, "01.pdf": aanvraagpdf.Aanvraag} {
		pad := filepath.Join(t.TempDir(), naam)
		save(t, pad, render(t, maak, voorbeeld()))
		if uit, err := exec.Command("qpdf", "--check", pad).CombinedOutput(); err != nil {
			t.Errorf("qpdf %s: %v\n%s", naam, err, uit)
		}
		uit, err := exec.Command("pdftotext", "-layout", pad, "-").Output()
		if err != nil {
			t.Fatalf("pdftotext %s: %v", naam, err)
		}
		contains(t, string(uit), "Zoë van der Élst-Łukasz", "Ĳsselstein-Testdorp", "€ 12.500,00", "Er is nu geen geld voor eten.")
	}
}
