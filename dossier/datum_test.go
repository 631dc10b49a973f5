package dossier_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"solo/dossier"
)

func TestDayOfReceiptIsCountedInAmsterdam(t *testing.T) {
	for _, c := range []struct{ op, want string }{
		{"2026-01-14T23:30:00Z", "2026-01-15"}, // winter: +1
		{"2026-07-14T21:59:59Z", "2026-07-14"}, // summer: +2
		{"2026-07-14T22:00:00Z", "2026-07-15"},
		{"2026-03-29T01:00:00Z", "2026-03-29"}, // the clock goes forward
	} {
		op, err := time.Parse(time.RFC3339, c.op)
		if err != nil {
			t.Fatal(err)
		}
		if got := dossier.DatumVan(op).String(); got != c.want {
			t.Errorf("DatumVan(%s): got %s, want %s", c.op, got, c.want)
		}
	}
}

func TestDatumArithmetic(t *testing.T) {
	d := dossier.Datum{Jaar: 2024, Maand: time.January, Dag: 31}
	for _, c := range []struct{ got, want string }{
		{d.PlusMaanden(1).String(), "2024-02-29"},
		{d.PlusMaanden(13).String(), "2025-02-28"},
		{d.PlusMaanden(-2).String(), "2023-11-30"},
		{d.PlusDagen(1).String(), "2024-02-01"},
		{d.Tekst(), "31 januari 2024"},
		{dossier.Datum{}.String(), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	geboren := dossier.Datum{Jaar: 1980, Maand: time.March, Dag: 21}
	if got := geboren.Leeftijd(dossier.Datum{Jaar: 2026, Maand: time.March, Dag: 20}); got != 45 {
		t.Errorf("the day before the birthday: got %d, want 45", got)
	}
	if got := geboren.Leeftijd(dossier.Datum{Jaar: 2026, Maand: time.March, Dag: 21}); got != 46 {
		t.Errorf("on the birthday: got %d, want 46", got)
	}
}

func TestDatumPrintsAndParsesToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossier.Datum{Jaar: 1900, Maand: 1, Dag: 1}.PlusDagen(rapid.IntRange(0, 100_000).Draw(t, "dagen"))
		got, err := dossier.ParseDatum(d.String())
		if err != nil || got != d {
			t.Errorf("ParseDatum(%s): got %v, %v", d, got, err)
		}
		n := rapid.IntRange(-150_000, 150_000).Draw(t, "n")
		if d.DagenTot(d.PlusDagen(n)) != n {
			t.Errorf("%s + %d days lies %d days away", d, n, d.DagenTot(d.PlusDagen(n)))
		}
	})
}

func TestIncompleteBirthDates(t *testing.T) {
	for s, want := range map[dossier.OnvolledigeDatum]bool{
		"1980": true, "1980-03": true, "1980-03-21": true,
		"": false, "1980-13": false, "1980-02-30": false, "80": false, "1980-3-2": false,
	} {
		if got := s.IsValid(); got != want {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	}
}

func TestNumbersOfTheField(t *testing.T) {
	for _, c := range []struct {
		wat       string
		got, want bool
	}{
		{"kvk of eight", dossier.IsKVK("12345678"), true},
		{"kvk of seven", dossier.IsKVK("1234567"), false},
		{"iban", dossier.IsIBAN("NL91ABNA0417164300"), true},
		{"iban with a wrong digit", dossier.IsIBAN("NL91ABNA0417164301"), false},
		{"iban too short", dossier.IsIBAN("NL91"), false},
		{"rsin", dossier.IsRSIN("999990019"), true},
		{"rsin that fails the elfproef", dossier.IsRSIN("999990018"), false},
		{"gemeentecode", dossier.Gemeentecode("0014").IsValid(), true},
		{"gemeentecode without zeros", dossier.Gemeentecode("14").IsValid(), false},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", c.wat, c.got, c.want)
		}
	}
	for s, want := range map[string]string{"1234 ab": "1234AB", "1234SS": "", "0234AB": "", "1234": "", "1234AS": "1234AS"} {
		if got, _ := dossier.NormalizePostcode(s); got != want {
			t.Errorf("NormalizePostcode(%q): got %q, want %q", s, got, want)
		}
	}
}

func TestIDsAreReadableOrderedAndDistinct(t *testing.T) {
	nu := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	gezien := map[dossier.ID]bool{}
	vorige := dossier.ID("")
	for i := range 10_000 {
		id := dossier.NewID(nu.Add(time.Duration(i) * time.Millisecond))
		if !id.IsValid() || gezien[id] || id <= vorige {
			t.Fatalf("ID %d: %q after %q", i, id, vorige)
		}
		gezien[id], vorige = true, id
	}
}
