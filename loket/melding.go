package loket

import (
	"context"
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// Meldregeling is the regeling of a melding: a few of the questions, sent before the rest.
const Meldregeling = "melding"

// melding is the Zending of the melding: what was answered so far of its questions. What
// was not is not known, where that is an answer.
func (s *Service) melding(ctx context.Context, c *Concept, op time.Time) (Zending, error) {
	z := Zending{Op: op, Wat: "U hebt zich gemeld"}
	m, err := s.Definitie(Meldregeling, 0, c.Gemeente)
	if err != nil {
		return z, fmt.Errorf("loket: %w", err)
	}
	k := *c
	k.Antwoorden, k.WeetNiet, k.Wijziging = c.meldantwoorden(m), slices.Clone(c.nietGeweten()), nil
	k.Stukken, k.Later, k.Zendingen, k.Ondertekeningen = nil, nil, nil, nil // Verwant stays: it may go with an earlier one
	a, err := s.samen(&k, m)
	if err != nil {
		return z, err
	}
	a.Kenmerk, a.AanvraagOp = c.kenmerk(Melding), z.Op
	leaveUnknown(a, m)
	a = m.Schoon(a)
	s.related(ctx, c, a)
	if err := m.Validate(a).Err(); err != nil {
		return z, err
	}
	z.Document, err = dossier.Encode(a)
	return z, err
}

// meldantwoorden are the answers to the questions of the melding. By asking for it he
// declares what it has to declare: the page says that it is no aanvraag yet.
func (c *Concept) meldantwoorden(m *intake.Definitie) dossier.Antwoorden {
	uit := dossier.Antwoorden{}
	for _, p := range m.Paginas() {
		for _, v := range p.Vragen {
			w := c.nu()[v.ID]
			if v.Type == intake.Verklaring {
				w = true
			}
			if v.ID == "regeling_gedacht" {
				w = c.Regeling
			}
			if w = onlyChoices(v, w); w != nil {
				uit[v.ID] = w
			}
		}
	}
	return uit
}

// onlyChoices leaves out what the melding gives no choice for: it asks less.
func onlyChoices(v intake.Vraag, w any) any {
	is := func(x any) bool {
		return slices.ContainsFunc(v.Keuzes, func(k intake.Keuze) bool { return k.Waarde == x })
	}
	gekozen, meer := w.([]any)
	switch {
	case v.Type == intake.EenKeuze && !is(w):
		return nil
	case v.Type != intake.Multi || !meer:
		return w
	}
	uit := slices.DeleteFunc(slices.Clone(gekozen), func(x any) bool { return !is(x) })
	if len(uit) == 0 && v.Alleen != "" {
		uit = append(uit, v.Alleen)
	}
	return uit
}

// leaveUnknown answers with "weet ik niet" what is not answered yet and may be unknown.
func leaveUnknown(a *dossier.Aanvraag, m *intake.Definitie) {
	for _, p := range m.Paginas() {
		for _, v := range p.Vragen {
			mag := v.WeetNiet == nil || *v.WeetNiet
			if fouten, _ := m.ValidateVragen(a, []string{v.ID}); mag && len(fouten) > 0 && m.Antwoord(a, v.ID) == nil && !slices.Contains(a.WeetNiet, v.ID) {
				a.WeetNiet = append(a.WeetNiet, v.ID)
			}
		}
	}
}
