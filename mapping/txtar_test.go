package mapping_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"solo/dossier"
	"solo/formule"
	"solo/mapping"
	"solo/zaak"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

// TestMappings runs testdata/*.txtar: mapping.yaml (with the files it builds on),
// antwoorden.json and documenten (soort, label, name per line) must give zaak, or
// the mapping must give fouten. With a vervolg ("50", or "90 ingetrokken toelichting") it
// is a later delivery.
func TestMappings(t *testing.T) {
	paden, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paden) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, pad := range paden {
		t.Run(strings.TrimSuffix(filepath.Base(pad), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(pad)
			if err != nil {
				t.Fatal(err)
			}
			run(t, pad, ar)
		})
	}
}

func run(t *testing.T, pad string, ar *txtar.Archive) {
	t.Helper()
	bestanden := map[string]string{}
	for _, f := range ar.Files {
		bestanden[f.Name] = string(f.Data)
	}
	naam, got := "zaak", ""
	z, err := result(t, bestanden)
	if got = z; err != nil {
		naam, got = "fouten", err.Error()+"\n"
	}
	if *update {
		ar.Files = slices.DeleteFunc(ar.Files, func(f txtar.File) bool { return f.Name == "zaak" || f.Name == "fouten" })
		ar.Files = append(ar.Files, txtar.File{Name: naam, Data: []byte(got)})
		if err := os.WriteFile(pad, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, ok := bestanden[naam]
	if d := cmp.Diff(want, got); d != "" || !ok {
		t.Errorf("%s (-want +got):\n%s", naam, d)
	}
}

func result(t *testing.T, bestanden map[string]string) (string, error) {
	t.Helper()
	m, err := compile(bestanden, "mapping.yaml")
	if err != nil {
		return "", err
	}
	var antwoorden map[string]any
	if err := json.Unmarshal([]byte(bestanden["antwoorden.json"]), &antwoorden); err != nil && bestanden["antwoorden.json"] != "" {
		t.Fatal(err)
	}
	r, err := apply(m, omgeving(antwoorden), documenten(bestanden["documenten"]), strings.Fields(bestanden["vervolg"]))
	if err != nil {
		return "", err
	}
	return print(r), nil
}

func apply(m *mapping.Mapping, env map[string]any, docs []mapping.Document, vervolg []string) (mapping.Resultaat, error) {
	if len(vervolg) == 0 {
		return m.Apply(env, docs)
	}
	var v mapping.Vervolg
	fmt.Sscan(vervolg[0], &v.Nummer)
	if len(vervolg) > 1 {
		v.Intrekking = &mapping.Intrekking{Datum: dossier.Datum{Jaar: 2026, Maand: 4, Dag: 1}, Toelichting: strings.Join(vervolg[2:], " ")}
	}
	return m.ApplyVervolg(env, docs, v)
}

func compile(bestanden map[string]string, naam string) (*mapping.Mapping, error) {
	b, err := mapping.Load(naam, func(naam string) ([]byte, error) {
		if s, ok := bestanden[naam]; ok {
			return []byte(s), nil
		}
		return nil, fs.ErrNotExist
	})
	if err != nil {
		return nil, err
	}
	return mapping.Compile(b, schema(), mapping.Opties{Soorten: []string{"bank_prive", "jaarcijfers", "huur"}})
}

func documenten(s string) (uit []mapping.Document) {
	for i, regel := range strings.Split(strings.TrimSpace(s), "\n") {
		if v := strings.Split(regel, "|"); len(v) == 4 {
			uit = append(uit, mapping.Document{Sleutel: fmt.Sprintf("D%02d", i+1), Soort: v[0], Label: v[1], Bestandsnaam: v[2], Omschrijving: v[3],
				Formaat: "application/pdf", Creatiedatum: dossier.Datum{Jaar: 2026, Maand: 3, Dag: 2}, Inhoud: "ref", Grootte: 10})
		}
	}
	return uit
}

// print writes a zaak for reading; it shows the digits of test BSNs.
func print(r mapping.Resultaat) string {
	var b strings.Builder
	z := r.Zaak
	fmt.Fprintf(&b, "zaaktype %s %s, startdatum %s\n", z.Zaaktype.Catalogus, z.Zaaktype.Identificatie, z.Startdatum)
	fmt.Fprintf(&b, "omschrijving: %s\ntoelichting:\n  %s\n", z.Omschrijving, strings.ReplaceAll(z.Toelichting, "\n", "\n  "))
	for _, s := range [][2]string{{"communicatie", z.Communicatie}, {"vertrouwelijk", z.Vertrouwelijk}, {"status", z.StatusToelichting}} {
		if s[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", s[0], s[1])
		}
	}
	for _, k := range z.Kenmerken {
		fmt.Fprintf(&b, "kenmerk %s %s\n", k.Bron, k.Kenmerk)
	}
	for _, rol := range z.Rollen {
		printRol(&b, rol)
	}
	for _, e := range z.Eigenschappen {
		fmt.Fprintf(&b, "eigenschap %s = %q\n", e.Naam, e.Waarde)
	}
	for _, d := range z.Documenten {
		fmt.Fprintf(&b, "document %s %s %q %q %q %s\n", d.Sleutel, d.Type, d.Titel, d.Bestandsnaam, d.Beschrijving, d.Vertrouwelijk)
	}
	for _, e := range z.Extra {
		fmt.Fprintf(&b, "extra %s = %q\n", e.Naam, e.Waarde)
	}
	for _, a := range r.Aangepast {
		fmt.Fprintf(&b, "aangepast: %s\n", a)
	}
	return b.String()
}

func printRol(b *strings.Builder, r zaak.Rol) {
	fmt.Fprintf(b, "rol %s = %s generiek=%v machtiging=%q toelichting=%q", r.Sleutel, r.Roltype, r.Generiek, r.Machtiging, r.Toelichting)
	if p := r.Persoon; p != nil {
		fmt.Fprintf(b, " persoon %s %q %q %q %q %s adres=%v", p.BSN.Cijfers(), p.Voorletters, p.Voornamen, p.Voorvoegsel, p.Achternaam, p.Geboortedatum, p.Adres != nil)
	}
	if v := r.Vestiging; v != nil {
		fmt.Fprintf(b, " vestiging %s %q", v.KVK, v.Handelsnaam)
	}
	if e := r.Eenheid; e != nil {
		fmt.Fprintf(b, " eenheid %s %q", e.Identificatie, e.Naam)
	}
	if m := r.Medewerker; m != nil {
		fmt.Fprintf(b, " medewerker %s %q", m.Identificatie, m.Achternaam)
	}
	if c := r.Contact; c != nil {
		fmt.Fprintf(b, " contact %q %q %q", c.Naam, c.Telefoon, c.Email)
	}
	b.WriteString("\n")
}

func asFouten(t *testing.T, err error) mapping.Fouten {
	t.Helper()
	var f mapping.Fouten
	if !errors.As(err, &f) {
		t.Fatalf("got %v, want Fouten", err)
	}
	return f
}

// schema is a small intake with the names that the standard mapping uses.
func schema() formule.Schema {
	tekst := func(namen ...string) map[string]formule.Type {
		uit := map[string]formule.Type{}
		for _, n := range namen {
			uit[n] = formule.Type{Soort: formule.Tekst, Optioneel: true}
		}
		return uit
	}
	groep := func(v map[string]formule.Type, mag bool) formule.Type {
		return formule.Type{Soort: formule.Groep, Velden: v, Optioneel: mag}
	}
	lijst := func(t formule.Type) formule.Type { return formule.Type{Soort: formule.Lijst, Elem: &t} }
	adres := groep(tekst("straat", "postcode", "woonplaats"), true)
	adres.Velden["huisnummer"] = formule.Type{Soort: formule.Getal, Optioneel: true}
	persoon := tekst("bsn", "anp", "achternaam", "voorvoegsel", "voornamen", "voorletters", "geboortedatum", "telefoon", "email", "naam", "volledige_naam")
	persoon["adres"] = adres
	onderneming := tekst("kvk", "handelsnaam", "vestigingsnummer", "rsin")
	onderneming["adres"] = adres
	dos := tekst("referentie", "regeling", "gemeentecode", "kanaal", "leverancier", "kenmerk")
	dos["datum_melding"], dos["datum_aanvraag"] = formule.Type{Soort: formule.Datum}, formule.Type{Soort: formule.Datum}
	dos["inbreng"] = lijst(groep(tekst("rol", "wie"), false))
	teksten := lijst(formule.Type{Soort: formule.Tekst})
	s := formule.Schema{
		"aanvrager": groep(persoon, false), "partner": groep(persoon, true),
		"gemachtigde":   groep(tekst("rol", "naam", "organisatie", "kvk", "telefoon", "email"), true),
		"bewindvoerder": groep(tekst("naam", "organisatie", "telefoon", "email", "hoedanigheid"), true),
		"onderneming":   groep(onderneming, true), "dossier": groep(dos, false),
		"urgentie": groep(map[string]formule.Type{"niveau": {Soort: formule.Tekst, Keuzes: []string{"spoed", "verhoogd", "regulier"}},
			"redenen": teksten, "punten": {Soort: formule.Getal}}, false),
		"volledigheid":     groep(map[string]formule.Type{"percentage": {Soort: formule.Getal}, "ontbreekt": teksten, "later": teksten}, false),
		"peildatum":        {Soort: formule.Datum},
		"bsn":              {Soort: formule.Tekst, Optioneel: true},
		"bbz_variant":      {Soort: formule.Tekst, Optioneel: true, Keuzes: []string{"doorgaan", "beeindigen", "oudere"}},
		"u_bel_mij_terug":  {Soort: formule.Janee, Optioneel: true},
		"voorkeur_contact": {Soort: formule.Tekst, Optioneel: true, Keuzes: []string{"bellen", "email", "brief", "bellen_tolk"}},
		"hulpvraag":        lijst(formule.Type{Soort: formule.Tekst, Keuzes: []string{"levensonderhoud", "bedrijfskapitaal", "begeleiding"}}),
		"activiteiten":     {Soort: formule.Tekst, Optioneel: true},
		"inkomen":          {Soort: formule.Geld, Optioneel: true},
		"uren":             {Soort: formule.Getal, Optioneel: true},
		"schulden":         lijst(groep(map[string]formule.Type{"bedrag": {Soort: formule.Geld}}, false)),
		"stopdatum":        {Soort: formule.Datum, Optioneel: true},
	}
	for _, n := range []string{"heeft_partner", "heeft_gemachtigde", "heeft_bewindvoerder", "heeft_onderneming"} {
		s[n] = formule.Type{Soort: formule.Janee}
	}
	return s
}

// omgeving lays the answers over a plain application.
func omgeving(antwoorden map[string]any) map[string]any {
	env := map[string]any{
		"aanvrager": map[string]any{"bsn": "999990019", "achternaam": "Testpersoon", "voorletters": "A.", "telefoon": "0600000000", "email": "a@example.nl",
			"geboortedatum": "1980-02", "adres": map[string]any{"straat": "Teststraat", "huisnummer": 1.0, "postcode": "1234AB", "woonplaats": "Teststad"}},
		"heeft_partner": false, "heeft_gemachtigde": false, "heeft_bewindvoerder": false, "heeft_onderneming": false,
		"dossier": map[string]any{"referentie": "0K3Q-8V2M-7XTR-9B1C", "regeling": "bbz-gevestigd", "leverancier": "loket", "kenmerk": "A-1",
			"datum_melding": "2026-03-01", "datum_aanvraag": "2026-03-02"},
		"urgentie":     map[string]any{"niveau": "regulier", "punten": 0.0},
		"volledigheid": map[string]any{"percentage": 85.0},
		"peildatum":    "2026-03-02",
		"bbz_variant":  "doorgaan", "hulpvraag": []any{"levensonderhoud"},
	}
	overlay(env, antwoorden)
	wie := env["aanvrager"].(map[string]any)
	voor, _ := wie["voorvoegsel"].(string)
	wie["naam"] = strings.TrimSpace(fmt.Sprint(voor, " ", wie["achternaam"]))
	return typed(env, formule.Type{Soort: formule.Groep, Velden: schema()}).(map[string]any)
}

func overlay(onder, over map[string]any) {
	for k, v := range over {
		a, ok := onder[k].(map[string]any)
		b, ok2 := v.(map[string]any)
		if ok && ok2 {
			overlay(a, b)
			continue
		}
		onder[k] = v
	}
}

// typed turns JSON values into those that the schema asks for.
func typed(v any, t formule.Type) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = typed(v[k], t.Velden[k])
		}
	case []any:
		for i := range v {
			v[i] = typed(v[i], *t.Elem)
		}
	case float64:
		if t.Soort == formule.Geld {
			return int64(v)
		}
	case string:
		if d, err := dossier.ParseDatum(v); err == nil && t.Soort == formule.Datum {
			return d
		}
	}
	return v
}
