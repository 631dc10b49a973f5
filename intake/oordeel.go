package intake

import (
	"fmt"
	"slices"

	"solo/dossier"
	"solo/formule"
)

// An Oordeel is what SOLO makes of an aanvraag: it orders the work and shows what is
// missing; it decides nothing. A supplier never sends one.
type Oordeel struct {
	Urgentie       Urgentie            `json:"urgentie"`
	Volledigheid   Volledigheid        `json:"volledigheid"`
	Waarschuwingen dossier.Bevindingen `json:"waarschuwingen,omitempty"` // stop nothing
}

// Urgentie is how much haste there is.
type Urgentie struct {
	Niveau   string                   `json:"niveau"`             // as it counts: spoed, verhoogd, regulier
	Berekend string                   `json:"berekend,omitempty"` // as it was computed, whatever an employee said of it
	Besluit  *dossier.Urgentiebesluit `json:"besluit,omitempty"`  // what an employee said of it; nil: nothing
	Punten   int                      `json:"punten"`
	Redenen  []string                 `json:"redenen,omitempty"` // of what was computed; B1, with the date
	Regels   []string                 `json:"regels,omitempty"`  // codes of the indicators that counted
	// Herbeoordelen: a date of something urgent lies before the peildatum, or what is computed is
	// no longer what the employee judged.
	Herbeoordelen bool `json:"herbeoordelen,omitempty"`
}

// Volledigheid is what is there of what the municipality needs.
type Volledigheid struct {
	Percentage int           `json:"percentage"` // of what is needed to decide, 0 to 100, rounded down
	Nodig      []DocumentEis `json:"nodig,omitempty"`
	Ontbreekt  []string      `json:"ontbreekt,omitempty"` // labels of what is needed to decide, is not there and not promised
}

// A DocumentEis is one document (or signature) that is asked for.
type DocumentEis struct {
	Soort       string `json:"soort"`
	Label       string `json:"label"`
	Niveau      string `json:"niveau"` // M, B or A
	Aangeleverd bool   `json:"aangeleverd"`
	Later       bool   `json:"later"` // promised
	// Oordeel is what an employee said of it: akkoord, afgekeurd (then it is not Aangeleverd) or
	// vervallen (then it counts no more); empty: nothing.
	Oordeel string `json:"oordeel,omitempty"`
}

// Beoordeel computes urgency and completeness with the amounts of the peildatum. It
// also takes an aanvraag that is not finished: what is missing does not count.
func (d *Definitie) Beoordeel(a *dossier.Aanvraag) Oordeel { return d.Ingevuld(a).Beoordeel() }

func (u Urgentie) groep() map[string]any {
	uit := map[string]any{"niveau": u.Niveau, "punten": float64(u.Punten), "redenen": teksten(u.Waarom()), "berekend": u.Berekend, "besluit": ""}
	if u.Besluit != nil {
		uit["besluit"] = u.Besluit.Reden
	}
	return uit
}

func (v Volledigheid) later() (uit []string) {
	for _, e := range v.Nodig {
		if e.Later && e.Oordeel != dossier.Vervallen {
			uit = append(uit, e.Label)
		}
	}
	return uit
}

// akkoord is the percentage of what is needed to decide that an employee accepted, rounded
// down. There is nothing to judge of a signature.
func (d *Definitie) akkoord(v Volledigheid) float64 {
	nodig, goed := 0, 0
	for _, e := range v.Nodig {
		if e.Niveau == "A" || e.Oordeel == dossier.Vervallen {
			continue
		}
		nodig++
		papier := slices.ContainsFunc(d.Stukken, func(s Stuk) bool { return s.Soort == e.Soort })
		if e.Oordeel == dossier.Akkoord || !papier && e.Aangeleverd {
			goed++
		}
	}
	if nodig == 0 {
		return 100
	}
	return float64(100 * goed / nodig)
}

const fout, waarschuwing = "fout", "waarschuwing"

// controle gives the messages of the rules over more than one answer. A rule on a
// question that is not shown is about nothing.
func (d *Definitie) controle(ernst string, a *dossier.Aanvraag, env *formule.Omgeving, getoond map[string]bool) (uit dossier.Bevindingen) {
	for i := range d.Controles {
		switch c := &d.Controles[i]; {
		case c.Ernst != ernst || !getoond[c.Vraag]:
		case c.Per:
			uit = append(uit, c.perRij(d.vragen[c.Vraag], a, env)...)
		case holds(c.als, env):
			meld(&uit, d.vragen[c.Vraag].Pad(), c.Melding)
		}
	}
	return uit
}

// perRij looks at each whole row, with the number that the row has in the document.
func (c *Controle) perRij(v *Vraag, a *dossier.Aanvraag, env *formule.Omgeving) (uit dossier.Bevindingen) {
	rijen, _ := v.raw(a).([]any)
	for n, rij := range rijen[:min(len(rijen), v.MaxAantal)] {
		item := v.leesRij(rij, lezing{aanvraag: a.Peildatum(), peildatum: a.Peildatum()})
		if item == nil {
			continue
		}
		env.Set("item", item)
		env.Set("nummer", float64(n+1))
		if zin, err := c.melding.EvalIn(env); err == nil && holds(c.als, env) {
			meld(&uit, fmt.Sprintf("%s[%d]", v.Pad(), n), zin.(string))
		}
	}
	env.Delete("item")
	env.Delete("nummer")
	return uit
}
