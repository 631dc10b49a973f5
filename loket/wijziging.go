package loket

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A Wijziging holds the answers as they will be, while the applicant changes them.
type Wijziging struct {
	Begonnen   time.Time          `json:"begonnen"`
	Antwoorden dossier.Antwoorden `json:"antwoorden"`
	WeetNiet   []string           `json:"weet_niet,omitempty"`
	Ruw        map[string]string  `json:"ruw,omitempty"`
	Door       map[string]Inbreng `json:"door,omitempty"` // who gave the answers that were sent
}

// BeginWijziging opens the pages again, after the submission; what was sent stays as it
// is until DienWijziging. One that is open stays open.
func (s *Service) BeginWijziging(ctx context.Context, wie Wie, id dossier.ID) error {
	return s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if err := c.canSign(wie); err != nil {
			return err
		}
		if err := c.fewSent(Wijzigt); err != nil {
			return err
		}
		if _, err := s.vervolg(c, Wijzigt); err != nil || c.Wijziging != nil {
			return err
		}
		c.did(wie, daadBegint, s.Now())
		c.Wijziging = &Wijziging{Begonnen: s.Now(), Antwoorden: maps.Clone(c.Antwoorden), WeetNiet: slices.Clone(c.WeetNiet), Ruw: maps.Clone(c.Ruw), Door: maps.Clone(c.Door)}
		return nil
	})
}

// StaakWijziging drops what was changed and not sent.
func (s *Service) StaakWijziging(ctx context.Context, wie Wie, id dossier.ID) error {
	return s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if err := c.canSign(wie); err != nil {
			return err
		}
		if err := c.isStill(); err != nil {
			return err
		}
		if c.Wijziging != nil {
			c.Door, c.Wijziging = c.Wijziging.Door, nil
			c.did(wie, daadStaakt, s.Now())
		}
		c.resent(Wijzigt)
		return nil
	})
}

// isStill: what was changed is not on its way, so that it may change.
func (c *Concept) isStill() error {
	if c.Wijziging != nil && c.bezig(Wijzigt) != nil {
		return fmt.Errorf("%w: uw wijziging wordt net verstuurd; probeer het over een paar minuten opnieuw", ErrStand)
	}
	return nil
}

// DienWijziging signs and sends what changed, as Dien does. The mistakes are those of the
// changed aanvraag, and what cannot be changed with a wijziging.
func (s *Service) DienWijziging(ctx context.Context, wie Wie, id dossier.ID, hash string) error {
	if !wie.acts() {
		return ErrGeenToegang
	}
	s.handConfirmed(ctx, id) // that is of the address as it was
	_, err := s.send(ctx, wie, id, Wijzigt, func(c *Concept, def *intake.Definitie) (Zending, error) {
		if err := c.canSign(wie); err != nil {
			return Zending{}, err
		}
		if c.Wijziging == nil {
			return Zending{}, c.unchanged(hash)
		}
		if err := s.signable(c, def, wie, hash); err != nil {
			return Zending{}, err
		}
		return s.wijziging(ctx, c, def, c.sign(wie, hash, s.Now()))
	})
	return maybe(err)
}

// unchanged: nothing is being changed. That is well when this was sent just now.
func (c *Concept) unchanged(hash string) error {
	if slices.ContainsFunc(c.Zendingen, func(z Zending) bool { return z.Soort == Wijzigt && z.Hash == hash }) {
		return errNiets
	}
	return fmt.Errorf("%w: er is niets gewijzigd", ErrStand)
}

func (s *Service) wijziging(ctx context.Context, c *Concept, def *intake.Definitie, handtekening dossier.Ondertekening) (Zending, error) {
	z := Zending{Op: handtekening.Op, Wat: "Een wijziging", Hash: handtekening.Hash}
	v, err := s.vervolg(c, Wijzigt)
	if err != nil {
		return z, err
	}
	v.Op, v.Ondertekeningen = z.Op, []dossier.Ondertekening{handtekening}
	if v.Wijziging, err = s.patch(c, def); err != nil {
		return z, err
	}
	if len(v.Wijziging) == 0 {
		return z, fmt.Errorf("%w: er is niets gewijzigd", ErrStand)
	}
	if err := s.tellLapse(ctx, c, def, v); err != nil {
		return z, err
	}
	if z.Document, err = dossier.EncodeVervolg(v); err != nil {
		return z, err
	}
	_, err = dossier.DecodeVervolg(z.Document) // what cannot be changed is told now, and not by the door
	return z, err
}
