package intake

import (
	"fmt"
	"slices"
	"strings"

	"solo/dossier"
	"solo/formule"
)

// urgentie adds up the indicators. A hard trigger alone is enough for spoed.
func (d *Definitie) urgentie(env *formule.Omgeving) Urgentie {
	u := Urgentie{Niveau: Regulier}
	spoed, dag := false, d.dag(env)
	for i := range d.Urgentie.Regels {
		r := &d.Urgentie.Regels[i]
		if r.AlleenBijAndere && u.Punten == 0 || !holds(r.als, env) {
			continue
		}
		datum := r.earliest(env)
		u.Herbeoordelen = u.Herbeoordelen || !datum.IsZero() && datum.Compare(dag) < 0
		if t := r.fits(env, dag, datum); t != nil {
			u.add(r, t, env, datum)
			spoed = spoed || t.Spoed
		}
	}
	switch {
	case spoed || u.Punten >= d.Urgentie.SpoedVanaf:
		u.Niveau = Spoed
	case u.Punten >= d.Urgentie.VerhoogdVanaf:
		u.Niveau = Verhoogd
	}
	return u
}

func (u *Urgentie) add(r *Indicator, t *Trap, env *formule.Omgeving, datum dossier.Datum) {
	u.Punten += t.Punten
	u.Regels = append(u.Regels, r.Code)
	env.Set("datum", datum.Tekst())
	if reden, err := t.reden.EvalIn(env); err == nil {
		u.Redenen = append(u.Redenen, reden.(string))
	}
	env.Delete("datum")
}

// earliest is the first of the dates that are known, or the zero Datum.
func (r *Indicator) earliest(env *formule.Omgeving) (uit dossier.Datum) {
	for _, id := range r.Datums {
		if d, ok := env.Get(id).(dossier.Datum); ok && (uit.IsZero() || d.Compare(uit) < 0) {
			uit = d
		}
	}
	return uit
}

// maxVoorbij is for how many days after it an announced day still is as urgent as before:
// nobody may have looked yet. What is longer ago has happened, or has not.
const maxVoorbij = 31

func (r *Indicator) fits(env *formule.Omgeving, dag, datum dossier.Datum) *Trap {
	for i := range r.Trappen {
		t := &r.Trappen[i]
		binnen := t.Binnen == nil || !datum.IsZero() && dag.DagenTot(datum) <= *t.Binnen && datum.DagenTot(dag) <= maxVoorbij
		if binnen && (!t.ZonderDatum || datum.IsZero()) && holds(t.als, env) {
			return t
		}
	}
	return nil
}

// weigh lays what an employee said over what is computed now. What became more urgent since
// is never hidden by it: the higher of the two counts, until he looks again.
func (u Urgentie) weigh(b *dossier.Urgentiebesluit) Urgentie {
	u.Berekend, u.Besluit = u.Niveau, b
	if b == nil {
		return u
	}
	anders, hoogte := u.Niveau != b.Berekend, dossier.Niveaus()
	u.Herbeoordelen = u.Herbeoordelen || anders
	if !anders || slices.Index(hoogte, b.Niveau) > slices.Index(hoogte, u.Niveau) {
		u.Niveau = b.Niveau
	}
	return u
}

// Waarom are all reasons for who works on it: what an employee said first.
func (u Urgentie) Waarom() []string {
	b := u.Besluit
	if b == nil {
		return u.Redenen
	}
	zin := fmt.Sprintf("%s vond op %s: %s, berekend was %s. Reden: %s", b.Wie, dossier.DatumVan(b.Op).Tekst(), b.Niveau, b.Berekend, strings.TrimSpace(b.Reden))
	return append([]string{zin}, u.Redenen...)
}
