package intake

import (
	"slices"

	"solo/formule"
)

var niveaus = []string{"M", "B", "A"}

func (t *toets) stukken() {
	gezien := map[string]bool{}
	for i := range t.d.Stukken {
		s := &t.d.Stukken[i]
		if !vormNaam.MatchString(s.Soort) || gezien[s.Soort] {
			t.Fout("geef elk stuk een eigen soort van kleine letters, cijfers en _", "documenten", i, "soort")
		}
		gezien[s.Soort] = true
		t.moet(s.Label, "documenten", i, "label")
		t.eenVan(s.Niveau, niveaus, "documenten", i, "niveau")
		for j := range s.Eisen {
			t.eis(&s.Eisen[j], "documenten", i, "eisen", j)
		}
	}
}

func (t *toets) eis(e *Eis, pad ...any) {
	at := func(veld string) []any { return append(slices.Clone(pad), veld) }
	if e.Niveau != "" {
		t.eenVan(e.Niveau, niveaus, at("niveau")...)
	}
	if e.Als == "" && e.Per == "" {
		t.Fout("geef een eis een als, een per of beide", pad...)
	}
	s := t.schema
	if e.Per != "" {
		if s = t.perRij(e.Per, at("per")); s == nil {
			return
		}
	}
	e.als = t.voorwaarde(e.Als, s, at("als")...)
	if e.Label != "" {
		e.label = t.tekst(e.Label, s, at("label")...)
	}
}

// perRij is the schema of what holds for each row of a group; nil when id is no group.
func (t *toets) perRij(id string, pad []any) formule.Schema {
	v := t.bestaat(id, pad...)
	if v == nil {
		return nil
	}
	if v.Type != Groep {
		t.Fout("per noemt een vraag van type groep", pad...)
		return nil
	}
	return t.with(formule.Schema{"item": *v.typ().Elem, "nummer": {Soort: formule.Getal}, "totaal": {Soort: formule.Getal}})
}
