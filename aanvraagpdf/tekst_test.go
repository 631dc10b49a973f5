package aanvraagpdf_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"codeberg.org/go-pdf/fpdf"

	"solo/aanvraagpdf"
)

func TestDiacriticsComeOutWhole(t *testing.T) {
	const tekst = "Ĳĳ éëïöü łŁ şŞ çñ æøå € – — ‘aan’ “haling” … ½ Ωμέγα Дмитрий Nguyễn ẞ"
	d := aanvraagpdf.Document{Later: []string{tekst, "ze\u0301e\u0308r ontleed"}}
	got := join(read(t, render(t, aanvraagpdf.Samenvatting, d)))
	contains(t, got, tekst, "zéër ontleed")
	if strings.Contains(got, "□") {
		t.Errorf("something was replaced in %q", got)
	}
}

func TestCharacterTheFontLacksIsReplacedAndExplained(t *testing.T) {
	for _, maak := range []maker{aanvraagpdf.Samenvatting, aanvraagpdf.Aanvraag} {
		d := aanvraagpdf.Document{Later: []string{"李 😀 x\x00y \xff m\u0302 z"}}
		contains(t, join(read(t, render(t, maak, d))), "□ □ x□y □ m□ z", "□ staat voor een teken dat hier niet kan worden afgedrukt")
	}
}

func TestTextThatLooksLikeACommandStaysText(t *testing.T) {
	d := aanvraagpdf.Document{Referentie: "{nb}", Later: []string{`{nb} (haakje \ open) Tj ET %s %d`}}
	contains(t, join(read(t, render(t, aanvraagpdf.Samenvatting, d))), `{nb} (haakje \ open) Tj ET %s %d`, "Referentie {nb}")
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

func TestLineBreaksKeepAmountsAndNamesReadable(t *testing.T) {
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S"}}}
	for i := range 40 { // so that the end of the line falls at every place
		d.Secties[0].Regels = append(d.Secties[0].Regels, aanvraagpdf.Regel{Vraag: "v",
			Antwoord: strings.Repeat("x", i) + " een bedrag van ruim geteld € 12.500,00 per jaar voor " + strings.Repeat("Voorbeeld-", 12) + "Testpersoon"})
	}
	for _, s := range read(t, render(t, aanvraagpdf.Aanvraag, d)) {
		if strings.HasSuffix(s.tekst, "€") || strings.HasPrefix(s.tekst, "12.500") {
			t.Errorf("an amount is torn: %q", s.tekst)
		}
		if i := strings.LastIndex(s.tekst, "-"); i > 0 && !strings.HasSuffix(s.tekst, "-") && s.tekst[i+1:] != "Testpersoon" {
			t.Errorf("a name is broken inside a word: %q", s.tekst)
		}
	}
}
