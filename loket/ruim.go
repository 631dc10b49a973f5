package loket

import (
	"context"
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
// e-mail address gets none); of what was handed in the dossier is destroyed; and of a draft that
// was thrown away somebody took up the melding. What is on its way to the door stays.
func (s *Service) mayGo(ctx context.Context, c *Concept) (bool, error) {
	if c.rijstand() == verzenden {
		return false, nil
	}
	if z := c.Ingezonden(); z != nil {
		return s.Vernietigd(ctx, z.Referentie)
	}
	if !c.Weggegooid.IsZero() && !c.Blijft() {
		return true, nil
	}
	if s.Now().Sub(c.Gewijzigd) <= s.Bewaren {
		return false, nil
	}
	def, err := s.fit(c)
	if err != nil {
		return false, err
	}
	gewaarschuwd := c.Herinnerd[tweedeWaarschuwing]
	return s.email(c, def) == "" || gewaarschuwd.After(c.Gewijzigd) && s.Now().Sub(gewaarschuwd) >= 7*dag, nil
}

// wipe destroys a concept; its files go with it.
func (s *Service) wipe(ctx context.Context, c *Concept) error {
	if err := s.Opslag.WipeConcept(ctx, c.ID); err != nil {
		return fmt.Errorf("loket: %w", err)
	}
	s.warm.Drop(string(c.ID))
	s.Log.InfoContext(ctx, "concept vernietigd", "concept", c.ID)
	return s.removeFiles(ctx, c)
}
