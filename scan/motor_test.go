package scan_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"solo/scan"
	"solo/vindplaats"
)

// motor is a definition without rules, to test the engine with: every day and every
// choice of it can be tried. The rules follow from motorRegels on, one a line.
const motor = `scan: 1
aow: [{ jaren: 67, bron: AOW }]
verwijzingen: [{ code: a, titel: A, tekst: A. }, { code: b, titel: B, tekst: B. }, { code: c, titel: C, tekst: C. }]
vragen:
  - { id: q1, label: Een, type: keuze, keuzes: [{ waarde: x, label: X }, { waarde: y, label: Y }, { waarde: weet_niet, label: Z }] }
  - { id: d1, label: Dag, type: datum, van: 'datum("2026-01-01")', tot: 'datum("2026-01-31")', buiten: Kies een dag in januari. }
  - { id: q2, label: Twee, type: multi, alleen: geen, keuzes: [{ waarde: x, label: X }, { waarde: y, label: Y }, { waarde: geen, label: Geen }], als: '%s' }
  - { id: d2, label: Dag, type: datum, van: 'datum("2026-01-01")', tot: 'datum("2026-01-31")', buiten: Kies een dag in januari., keuzes: [{ waarde: weet_niet, label: Z, dag: 'datum("2026-01-20")' }], als: '%s' }
  - { id: q3, label: Drie, type: keuze, keuzes: [{ waarde: x, label: X }, { waarde: y, label: Y }], als: '%s' }
feiten:
  - { id: f1, vraag: d1, tot_en_met: 'datum("2026-01-10")' }
  - { id: f2, vraag: d1, vanaf: 'datum("2026-01-21")' }
  - { id: g1, vraag: d2, vanaf: 'plus_dagen(d1, 15)' }
  - { id: g2, vraag: d2, tot_en_met: 'datum("2026-01-15")' }
regels:
`

// motorRegels is the line of the first rule.
func motorRegels() int { return strings.Count(motor, "\n") + 1 }

// termen are conditions by the question that must have been asked.
var termen = [][]string{
	{`q1 == "x"`, `q1 != "y"`, `q1 in ["x", "weet_niet"]`, "f1", "not f2", `f1 or q1 == "y"`},
	{`"x" in q2`, `aantal(q2) == 1`, `f2 and not ("y" in q2)`, `elk(q2, .waarde == "geen")`},
	{"g1", "not g2", `d2 == "weet_niet"`, `g2 or q1 == "x"`, "g1 or g2"},
	{`q3 == "x"`, `q3 == "y" and f1`, `q3 != "x" or g1`},
}

func drawTerm(t *rapid.T, tot int, naam string) string {
	return rapid.SampledFrom(slices.Concat(termen[:tot]...)).Draw(t, naam)
}

// drawDefinitie draws rules and conditions, and drops rules that the loader refuses
// because they never decide. It tells whether a boundary hangs on an answer.
func drawDefinitie(t *rapid.T) (d *scan.Definitie, hangt bool) {
	als := func(tot int, naam string) any {
		if rapid.Bool().Draw(t, naam+" always") {
			return "ja"
		}
		return drawTerm(t, tot, naam)
	}
	kop := fmt.Sprintf(motor, als(1, "q2"), als(2, "d2"), als(3, "q3"))
	var regels []string
	for i := range rapid.IntRange(1, 6).Draw(t, "rules") {
		var conds []string
		for j := range rapid.IntRange(1, 3).Draw(t, "terms") {
			conds = append(conds, "'"+drawTerm(t, 4, fmt.Sprintf("r%d.%d", i, j))+"'")
		}
		erbij := ""
		if rapid.Bool().Draw(t, "with more") {
			meer := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "more")
			erbij = fmt.Sprintf(", erbij: [{ als: '%s', verwijzingen: [%s] }]", drawTerm(t, 4, "erbij"), meer)
		}
		wat := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "wat")
		regels = append(regels, fmt.Sprintf("  - { regel: R%d, als: [%s], verwijzingen: [%s]%s }", i, strings.Join(conds, ", "), wat, erbij))
	}
	regels = append(regels, "  - { regel: anders, als: [ja], verwijzingen: [b] }")
	for {
		bron := kop + strings.Join(regels, "\n") + "\n"
		d, err := scan.LoadFS(fstest.MapFS{"scan.yaml": {Data: []byte(bron)}})
		if err == nil {
			return d, strings.Count(bron, "g1") > 1
		}
		i := nooit(t, err)
		regels = slices.Delete(regels, i, i+1)
	}
}

