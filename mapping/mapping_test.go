package mapping_test

import (
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"solo/dossier"
	"solo/formule"
	"solo/intake"
	"solo/mapping"
)

const gewoon = "mapping: bbz-gevestigd\nbasis: standaard/bbz-gevestigd@1\n"

func mustCompile(t testing.TB, tekst string) *mapping.Mapping {
	t.Helper()
	m, err := compile(map[string]string{"mapping.yaml": tekst}, "mapping.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

var bsn = cmp.Comparer(func(a, b dossier.BSN) bool { return a == b })

func TestEveryStandardMappingCompilesByItself(t *testing.T) {
	if len(mapping.Standaarden()) == 0 {
		t.Fatal("no standard mappings")
	}
	for _, naam := range mapping.Standaarden() {
		regeling := strings.TrimSuffix(strings.TrimPrefix(naam, "standaard/"), "@1")
		m := standaard(t, naam, regeling)
		if m.Naam() != regeling || len(m.Versie()) != 64 {
			t.Errorf("%s: got name %q and version %q", naam, m.Naam(), m.Versie())
		}
	}
}

func TestEveryShippedRegelingHasAStandardMapping(t *testing.T) {
	namen, err := intake.Regelingen(nil)
	if err != nil || len(namen) == 0 {
		t.Fatalf("got %v, %v", namen, err)
	}
	for _, naam := range namen {
		if !slices.Contains(mapping.Standaarden(), "standaard/"+naam+"@1") {
			t.Errorf("%s has no standard mapping", naam)
		}
	}
}

// standaard compiles against the questions of the regeling itself.
func standaard(t *testing.T, naam, regeling string) *mapping.Mapping {
	t.Helper()
	d, err := intake.Load(regeling)
	if err != nil {
		t.Fatal(err)
	}
	b, err := mapping.Load(naam, nil)
	if err != nil {
		t.Fatal(err)
	}
	var soorten []string
	for _, s := range d.Documenten() {
		soorten = append(soorten, s.Soort)
	}
	m, err := mapping.Compile(b, intake.Schema(d), mapping.Opties{Soorten: soorten})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestVersionIsThatOfTheMergedText(t *testing.T) {
	basis := mustCompile(t, gewoon)
	for _, c := range []struct {
		wat, tekst string
		zelfde     bool
	}{
		{"a comment", "# commentaar\n" + gewoon, true},
		{"the kept text by itself", string(basis.Tekst()), true},
		{"one letter", gewoon + "zaaktype: { identificatie: B1602 }\n", false},
	} {
		m := mustCompile(t, c.tekst)
		if (m.Versie() == basis.Versie()) != c.zelfde {
			t.Errorf("%s: version equal = %v, want %v", c.wat, !c.zelfde, c.zelfde)
		}
		if d := cmp.Diff(string(mustCompile(t, string(m.Tekst())).Tekst()), string(m.Tekst())); d != "" {
			t.Errorf("%s: the kept text changes when it is loaded again:\n%s", c.wat, d)
		}
	}
}

func TestKeptTextGivesTheSameZaak(t *testing.T) {
	m := mustCompile(t, gewoon+"zaaktype: { identificatie: 0012 }\nzaak: { omschrijving: '~ 2026-03-01 # \"x\": ${aanvrager.naam}' }\n")
	a, err := m.Apply(omgeving(nil), nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := mustCompile(t, string(m.Tekst())).Apply(omgeving(nil), nil)
	if d := cmp.Diff(a, b, bsn); d != "" || err != nil {
		t.Errorf("got %v\n%s", err, d)
	}
}

func TestApplyIsPureAndSafeForConcurrentUse(t *testing.T) {
	m := mustCompile(t, gewoon)
	env, docs := omgeving(nil), documenten("aanvraag||a.pdf|\nhuur||h.pdf|")
	want, err := m.Apply(omgeving(nil), docs)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := m.Apply(env, docs)
			if d := cmp.Diff(want, got, bsn); d != "" || err != nil {
				t.Errorf("got %v\n%s", err, d)
			}
		})
	}
	wg.Wait()
	if !reflect.DeepEqual(env, omgeving(nil)) {
		t.Error("Apply changed the environment")
	}
}

func TestRunTimeErrorsHoldNoValues(t *testing.T) {
	m := mustCompile(t, gewoon)
	for _, env := range []map[string]any{
		{},
		omgeving(map[string]any{"aanvrager": map[string]any{"bsn": "999990018"}}),
		omgeving(map[string]any{"aanvrager": map[string]any{"achternaam": map[string]any{"999990018": "999990018"}}}),
		omgeving(map[string]any{"urgentie": "999990018"}),
	} {
		_, err := m.Apply(env, nil)
		f := asFouten(t, err)
		if strings.Contains(f.Error(), "99999001") {
			t.Errorf("error holds a value: %v", f)
		}
	}
}

func TestNumberOfWhoHasNoBSNGoesAlongInHisRol(t *testing.T) {
	z, err := mustCompile(t, gewoon).Apply(omgeving(map[string]any{"aanvrager": map[string]any{"bsn": "", "anp": "90000000000000017"}}), nil)
	if err != nil {
		t.Fatal(err)
	}
	if p := z.Zaak.Rollen[0].Persoon; p.Anp != "90000000000000017" || !p.BSN.IsZero() {
		t.Errorf("got %q, want his number and no BSN", p.Anp)
	}
}

func TestPrintedNamesAreWhatTextsMayUse(t *testing.T) {
	var namen []string
	for _, n := range mapping.Schema(schema()) {
		namen = append(namen, n.Naam)
		if strings.HasSuffix(n.Naam, "bsn") || strings.HasSuffix(n.Naam, ".anp") {
			t.Errorf("%s is listed: the number of a person goes along in a rol only", n.Naam)
		}
		if n.Naam == "hulpvraag" && (n.Soort != "lijst van tekst" || len(n.Keuzes) != 3) {
			t.Errorf("hulpvraag = %+v, want a list of text with three choices", n)
		}
	}
	alle := strings.Join(namen, " ")
	for _, want := range []string{"aanvrager.achternaam", "aanvrager.adres.straat", "schulden[].bedrag", "peildatum"} {
		if !strings.Contains(alle, want) {
			t.Errorf("%s is missing from %s", want, alle)
		}
	}
}

func TestBasisThatCannotBeReadIsReported(t *testing.T) {
	_, err := mapping.Load("mapping.yaml", func(string) ([]byte, error) { return nil, fs.ErrPermission })
	if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v, want the error of the reader", err)
	}
	for basis, want := range map[string]string{"dicht.yaml": "rechten", "weg.yaml": "niet gevonden", "{ a: b }": "de naam van een mapping"} {
		_, err := mapping.Load("mapping.yaml", func(naam string) ([]byte, error) {
			switch naam {
			case "mapping.yaml":
				return []byte("mapping: x\nbasis: " + basis + "\n"), nil
			case "dicht.yaml":
				return nil, fs.ErrPermission
			}
			return nil, fs.ErrNotExist
		})
		if f := asFouten(t, err); len(f) != 1 || f[0].Regel != 2 || !strings.Contains(f[0].Melding, want) {
			t.Errorf("basis %s: got %v, want %q on line 2", basis, f, want)
		}
	}
}

