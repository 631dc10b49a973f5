package loket

import (
	"context"
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// Dien signs and hands in what has this hash, as Overzicht gave it, and returns the
// reference. When it returns, it is durable, also when every case system is down. It never
// waits for the partner. Twice is once. Errors: ErrGewijzigd, ErrStand, and
// dossier.Bevindingen when it is not ready.
func (s *Service) Dien(ctx context.Context, wie Wie, id dossier.ID, hash string) (dossier.ID, error) {
	if !wie.acts() {
		return "", ErrGeenToegang
	}
	return s.send(ctx, wie, id, Aanvraag, func(c *Concept, def *intake.Definitie) (Zending, error) {
		if err := s.signable(c, def, wie, hash); err != nil {
			return Zending{}, err
		}
		return s.aanvraag(ctx, c, def, wie, hash)
	})
}

// signable: he may sign, this is what he looked at, and it has no mistakes.
func (s *Service) signable(c *Concept, def *intake.Definitie, wie Wie, hash string) error {
	if err := c.canSign(wie); err != nil {
		return err
	}
	if err := s.signedThis(c, def, wie); err != nil {
		return err
	}
	o, err := s.overzicht(c, def)
	switch {
	case err != nil:
		return err
	case o.Hash != hash || c.Gezien.IsZero():
		return ErrGewijzigd
	}
	return o.Fouten.Err()
}

// aanvraag is the Zending of all that was filled in, signed.
func (s *Service) aanvraag(ctx context.Context, c *Concept, def *intake.Definitie, wie Wie, hash string) (z Zending, err error) {
	if err := s.dropStale(c, def); err != nil {
		return z, err
	}
	h := c.sign(wie, hash, s.Now())
	c.Ondertekeningen = append(c.Ondertekeningen, h)
	if !wie.Namens.IsZero() { // kept where the form asks for it
		h.Wie = "gemachtigde"
		c.Ondertekeningen = append(c.Ondertekeningen, h)
	}
	z = Zending{Op: h.Op, Wat: "Uw aanvraag", Hash: hash}
	z.Wist = c.Beloofd
	if z.Eerste = c.MeldingOp.IsZero(); z.Eerste {
		c.MeldingOp = z.Op
	}
	a, err := s.samen(c, def)
	if err != nil {
		return z, err
	}
	a.AanvraagOp = z.Op
	for _, st := range c.teSturen() {
		z.Stukken = append(z.Stukken, st.ID)
	}
	c.Definitie, c.Beloofd, c.UrgentieBekend = def.Versie, slices.Clone(c.Later), c.Urgentie
	a = c.schoon(def, a)
	c.TeNoemen = s.related(ctx, c, a)
	z.Document, err = dossier.Encode(a)
	return z, err
}

func (c *Concept) canSign(wie Wie) error {
	switch {
	case c.isBalie(wie):
		if !c.heeftStuk(c.Balie.Handtekening) {
			return fmt.Errorf("%w: voeg eerst het papier met de handtekening toe", ErrStand)
		}
	case !wie.tekent():
		return ErrGeenToegang
	case wie.Rol == Bewindvoerder:
		if !c.heeftStuk(c.Bewind.Stuk) {
			return fmt.Errorf("%w: voeg eerst de beslissing van de rechter toe", ErrStand)
		}
	case c.Bewind != nil && c.Bewind.Curatele:
		return fmt.Errorf("%w: u staat onder curatele; uw curator ondertekent deze aanvraag", ErrStand)
	}
	return nil
}

func (c *Concept) sign(wie Wie, hash string, nu time.Time) dossier.Ondertekening {
	o := dossier.Ondertekening{Wie: "aanvrager", Op: nu, Middel: wie.Middel, Niveau: wie.Niveau, Hash: hash}
	switch wie.Rol {
	case Consulent:
		o.Middel, o.Niveau = "papier", ""
	case Bewindvoerder: // his login says nothing of who the applicant is
		o.Wie = dossier.Bewindvoerder
	}
	return o
}
