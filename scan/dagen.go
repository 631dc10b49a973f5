package scan

import (
	"maps"

	"solo/dossier"
)

// punt is what an answer means to the rules; false when there is none.
func (s *Scan) punt(i int, a Antwoorden) (int, bool) {
	v := &s.d.vragen[i]
	w := a.gegeven[v.ID]
	if len(w) == 0 {
		return 0, false
	}
	switch v.Type {
	case Multi:
		var masker uint
		for _, k := range w {
			for j := range v.Keuzes {
				if v.Keuzes[j].Waarde == k {
					masker |= 1 << j
				}
			}
		}
		return v.zoek("", masker)
	case Datum:
		return v.zoek(v.keuzeVan(w[0]), s.masker(v, s.dagVan(v, a), a))
	}
	return v.zoek(v.keuzeVan(w[0]), 0)
}

// keuzeVan is the choice that an answer is, or empty: a date or the code of a gemeente.
func (v *vraag) keuzeVan(w string) string {
	if v.keuzelabel(w) == "" {
		return ""
	}
	return w
}

// dagVan is the day of an answer to a date question; zero without answer.
func (s *Scan) dagVan(v *vraag, a Antwoorden) dossier.Datum {
	w := a.gegeven[v.ID]
	if len(w) == 0 {
		return dossier.Datum{}
	}
	for _, k := range v.Keuzes {
		if k.Waarde == w[0] {
			return s.dagen[k.dag]
		}
	}
	dag, err := v.parse(w[0])
	if err != nil {
		return dossier.Datum{}
	}
	return dag
}

// masker tells which facts hold of a day.
func (s *Scan) masker(v *vraag, dag dossier.Datum, a Antwoorden) (uit uint) {
	for i, f := range v.feiten {
		if grens, ok := s.grens(f, a); ok && s.d.feiten[f].holds(dag, grens) {
			uit |= 1 << i
		}
	}
	return uit
}

func (f feit) holds(dag, grens dossier.Datum) bool {
	if f.Vanaf != "" {
		return dag.Compare(grens) >= 0
	}
	return dag.Compare(grens) <= 0
}

// grens is the day on which a fact turns; false when it hangs on a date not answered.
func (s *Scan) grens(feit int, a Antwoorden) (dossier.Datum, bool) {
	f := s.d.feiten[feit]
	if len(f.noemt) == 0 {
		return s.dagen[f.grens], true
	}
	env := maps.Clone(s.env)
	for _, j := range f.noemt {
		dag := s.dagVan(&s.d.vragen[j], a)
		if dag.IsZero() {
			return dag, false
		}
		env[s.d.vragen[j].ID] = dag
	}
	v, err := f.grens.Eval(env)
	return datum(v), err == nil
}

func datum(v any) dossier.Datum { d, _ := v.(dossier.Datum); return d }