// nooit is the index of the first rule that never decides.
func nooit(t *rapid.T, err error) int {
	var fouten vindplaats.Fouten
	if !errors.As(err, &fouten) || !strings.Contains(fouten[0].Melding, "beslist nooit") {
		t.Fatalf("the definition is refused: %v", err)
	}
	return fouten[0].Regel - motorRegels()
}

var (
	motorVragen = []string{"q1", "d1", "q2", "d2", "q3"}
	motorKeuzes = map[string][][]string{
		"q1": {{"x"}, {"y"}, {"weet_niet"}},
		"d1": {{"2026-01-01"}, {"2026-01-10"}, {"2026-01-11"}, {"2026-01-20"}, {"2026-01-21"}},
		"q2": {{"x"}, {"y"}, {"x", "y"}, {"geen"}},
		"d2": {{"2026-01-15"}, {"2026-01-16"}, {"2026-01-25"}, {"2026-01-31"}, {"weet_niet"}},
		"q3": {{"x"}, {"y"}},
	}
)

// uitkomsten judges every combination of answers, by their index.
func uitkomsten(t *rapid.T, s *scan.Scan) map[[5]int]string {
	uit := map[[5]int]string{}
	var rec func(i int, nr [5]int, form velden)
	rec = func(i int, nr [5]int, form velden) {
		if i == len(motorVragen) {
			uit[nr] = fmt.Sprint(inhoud(beoordeel(t, s, form)))
			return
		}
		for j, w := range motorKeuzes[motorVragen[i]] {
			nr[i] = j
			rec(i+1, nr, form.met(velden{motorVragen[i]: w}))
		}
	}
	rec(0, [5]int{}, velden{})
	return uit
}

// doet reports whether question i makes a difference, the answers in vast being given
// (-1 is open), by trying everything.
func doet(alle map[[5]int]string, vast [5]int, i int) bool {
	for nr, u := range alle {
		past := true
		for k := range vast {
			past = past && (vast[k] < 0 || vast[k] == nr[k])
		}
		if nul := nr; past {
			if nul[i] = 0; alle[nul] != u {
				return true
			}
		}
	}
	return false
}

// motorScan is the motor with these rules.
func motorScan(t *testing.T, regels string) *scan.Scan {
	t.Helper()
	d, err := loadTekst(fmt.Sprintf(motor, "ja", "ja", "ja") + regels)
	if err != nil {
		t.Fatal(err)
	}
	return met(t, d, scan.Waarden{Peildatum: dag(t, "2026-01-01")})
}

// TestDayIsAskedWhenOnlyABoundaryHangsOnIt: no rule knows d1, but the boundary of g1 does.
func TestDayIsAskedWhenOnlyABoundaryHangsOnIt(t *testing.T) {
	s := motorScan(t, "  - { regel: R1, als: [g1], verwijzingen: [a] }\n  - { regel: R2, als: [ja], verwijzingen: [b] }\n")
	for d1, want := range map[string]string{"2026-01-10": "R1", "2026-01-11": "R2"} {
		a, gesteld := walk(t, s, velden{"d1": {d1}, "d2": {"2026-01-25"}})
		u, err := s.Beoordeel(a)
		if err != nil || u.Regel != want || !slices.Equal(gesteld, []string{"d1", "d2"}) || want == "R1" && len(u.Doordat) != 2 {
			t.Errorf("d1 %s gave %s (%v) after %v, reasons %v; want %s after d1 and d2", d1, u.Regel, err, gesteld, u.Doordat, want)
		}
	}
}

