package aanvraagpdf_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"solo/aanvraagpdf"
)

var toon = flag.String("toon", "", "write the PDFs of the example to this folder, to look at them")

// voorbeeld is an application of somebody who does not exist.
func voorbeeld() aanvraagpdf.Document {
	lang := strings.Repeat("Door de wegafsluiting bleven de klanten weg; de vaste lasten liepen door. ", 14)
	return aanvraagpdf.Document{
		Referentie: "SOLO-2026-7F3K-09", Regeling: "Bbz – gevestigde ondernemer", Gemeente: "Voorbeeldstad",
		Kanaal: "online", Omgeving: "demo", Percentage: 86,
		Ontvangen: time.Date(2026, 11, 21, 13, 5, 0, 0, time.UTC),
		Melding:   time.Date(2026, 11, 18, 8, 30, 0, 0, time.UTC),
		Aanvrager: aanvraagpdf.Contact{Naam: "Zoë van der Élst-Łukasz", Onderneming: "Bloemisterij De Verzonnen Tulp",
			Telefoon: "06 00 00 00 00", Email: "zoe@voorbeeld.example", Adres: "Şişlistraat 12 b, 3400 ZZ Ĳsselstein-Testdorp", Geboren: "3 maart 1984"},
		Ingevuld: "haar boekhouder, Administratiekantoor Fictief",
		Urgentie: aanvraagpdf.Urgentie{Niveau: "spoed", Redenen: []string{
			"Er is nu geen geld voor eten.", "De huur is twee maanden niet betaald; uitzetting op 4 december 2026.", "Er wonen kinderen in huis."}},
		Kern: []aanvraagpdf.Blok{
			{"Contact en gezin", []aanvraagpdf.Feit{{"Snel bellen", "Wil snel gebeld worden, op werkdagen na 16.00 uur.", true}, {"Bewindvoerder", "M. Verzonnen, 050 000 00 00", true}}},
			{"Wat wordt gevraagd", []aanvraagpdf.Feit{{"Vraagt aan", "Geld om van te leven vanaf 1 november 2026", false}, {"Gevraagd krediet", "€ 12.500,00 om de koelcel te vervangen", false}}}},
		Ontbreekt: []string{"Bankafschriften privé van oktober 2026", "Handtekening van de partner", "Kopie van het huurcontract"},
		Later:     []string{"Jaarcijfers 2025, zodra de boekhouder klaar is (verwacht 15 december 2026)"},
		Secties: []aanvraagpdf.Sectie{
			{Titel: "Over u", Regels: []aanvraagpdf.Regel{
				{"Wat is uw naam?", "Zoë van der Élst-Łukasz"}, {"Wat is uw adres?", "Şişlistraat 12 b\n3400 ZZ Ĳsselstein-Testdorp"},
				{"Heeft u een partner met wie u samenwoont, ook als u niet getrouwd bent?", "Ja"}, {"Wat is uw tweede telefoonnummer?", ""}}},
			{Titel: "Over uw onderneming", Regels: []aanvraagpdf.Regel{
				{"Wat doet uw bedrijf, en voor wie?", "Bloemen en planten voor winkels en bruiloften."},
				{"Hoe zijn de problemen ontstaan?", lang}, {"Hoeveel uur per week werkt u in uw bedrijf?", "45"}},
				Tabellen: []aanvraagpdf.Tabel{schulden(48)}},
			{Titel: "Verklaringen", Regels: []aanvraagpdf.Regel{{"Ik heb alles naar waarheid ingevuld.", "Ja"}, {"Ik geef wijzigingen meteen door.", "Ja"}}},
		},
		Bijlagen: []aanvraagpdf.Bijlage{
			{"10 Bankafschriften privé (1 van 2)", "september tot en met november", "afschriften_september_2026.pdf", 2_345_678},
			{"10 Bankafschriften privé (2 van 2)", "", "scan0001.jpg", 845_000},
			{"11 Offerte", "koelcel", "offerte-koelcel-met-een-heel-lange-bestandsnaam-zonder-enige-spatie-erin.pdf", 812}},
		Ondertekeningen: []string{"Zoë van der Élst-Łukasz, met DigiD, op 21 november 2026 om 14.05 uur"},
	}
}

func schulden(n int) aanvraagpdf.Tabel {
	t := aanvraagpdf.Tabel{Titel: "Schulden", Kop: []string{"Schuldeiser", "Soort", "Bedrag", "Per maand", "Regeling getroffen"}}
	for i := range n {
		t.Rijen = append(t.Rijen, []string{fmt.Sprintf("Groothandel Nergens %d", i+1), "leverancier", fmt.Sprintf("€ 1.%03d,50", i), "€ 50,00", "nee, wacht op het besluit van de gemeente"})
	}
	return t
}

type maker func(io.Writer, aanvraagpdf.Document) error

func render(t *testing.T, maak maker, d aanvraagpdf.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := maak(&b, d); err != nil {
		t.Fatalf("render: %v", err)
	}
	return b.Bytes()
}

func TestExampleIsTheSameOnEveryRun(t *testing.T) {
	for naam, maak := range map[string]maker{"00 Samenvatting": aanvraagpdf.Samenvatting, "01 Aanvraag": aanvraagpdf.Aanvraag} {
		een := render(t, maak, voorbeeld())
		if twee := render(t, maak, voorbeeld()); !bytes.Equal(een, twee) {
			t.Errorf("%s: two runs differ", naam)
		}
		if *toon == "" {
			continue
		}
		save(t, filepath.Join(*toon, naam+".pdf"), een)
	}
}

func save(t *testing.T, pad string, b []byte) {
	t.Helper()
	if err := os.WriteFile(pad, b, 0o600); err != nil {
		t.Fatal(err)
	}
}
