package intake

import (
	"slices"

	"solo/dossier"
	"solo/formule"
)

// volledigheid lists what is needed, in the order of the definition, signatures last.
// A document belongs to a kind, not to a row: with n files of a kind the first n that
// are asked for are there.
func (d *Definitie) volledigheid(a *dossier.Aanvraag, env *formule.Omgeving, getoond map[string]bool) Volledigheid {
	var v Volledigheid
	er, later := map[string]int{}, map[string]bool{}
	for _, b := range a.Bijlagen {
		er[b.Soort]++
	}
	for _, t := range a.Later {
		later[t.Soort] = true
	}
	for i := range d.Stukken {
		s := &d.Stukken[i]
		for _, e := range s.nodig(env) {
			e.Aangeleverd = er[s.Soort] > 0
			e.Later = !e.Aangeleverd && later[s.Soort]
			er[s.Soort]--
			e.judge(a.Keuringen)
			v.Nodig = append(v.Nodig, e)
		}
	}
	v.Nodig = append(v.Nodig, d.handtekeningen(a, getoond)...)
	v.tel()
	return v
}

// judge lays over what is there what an employee said of it. What he accepted and was not
// there for each row, he did not see.
func (e *DocumentEis) judge(keuringen []dossier.Keuring) {
	i := slices.IndexFunc(keuringen, func(k dossier.Keuring) bool { return k.Soort == e.Soort })
	if i < 0 || keuringen[i].Oordeel == dossier.Akkoord && !e.Aangeleverd {
		return
	}
	if e.Oordeel = keuringen[i].Oordeel; e.Oordeel == dossier.Afgekeurd {
		e.Aangeleverd = false
	}
}

func (v *Volledigheid) tel() {
	nodig, er := 0, 0
	for _, e := range v.Nodig {
		if e.Niveau == "A" || e.Oordeel == dossier.Vervallen {
			continue
		}
		nodig++
		switch {
		case e.Aangeleverd:
			er++
		case !e.Later:
			v.Ontbreekt = append(v.Ontbreekt, e.Label)
		}
	}
	v.Percentage = 100
	if nodig > 0 {
		v.Percentage = 100 * er / nodig
	}
}

// nodig gives one DocumentEis for every condition that holds, or for every row.
func (s *Stuk) nodig(env *formule.Omgeving) (uit []DocumentEis) {
	for i := range s.Eisen {
		e := &s.Eisen[i]
		if e.Per == "" {
			if holds(e.als, env) {
				uit = append(uit, s.eis(e, env))
			}
			continue
		}
		uit = append(uit, s.perRow(e, env)...)
	}
	if s.altijd && len(uit) == 0 {
		uit = append(uit, s.eis(&Eis{}, env))
	}
	return uit
}

func (s *Stuk) perRow(e *Eis, env *formule.Omgeving) (uit []DocumentEis) {
	rijen, _ := env.Get(e.Per).([]any)
	var over []any
	for _, rij := range rijen {
		if env.Set("item", rij); holds(e.als, env) {
			over = append(over, rij)
		}
	}
	env.Set("totaal", float64(len(over)))
	for i, rij := range over {
		env.Set("item", rij)
		env.Set("nummer", float64(i+1))
		uit = append(uit, s.eis(e, env))
	}
	env.Delete("item")
	env.Delete("nummer")
	env.Delete("totaal")
	return uit
}

func (s *Stuk) eis(e *Eis, env *formule.Omgeving) DocumentEis {
	uit := DocumentEis{Soort: s.Soort, Label: s.Label, Niveau: s.Niveau}
	if e.Niveau != "" {
		uit.Niveau = e.Niveau
	}
	if e.label != nil {
		if w, err := e.label.EvalIn(env); err == nil {
			uit.Label = w.(string)
		}
	}
	return uit
}

// handtekeningen are the signatures of others, which may come later: a partner
// applies together or agrees in writing (Participatiewet art. 43). One that stands on a
// paper is there when the paper is.
func (d *Definitie) handtekeningen(a *dossier.Aanvraag, getoond map[string]bool) (uit []DocumentEis) {
	for _, v := range d.volgorde {
		if v.Type == Handtekening && v.Verplicht != altijd && getoond[v.ID] {
			papier := slices.ContainsFunc(a.Bijlagen, func(b dossier.Bijlage) bool { return v.Papier != "" && b.Soort == v.Papier })
			uit = append(uit, DocumentEis{Soort: v.ID, Label: v.Label, Niveau: "B", Aangeleverd: papier || v.raw(a) == true})
		}
	}
	return uit
}

// A DocumentSoort is a kind of document, for titles in the case system.
type DocumentSoort struct {
	Soort, Label, Niveau string
	EigenTitel           bool   // what the applicant wrote with a file is a better title than Label
	Hulp                 string // what it is and where to find it; may be empty
}

// Documenten gives all kinds that may be sent, in the order of the definition.
func (d *Definitie) Documenten() []DocumentSoort {
	uit := make([]DocumentSoort, len(d.Stukken))
	for i, s := range d.Stukken {
		uit[i] = DocumentSoort{s.Soort, s.Label, s.Niveau, s.EigenTitel, s.Hulp}
	}
	return uit
}
