package loket

import (
	"context"
	"fmt"
	"slices"

	"solo/dossier"
	"solo/intake"
)

// VulAan sends the papers that were added after the submission, and what was promised
// since. Nothing to send is no error. Twice is once.
func (s *Service) VulAan(ctx context.Context, wie Wie, id dossier.ID) error {
	if !wie.acts() {
		return ErrGeenToegang
	}
	_, err := s.send(ctx, wie, id, Aanvulling, func(c *Concept, def *intake.Definitie) (Zending, error) {
		v, err := s.vervolg(c, Aanvulling)
		if err != nil {
			return Zending{}, err
		}
		z := Zending{Op: v.Op, Wat: "Papieren"}
		for _, st := range c.teSturen() {
			if wie.Rol == Consulent && !c.isTeZien(wie, st) {
				continue // it lies ready at home
			}
			v.Bijlagen = append(v.Bijlagen, st.bijlage())
			z.Stukken = append(z.Stukken, st.ID)
		}
		ingelost, err := s.ingelost(c, def, z)
		if err != nil {
			return z, err
		}
		if v.Later = without(c.nieuwBeloofd(), ingelost); len(v.Bijlagen)+len(v.Later) == 0 {
			return z, errNiets
		}
		z.Wist, c.Beloofd = c.Beloofd, slices.Clone(c.Later)
		z.Document, err = dossier.EncodeVervolg(v)
		return z, err
	})
	return maybe(err)
}

// nieuwBeloofd are the promises of which the gemeente does not know.
func (c *Concept) nieuwBeloofd() (uit []dossier.Toezegging) {
	for _, t := range c.Later {
		if !slices.Contains(c.Beloofd, t) {
			uit = append(uit, t)
		}
	}
	return uit
}

// vervolg is an empty vervolg of an aanvraag that was handed in.
func (s *Service) vervolg(c *Concept, soort Zendingsoort) (*dossier.Vervolg, error) {
	switch {
	case c.Stand == Ingetrokken:
		return nil, fmt.Errorf("%w: u hebt deze aanvraag ingetrokken; doe een nieuwe aanvraag als u weer hulp nodig hebt", ErrStand)
	case c.Stand != Ingediend:
		return nil, fmt.Errorf("%w: deze aanvraag is nog niet verstuurd", ErrStand)
	}
	v := &dossier.Vervolg{Leverancier: Leverancier, Kenmerk: c.kenmerk(soort), Aanvraag: string(c.ID), Soort: dossier.Aanvulling, Op: s.Now()}
	switch soort {
	case Wijzigt, Emailadres, Urgentieoordeel, Papieroordeel:
		v.Soort = dossier.Wijziging
	case Trektin:
		v.Soort = dossier.Intrekking
	}
	return v, nil
}
