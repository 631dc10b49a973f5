package scan_test

import (
	"maps"
	"slices"
	"testing"

	"solo/dossier"
	"solo/scan"
)

func load(t testing.TB) *scan.Definitie {
	t.Helper()
	d, err := scan.Load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// dag reads a date that the test wrote itself.
func dag(t testing.TB, s string) dossier.Datum {
	t.Helper()
	d, err := dossier.ParseDatum(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func waarden(t testing.TB, peildatum string) scan.Waarden {
	t.Helper()
	return scan.Waarden{Peildatum: dag(t, peildatum), NormAlleenstaande: 140150, NormGehuwden: 200213,
		IOAZLimiet1: 2895700, IOAZLimiet2: 3321200}
}

func met(t testing.TB, d *scan.Definitie, w scan.Waarden) *scan.Scan {
	t.Helper()
	s, err := d.Met(w)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// velden are answers as a form sends them.
type velden map[string][]string

func (v velden) met(anders velden) velden {
	uit := maps.Clone(v)
	maps.Copy(uit, anders)
	return uit
}

// lees reads answers that must be good.
func lees(t testing.TB, s *scan.Scan, form velden) scan.Antwoorden {
	t.Helper()
	a, fouten := s.Lees(form)
	if err := fouten.Err(); err != nil {
		t.Fatalf("refused: %v", err)
	}
	return a
}

// walk answers one question at a time, as Volgende asks them.
func walk(t testing.TB, s *scan.Scan, form velden) (a scan.Antwoorden, gesteld []string) {
	t.Helper()
	gegeven := velden{}
	for range 40 {
		v, klaar := s.Volgende(a)
		if klaar {
			return a, gesteld
		}
		if slices.Contains(gesteld, v.ID) {
			t.Fatalf("%s is asked twice", v.ID)
		}
		if len(form[v.ID]) == 0 {
			t.Fatalf("%s is asked, and the case has no answer to it", v.ID)
		}
		gesteld = append(gesteld, v.ID)
		gegeven[v.ID] = form[v.ID]
		a = lees(t, s, gegeven)
	}
	t.Fatalf("the scan does not end: %v", gesteld)
	return a, nil
}

func codes(vs []scan.Verwijzing) (uit []string) {
	for _, v := range vs {
		uit = append(uit, v.Code)
	}
	return uit
}

func extras(es []scan.Extra) (uit []string) {
	for _, e := range es {
		uit = append(uit, e.Code)
	}
	return uit
}

// inhoud is what an outcome says to a person, apart from why.
func inhoud(u scan.Uitkomst) [][]string {
	uit := [][]string{{u.Primair, u.Variant, u.Urgentie, u.Titel, u.Tekst}, codes(u.Verwijzingen), extras(u.Extras), slices.Clone(u.Teksten), u.Redenen}
	for _, l := range uit[1:4] {
		slices.Sort(l)
	}
	return uit
}
