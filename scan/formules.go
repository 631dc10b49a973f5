package scan

import (
	"fmt"
	"slices"

	"solo/dossier"
	"solo/formule"
)

// conditie compiles a formula over the answers; nil for an empty one.
func (t *toets) conditie(src string, pad ...any) *formule.Formule {
	if src == "" {
		return nil
	}
	f, err := formule.Compile(src, t.d.schema(), formule.Type{Soort: formule.Janee}, formule.Opties{})
	if err != nil {
		t.Formule(err, pad...)
		return nil
	}
	werk := 1
	for _, j := range t.noemt(f) {
		werk *= max(1, t.d.vragen[j].aantalPunten())
		if v := t.d.vragen[j]; v.Type == Datum && len(v.Keuzes) == 0 && slices.Contains(f.Noemt(), v.ID) {
			t.Fout(fmt.Sprintf("%s is een datum: noem een feit over deze datum", v.ID), pad...)
		}
	}
	if werk > maxWerk {
		t.Fout("deze formule hangt van te veel vragen tegelijk af: splits hem op", pad...)
	}
	return f
}

func (t *toets) dagFormule(src string, s formule.Schema, pad ...any) *formule.Formule {
	if src == "" {
		return nil
	}
	f, err := formule.Compile(src, s, formule.Type{Soort: formule.Datum}, formule.Opties{})
	if err != nil {
		t.Formule(err, pad...)
		return nil
	}
	env := voorbeeld().omgeving(nil)
	for naam := range s {
		if _, al := env[naam]; !al {
			env[naam] = voorbeeld().Peildatum
		}
	}
	if _, err := f.Eval(env); err != nil {
		t.Formule(err, pad...)
	}
	return f
}

// voorbeeld are values to try a formula with: it then fails at load, and not with the
// first person.
func voorbeeld() Waarden {
	return Waarden{Peildatum: dossier.Datum{Jaar: 2026, Maand: 1, Dag: 31}, StarterMaxMaanden: starterMaanden}
}

func (t *toets) sjabloon(src string, pad ...any) *formule.Sjabloon {
	s, err := formule.CompileTekst(src, waardetypen(), formule.Opties{})
	if err != nil {
		t.Formule(err, pad...)
		return nil
	}
	if _, err := s.Eval(voorbeeld().omgeving(nil)); err != nil {
		t.Formule(err, pad...)
	}
	if s.Type().Soort != formule.Tekst && src != "" {
		t.Fout("dit moet tekst worden", pad...)
	}
	return s
}

// noemt are the questions that a formula hangs on, also by their facts.
func (t *toets) noemt(f *formule.Formule) []int { return t.d.noemt(f) }

func (d *Definitie) noemt(f *formule.Formule) (uit []int) {
	if f == nil {
		return nil
	}
	namen := f.Noemt()
	for i := range d.vragen {
		over := func(j int) bool { return slices.Contains(namen, d.feiten[j].ID) }
		if slices.Contains(namen, d.vragen[i].ID) || slices.ContainsFunc(d.vragen[i].feiten, over) {
			uit = append(uit, i)
		}
	}
	return uit
}

// schema are the answers as formulas see them. What is not asked or not answered is
// empty, and a fact about it is nee.
func (d *Definitie) schema() formule.Schema {
	uit := formule.Schema{}
	for i := range d.vragen {
		v := &d.vragen[i]
		tekst := formule.Type{Soort: formule.Tekst, Keuzes: v.keuzewaarden()}
		switch {
		case v.Type == Multi:
			uit[v.ID] = formule.Type{Soort: formule.Lijst, Elem: &tekst}
		case v.Type == Datum && len(v.Keuzes) == 0:
			uit[v.ID] = formule.Type{Soort: formule.Datum, Optioneel: true}
		default:
			tekst.Optioneel = true
			uit[v.ID] = tekst
		}
	}
	for _, f := range d.feiten {
		uit[f.ID] = formule.Type{Soort: formule.Janee}
	}
	return uit
}
