package intake

import (
	"maps"
	"slices"
	"strings"

	"solo/dossier"
)

// Antwoord gives what the document holds for a question: as in dossier.Antwoorden, or a
// *dossier.Adres. nil is no answer, or no such question.
func (d *Definitie) Antwoord(a *dossier.Aanvraag, id string) any {
	v, ok := d.vragen[id]
	if !ok || v.Berekend != "" {
		return nil
	}
	if w := v.raw(a); !leeg(w) {
		return w
	}
	return nil
}

// Beantwoord puts an answer in its place in the document, of the same kinds as Antwoord
// gives; nil takes it away. It checks nothing (ValidateVragen does), but a BSN that is
// none has no place in a document and is not kept, and a signature can only be taken
// away. Computed questions cannot be answered.
func (d *Definitie) Beantwoord(a *dossier.Aanvraag, id string, w any) {
	v, ok := d.vragen[id]
	switch {
	case !ok || v.Berekend != "":
	case v.Veld != "":
		feiten[v.Veld].zet(a, w)
	case w == nil:
		delete(a.Antwoorden, id)
	default:
		if a.Antwoorden == nil {
			a.Antwoorden = dossier.Antwoorden{}
		}
		a.Antwoorden[id] = w
	}
}

// Schoon gives the aanvraag as it can be sent: without answers to questions that are not
// asked now, of people and a business that are not part of it, and to what is no question.
// a is not changed; the rows of its answers are shared.
func (d *Definitie) Schoon(a *dossier.Aanvraag) *dossier.Aanvraag {
	getoond := d.Zichtbaar(a)
	uit := kopie(a)
	for _, v := range d.volgorde {
		if !getoond[v.ID] && v.Berekend == "" && v.Veld != "" {
			feiten[v.Veld].zet(uit, nil)
		}
	}
	maps.DeleteFunc(uit.Antwoorden, func(id string, _ any) bool {
		v, ok := d.vragen[id]
		return !ok || !getoond[id] || v.Veld != ""
	})
	uit.WeetNiet = slices.DeleteFunc(uit.WeetNiet, func(id string) bool { return !getoond[id] })
	uit.Inbreng = inbrengOver(a.Inbreng, getoond)
	d.zonderAnderen(uit, getoond)
	return uit
}

// inbrengOver is what was said of who gave the answers, without those to questions that are
// not asked now.
func inbrengOver(inbreng []dossier.Inbreng, getoond map[string]bool) (uit []dossier.Inbreng) {
	for _, i := range inbreng {
		i.Vragen = slices.DeleteFunc(slices.Clone(i.Vragen), func(id string) bool { return !getoond[id] })
		if len(i.Vragen) > 0 {
			uit = append(uit, i)
		}
	}
	return uit
}

// zonderAnderen drops the people and the business of whom nothing is asked.
func (d *Definitie) zonderAnderen(a *dossier.Aanvraag, getoond map[string]bool) {
	over := func(groep string) bool {
		return slices.ContainsFunc(d.volgorde, func(v *Vraag) bool { return getoond[v.ID] && strings.HasPrefix(v.Veld, groep+".") })
	}
	if !over("partner") {
		a.Partner = nil
	}
	if !over("gemachtigde") || a.Gemachtigde != nil && a.Gemachtigde.Rol == zelf {
		a.Gemachtigde = nil
	}
	if !over("bewindvoerder") {
		a.Bewindvoerder = nil
	}
	if !over("onderneming") {
		a.Onderneming = nil
	}
}

// kopie shares no part with a that Schoon changes.
func kopie(a *dossier.Aanvraag) *dossier.Aanvraag {
	uit := *a
	uit.Partner, uit.Gemachtigde = los(a.Partner), los(a.Gemachtigde)
	uit.Bewindvoerder, uit.Onderneming = los(a.Bewindvoerder), los(a.Onderneming)
	uit.Antwoorden, uit.WeetNiet = maps.Clone(a.Antwoorden), slices.Clone(a.WeetNiet)
	return &uit
}

func los[T any](p *T) *T {
	if p == nil {
		return nil
	}
	q := *p
	return &q
}
