package intake_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"solo/dossier"
	"solo/intake"
)

// TestWhatIsAskedFirstChangesNoOutcome: an Ingevuld computes when asked. In whatever order
// it is asked, a question is shown and right when the whole says so, and the judgement is
// the same.
func TestWhatIsAskedFirstChangesNoOutcome(t *testing.T) {
	d := load(t)
	basis := []*dossier.Aanvraag{read(t, "gezin"), read(t, "zzp")}
	keuzes, ids := choices(d), allIDs(d)
	rapid.Check(t, func(rt *rapid.T) {
		a := *rapid.SampledFrom(basis).Draw(rt, "wie")
		a.Antwoorden = maps.Clone(a.Antwoorden)
		for range rapid.IntRange(0, 6).Draw(rt, "n") {
			v := rapid.SampledFrom(keuzes).Draw(rt, "vraag")
			d.Beantwoord(&a, v.ID, draw(rt, v))
		}
		heel := d.Zichtbaar(&a)
		oordeel := d.Beoordeel(&a)
		i := d.Ingevuld(&a)
		for _, id := range rapid.SliceOfN(rapid.SampledFrom(ids), 1, 8).Draw(rt, "eerst") {
			fouten, _ := i.ValidateVragen([]string{id})
			if want, _ := d.ValidateVragen(&a, []string{id}); i.Toont(id) != heel[id] || !cmp.Equal(fouten, want) {
				rt.Fatalf("%s: shown %t with %v; of the whole %t with %v", id, i.Toont(id), fouten, heel[id], want)
			}
		}
		if got := i.Beoordeel(); !cmp.Equal(got, oordeel) || i.Urgentie().Niveau != oordeel.Urgentie.Niveau || !maps.Equal(i.Zichtbaar(), heel) {
			rt.Fatalf("judged %+v and shown %v; of the whole %+v and %v", got.Urgentie.Regels, i.Zichtbaar(), oordeel.Urgentie.Regels, heel)
		}
	})
}

// choices are the questions with one answer out of few: others hang on them.
func choices(d *intake.Definitie) (uit []intake.Vraag) {
	for _, p := range d.Paginas() {
		for _, v := range p.Vragen {
			if v.Berekend == "" && v.Veld == "" && (v.Type == intake.Janee || v.Type == intake.EenKeuze) {
				uit = append(uit, v)
			}
		}
	}
	return uit
}

func allIDs(d *intake.Definitie) (uit []string) {
	for _, p := range d.Paginas() {
		uit = slices.Concat(uit, p.IDs())
	}
	return uit
}

// draw is an answer to one of choices, or none.
func draw(rt *rapid.T, v intake.Vraag) any {
	switch {
	case rapid.IntRange(0, 9).Draw(rt, "leeg") == 0:
		return nil
	case v.Type == intake.Janee:
		return rapid.Bool().Draw(rt, "ja")
	}
	return rapid.SampledFrom(v.Keuzes).Draw(rt, "keuze").Waarde
}
