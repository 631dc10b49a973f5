package levering

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"solo/aanvraagpdf"
	"solo/dossier"
	"solo/intake"
	"solo/mapping"
	"solo/store"
	voorbeelden "solo/testdata/aanvragen"
)

// drawn is what is drawn of an example. The PDF itself says it in glyphs, so this test
// stands inside.
func drawn(t *testing.T, naam string) aanvraagpdf.Document {
	t.Helper()
	raw, err := fs.ReadFile(voorbeelden.FS(), naam+"/aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	def, err := intake.Load("bbz-gevestigd")
	if err != nil {
		t.Fatal(err)
	}
	a, err := dossier.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	oordeel, err := json.Marshal(def.Beoordeel(a))
	if err != nil {
		t.Fatal(err)
	}
	d := &store.Dossier{ID: "0000-0000-0000-0000", Regeling: a.Regeling, Definitie: 1, Document: raw, Oordeel: oordeel}
	for _, b := range a.Bijlagen {
		d.Bijlagen = append(d.Bijlagen, store.Bijlage{Soort: b.Soort, Bestandsnaam: b.Bestand, Omschrijving: b.Omschrijving, Grootte: b.Grootte})
	}
	m := Maker{Definitie: func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) { return def, nil },
		Herkomst: func(dossier.Gemeentecode, string, dossier.Datum) (Herkomst, error) { return Herkomst{}, nil }}
	in, err := m.open(d)
	if err != nil {
		t.Fatal(err)
	}
	b, err := mapping.Load("standaard/bbz-gevestigd@1", nil)
	if err != nil {
		t.Fatal(err)
	}
	mp, err := mapping.Compile(b, intake.Schema(def), mapping.Opties{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := in.apply(mp, bijlagen(in, nil))
	if err != nil {
		t.Fatal(err)
	}
	return m.document(in, r.Zaak.Documenten)
}

func TestAttachmentsStandUnderTheirTitleInTheCaseSystem(t *testing.T) {
	got := drawn(t, "09-vof-dertig-bijlagen").Bijlagen
	if len(got) != 30 {
		t.Fatalf("got %d attachments, want 30", len(got))
	}
	var titels []string
	for _, b := range got {
		titels = append(titels, b.Titel)
	}
	if !slices.IsSorted(titels) {
		t.Errorf("not in the order of the case system: %q", titels)
	}
	for i, want := range map[int]string{
		0: "10 Bankafschriften privé van de laatste 3 maanden (01 van 12) prive-01.pdf",
		1: "10 Bankafschriften privé van de laatste 3 maanden (02 van 12) prive-02.pdf",
		// The files came in turn; the caseworker finds them by kind.
		12: "11 Bankafschriften zakelijk van de laatste 3 maanden (01 van 12) zakelijk-01.pdf",
		28: "14 De winkel pand.jpg",
	} {
		if s := got[i].Titel + " " + got[i].Bestandsnaam; s != want {
			t.Errorf("attachment %d: got %q, want %q", i, s, want)
		}
	}
}

func TestAddressThatIsNotConfirmedSaysSo(t *testing.T) {
	for want, p := range map[string]dossier.Persoon{"a@voorbeeld.example": {Email: "a@voorbeeld.example"}, "": {EmailOnbevestigd: true},
		"b@voorbeeld.example (niet bevestigd)": {Email: "b@voorbeeld.example", EmailOnbevestigd: true}} {
		if got := contact(&dossier.Aanvraag{Aanvrager: p}).Email; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	was, is := &dossier.Aanvraag{Aanvrager: dossier.Persoon{EmailOnbevestigd: true}}, &dossier.Aanvraag{}
	if v := ongevraagd(was, is); len(v) != 1 || v[0].Was != "nee" || v[0].Is != "ja" {
		t.Errorf("confirmed later: got %d changes, want the one", len(v))
	}
}

func TestSignatureTellsThatItIsThatOfTheBewindvoerder(t *testing.T) {
	o := dossier.Ondertekening{Wie: dossier.Bewindvoerder, Middel: "digid", Niveau: "25"}
	for want, b := range map[string]*dossier.Contact{"bewindvoerder of curator, op ": nil, "bewindvoerder, op ": {}, "curator, op ": {Curatele: true}} {
		if got := getekend(&dossier.Aanvraag{Bewindvoerder: b}, o); !strings.HasPrefix(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPromisedPapersHaveTheirDayAndReason(t *testing.T) {
	got := drawn(t, "13-weet-niet-en-later").Later
	for _, want := range []string{
		"Jaarrekening over 2023, verwacht op 15 december 2026 (De boekhouder is er nog mee bezig.)",
		"Btw-aangiften van de laatste 4 kwartalen, verwacht op 30 november 2026",
		"Bankafschriften privé van de laatste 3 maanden (Ik kan niet meer in de app van de bank.)",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
}

func TestHeadTellsWhomToCall(t *testing.T) {
	for naam, want := range map[string]aanvraagpdf.Document{
		"01-kapper-regulier":        {Aanvrager: aanvraagpdf.Contact{Naam: "Proef Test van der Voorbeeld", Geboren: "11 april 1971", Adres: "Voorbeeldstraat 1, 5000 ZZ Tilburg"}},
		"05-bewindvoerder-schulden": {Aanvrager: aanvraagpdf.Contact{Naam: "Proef Test Bewind"}, Ingevuld: "M. Verzonnen, bewindvoerder, 050\u00a00000005, Bewindvoering Denkbeeldig"},
		"08-balie-zonder-bsn":       {Aanvrager: aanvraagpdf.Contact{Geboren: "juni 1975", Anp: "90000000000000008"}, Ingevuld: "aan de balie"},
	} {
		got := drawn(t, naam)
		if got.Ingevuld != want.Ingevuld {
			t.Errorf("%s: filled in by %q, want %q", naam, got.Ingevuld, want.Ingevuld)
		}
		if n := want.Aanvrager.Naam; n != "" && got.Aanvrager.Naam != n {
			t.Errorf("%s: got the name %q, want %q", naam, got.Aanvrager.Naam, n)
		}
		if b := want.Aanvrager.Geboren; b != "" && got.Aanvrager.Geboren != b {
			t.Errorf("%s: born on %q, want %q", naam, got.Aanvrager.Geboren, b)
		}
		if got.Aanvrager.Anp != want.Aanvrager.Anp {
			t.Errorf("%s: got the number %q, want %q", naam, got.Aanvrager.Anp, want.Aanvrager.Anp)
		}
		if b := want.Aanvrager.Adres; b != "" && got.Aanvrager.Adres != b {
			t.Errorf("%s: lives at %q, want %q", naam, got.Aanvrager.Adres, b)
		}
	}
}

// The one page is enough to call, and holds no BSN: that stands with the person.
func TestSummaryIsEnoughToCall(t *testing.T) {
	feiten := map[string]string{}
	for _, b := range drawn(t, "02-spoed-gezin-afsluiting").Kern {
		for _, f := range b.Feiten {
			feiten[f.Label] = f.Tekst
		}
	}
	for label, want := range map[string]string{
		"Snel bellen": "De aanvrager wil snel gebeld worden.", "Liefst contact via": "bellen",
		"Toelichting op de haast": "De kinderen eten nu bij mijn zus.", "Kinderen": "2 thuis, van wie 2 jonger dan 18",
		"Nu beschikbaar": "€ 15,00", "Maanden huur achter": "2", "Verhuurder": "Woningstichting Voorbeeld",
		"Achterstand gas en stroom": "€ 830,00", "Vraagt aan": "Geld om van te leven; Advies of begeleiding",
	} {
		if feiten[label] != want {
			t.Errorf("%s: got %q, want %q", label, feiten[label], want)
		}
	}
}

// No answer is lost on the way to paper: what the form shows, the PDF gets.
func TestEveryAnswerIsDrawn(t *testing.T) {
	alles := fmt.Sprintf("%q", struct{ S []aanvraagpdf.Sectie }{drawn(t, "14-alles-ingevuld").Secties})
	def, err := intake.Load("bbz-gevestigd")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := fs.ReadFile(voorbeelden.FS(), "14-alles-ingevuld/aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := dossier.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range def.Getoond(a) {
		for _, v := range s.Vragen {
			teksten := []string{v.Label}
			if v.Antwoord != intake.Leeg {
				teksten = append(teksten, v.Antwoord)
			}
			for _, rij := range v.Rijen {
				teksten = append(teksten, rij...)
			}
			for _, tekst := range teksten {
				if !strings.Contains(alles, strings.Trim(fmt.Sprintf("%q", tekst), `"`)) {
					t.Errorf("%s: a text of the form is not drawn", v.ID)
				}
			}
		}
	}
}
