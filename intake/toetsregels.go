package intake

import (
	"fmt"
	"maps"
	"slices"

	"solo/formule"
	"solo/voorstel"
)

// toets compiles the formulas of a definition.
type toets struct {
	*file
	d      *Definitie
	schema formule.Schema
}

func (t *toets) compile(src string, s formule.Schema, want formule.Type, pad ...any) *formule.Formule {
	if src == "" {
		return nil
	}
	f, err := formule.Compile(src, s, want, formule.Opties{})
	if err != nil {
		t.Formule(err, pad...)
		return nil
	}
	return f
}

func (t *toets) voorwaarde(src string, s formule.Schema, pad ...any) *formule.Formule {
	return t.compile(src, s, formule.Type{Soort: formule.Janee}, pad...)
}

// tekst compiles a template whose outcome must be text.
func (t *toets) tekst(src string, s formule.Schema, pad ...any) *formule.Sjabloon {
	f, err := formule.CompileTekst(src, s, formule.Opties{})
	if err != nil {
		t.Formule(err, pad...)
		return nil
	}
	if f.Type().Soort != formule.Tekst {
		t.Fout("dit moet tekst worden", pad...)
	}
	return f
}

// with is the schema with more names.
func (t *toets) with(extra formule.Schema) formule.Schema {
	s := maps.Clone(t.schema)
	maps.Copy(s, extra)
	return s
}

// vragen compiles the conditions in the order of asking: a condition may only use
// what was asked before, so that the form never has to go back, nor round in circles.
func (t *toets) vragen() {
	gehad := map[string]bool{}
	for i := range t.d.Modules {
		for j := range t.d.Modules[i].Vragen {
			v, pad := &t.d.Modules[i].Vragen[j], []any{"modules", i, "vragen", j}
			at := func(veld string) []any { return append(slices.Clone(pad), veld) }
			v.als = t.voorwaarde(v.Als, t.schema, at("als")...)
			t.eerder(v.als, gehad, at("als"))
			if v.Verplicht != altijd && v.Verplicht != nooit {
				v.verplicht = t.voorwaarde(v.Verplicht, t.schema, at("verplicht")...)
				t.eerder(v.verplicht, gehad, at("verplicht"))
			}
			t.berekend(v, at)
			t.voorstel(v, at)
			gehad[v.ID] = v.Berekend == ""
		}
	}
}

func (t *toets) eerder(f *formule.Formule, gehad map[string]bool, pad []any) {
	if f == nil {
		return
	}
	for _, naam := range f.Noemt() {
		v, vraag := t.d.vragen[naam]
		switch {
		case !vraag || gehad[naam]:
		case v.Berekend != "":
			t.Fout(fmt.Sprintf("de vraag %q wordt pas aan het eind berekend; gebruik hem hier niet", naam), pad...)
		default:
			t.Fout(fmt.Sprintf("de vraag %q is hier nog niet gesteld; zet hem eerder", naam), pad...)
		}
	}
}

// voorstel may use what comes later too: it is a value, no condition.
func (t *toets) voorstel(v *Vraag, at func(string) []any) {
	switch {
	case v.Voorstel == "":
		if v.Voorinvulling == "berekend" {
			t.Fout("geef met voorstel de formule van wat hier is ingevuld", at("voorinvulling")...)
		}
		return
	case v.Berekend == "" && v.Type == Groep && len(v.Velden) > 0:
		t.voorstelRijen(v, at)
		return
	case v.Berekend != "" || v.Type == Groep || v.Type == Blok || v.Type == Adres || v.Type == Handtekening || v.Type == Verklaring:
		t.Fout("een voorstel hoort bij een vraag met één antwoord dat iemand geeft", at("voorstel")...)
		return
	}
	v.voorstel = t.compile(v.Voorstel, t.schema, formule.Type{Soort: v.typ().Soort, Optioneel: true}, at("voorstel")...)
}

// voorstelRijen: of a group a list is proposed, and each value begins a row in its first
// field.
func (t *toets) voorstelRijen(v *Vraag, at func(string) []any) {
	f := t.compile(v.Voorstel, t.schema, formule.Type{Soort: formule.Lijst, Optioneel: true}, at("voorstel")...)
	if f != nil && (f.Type().Elem == nil || f.Type().Elem.Soort != v.Velden[0].typ().Soort) {
		t.Fout("een voorstel voor een groep is een lijst van wat in het eerste veld van elke rij komt", at("voorstel")...)
	}
	v.voorstel = f
}

func (t *toets) berekend(v *Vraag, at func(string) []any) {
	if v.Berekend == "" {
		if v.Tonen {
			t.Fout("tonen hoort bij een berekende vraag; een andere vraag wordt altijd getoond", at("tonen")...)
		}
		return
	}
	if v.Als != "" || v.Verplicht != "" || v.Veld != "" {
		t.Fout("een berekende vraag heeft geen als, verplicht of veld", at("berekend")...)
	}
	f := t.compile(v.Berekend, t.schema, formule.Type{Soort: v.typ().Soort, Optioneel: true}, at("berekend")...)
	if f == nil {
		return
	}
	for _, naam := range f.Noemt() {
		if w, ok := t.d.vragen[naam]; ok && w.Berekend != "" {
			t.Fout(fmt.Sprintf("de vraag %q wordt zelf berekend; reken met wat gevraagd is", naam), at("berekend")...)
		}
	}
	v.berekend = f
}

func (t *toets) bestaat(id string, pad ...any) *Vraag {
	v, ok := t.d.vragen[id]
	if !ok {
		t.Fout(fmt.Sprintf("de vraag %q bestaat niet%s", id, voorstel.Voor(id, slices.Collect(maps.Keys(t.d.vragen)))), pad...)
	}
	return v
}

func (t *toets) controles() {
	for i := range t.d.Controles {
		c, s := &t.d.Controles[i], t.schema
		switch v := t.bestaat(c.Vraag, "controles", i, "vraag"); {
		case v == nil:
			continue
		case v.Berekend != "":
			t.Fout("deze vraag wordt berekend en niet getoond; zet de melding bij een vraag die iemand beantwoordt", "controles", i, "vraag")
		case c.Per && v.Type != Groep:
			t.Fout("per hoort bij een vraag van type groep", "controles", i, "per")
			continue
		case c.Per:
			s = t.with(formule.Schema{"item": *v.typ().Elem, "nummer": {Soort: formule.Getal}})
		}
		t.eenVan(c.Ernst, []string{fout, waarschuwing}, "controles", i, "ernst")
		t.moet(c.Melding, "controles", i, "melding")
		t.moet(c.Als, "controles", i, "als")
		c.als = t.voorwaarde(c.Als, s, "controles", i, "als")
		if c.Per {
			c.melding = t.tekst(c.Melding, s, "controles", i, "melding")
		}
	}
}

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
		v := t.bestaat(e.Per, at("per")...)
		if v == nil {
			return
		}
		if v.Type != Groep {
			t.Fout("per noemt een vraag van type groep", at("per")...)
			return
		}
		s = t.with(formule.Schema{"item": *v.typ().Elem,
			"nummer": {Soort: formule.Getal}, "totaal": {Soort: formule.Getal}})
	}
	e.als = t.voorwaarde(e.Als, s, at("als")...)
	if e.Label != "" {
		e.label = t.tekst(e.Label, s, at("label")...)
	}
}

var niveaus = []string{"M", "B", "A"}
