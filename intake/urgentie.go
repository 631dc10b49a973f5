package intake

import (
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
		if t := r.fits(env, dag, datum); t != nil {
			u.add(r, t, env, datum)
			u.Herbeoordelen = u.Herbeoordelen || !datum.IsZero() && datum.Compare(dag) < 0
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

func (r *Indicator) fits(env *formule.Omgeving, dag, datum dossier.Datum) *Trap {
	for i := range r.Trappen {
		t := &r.Trappen[i]
		binnen := t.Binnen == nil || !datum.IsZero() && dag.DagenTot(datum) <= *t.Binnen
		if binnen && (!t.ZonderDatum || datum.IsZero()) && holds(t.als, env) {
			return t
		}
	}
	return nil
}