func TestNumbersOfPeopleDoNotShowWithADocument(t *testing.T) {
	m := mustCompile(t, gewoon)
	for in, want := range map[string]string{
		"999990019":                  "[bsn]",
		"jaaropgave_999990019.pdf":   "jaaropgave_[bsn].pdf",
		"BSN999990019":               "BSN[bsn]",
		"9999.90.019 en 999 990 019": "[bsn] en [bsn]",
		"123456 999 990 019":         "123456 [bsn]",
		"99999 0019":                 "[bsn]",
		"999990018":                  "999990018", // fails the elfproef
		"9999900190":                 "9999900190",
		"999990019a":                 "[bsn]a",
		"999990019, 999993653":       "[bsn], [bsn]",
		"06 12345678":                "06 12345678",
		"":                           "",
		"iban_NL91ABNA0417164300":    "iban_[rekening]",
		"nl91 abna 0417 1643 00":     "[rekening]",
		"BE68539007547034_afschrift": "[rekening]_afschrift",
		"SCAN20260131123456789":      "SCAN20260131123456789",
		"NL91ABNA0417164300 van 999990019 en zoon": "[rekening] van [bsn] en zoon",
	} {
		r, err := m.Apply(omgeving(nil), []mapping.Document{{Soort: "huur", Label: "Huur", Omschrijving: in}})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Zaak.Documenten[0].Beschrijving; got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestLengthsOfTheTargetHold(t *testing.T) {
	m := mustCompile(t, gewoon+"zaak: { omschrijving: 'x ${activiteiten}', toelichting: '${activiteiten}' }\neigenschappen: { a: '${activiteiten}' }\n")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom([]rune("abc é\u0301\u200d👩🏽\n\x00")), 0, 1200, -1).Draw(t, "tekst")
		r, err := m.Apply(omgeving(map[string]any{"activiteiten": s}), []mapping.Document{{Soort: "huur", Label: s, Omschrijving: s}})
		if err != nil {
			t.Fatal(err)
		}
		z := r.Zaak
		waarden := map[string]int{z.Omschrijving: 80, z.Toelichting: 1000, z.Documenten[0].Titel: 200, z.Documenten[0].Bestandsnaam: 255, z.Documenten[0].Beschrijving: 1000}
		for _, e := range z.Eigenschappen {
			waarden[e.Waarde] = max(waarden[e.Waarde], 255)
		}
		for w, n := range waarden {
			if utf8.RuneCountInString(w) > n || !utf8.ValidString(w) || strings.ContainsRune(w, 0) {
				t.Errorf("%q: %d code points, want at most %d", w, utf8.RuneCountInString(w), n)
			}
		}
	})
}

func FuzzLoad(f *testing.F) {
	for _, s := range []string{gewoon, "zaak: {", "a: &x [*x]", "? {a: b}\n: c", "<<: {a: b}", "a: !!binary x\n", "\xff", "zaak:\n  omschrijving: >-\n   ${x}\n", "a: \"\\u00e9 ${\\\n  x}\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := compile(map[string]string{"mapping.yaml": s}, "mapping.yaml")
		if err == nil {
			_, err = m.Apply(omgeving(nil), nil)
		}
		var fouten mapping.Fouten
		if err != nil && !errors.As(err, &fouten) {
			t.Errorf("%q: %v is no Fouten", s, err)
		}
		for _, f := range fouten {
			if f.Regel < 1 || f.Kolom < 1 {
				t.Errorf("%q: no place: %v", s, f)
			}
		}
	})
}

func TestEmptyOptiesAcceptAnyKindOfDocument(t *testing.T) {
	b, err := mapping.Load("m", func(string) ([]byte, error) {
		return []byte(gewoon + "documenten: { bijlagen: { per_soort: { alles: X } } }\n"), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := mapping.Compile(b, schema(), mapping.Opties{}); err != nil {
		t.Errorf("got %v, want no error", err)
	}
	if _, err := mapping.Compile(b, formule.Schema{}, mapping.Opties{}); err == nil {
		t.Error("a mapping compiled against an empty schema")
	}
}
