package loket

import (
	"context"
	"fmt"
	"time"

	"solo/dossier"
	"solo/intake"
)

// tekent reports whether wie may sign: the applicant, who represents him, and the
// bewindvoerder. Whether the applicant himself may is for the curatele to say (Bewind).
func (w Wie) tekent() bool { return w.Rol == Aanvrager || w.Rol == Bewindvoerder }

// Dien signs and hands in what has this hash, as Overzicht gave it, and returns the
// reference. When it returns, it is durable, also when every case system is down. It never
// waits for the partner. Twice is once. Errors: ErrGewijzigd, ErrStand, and
// dossier.Bevindingen when it is not ready.
func (s *Service) Dien(ctx context.Context, wie Wie, id dossier.ID, hash string) (dossier.ID, error) {
	return s.send(ctx, wie, id, string(id), func(c *Concept, def *intake.Definitie) (Zending, error) {
		if err := c.canSign(wie); err != nil {
			return Zending{}, err
		}
		o, err := s.overzicht(c, def)
		switch {
		case err != nil:
			return Zending{}, err
		case o.Hash != hash || c.Gezien.IsZero():
			return Zending{}, ErrGewijzigd
		case len(o.Fouten) > 0:
			return Zending{}, o.Fouten
		}
		return s.aanvraag(c, def, c.sign(wie, hash, s.Now()))
	})
}

// aanvraag is the Zending of all that was filled in, signed.
func (s *Service) aanvraag(c *Concept, def *intake.Definitie, handtekening dossier.Ondertekening) (z Zending, err error) {
	c.Ondertekeningen = append(c.Ondertekeningen, handtekening)
	z = Zending{Soort: Aanvraag, Op: handtekening.Op, Wat: "Uw aanvraag"}
	a, err := s.samen(c, def)
	if err != nil {
		return z, err
	}
	a.AanvraagOp = z.Op
	if c.MeldingOp.IsZero() {
		c.MeldingOp, a.MeldingOp = z.Op, z.Op
	}
	for _, st := range c.teSturen() {
		z.Stukken = append(z.Stukken, st.ID)
	}
	z.Document, err = dossier.Encode(def.Schoon(a))
	return z, err
}

func (c *Concept) canSign(wie Wie) error {
	switch {
	case wie.Rol == Consulent && c.Balie != nil && c.Balie.Handtekening != "":
	case !wie.tekent():
		return ErrGeenToegang
	case c.Bewind != nil && c.Bewind.Curatele && wie.Rol != Bewindvoerder:
		return fmt.Errorf("%w: u staat onder curatele; uw curator ondertekent deze aanvraag", ErrStand)
	}
	return nil
}

func (c *Concept) sign(wie Wie, hash string, nu time.Time) dossier.Ondertekening {
	o := dossier.Ondertekening{Wie: "aanvrager", Op: nu, Middel: wie.Middel, Niveau: wie.Niveau, Hash: hash}
	if wie.Rol == Consulent {
		o.Middel, o.Niveau = "papier", ""
	}
	return o
}
