package intake

import (
	"encoding/json"
	"slices"
	"strconv"

	"solo/dossier"
	"solo/formule"
)

// The functions of this file take an aanvraag that is being filled in: what is missing
// does not count. Rules that look at a date need its AanvraagOp and MeldingOp; who fills
// in sets them to the present.

// Beoordeel is Definitie.Beoordeel.
func (i *Ingevuld) Beoordeel() Oordeel {
	u, getoond := i.Urgentie(), i.Zichtbaar()
	i.env.Set("urgentie", u.groep())
	return Oordeel{Urgentie: u, Volledigheid: i.d.volledigheid(i.a, i.env, getoond), Waarschuwingen: i.d.controle(waarschuwing, i.a, i.env, getoond)}
}

// Urgentie is that of Beoordeel, for who needs no more.
func (i *Ingevuld) Urgentie() Urgentie { return i.d.urgentie(i.env).weigh(i.a.Urgentiebesluit) }

// Zichtbaar gives the ids of the questions that are asked now. Computed questions are
// not among them: see Berekend.
func (d *Definitie) Zichtbaar(a *dossier.Aanvraag) map[string]bool {
	return d.Ingevuld(a).Zichtbaar()
}

// Voortgang counts the questions that are asked now and must be answered, and those of
// them that are, "weet ik niet" included.
func (d *Definitie) Voortgang(a *dossier.Aanvraag) (gedaan, totaal int) {
	return d.Ingevuld(a).Voortgang()
}

// Voortgang is Definitie.Voortgang.
func (i *Ingevuld) Voortgang() (gedaan, totaal int) {
	for _, v := range i.d.volgorde {
		if !i.shows(v) || !v.moet(i.env) {
			continue
		}
		totaal++
		if !leeg(v.raw(i.a)) || slices.Contains(i.a.WeetNiet, v.ID) {
			gedaan++
		}
	}
	return gedaan, totaal
}

// ValidateVragen finds what is wrong with the answers to these questions, and what is
// strange about them but stops nothing. What is not asked now is no mistake here: the
// answer is kept until it is asked again, and Schoon leaves it out.
func (d *Definitie) ValidateVragen(a *dossier.Aanvraag, ids []string) (fouten, waarschuwingen dossier.Bevindingen) {
	return d.Ingevuld(a).ValidateVragen(ids)
}

// ValidateVragen is Definitie.ValidateVragen.
func (i *Ingevuld) ValidateVragen(ids []string) (fouten, waarschuwingen dossier.Bevindingen) {
	deze := map[string]bool{}
	for _, id := range ids {
		v := i.d.vragen[id]
		if v == nil || deze[id] || !i.shows(v) {
			continue
		}
		deze[id] = true
		i.d.checkVraag(v, i.a, i.env, &fouten)
		if slices.Contains(i.a.WeetNiet, id) && !v.magWeetNiet() {
			meld(&fouten, v.Pad(), "hier kan \"weet ik niet\" niet; geef een antwoord")
		}
	}
	return append(fouten, i.d.controle(fout, i.a, i.env, deze)...), i.d.controle(waarschuwing, i.a, i.env, deze)
}

// Berekend gives the outcomes that who fills in sees (Tonen), in the order of the
// definition; what cannot be computed yet is left out. It is personal data.
func (d *Definitie) Berekend(a *dossier.Aanvraag) []GetoondeVraag { return d.Ingevuld(a).Berekend() }

// Berekend is Definitie.Berekend.
func (i *Ingevuld) Berekend() (uit []GetoondeVraag) {
	for _, v := range i.d.volgorde {
		if !v.Tonen {
			continue
		}
		if w := i.env.Get(v.ID); w != nil {
			uit = append(uit, GetoondeVraag{ID: v.ID, Label: v.Label, Antwoord: v.waardetekst(w)})
		}
	}
	return uit
}

// Voorstellen gives what can be filled in beforehand for questions that are asked now and
// have no answer: by id, as the document holds it. Who fills in may change it; it is no
// answer before he has seen it.
func (d *Definitie) Voorstellen(a *dossier.Aanvraag) map[string]any {
	return d.Ingevuld(a).Voorstellen()
}

// Voorstellen is Definitie.Voorstellen.
func (i *Ingevuld) Voorstellen() map[string]any {
	uit := map[string]any{}
	for _, v := range i.d.volgorde {
		if w := i.Voorstel(v.ID); w != nil {
			uit[v.ID] = w
		}
	}
	return uit
}

// Voorstel is that of Voorstellen for one question; nil is none.
func (i *Ingevuld) Voorstel(id string) any {
	v := i.d.vragen[id]
	if v == nil || v.voorstel == nil || !i.shows(v) || !leeg(v.raw(i.a)) || slices.Contains(i.a.WeetNiet, id) {
		return nil
	}
	w, err := v.voorstel.EvalIn(i.env)
	if err != nil || leeg(w) {
		return nil
	}
	if begin, ok := w.([]any); ok && v.Type == Groep {
		return v.rijen(begin)
	}
	return documentwaarde(w)
}

// Tekst is the answer to a question as people read it; empty without one. It is personal
// data.
func (i *Ingevuld) Tekst(id string) string {
	v := i.d.vragen[id]
	if v == nil || leeg(v.raw(i.a)) {
		return ""
	}
	return i.Toon(id).Antwoord
}

// Toon is a question with its answer as people read it; the zero value when there is no such
// question. It is personal data.
func (i *Ingevuld) Toon(id string) GetoondeVraag {
	v := i.d.vragen[id]
	if v == nil {
		return GetoondeVraag{}
	}
	return v.toon(i.a, i.d.dag(i.env))
}

// rijen are the rows that a proposal begins: see Voorgesteld.
func (v *Vraag) rijen(begin []any) []any {
	uit := make([]any, len(begin))
	for i, w := range begin {
		ander, ok := w.(map[string]any)
		if !ok {
			ander = map[string]any{v.Velden[0].ID: w}
		}
		uit[i] = v.rij(ander)
	}
	return uit
}

// rij takes over what another row has of the fields of this group.
func (v *Vraag) rij(ander map[string]any) map[string]any {
	uit := map[string]any{}
	for _, veld := range v.Velden {
		if w := ander[veld.ID]; w != nil {
			uit[veld.ID] = documentwaarde(w)
		}
	}
	return uit
}

// Voorgesteld reports whether a proposal for a group fills in this field of its rows: the
// first, or of rows of another group all that they have too.
func (v Vraag) Voorgesteld(veld string) bool {
	if v.voorstel == nil || v.Type != Groep {
		return false
	}
	elem := v.voorstel.Type().Elem
	if elem.Soort != formule.Groep {
		return veld == v.Velden[0].ID
	}
	_, ok := elem.Velden[veld]
	return ok
}

// documentwaarde writes the value of a formula as an answer.
func documentwaarde(w any) any {
	switch w := w.(type) {
	case int64:
		return json.Number(strconv.FormatInt(w, 10))
	case float64:
		return json.Number(strconv.FormatFloat(w, 'f', -1, 64))
	case dossier.Datum:
		return w.String()
	}
	return w
}
