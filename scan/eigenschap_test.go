package scan_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"solo/dossier"
	"solo/scan"
)

// dichtbij draws a day near one on which something changes, or any day.
func dichtbij(t *rapid.T, naam string, w scan.Waarden, geboren dossier.Datum) dossier.Datum {
	p := w.Peildatum
	dagen := map[string][]dossier.Datum{
		"q_geboortedatum": {p.PlusMaanden(-216), p.PlusMaanden(-660), p.PlusMaanden(-648), p.PlusMaanden(-642), p.PlusMaanden(-804), p.PlusMaanden(-807),
			{Jaar: 1959, Maand: 12, Dag: 31}, {Jaar: 1960, Maand: 12, Dag: 31}, {Jaar: 1960, Maand: 2, Dag: 29}, {Jaar: 1972, Maand: 2, Dag: 29}},
		"q_startdatum": {p.PlusMaanden(-w.StarterMaxMaanden), p},
		"q_stopdatum":  {p, p.PlusMaanden(12), p.PlusMaanden(18), geboren.PlusMaanden(660)},
	}[naam]
	if rapid.Bool().Draw(t, naam+" anywhere") {
		return p.PlusDagen(rapid.IntRange(-30000, 3000).Draw(t, naam))
	}
	return rapid.SampledFrom(dagen).Draw(t, naam+" near").PlusDagen(rapid.IntRange(-1, 1).Draw(t, naam+" off"))
}

// kies draws an answer to a question; nil when the drawn day does not fit.
func kies(t *rapid.T, v scan.Vraag, w scan.Waarden, geboren dossier.Datum) []string {
	var keuzes []string
	for _, k := range v.Keuzes {
		keuzes = append(keuzes, k.Waarde)
	}
	switch v.Type {
	case scan.Gemeente:
		return []string{rapid.SampledFrom(append(keuzes, "0363", "0599", "1680", "0439", "0014", "0855")).Draw(t, v.ID)}
	case scan.Datum:
		if len(keuzes) == 0 || rapid.Bool().Draw(t, v.ID+" as a day") {
			return []string{dichtbij(t, v.ID, w, geboren).String()}
		}
	case scan.Multi:
		uit := rapid.SliceOfNDistinct(rapid.SampledFrom(keuzes), 1, rapid.SampledFrom([]int{1, 4}).Draw(t, v.ID+" at most"), rapid.ID[string]).Draw(t, v.ID)
		if i := slices.Index(uit, v.Alleen); i >= 0 {
			return uit[i : i+1]
		}
		return uit
	}
	return []string{rapid.SampledFrom(keuzes).Draw(t, v.ID)}
}

var ids = []string{"q_gemeente", "q_geboortedatum", "q_verblijf", "q_situatie", "q_insolventie", "q_startdatum", "q_uitkering",
	"q_uren", "q_rechtsvorm", "q_zeggenschap", "q_vergunning", "q_inkomen", "q_hulp", "q_bank", "q_perspectief", "q_stopdatum",
	"q_laatste3", "q_daarvoor7", "q_winst3", "q_verwacht", "q_tien", "q_acuut"}

// drawAlles answers every question, asked or not; half of them so that the scan goes on.
func drawAlles(t *rapid.T, s *scan.Scan, w scan.Waarden) velden {
	form := velden{}
	for _, id := range ids {
		v, ok := s.Vraag(id)
		if !ok {
			t.Fatalf("there is no question %s", id)
		}
		geboren := dossier.Datum{Jaar: 1970, Maand: 1, Dag: 1}
		if g := form["q_geboortedatum"]; g != nil {
			geboren, _ = dossier.ParseDatum(g[0])
		}
		if form[id] = uitgangspunt[id]; form[id] == nil || rapid.Bool().Draw(t, id+" otherwise") {
			form[id] = kies(t, v, w, geboren)
		}
		if _, fouten := s.Lees(form); len(fouten) > 0 {
			form[id] = goedeDag(s, id, w)
		}
	}
	return form
}

// goedeDag replaces a drawn day that lies too far off.
func goedeDag(s *scan.Scan, id string, w scan.Waarden) []string {
	if id == "q_geboortedatum" {
		return []string{"1900-01-01"}
	}
	return []string{w.Peildatum.String()}
}

func drawWaarden(t *rapid.T) scan.Waarden {
	return scan.Waarden{
		Peildatum:         dossier.Datum{Jaar: 2026, Maand: 6, Dag: 1}.PlusDagen(rapid.IntRange(-600, 1500).Draw(t, "peildatum")),
		StarterMaxMaanden: rapid.IntRange(1, 60).Draw(t, "starter_max"),
	}
}