// TestOpenQuestionIsTakenForAnAnswerThatCanBe: with this d1 each d2 is on one side or the
// other, and so it is not asked; with a later one there are days between.
func TestOpenQuestionIsTakenForAnAnswerThatCanBe(t *testing.T) {
	s := motorScan(t, "  - { regel: R1, als: [g1 or g2], verwijzingen: [a] }\n  - { regel: R2, als: [ja], verwijzingen: [b] }\n")
	a, gesteld := walk(t, s, velden{"d1": {"2026-01-01"}})
	if u, err := s.Beoordeel(a); err != nil || u.Regel != "R1" || !slices.Equal(gesteld, []string{"d1"}) {
		t.Errorf("got %s (%v) after %v, want R1 after d1", u.Regel, err, gesteld)
	}
	a, gesteld = walk(t, s, velden{"d1": {"2026-01-02"}, "d2": {"2026-01-16"}})
	if u, err := s.Beoordeel(a); err != nil || u.Regel != "R2" || !slices.Equal(gesteld, []string{"d1", "d2"}) {
		t.Errorf("got %s (%v) after %v, want R2 after d1 and d2", u.Regel, err, gesteld)
	}
}

// TestMoreHelpLooksOnlyAtWhatWasAnswered: it is not shown for an answer that the scan
// took a question for that it did not ask.
func TestMoreHelpLooksOnlyAtWhatWasAnswered(t *testing.T) {
	bron := strings.Replace(fmt.Sprintf(motor, "ja", "ja", "ja"), "titel: C, tekst: C. }", `titel: C, tekst: C., ook: 'q3 == "x"' }`, 1)
	d, err := loadTekst(bron + "  - { regel: R1, als: ['q1 == \"x\"'], verwijzingen: [a] }\n  - { regel: R2, als: [ja], verwijzingen: [b] }\n")
	if err != nil {
		t.Fatal(err)
	}
	s := met(t, d, scan.Waarden{Peildatum: dag(t, "2026-01-01")})
	for _, tt := range []struct {
		form velden
		want []string
	}{{velden{"q1": {"x"}}, nil}, {velden{"q1": {"x"}, "q3": {"x"}}, []string{"c"}}} {
		if u, err := s.Beoordeel(lees(t, s, tt.form)); err != nil || !slices.Equal(codes(u.Ook), tt.want) {
			t.Errorf("%v gave %v (%v), want %v", tt.form, codes(u.Ook), err, tt.want)
		}
	}
}

// TestOtherTitleIsAnotherOutcome: the same help in another order has another title, and
// so the question is asked.
func TestOtherTitleIsAnotherOutcome(t *testing.T) {
	s := motorScan(t, "  - { regel: R1, als: ['q1 == \"x\"'], verwijzingen: [a, b] }\n  - { regel: R2, als: [ja], verwijzingen: [b, a] }\n")
	for q1, want := range map[string]string{"x": "A", "y": "B"} {
		a, _ := walk(t, s, velden{"q1": {q1}})
		if u, err := s.Beoordeel(a); err != nil || u.Titel != want {
			t.Errorf("%s gave %q (%v), want %q", q1, u.Titel, err, want)
		}
	}
}

// TestSkippedQuestionMakesNoDifferenceAndAskedOneDoes tries drawn rules against every
// combination of answers.
func TestSkippedQuestionMakesNoDifferenceAndAskedOneDoes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d, hangt := drawDefinitie(rt)
		s, err := d.Met(scan.Waarden{Peildatum: dag(t, "2026-01-01")})
		if err != nil {
			rt.Fatal(err)
		}
		alle := uitkomsten(rt, s)
		vast, gegeven, klaar := [5]int{-1, -1, -1, -1, -1}, velden{}, false
		for i, id := range motorVragen {
			a, _ := s.Lees(gegeven)
			var v scan.Vraag
			if v, klaar = s.Volgende(a); klaar {
				break
			}
			if v.ID != id {
				if doet(alle, vast, i) {
					rt.Fatalf("after %v it skips %s, and that makes a difference", map[string][]string(gegeven), id)
				}
				continue
			}
			hier := hangt && i <= 1 // up to d1 it may ask too much: see Volgende
			if !doet(alle, vast, i) && !hier {
				rt.Fatalf("after %v it asks %s, and that makes no difference", map[string][]string(gegeven), id)
			}
			vast[i] = rapid.IntRange(0, len(motorKeuzes[id])-1).Draw(rt, id)
			gegeven[id] = motorKeuzes[id][vast[i]]
		}
		got := inhoud(beoordeel(rt, s, gegeven))
		vol := vast
		for i := range vol {
			vol[i] = max(vol[i], 0)
		}
		if want := alle[vol]; !reflect.DeepEqual(fmt.Sprint(got), want) {
			rt.Fatalf("by steps %q, all answers %q", got, want)
		}
	})
}
