package intake_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
)

func shown(d *intake.Definitie, a *dossier.Aanvraag) map[string]intake.GetoondeVraag {
	uit := map[string]intake.GetoondeVraag{}
	for _, s := range d.Getoond(a) {
		for _, v := range s.Vragen {
			uit[v.ID] = v
		}
	}
	return uit
}

func TestAnswersReadAsDutchText(t *testing.T) {
	a := read(t, "gezin")
	got := shown(load(t), a)
	for id, want := range map[string]string{
		"krediet_bedrag":            "€ 35.000,00",
		"voorlopige_aanslag_ib":     "€ -250,00",
		"gewenste_ingangsdatum":     "1 november 2026",
		"administratie_bij_tot":     "september 2026",
		"heeft_kinderen":            "Ja",
		"borg_staan":                "Nee",
		"personeel_fte":             "0,8",
		"leefsituatie":              "Ik ben getrouwd",
		"hulpvraag":                 "Geld om van te leven; Geld voor mijn bedrijf",
		"u_afsluiting_datum":        intake.Onbekend,
		"sociale_media":             intake.Leeg,
		"woonadres":                 "Verzonnen Kade 7a, 5000 AB Voorbeelddorp",
		"correspondentieadres":      "Voorbeeldlaan 1, 2000 Verzonnen, België",
		"invuller_rol":              "Mijn boekhouder",
		"geboortedatum":             "3 oktober 1979",
		"onderteken_aanvrager":      "ondertekend op 16 november 2026 om 10.04 uur met DigiD (niveau midden)",
		"onderteken_partner":        intake.Leeg,
		"v_waarheid":                "Ja",
		"partner_geboortedatum":     "20 mei 1981",
		"begeleiding_nu":            "Stichting 155",
		"betalingsregeling_termijn": "31 december 2027",
	} {
		if got[id].Antwoord != want {
			t.Errorf("%s: got %q, want %q", id, got[id].Antwoord, want)
		}
	}
}

func TestGroupsReadAsTables(t *testing.T) {
	got := shown(load(t), read(t, "gezin"))["inkomsten"]
	want := [][]string{
		{"Mijn partner", "Loon", "€ 610,00", "Per maand", "1 maart 2024", ""},
		{"Ik", "Huur van anderen", "€ 200,00", "Per maand", "", ""},
	}
	if got.Rij != "inkomen" || len(got.Koppen) != 6 || !slices.EqualFunc(got.Rijen, want, slices.Equal[[]string]) || got.Antwoord != "" {
		t.Errorf("got %+v, want the rows %v", got, want)
	}
}

func TestOnlyWhatWasAskedIsShown(t *testing.T) {
	got := shown(load(t), read(t, "zzp"))
	for _, id := range []string{"partner_bsn", "krediet_bedrag", "huurachterstand_maanden", "u_kinderen"} {
		if v, ok := got[id]; ok {
			t.Errorf("%s was not asked and is shown: %+v", id, v)
		}
	}
}

func TestIncompleteBirthDateIsShownAsItIs(t *testing.T) {
	a := read(t, "zzp")
	a.Aanvrager.Geboortedatum = "1988-04"
	if got := shown(load(t), a)["geboortedatum"].Antwoord; got != "1988-04" {
		t.Errorf("got %q, want 1988-04", got)
	}
}

func TestKindsOfDocumentHaveATitle(t *testing.T) {
	got := load(t).Documenten()
	i := slices.IndexFunc(got, func(s intake.DocumentSoort) bool { return s.Soort == "bank_prive" })
	if i < 0 || !strings.HasPrefix(got[i].Label, "Bankafschriften privé") || got[i].Niveau != "B" {
		t.Errorf("got %+v, want bank_prive with its title", got)
	}
}

func TestSignatureTellsTheMeansInWords(t *testing.T) {
	op := time.Date(2026, 11, 16, 9, 4, 0, 0, time.UTC)
	for want, o := range map[string]dossier.Ondertekening{
		"op 16 november 2026 om 10.04 uur met DigiD (niveau hoog)":                            {Op: op, Middel: "digid", Niveau: "hoog"},
		"op 16 november 2026 om 10.04 uur met eHerkenning (niveau eH3)":                       {Op: op, Middel: "eherkenning", Niveau: "eh3"},
		"op 16 november 2026 om 10.04 uur met eHerkenning (niveau eH2+)":                      {Op: op, Middel: "eherkenning", Niveau: "eh2plus"},
		"op 16 november 2026 om 10.04 uur met DigiD Machtigen (niveau 20)":                    {Op: op, Middel: "machtigen", Niveau: "20"},
		"op 16 november 2026 om 10.04 uur met een Europees inlogmiddel (niveau substantieel)": {Op: op, Middel: "eidas", Niveau: "substantial"},
		"op 16 november 2026 om 10.04 uur op papier":                                          {Op: op, Middel: "papier"},
		"op 16 november 2026 om 10.04 uur met kaart":                                          {Op: op, Middel: "kaart"},
	} {
		if got := intake.Ondertekening(o); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
