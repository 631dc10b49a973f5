package loket

import (
	"context"
	"fmt"
	"slices"

	"solo/dossier"
	"solo/intake"
)

// StelUit promises a paper for later, on a day without a BelofteFout. It replaces an earlier
// promise for the same kind, and weg takes it away. A helper promises nothing in the name of
// the applicant.
func (s *Service) StelUit(ctx context.Context, wie Wie, id dossier.ID, t dossier.Toezegging, weg bool) error {
	if !wie.acts() {
		return ErrGeenToegang
	}
	daad := daadLater
	if weg {
		daad = daadNietLater
	}
	return s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if err := c.mayAdd(wie, def, t.Soort); err != nil {
			return err
		}
		if m := s.BelofteFout(t.Op); m != "" && !weg {
			return fmt.Errorf("%w: %s", ErrStand, m)
		}
		c.Later = slices.DeleteFunc(c.Later, func(x dossier.Toezegging) bool { return x.Soort == t.Soort })
		if !weg {
			c.Later = append(c.Later, t)
		}
		c.did(wie, daad+": "+t.Soort, s.Now())
		return nil
	})
}

// BelofteFout tells what is wrong with the day (ISO date) on which a paper is to come; empty
// when nothing is. It may stay open.
func (s *Service) BelofteFout(op string) (melding string) {
	if op == "" {
		return ""
	}
	dag, err := dossier.ParseDatum(op)
	vandaag := s.vandaag()
	if err != nil || dag.Compare(vandaag) < 0 || dag.Compare(vandaag.PlusMaanden(12)) > 0 {
		return "kies een dag van vandaag tot over een jaar, of laat de dag leeg"
	}
	return ""
}