// TestWalkGivesTheOutcomeOfAllAnswers: a question that is skipped makes no difference.
func TestWalkGivesTheOutcomeOfAllAnswers(t *testing.T) {
	d := load(t)
	gezien := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWaarden(rt)
		s, err := d.Met(w)
		if err != nil {
			rt.Fatal(err)
		}
		form := drawAlles(rt, s, w)
		heel := beoordeel(rt, s, form)
		gegeven := velden{}
		for {
			a, _ := s.Lees(gegeven)
			v, klaar := s.Volgende(a)
			if klaar {
				break
			}
			if gegeven[v.ID] != nil {
				rt.Fatalf("%s is asked again", v.ID)
			}
			gegeven[v.ID] = form[v.ID]
		}
		stap := beoordeel(rt, s, gegeven)
		if got, want := inhoud(stap), inhoud(heel); !reflect.DeepEqual(got, want) {
			rt.Fatalf("by steps (%s)\n%q\nall answers (%s)\n%q\nasked %v", stap.Regel, got, heel.Regel, want, slices.Sorted(maps.Keys(gegeven)))
		}
		gezien[heel.Regel]++
	})
	t.Log(gezien)
}

func beoordeel(t rapid.TB, s *scan.Scan, form velden) scan.Uitkomst {
	a, fouten := s.Lees(form)
	if err := fouten.Err(); err != nil {
		t.Fatal(err)
	}
	u, err := s.Beoordeel(a)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestQuestionIsAskedOnlyWhenItMatters: for every question that a worked case asks there
// are two answers, and the same answers to the rest, with different outcomes.
func TestQuestionIsAskedOnlyWhenItMatters(t *testing.T) {
	d := load(t)
	var rest []velden
	for _, g := range gevallen() {
		rest = append(rest, overige.met(uitgangspunt).met(g.antwoorden))
	}
	bekend := map[string]bool{} // cases share most of their states
	for _, g := range gevallen() {
		s, form := g.scan(t, d)
		gegeven := velden{}
		for {
			v, klaar := s.Volgende(lees(t, s, gegeven))
			if klaar {
				break
			}
			staat := fmt.Sprint(g.peildatum, g.los, map[string][]string(gegeven), v.ID)
			if !bekend[staat] && !matters(t, s, v, gegeven, rest) {
				t.Errorf("case %s asks %s after %v, and no answer to it makes a difference", g.nr, v.ID, slices.Sorted(maps.Keys(gegeven)))
			}
			bekend[staat] = true
			gegeven[v.ID] = form[v.ID]
		}
	}
}

// overige answers what the worked cases leave open.
var overige = velden{"q_startdatum": {"2019-01"}, "q_bank": {"afgewezen"}, "q_stopdatum": {"binnen_12"}, "q_laatste3": ja,
	"q_daarvoor7": ja, "q_winst3": ja, "q_verwacht": ja, "q_tien": ja}

func matters(t *testing.T, s *scan.Scan, v scan.Vraag, gegeven velden, rest []velden) bool {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2)) // the same draws each time
	for i := range 4000 {
		form := rest[r.IntN(len(rest))]
		if i >= len(rest) { // mix two cases question by question
			form = mix(r, form, rest[r.IntN(len(rest))])
		}
		var eerste [][]string
		for _, antwoord := range antwoordenOp(v) {
			a, fouten := s.Lees(form.met(gegeven).met(velden{v.ID: {antwoord}}))
			u, err := s.Beoordeel(a)
			if len(fouten) > 0 || err != nil {
				continue
			}
			if eerste == nil {
				eerste = inhoud(u)
			} else if !reflect.DeepEqual(eerste, inhoud(u)) {
				return true
			}
		}
	}
	return false
}

func mix(r *rand.Rand, a, b velden) velden {
	uit := velden{}
	for _, id := range ids {
		uit[id] = a[id]
		if r.IntN(2) == 0 {
			uit[id] = b[id]
		}
	}
	return uit
}

func antwoordenOp(v scan.Vraag) (uit []string) {
	for _, k := range v.Keuzes {
		uit = append(uit, k.Waarde)
	}
	switch v.ID {
	case "q_gemeente":
		uit = append(uit, "0363")
	case "q_geboortedatum":
		uit = append(uit, "1950-01-01", "1959-06-06", "1965-01-01", "1980-01-01", "2015-01-01")
	case "q_startdatum":
		uit = append(uit, "2010-01-01", "2025-12-31")
	}
	return uit
}
