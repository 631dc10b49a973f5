package scan

import (
	"slices"

	"solo/formule"
)

// A punt is one answer as far as any rule can tell it from another: a choice, a set of
// choices, or for a date which facts about it hold. Two days on the same side of every
// boundary are one punt. Punt 0 of a question is: not asked.
type punt struct {
	tekst   string
	lijst   []any
	masker  uint // of Multi the choices, of Datum the facts, as bits in their order
	gegeven bool
}

func (v *vraag) keuzewaarden() []string {
	uit := make([]string, len(v.Keuzes))
	for i, k := range v.Keuzes {
		uit[i] = k.Waarde
	}
	return uit
}

// aantalPunten counts what maakPunten makes.
func (v *vraag) aantalPunten() int {
	n := len(v.Keuzes)
	switch v.Type {
	case Multi:
		return 1 << min(n, maxKeuzes)
	case Datum:
		return 1 + (n+1)<<min(len(v.feiten), maxFeiten)
	}
	return n + 2
}

func (v *vraag) maakPunten() []punt {
	uit := []punt{{}}
	switch v.Type {
	case Multi:
		return append(uit, v.verzamelingen()...)
	case Datum:
		for _, k := range append([]string{""}, v.keuzewaarden()...) {
			for m := range uint(1) << min(len(v.feiten), maxFeiten) {
				uit = append(uit, punt{tekst: k, masker: m, gegeven: true})
			}
		}
		return uit
	case Gemeente:
		uit = append(uit, punt{gegeven: true}) // no rule knows which gemeente
	}
	for _, k := range v.Keuzes {
		uit = append(uit, punt{tekst: k.Waarde, gegeven: true})
	}
	return uit
}

// verzamelingen are all sets of choices that go together.
func (v *vraag) verzamelingen() (uit []punt) {
	n := min(len(v.Keuzes), maxKeuzes)
	for m := uint(1); m < 1<<n; m++ {
		p := punt{masker: m, gegeven: true}
		for i := range n {
			if m>>i&1 == 1 {
				p.lijst = append(p.lijst, v.Keuzes[i].Waarde)
			}
		}
		if len(p.lijst) == 1 || !slices.Contains(p.lijst, any(v.Alleen)) {
			uit = append(uit, p)
		}
	}
	return uit
}

// zoek gives the number of a punt; false when there is none like it.
func (v *vraag) zoek(tekst string, masker uint) (int, bool) {
	i := slices.IndexFunc(v.punten, func(p punt) bool { return p.gegeven && p.tekst == tekst && p.masker == masker })
	return i, i >= 0
}

// zet puts an answer in the environment of the formulas.
func (d *Definitie) zet(env map[string]any, vraag, nr int) {
	v := &d.vragen[vraag]
	p := v.punten[nr]
	switch {
	case v.Type == Multi:
		env[v.ID] = p.lijst
	case v.Type != Datum || len(v.Keuzes) > 0:
		env[v.ID] = p.tekst
	}
	for i, f := range v.feiten {
		env[d.feiten[f].ID] = p.masker>>i&1 == 1
	}
}

// holds computes a condition over the environment; no condition holds. A formula over
// checked answers has no mistakes left but division by zero and the like: it then does
// not hold.
func holds(f *formule.Formule, env map[string]any) bool {
	if f == nil {
		return true
	}
	v, err := f.Eval(env)
	return err == nil && v == true
}
