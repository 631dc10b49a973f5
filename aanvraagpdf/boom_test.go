package aanvraagpdf_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"solo/aanvraagpdf"
)

func count(lijst []string, s string) (n int) {
	for _, l := range lijst {
		if l == s {
			n++
		}
	}
	return n
}

func TestHeadingsOfASummaryTellWhatItIsAbout(t *testing.T) {
	k := tree(t, render(t, aanvraagpdf.Samenvatting, voorbeeld()))
	if got := k.only("H1"); !slices.Equal(got, []string{"Bbz – gevestigde ondernemer"}) {
		t.Errorf("H1: got %q", got)
	}
	want := []string{"Urgentie: spoed", "Contact en gezin", "Wat wordt gevraagd", "Wat ontbreekt nog", "Komt later"}
	if got := k.only("H2"); !slices.Equal(got, want) {
		t.Errorf("H2: got %q, want %q", got, want)
	}
}

func TestReaderHearsTheTestmarkFirstAndSpoedRightAfterTheTitle(t *testing.T) {
	for _, maak := range []maker{aanvraagpdf.Samenvatting, aanvraagpdf.Aanvraag, vervolgMet(nieuws())} {
		tekst := strings.Join(strings.Fields(tree(t, render(t, maak, voorbeeld())).say()), " ")
		if want := "TESTGEGEVENS – omgeving demo Gemeente Voorbeeldstad Bbz – gevestigde ondernemer SPOED "; !strings.HasPrefix(tekst, want) {
			t.Errorf("got %.120q, want %q", tekst, want)
		}
	}
}

func TestReaderHearsNothingTwiceOverThePages(t *testing.T) {
	d := voorbeeld()
	d.Later = []string{"李"}
	pdf := render(t, aanvraagpdf.Aanvraag, d)
	k := tree(t, pdf)
	tekst := k.say()
	for _, eens := range []string{"TESTGEGEVENS", "SOLO-2026-7F3K-09", "□ staat voor", "Regeling getroffen", "Hoe zijn de problemen ontstaan?"} {
		if n := strings.Count(tekst, eens); n != 1 {
			t.Errorf("%q is heard %d times", eens, n)
		}
	}
	for _, nooit := range []string{"1 van 5", "vervolg van", "Referentie SOLO"} {
		if strings.Contains(tekst, nooit) {
			t.Errorf("%q is heard; it only helps who sees the page", nooit)
		}
	}
	if n := pages(read(t, pdf)); n < 3 {
		t.Fatalf("got %d pages, want several", n)
	}
}

func TestLabelsAndBulletsAreInAList(t *testing.T) {
	k := tree(t, render(t, aanvraagpdf.Samenvatting, voorbeeld()))
	var soorten []string
	for _, l := range k.all() {
		if l.soort == "L" {
			soorten = append(soorten, l.attributen)
		}
	}
	const woord, punt = "<</O /List /ListNumbering /None>>", "<</O /List /ListNumbering /Disc>>"
	if want := []string{woord, punt, woord, woord, punt, punt}; !slices.Equal(soorten, want) {
		t.Errorf("lists: got %q, want %q", soorten, want)
	}
	if n := count(k.only("Lbl"), "•"); n != 7 {
		t.Errorf("got %d bullets, want 7", n)
	}
	i := slices.Index(k.only("Lbl"), "Bewindvoerder")
	if got := k.only("LBody"); i < 0 || got[i] != "M. Verzonnen, 050 000 00 00" {
		t.Errorf("the label Bewindvoerder is %d of %q", i, got)
	}
}

func TestAnswerOverTwoPagesIsOneCell(t *testing.T) {
	want := woorden(900, "w")
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Regels: []aanvraagpdf.Regel{{"Hoe kwam het?", want}, {"En toen?", "Niets\nmeer"}}}}}
	k := tree(t, render(t, aanvraagpdf.Aanvraag, d))
	if got := k.only("TD"); !slices.Equal(got, []string{want, "Niets meer"}) {
		t.Errorf("got cells %.80q", got)
	}
	if got := k.only("TH"); !slices.Equal(got, []string{"Hoe kwam het?", "En toen?"}) {
		t.Errorf("got heads %q", got)
	}
}

func TestWordThatIsBrokenOverLinesIsReadAsOne(t *testing.T) {
	lang := strings.Repeat("abcdefghij", 60)
	d := aanvraagpdf.Document{Secties: []aanvraagpdf.Sectie{{Titel: "S", Regels: []aanvraagpdf.Regel{{"Vraag", "ziehier " + lang + " en € 12.500,00"}}}}}
	if got := tree(t, render(t, aanvraagpdf.Aanvraag, d)).only("TD"); got[0] != "ziehier "+lang+" en € 12.500,00" {
		t.Errorf("got %q", got[0])
	}
}

