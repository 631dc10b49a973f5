package formule_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"solo/formule"
)

func TestTemplatesFillInText(t *testing.T) {
	for src, want := range map[string]any{
		"Aanvraag van ${aanvrager.achternaam}":    "Aanvraag van Łukasz-Élst",
		"${aanvrager.voorvoegsel}${toelichting}!": "!",
		"kost $${ en ${bedrag(inkomen)}":          "kost ${ en 1,01",
		"geen formule":                            "geen formule",
		"":                                        "",
		"${aantal_klanten}":                       3.0,
		"${urgentie.punten / 4} ${inkomen} ${heeft_partner} ${peildatum}": "3,5 1,01 nee 28-02-2026",
		`${"}"}${"{"}`:                      "}{",
		`${urgentie.redenen | samen("; ")}`: "geen eten; huur",
		"${uren}":                           nil,
		"prijs: 5$":                         "prijs: 5$",
	} {
		s, err := formule.CompileTekst(src, voorbeeld(), opties())
		if err != nil {
			t.Errorf("CompileTekst(%q) = %v", src, err)
			continue
		}
		got, err := s.Eval(antwoorden())
		if err != nil || !cmp.Equal(got, want) {
			t.Errorf("%q = %#v, %v, want %#v", src, got, err, want)
		}
	}
}

func TestTemplateMistakesHaveTheirPlaceInTheWholeText(t *testing.T) {
	for src, want := range map[string]string{
		"é ${toelichtin} en\n ${hulpvrag}": "1:5: de vraag \"toelichtin\" bestaat niet; bedoelde u \"toelichting\"?\n2:4: de vraag \"hulpvrag\" bestaat niet; bedoelde u \"hulpvraag\"?",
		"Beste ${aanvrager.achternaam":     `1:7: ${ wordt niet gesloten met } (staat er " #" in? dan begint daar voor YAML het commentaar: zet aanhalingstekens om het geheel)`,
		`x ${hoofdletters("a)}`:            `1:3: ${ wordt niet gesloten met }: er mist een aanhalingsteken`,
		"U vraagt ${hulpvraag}":            `1:12: een lijst past niet in een tekst: voeg toe | samen(", ")`,
		"U heet ${aanvrager}":              "1:10: een groep past niet in een tekst: kies een veld",
		"uren: ${uren}":                    "1:9: dit kan leeg zijn: gebruik standaard(…, …) of als(gevuld(…), …, …)",
		"a ${}":                            "1:5: de formule is leeg",
	} {
		_, err := formule.CompileTekst(src, voorbeeld(), opties())
		if got := errText(err); got != want {
			t.Errorf("%q\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestTemplateNamesTheQuestionsItUses(t *testing.T) {
	s, err := formule.CompileTekst("${urgentie.niveau} ${als(heeft_partner, partner.achternaam)} ${urgentie.punten}", voorbeeld(), opties())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := s.Noemt(), []string{"heeft_partner", "partner", "urgentie"}; !reflect.DeepEqual(got, want) {
		t.Errorf("Noemt() = %v, want %v", got, want)
	}
}

func TestCutNeverPartsACharacter(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{
		{"kort", 4, "kort"},
		{"een twee drie", 9, "een twee…"},
		{"een twee drie", 10, "een twee…"},
		{"een, twee", 5, "een…"},
		{"donaudampfschiff", 6, "donau…"},
		{"ae\u0301b", 2, "a…"},
		{"ab👨‍👩‍👧cd", 6, "ab…"},
		{"ab👨‍👩‍👧cd", 8, "ab👨‍👩‍👧…"},
		{"x🇳🇱🇧🇪", 4, "x🇳🇱…"},
		{"a👍🏽bc", 3, "a…"},
		{"👨‍👩‍👧👨‍👩‍👧", 3, ""},
	} {
		if got := formule.Afkorten(c.s, c.n); got != c.want {
			t.Errorf("Afkorten(%q, %d) = %q, want %q", c.s, c.n, got, c.want)
		}
	}
}

func TestCutTextFitsAndIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("ab ,é\u0301\u200d👩🇳🏽\n"))).Draw(t, "s")
		n := rapid.IntRange(1, 20).Draw(t, "n")
		got := formule.Afkorten(s, n)
		if utf8.RuneCountInString(got) > n || !utf8.ValidString(got) {
			t.Errorf("Afkorten(%q, %d) = %q", s, n, got)
		}
	})
}

