package formule_test

import (
	"errors"
	"testing"

	"solo/dossier"
	"solo/formule"
)

func lijstVan(t formule.Type) formule.Type {
	return formule.Type{Soort: formule.Lijst, Elem: &t}
}

func optioneel(t formule.Type) formule.Type { t.Optioneel = true; return t }

var (
	tekst = formule.Type{Soort: formule.Tekst}
	getal = formule.Type{Soort: formule.Getal}
	geld  = formule.Type{Soort: formule.Geld}
	janee = formule.Type{Soort: formule.Janee}
	datum = formule.Type{Soort: formule.Datum}
)

func keuze(k ...string) formule.Type { return formule.Type{Soort: formule.Tekst, Keuzes: k} }

// voorbeeld is a small intake.
func voorbeeld() formule.Schema {
	persoon := map[string]formule.Type{"achternaam": tekst, "voorvoegsel": optioneel(tekst), "geboortedatum": optioneel(datum)}
	schuld := map[string]formule.Type{"soort": keuze("bank", "huur", "belasting"), "bedrag": geld, "regeling": optioneel(janee),
		"termijnen": lijstVan(geld), "sinds": optioneel(datum)}
	return formule.Schema{
		"aanvrager":      {Soort: formule.Groep, Velden: persoon},
		"partner":        {Soort: formule.Groep, Velden: persoon, Optioneel: true},
		"heeft_partner":  janee,
		"hulpvraag":      lijstVan(keuze("levensonderhoud", "bedrijfskapitaal")),
		"toelichting":    optioneel(tekst),
		"schulden":       lijstVan(formule.Type{Soort: formule.Groep, Velden: schuld}),
		"uren":           optioneel(getal),
		"aantal_klanten": getal,
		"inkomen":        geld,
		"stopt":          optioneel(janee),
		"peildatum":      datum,
		"klant":          {Soort: formule.Groep, Velden: map[string]formule.Type{"punten": getal}},
		"relatie":        {Soort: formule.Groep, Velden: map[string]formule.Type{"punten": optioneel(getal)}},
		"urgentie": {Soort: formule.Groep, Velden: map[string]formule.Type{
			"niveau": keuze("spoed", "verhoogd", "regulier"), "redenen": lijstVan(tekst), "punten": getal}},
	}
}

func antwoorden() map[string]any {
	return map[string]any{
		"aanvrager":     map[string]any{"achternaam": "Łukasz-Élst", "geboortedatum": dossier.Datum{Jaar: 1980, Maand: 2, Dag: 29}},
		"heeft_partner": false,
		"hulpvraag":     []any{"levensonderhoud", "bedrijfskapitaal"},
		"schulden": []any{
			map[string]any{"soort": "bank", "bedrag": int64(123456), "termijnen": []any{int64(100), int64(250)}},
			map[string]any{"soort": "huur", "bedrag": int64(50), "regeling": true, "sinds": dossier.Datum{Jaar: 2025, Maand: 1, Dag: 1}},
		},
		"aantal_klanten": 3.0,
		"inkomen":        int64(101),
		"peildatum":      dossier.Datum{Jaar: 2026, Maand: 2, Dag: 28},
		"urgentie":       map[string]any{"niveau": "spoed", "redenen": []any{"geen eten", "", "huur"}, "punten": 14.0},
	}
}

func opties() formule.Opties {
	return formule.Opties{Tabellen: map[string]map[string]string{
		"hulpvraag": {"levensonderhoud": "01", "bedrijfskapitaal": "02"},
		"half":      {"levensonderhoud": "01", "bedrijfskapitaa": "02"},
		"vrij":      {"a": "b"},
	}}
}

func eval(t *testing.T, src string) any {
	t.Helper()
	f, err := formule.Compile(src, voorbeeld(), formule.Type{}, opties())
	if err != nil {
		t.Fatalf("Compile(%q) = %v", src, err)
	}
	got, err := f.Eval(antwoorden())
	if err != nil {
		t.Fatalf("Eval(%q) = %v", src, err)
	}
	return got
}

func fouten(t *testing.T, src string) formule.Fouten {
	t.Helper()
	_, err := formule.Compile(src, voorbeeld(), formule.Type{}, opties())
	var f formule.Fouten
	if !errors.As(err, &f) {
		t.Fatalf("Compile(%q) = %v, want Fouten", src, err)
	}
	return f
}
