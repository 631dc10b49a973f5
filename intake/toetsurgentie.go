package intake

import (
	"slices"

	"solo/formule"
)

func (t *toets) urgentie() {
	u := &t.d.Urgentie
	if u.VerhoogdVanaf < 1 || u.SpoedVanaf <= u.VerhoogdVanaf {
		t.Fout("spoed_vanaf moet hoger zijn dan verhoogd_vanaf, en die hoger dan 0", "urgentie", "spoed_vanaf")
	}
	gezien := map[string]bool{}
	for i := range u.Regels {
		r := &u.Regels[i]
		if !vormNaam.MatchString(r.Code) || gezien[r.Code] {
			t.Fout("geef elke regel een eigen code van kleine letters, cijfers en _", "urgentie", "regels", i, "code")
		}
		gezien[r.Code] = true
		if i > 0 && u.Regels[i-1].AlleenBijAndere && !r.AlleenBijAndere {
			t.Fout("zet deze regel vóór die met alleen_bij_andere: die kijken naar de punten van wat ervoor staat", "urgentie", "regels", i, "code")
		}
		t.indicator(r, "urgentie", "regels", i)
	}
}

func (t *toets) indicator(r *Indicator, pad ...any) {
	at := func(veld ...any) []any { return append(slices.Clone(pad), veld...) }
	t.moet(r.Als, at("als")...)
	r.als = t.voorwaarde(r.Als, t.schema, at("als")...)
	for j, id := range r.Datums {
		if v := t.bestaat(id, at("datums", j)...); v != nil && v.Type != Datum {
			t.Fout("dit is geen vraag naar een datum", at("datums", j)...)
		}
	}
	if len(r.Trappen) == 0 {
		t.Fout("geef een regel minstens één trap: zonder trap telt hij nooit", at("trappen")...)
	}
	for j := range r.Trappen {
		t.trap(r, &r.Trappen[j], at("trappen", j)...)
	}
}

func (t *toets) trap(r *Indicator, s *Trap, pad ...any) {
	at := func(veld string) []any { return append(slices.Clone(pad), veld) }
	if (s.Binnen != nil || s.ZonderDatum) && len(r.Datums) == 0 {
		t.Fout("binnen en zonder_datum vragen datums bij de regel", pad...)
	}
	if s.Binnen != nil && s.ZonderDatum {
		t.Fout("binnen en zonder_datum gaan niet samen", pad...)
	}
	if s.Spoed == (s.Punten > 0) {
		t.Fout("geef een trap spoed: true of punten", pad...)
	}
	t.moet(s.Reden, at("reden")...)
	s.als = t.voorwaarde(s.Als, t.schema, at("als")...)
	s.reden = t.tekst(s.Reden, t.with(formule.Schema{"datum": {Soort: formule.Tekst}}), at("reden")...)
}
