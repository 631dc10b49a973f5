package intake

import (
	"encoding/json"
	"slices"
	"strconv"

	"solo/dossier"
)

// The functions of this file take an aanvraag that is being filled in: what is missing
// does not count. Rules that look at a date need its AanvraagOp and MeldingOp; who fills
// in sets them to the present.

// Zichtbaar gives the ids of the questions that are asked now. Computed questions are
// not among them: see Berekend.
func (d *Definitie) Zichtbaar(a *dossier.Aanvraag) map[string]bool {
	_, getoond := d.antwoorden(a)
	return getoond
}

// Voortgang counts the questions that are asked now and must be answered, and those of
// them that are, "weet ik niet" included.
func (d *Definitie) Voortgang(a *dossier.Aanvraag) (gedaan, totaal int) {
	env, getoond := d.antwoorden(a)
	for _, v := range d.volgorde {
		if !getoond[v.ID] || !v.moet(env) {
			continue
		}
		totaal++
		if !leeg(v.raw(a)) || slices.Contains(a.WeetNiet, v.ID) {
			gedaan++
		}
	}
	return gedaan, totaal
}

// ValidateVragen finds what is wrong with the answers to these questions, and what is
// strange about them but stops nothing. What is not asked now is no mistake here: the
// answer is kept until it is asked again, and Schoon leaves it out.
func (d *Definitie) ValidateVragen(a *dossier.Aanvraag, ids []string) (fouten, waarschuwingen dossier.Bevindingen) {
	env, getoond := d.antwoorden(a)
	deze := map[string]bool{}
	for _, id := range ids {
		v := d.vragen[id]
		if !getoond[id] || deze[id] {
			continue
		}
		deze[id] = true
		d.checkVraag(v, a, env, &fouten)
		if slices.Contains(a.WeetNiet, id) && !v.magWeetNiet() {
			meld(&fouten, v.Pad(), "hier kan \"weet ik niet\" niet; geef een antwoord")
		}
	}
	return append(fouten, d.controle(fout, env, deze)...), d.controle(waarschuwing, env, deze)
}

// Berekend gives the outcomes that who fills in sees (Tonen), in the order of the
// definition; what cannot be computed yet is left out. It is personal data.
func (d *Definitie) Berekend(a *dossier.Aanvraag) (uit []GetoondeVraag) {
	env, _ := d.antwoorden(a)
	for _, v := range d.volgorde {
		if w, ok := env[v.ID]; ok && v.Tonen && w != nil {
			uit = append(uit, GetoondeVraag{ID: v.ID, Label: v.Label, Antwoord: v.waardetekst(w)})
		}
	}
	return uit
}

// Voorstellen gives what can be filled in beforehand for questions that are asked now and
// have no answer: by id, as the document holds it. Who fills in may change it; it is no
// answer before he has seen it.
func (d *Definitie) Voorstellen(a *dossier.Aanvraag) map[string]any {
	env, getoond := d.antwoorden(a)
	uit := map[string]any{}
	for _, v := range d.volgorde {
		if v.voorstel == nil || !getoond[v.ID] || !leeg(v.raw(a)) || slices.Contains(a.WeetNiet, v.ID) {
			continue
		}
		if w, err := v.voorstel.Eval(env); err == nil && !leeg(w) {
			uit[v.ID] = documentwaarde(w)
		}
	}
	return uit
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
