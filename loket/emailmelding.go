package loket

import (
	"context"

	"solo/dossier"
	"solo/intake"
)

// askConfirmed freezes that an address is confirmed, when the gemeente has that address and
// read that it is not. A change that is open tells it by itself.
func (s *Service) askConfirmed(c *Concept, def *intake.Definitie, adres string) error {
	sent := *c
	sent.Wijziging = nil
	if c.Stand != Ingediend || c.bezig(Emailadres) != nil || sent.feit(def, veldEmail) != adres {
		return nil
	}
	v, err := s.vervolg(c, Emailadres)
	if err != nil {
		return err
	}
	v.Wijziging = dossier.Patch{"aanvrager": map[string]any{"email_onbevestigd": nil}}
	z := Zending{Kenmerk: v.Kenmerk, Soort: Emailadres, Op: v.Op, Wat: "U bevestigde uw e-mailadres"}
	if z.Document, err = dossier.EncodeVervolg(v); err == nil {
		c.Zendingen = append(c.Zendingen, z)
	}
	return err
}

// handConfirmed hands it in, when it was frozen. When it cannot be now, Afmaken does: the
// address is confirmed.
func (s *Service) handConfirmed(ctx context.Context, id dossier.ID) {
	c, _, err := s.load(ctx, id)
	if err == nil {
		if z := c.bezig(Emailadres); z != nil {
			_, err = s.hand(ctx, id, z.Kenmerk)
		}
	}
	if err != nil {
		s.Log.WarnContext(ctx, "dat een e-mailadres is bevestigd hoort de gemeente later", "concept", id, "fout", err)
	}
}
