package loket

import (
	"context"
	"errors"
	"fmt"

	"solo/dossier"
)

// destroy wipes a concept when mag says so of it as it is now. It takes its turn among who
// change it: what is handed in meanwhile is not destroyed.
func (s *Service) destroy(ctx context.Context, id dossier.ID, mag func(context.Context, *Concept) (bool, error)) error {
	leave, err := s.take(ctx, id)
	if err != nil {
		return err
	}
	defer leave()
	c, _, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	if weg, err := mag(ctx, c); err != nil || !weg {
		return err
	}
	return s.wipe(ctx, c)
}

// mayGo: nobody touched a draft for Bewaren, a week after the second warning (who gave no
// e-mail address gets none); and of what was handed in the dossier is destroyed. What is on
// its way to the door stays.
func (s *Service) mayGo(ctx context.Context, c *Concept) (bool, error) {
	if c.rijstand() == verzenden {
		return false, nil
	}
	if z := c.Ingezonden(); z != nil {
		return s.Vernietigd(ctx, z.Referentie)
	}
	if s.Now().Sub(c.Gewijzigd) <= s.Bewaren {
		return false, nil
	}
	def, err := s.definitie(c)
	if err != nil {
		return false, err
	}
	gewaarschuwd := c.Herinnerd[tweedeWaarschuwing]
	return s.email(c, def) == "" || gewaarschuwd.After(c.Gewijzigd) && s.Now().Sub(gewaarschuwd) >= 7*dag, nil
}

// Verwijder destroys a draft that was not sent, because who fills it in wants so. What the
// gemeente has of a melding stays there.
func (s *Service) Verwijder(ctx context.Context, wie Wie, id dossier.ID) error {
	if _, _, err := s.read(ctx, wie, id); err != nil {
		return err
	}
	if !wie.acts() {
		return ErrGeenToegang
	}
	return s.destroy(ctx, id, func(_ context.Context, c *Concept) (bool, error) {
		if c.Ingezonden() != nil || c.rijstand() == verzenden {
			return false, fmt.Errorf("%w: deze aanvraag is al verstuurd; u kunt hem intrekken", ErrStand)
		}
		return true, nil
	})
}

// wipe destroys a concept; its files go with it.
func (s *Service) wipe(ctx context.Context, c *Concept) error {
	if err := s.Opslag.WipeConcept(ctx, c.ID); err != nil {
		return fmt.Errorf("loket: %w", err)
	}
	var fouten []error
	for _, st := range c.Stukken {
		fouten = append(fouten, s.Bestanden.Remove(ctx, st.ID))
	}
	s.Log.InfoContext(ctx, "concept vernietigd", "concept", c.ID)
	return errors.Join(fouten...)
}
