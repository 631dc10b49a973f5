package intake

import (
	"slices"

	"solo/dossier"
	"solo/formule"
)

// An Ingevuld is an aanvraag that is being filled in, with what the definition makes of
// it. Nothing is computed before it is asked for, and nothing twice: one page needs few of
// the answers. It is personal data, and for one goroutine.
type Ingevuld struct {
	d       *Definitie
	a       *dossier.Aanvraag
	env     *formule.Omgeving
	getoond []toon // by number of the question
}

// toon is what is known of whether a question is shown.
type toon byte

const (
	onbekend toon = iota
	niet
	wel
)

// Ingevuld looks at what was answered so far. a may not change while it is used.
func (d *Definitie) Ingevuld(a *dossier.Aanvraag) *Ingevuld {
	i := &Ingevuld{d: d, a: a, getoond: make([]toon, len(d.volgorde))}
	i.env = formule.NewLui(i.waarde)
	return i
}

// Toont reports whether a question is asked now. A computed one is not asked.
func (i *Ingevuld) Toont(id string) bool {
	v, ok := i.d.vragen[id]
	return ok && i.shows(v)
}

// shows is Toont. A condition may only use what is asked before it, which is checked at
// load: so this ends.
func (i *Ingevuld) shows(v *Vraag) bool {
	if i.getoond[v.nr] == onbekend {
		i.getoond[v.nr] = niet
		if v.Berekend == "" && holds(v.als, i.env) {
			i.getoond[v.nr] = wel
		}
	}
	return i.getoond[v.nr] == wel
}

// Zichtbaar is Definitie.Zichtbaar.
func (i *Ingevuld) Zichtbaar() map[string]bool {
	uit := make(map[string]bool, len(i.d.volgorde))
	for _, v := range i.d.volgorde {
		if i.shows(v) {
			uit[v.ID] = true
		}
	}
	return uit
}

// waarde is what formulas see under a name: a fact, an answer to what is asked now, or a
// computed question. nil is absent.
func (i *Ingevuld) waarde(naam string) any {
	v, vraag := i.d.vragen[naam]
	switch {
	case !vraag:
		return i.d.fact(naam, i.a)
	case v.Berekend != "":
		if w, err := v.berekend.EvalIn(i.env); err == nil {
			return w
		}
		return nil
	case !i.shows(v) || slices.Contains(i.a.WeetNiet, naam):
		return nil
	}
	return v.lees(v.raw(i.a), lezing{aanvraag: i.env.Get("peildatum").(dossier.Datum), peildatum: i.d.dag(i.env)})
}

// all is everything that formulas can see.
func (i *Ingevuld) all() map[string]any {
	uit := map[string]any{}
	for naam := range i.d.basis() {
		uit[naam] = i.env.Get(naam)
	}
	for _, v := range i.d.volgorde {
		if w := i.env.Get(v.ID); w != nil {
			uit[v.ID] = w
		}
	}
	return uit
}

// antwoorden gives what formulas see, and which questions are shown. Only what is shown
// counts; a question may depend on what stands before it.
func (d *Definitie) antwoorden(a *dossier.Aanvraag) (env *formule.Omgeving, getoond map[string]bool) {
	i := d.Ingevuld(a)
	return i.env, i.Zichtbaar()
}
