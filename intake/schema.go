package intake

import (
	"slices"

	"solo/formule"
)

// Schema is the environment of mappings and of printing: all questions by id, the
// people and the business, urgentie, volledigheid, dossier, bedragen and peildatum. With
// older versions it is that of all: what one of them does not ask may be absent.
func Schema(d *Definitie, ouder ...*Definitie) formule.Schema {
	s := d.heelSchema()
	for _, o := range ouder {
		s = formule.Schema(joinTypes(s, o.heelSchema()))
	}
	return s
}

// joinTypes are the names of both; what is not in both is optional.
func joinTypes(a, b map[string]formule.Type) map[string]formule.Type {
	uit := map[string]formule.Type{}
	for naam, t := range a {
		if ander, beide := b[naam]; beide {
			uit[naam] = joinType(t, ander)
			continue
		}
		t.Optioneel = true
		uit[naam] = t
	}
	for naam, t := range b {
		if _, beide := a[naam]; !beide {
			t.Optioneel = true
			uit[naam] = t
		}
	}
	return uit
}

// joinType is a type of which both are: any of their choices and fields.
func joinType(a, b formule.Type) formule.Type {
	a.Optioneel = a.Optioneel || b.Optioneel
	switch {
	case a.Elem != nil && b.Elem != nil:
		elem := joinType(*a.Elem, *b.Elem)
		a.Elem = &elem
	case a.Velden != nil && b.Velden != nil:
		a.Velden = joinTypes(a.Velden, b.Velden)
	case a.Keuzes == nil || b.Keuzes == nil:
		a.Keuzes = nil
	default:
		a.Keuzes = slices.Compact(slices.Sorted(slices.Values(slices.Concat(a.Keuzes, b.Keuzes))))
	}
	return a
}