func FuzzAfkorten(f *testing.F) {
	f.Add("a\u200d\xff", 2)
	f.Add("👩\u200d🚀 en 🇳🇱", 3)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if got := formule.Afkorten(s, n); len(got) > len(s)+len("…") || n >= 0 && utf8.RuneCountInString(got) > n {
			t.Errorf("Afkorten(%q, %d) = %q", s, n, got)
		}
	})
}

func TestCuttingALongTextIsQuick(t *testing.T) {
	lang := strings.Repeat("één twee ", 20_000)
	begin := time.Now()
	if got := formule.Afkorten(lang, 170_000); utf8.RuneCountInString(got) > 170_000 || !strings.HasSuffix(got, "…") {
		t.Errorf("got %d characters", utf8.RuneCountInString(got))
	}
	if d := time.Since(begin); d > 2*time.Second {
		t.Errorf("took %v, want far less than two seconds, also with the race detector", d)
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{`als(heeft_partner, "a", "b")`, `filter(schulden, .bedrag > euro(3)) | aantal()`, `"\u{1F600}" in ["a"]`,
		`not (1 < 2 < 3)`, `a.b?.c[1:2]{(`, "b'x'", "::als(1)", "schulden | kaart(.soort) | samen(`x`)", "1.5e308*1e308", "\xff", "#a.b", `enig(`} {
		f.Add(s)
	}
	s, o := voorbeeld(), opties()
	f.Fuzz(func(t *testing.T, src string) {
		begin := time.Now()
		p, err := formule.Compile(src, s, formule.Type{}, o)
		check(t, src, err)
		if err == nil {
			v, err := p.Eval(antwoorden())
			check(t, src, err)
			if err == nil {
				checkType(t, src, v, p.Type())
			}
		}
		if d := time.Since(begin); d > 2*time.Second {
			t.Errorf("%q took %v", src, d)
		}
	})
}

func FuzzCompileTekst(f *testing.F) {
	for _, s := range []string{"a ${aanvrager.achternaam} $${x}", "${", "$${", "${\"}\"}", "${`", "${'\\'}"} {
		f.Add(s)
	}
	s, o := voorbeeld(), opties()
	f.Fuzz(func(t *testing.T, src string) {
		p, err := formule.CompileTekst(src, s, o)
		check(t, src, err)
		if err == nil {
			_, err := p.Eval(antwoorden())
			check(t, src, err)
		}
	})
}

// check holds that an error is Fouten with a place, and never the fallback for
// what the type check should have refused.
func check(t *testing.T, src string, err error) {
	t.Helper()
	var fouten formule.Fouten
	if err == nil {
		return
	}
	if !errors.As(err, &fouten) || len(fouten) == 0 || fouten[0].Regel < 1 || fouten[0].Kolom < 1 {
		t.Errorf("%q: error without place: %#v", src, err)
	}
	for _, f := range fouten {
		if f.Melding == "de formule liep vast" || f.Melding == "de formule is niet te verwerken" {
			t.Errorf("%q: %s (%s)", src, f.Melding, f.Detail)
		}
	}
}

// checkType holds that the outcome has the Go type that its Type promises.
func checkType(t *testing.T, src string, v any, typ formule.Type) {
	t.Helper()
	if v == nil && (typ.Optioneel || typ.Soort == formule.Lijst) {
		return
	}
	goed := map[formule.Soort]string{formule.Tekst: "string", formule.Getal: "float64", formule.Geld: "int64", formule.Janee: "bool",
		formule.Datum: "dossier.Datum", formule.Lijst: "[]interface {}", formule.Groep: "map[string]interface {}"}
	if got := reflect.TypeOf(v); got == nil || got.String() != goed[typ.Soort] {
		t.Errorf("%q gave %v, want %s", src, got, typ)
	}
}