// Each table has its heads, and every row as many cells.
func TestTableNamesTheHeadsOfItsColumnsAndRows(t *testing.T) {
	d := voorbeeld()
	d.Secties = append(d.Secties, aanvraagpdf.Sectie{Titel: "Breed", Tabellen: []aanvraagpdf.Tabel{jaarcijfers(1), jaarcijfers(3), jaarcijfers(9)}})
	k := tree(t, render(t, aanvraagpdf.Aanvraag, d))
	var vormen []string
	for _, tabel := range k.all() {
		if tabel.soort != "Table" {
			continue
		}
		vorm := ""
		for _, rij := range tabel.kinderen {
			s := ""
			for _, cel := range rij.kinderen {
				s += strings.NewReplacer("<</O /Table /Scope /Column>>", "c", "<</O /Table /Scope /Row>>", "r", "", "").Replace(cel.attributen)
				if cel.soort == "TD" {
					s += "."
				}
			}
			if !strings.HasSuffix(vorm, s) {
				vorm = strings.TrimSpace(vorm + " " + s)
			}
		}
		vormen = append(vormen, vorm)
	}
	want := append([]string{"r.", "r.", "ccccc r....", "r.", "r.", "cccc r..."}, slices.Repeat([]string{"r."}, 9)...)
	want = append(want, "cccc r...")
	if !slices.Equal(vormen, want) {
		t.Errorf("got tables %q, want %q", vormen, want)
	}
}

func TestNoLevelOfHeadingIsLeftOut(t *testing.T) {
	zonder := jaarcijfers(9)
	zonder.Titel = ""
	for naam, d := range map[string]aanvraagpdf.Document{"example": voorbeeld(),
		"records":          {Regeling: "R", Secties: []aanvraagpdf.Sectie{{Titel: "S", Tabellen: []aanvraagpdf.Tabel{jaarcijfers(9)}}}},
		"records untitled": {Regeling: "R", Secties: []aanvraagpdf.Sectie{{Titel: "S", Tabellen: []aanvraagpdf.Tabel{zonder}}}}} {
		vorig := 0
		for _, e := range tree(t, render(t, aanvraagpdf.Aanvraag, d)).all() {
			niveau := strings.Index("01234", strings.TrimPrefix(e.soort, "H"))
			if niveau < 1 || e.soort[0] != 'H' {
				continue
			}
			if niveau > vorig+1 {
				t.Errorf("%s: %s %q follows level %d", naam, e.soort, e.tekst, vorig)
			}
			vorig = niveau
		}
	}
}

// Whatever the text, all that is drawn has its place, and words stay words.
func FuzzTextKeepsItsPlace(f *testing.F) {
	for _, s := range []string{"", "woord", "EMC\n/P <</MCID 0>> BDC", "/Artifact BMC ( \\ ) Tj ET endstream endobj", "Ċ \u0a00 \u010d\r\n\r\n x",
		"\xff\xfe", "👩‍🌾 e\u0301 \u202e", "€ " + strings.Repeat("9", 400), strings.Repeat("a b ", 90), "trailer\n<<\n/Size 1\n>>\nstartxref\n0\n%%EOF\n", "\u00a0", " \n "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = s[:min(len(s), 5000)] // long texts are tested elsewhere
		lijst := []string{s, "punt"}
		d := aanvraagpdf.Document{Referentie: s, Regeling: s, Gemeente: s, Omgeving: s, Ingevuld: s, Aanvrager: aanvraagpdf.Contact{Naam: s, Adres: s, Email: s},
			Urgentie: aanvraagpdf.Urgentie{Niveau: s, Redenen: lijst}, Kern: blokken(lijst), Ontbreekt: lijst, Later: lijst,
			Secties: []aanvraagpdf.Sectie{{Titel: s, Regels: []aanvraagpdf.Regel{{s, s}, {"vraag", s}, {s, ""}},
				Tabellen: []aanvraagpdf.Tabel{{Titel: s, Kop: []string{s, "b"}, Rijen: [][]string{{"c", s}, {s, "d", s}}}}}},
			Bijlagen: []aanvraagpdf.Bijlage{{Titel: s, Omschrijving: s, Bestandsnaam: s}}, Ondertekeningen: lijst}
		n := nieuws()
		n.Soort, n.Toelichting, n.Gewijzigd = s, s, []aanvraagpdf.Verschil{{s, "was", s}}
		for _, maak := range []maker{aanvraagpdf.Samenvatting, aanvraagpdf.Aanvraag, vervolgMet(n)} {
			var b bytes.Buffer
			if err := maak(&b, d); err != nil {
				t.Fatal(err)
			}
			tree(t, b.Bytes())
		}
	})
}
