package loket

import (
	"solo/dossier"
	"solo/intake"
)

// niveau is the urgency by which a concept is listed: while its melding stands at the desk,
// that of what was told.
func (s *Service) niveau(c *Concept, van intake.Urgentie) (string, error) {
	if c.signaalstand() == "" {
		return van.Niveau, nil
	}
	a, m, err := s.told(c)
	if err != nil {
		return "", err
	}
	return meldurgentie(m, a).Niveau, nil
}

// meldurgentie is the urgency of what was told. Who names something urgent is not regulier
// while nobody asked him for the day of it.
func meldurgentie(m *intake.Definitie, a *dossier.Aanvraag) intake.Urgentie {
	u := m.Beoordeel(a).Urgentie
	if u.Niveau == intake.Regulier && isDringend(m, a) {
		u.Niveau = intake.Verhoogd
		if len(u.Redenen) == 0 {
			u.Redenen = []string{"noemt iets dringends, de dag is nog niet gevraagd"}
		}
	}
	return u
}

// isDringend: he chose something that is going on, and not that nothing is.
func isDringend(m *intake.Definitie, a *dossier.Aanvraag) bool {
	v, _ := m.Vraag(VraagDringend)
	gekozen, _ := a.Antwoorden[VraagDringend].([]any)
	return len(gekozen) > 0 && gekozen[0] != v.Alleen
}

// VraagDringend asks what is going on now: by it the gemeente knows whom to call first.
const VraagDringend = "u_dringend"
