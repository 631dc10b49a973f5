package intake

import (
	"fmt"
	"slices"

	"solo/formule"
)

// vragen compiles the conditions in the order of asking: a condition may only use
// what was asked before, so that the form never has to go back, nor round in circles.
func (t *toets) vragen() {
	gehad := map[string]bool{}
	for i := range t.d.Modules {
		for j := range t.d.Modules[i].Vragen {
			t.vraag(&t.d.Modules[i].Vragen[j], gehad, "modules", i, "vragen", j)
		}
	}
}

// vraag compiles one; gehad are those that were asked before.
func (t *toets) vraag(v *Vraag, gehad map[string]bool, pad ...any) {
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

// voorstelRijen: of a group a list is proposed. Each value begins a row in its first field,
// and each row of another group gives what it has by the same name.
func (t *toets) voorstelRijen(v *Vraag, at func(string) []any) {
	f := t.compile(v.Voorstel, t.schema, formule.Type{Soort: formule.Lijst, Optioneel: true}, at("voorstel")...)
	if f == nil {
		return
	}
	if !v.begint(f.Type().Elem) {
		t.Fout("een voorstel voor een groep is een lijst van wat in het eerste veld van elke rij komt, of een groep met velden die hetzelfde heten", at("voorstel")...)
		return
	}
	v.voorstel = f
}

// begint reports whether a row of this group may begin with a value of this type.
func (v *Vraag) begint(elem *formule.Type) bool {
	if elem == nil || elem.Soort != formule.Groep {
		return elem != nil && elem.Soort == v.Velden[0].typ().Soort
	}
	for _, veld := range v.Velden {
		if t, ok := elem.Velden[veld.ID]; ok && t.Soort != veld.typ().Soort {
			return false
		}
	}
	_, ok := elem.Velden[v.Velden[0].ID]
	return ok
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
