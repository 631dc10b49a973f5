package levering

import (
	"slices"
	"testing"
	"time"

	"solo/aanvraagpdf"
	"solo/dossier"
	"solo/intake"
)

func TestAnswerTellsWhoGaveItWhenThatWasNotTheApplicant(t *testing.T) {
	a := &dossier.Aanvraag{Kanaal: dossier.Online, Bewindvoerder: &dossier.Contact{Naam: "C. Urator", Curatele: true}, Inbreng: []dossier.Inbreng{
		{Rol: "helper", Wie: "Boekhouder Verzonnen", Vragen: []string{"omzet", "schulden"}},
		{Rol: "vooraf", Wie: "de test", Vragen: []string{"telefoon"}}, {Rol: dossier.Bewindvoerder, Wie: "C. Urator", Vragen: []string{"iban"}},
		{Rol: "gemachtigde", Wie: "gemachtigde", Vragen: []string{"email"}}, {Rol: "consulent", Vragen: []string{"huur"}}}}
	got := secties(a, []intake.GetoondeSectie{{Module: "A", Titel: "U", Vragen: []intake.GetoondeVraag{
		{ID: "naam", Label: "Naam", Antwoord: "Proef"}, {ID: "omzet", Label: "Omzet", Antwoord: "5"}, {ID: "telefoon", Label: "Telefoon", Antwoord: "06"},
		{ID: "iban", Label: "IBAN", Antwoord: "NL"}, {ID: "email", Label: "E-mail", Antwoord: intake.Leeg}, {ID: "huur", Label: "Huur", Antwoord: "7"},
		{ID: "schulden", Label: "Schulden", Rijen: [][]string{{"1"}}}}}})[0]
	want := []aanvraagpdf.Regel{{Vraag: "Naam", Antwoord: "Proef"}, {Vraag: "Omzet", Antwoord: "5\n(ingevuld door Boekhouder Verzonnen, helper)"},
		{Vraag: "Telefoon", Antwoord: "06\n(overgenomen uit de test)"}, {Vraag: "IBAN", Antwoord: "NL\n(ingevuld door C. Urator, curator)"},
		{Vraag: "E-mail"}, {Vraag: "Huur", Antwoord: "7\n(ingevuld door medewerker van de gemeente)"}}
	if !slices.Equal(got.Regels, want) {
		t.Errorf("got %q, want %q", got.Regels, want)
	}
	if titel := got.Tabellen[0].Titel; titel != "Schulden (ingevuld door Boekhouder Verzonnen, helper)" {
		t.Errorf("the table: got %q", titel)
	}
	if got, want := ingevuld(a), "de aanvrager, deels Boekhouder Verzonnen, helper; C. Urator, curator; gemachtigde; medewerker van de gemeente"; got != want {
		t.Errorf("the head: got %q, want %q", got, want)
	}
	a.Kanaal = dossier.Balie
	if got := door(a, "huur") + ingevuld(a); got != "aan de balie" {
		t.Errorf("at the counter: got %q, want it said once", got)
	}
}

func TestPageOfAVervolgTellsWhatWasSaidOfThePapers(t *testing.T) {
	def, err := intake.Load("bbz-gevestigd")
	if err != nil {
		t.Fatal(err)
	}
	op := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	eerste, tweede := def.Documenten()[0], def.Documenten()[1]
	was := &dossier.Aanvraag{Keuringen: []dossier.Keuring{{Soort: eerste.Soort, Oordeel: dossier.Akkoord, Op: op}}}
	is := &dossier.Aanvraag{Keuringen: []dossier.Keuring{{Soort: eerste.Soort, Oordeel: dossier.Akkoord, Op: op}, {Soort: tweede.Soort, Oordeel: dossier.Afgekeurd, Reden: "onleesbaar", Op: op}}}
	want := []aanvraagpdf.Verschil{{Vraag: "Papier: " + tweede.Label, Is: "afgekeurd: onleesbaar (20 november 2026)"}}
	if got := gekeurd(def, was, is); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
