package loket

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"solo/dossier"
)

// Verwijder destroys a draft that was not sent, because who fills it in wants so. What the
// gemeente has of a melding as a zaak stays there. A melding that stands at the desk stays
// until a consulent took it up, for as long as a draft is kept at most: what was told of the
// situation, the day of it and whom to call where, and nothing besides.
func (s *Service) Verwijder(ctx context.Context, wie Wie, id dossier.ID) error {
	if _, _, err := s.read(ctx, wie, id); err != nil {
		return err
	}
	if !wie.acts() {
		return ErrGeenToegang
	}
	leave, err := s.take(ctx, id)
	if err != nil {
		return err
	}
	defer leave()
	c, rij, err := s.load(ctx, id)
	switch {
	case err != nil:
		return err
	case c.Ingezonden() != nil || c.rijstand() == verzenden:
		return fmt.Errorf("%w: deze aanvraag is al verstuurd; u kunt hem intrekken", ErrStand)
	case c.Blijft():
		return s.strip(ctx, c, rij.Sleutel)
	}
	return s.wipe(ctx, c)
}

// Blijft reports whether a melding of this draft stands at the desk, and stays there when the
// draft is thrown away.
func (c *Concept) Blijft() bool { return c.signaalstand() != "" }

// strip leaves of a draft its melding alone. The applicant does not find it any more.
func (s *Service) strip(ctx context.Context, c *Concept, sleutel []byte) error {
	def, err := s.fit(c)
	if err != nil {
		return err
	}
	signaal, err := s.zonderPersoon(c)
	if err != nil {
		return err
	}
	if !c.Aanvrager.IsZero() {
		if signaal.Van, err = s.vanWie(ctx, c.Aanvrager); err != nil {
			return fmt.Errorf("loket: %w", err)
		}
	}
	rest := &Concept{ID: c.ID, Versie: c.Versie, Gemeente: c.Gemeente, Regeling: c.Regeling, Definitie: c.Definitie, Kanaal: c.Kanaal, Stand: Open,
		Begonnen: c.Begonnen, Gewijzigd: s.Now(), MeldingOp: c.MeldingOp, Antwoorden: dossier.Antwoorden{}, Signaal: signaal, Weggegooid: s.Now()}
	if _, err := s.put(ctx, rest, def, sleutel); err != nil {
		return err
	}
	s.Log.InfoContext(ctx, "concept weggegooid; de melding wacht nog op de gemeente", "concept", c.ID)
	return s.removeFiles(ctx, c)
}

// zonderPersoon is the Signaal with of the applicant himself no more than is needed to call him.
func (s *Service) zonderPersoon(c *Concept) (*Signaal, error) {
	m, err := s.Definitie(Meldregeling, 0, c.Gemeente)
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	nodig := []string{"aanvrager.voornamen", "aanvrager.achternaam", "aanvrager.telefoon"}
	uit := *c.Signaal
	uit.Antwoorden = maps.Clone(uit.Antwoorden)
	maps.DeleteFunc(uit.Antwoorden, func(id string, _ any) bool {
		v, ok := m.Vraag(id)
		return !ok || strings.HasPrefix(v.Veld, "aanvrager.") && !slices.Contains(nodig, v.Veld)
	})
	return &uit, nil
}

// removeFiles destroys the papers of a concept.
func (s *Service) removeFiles(ctx context.Context, c *Concept) error {
	var fouten []error
	for _, st := range c.Stukken {
		fouten = append(fouten, s.Bestanden.Remove(ctx, st.ID))
	}
	return errors.Join(fouten...)
}
