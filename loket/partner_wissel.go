package loket

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// handtekeningVervalt is what the caseworker reads.
const handtekeningVervalt = "De aanvrager noemt nu een andere partner, of geen partner meer. De handtekening van de vorige partner geldt niet meer."

// partnermerk tells of a signature whose it is, and nobody finds the BSN by it.
func (s *Service) partnermerk(ctx context.Context, b dossier.BSN) ([]byte, error) {
	m, err := s.Opslag.Merk(ctx, "partner", b.Cijfers())
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	return m, nil
}

// losesPartner reports whether what is filled in now has another partner than who signed;
// as long as nobody did, than who was sent.
func (s *Service) losesPartner(ctx context.Context, c *Concept, def *intake.Definitie) (bool, error) {
	wordt, err := s.documentPartner(c, def)
	if err != nil {
		return false, err
	}
	if len(c.Partner.Merk) > 0 {
		merk, err := s.partnermerk(ctx, wordt)
		return !bytes.Equal(merk, c.Partner.Merk), err
	}
	oud := *c
	oud.Wijziging = nil
	was, err := s.documentPartner(&oud, def)
	return was != wordt, err
}

// documentPartner is the partner in the aanvraag as it is filled in now; zero when it has none.
func (s *Service) documentPartner(c *Concept, def *intake.Definitie) (dossier.BSN, error) {
	a, err := s.samen(c, def)
	if err != nil {
		return dossier.BSN{}, err
	}
	if a = def.Schoon(a); a.Partner == nil {
		return dossier.BSN{}, nil
	}
	return a.Partner.BSN, nil
}

// tellLapse tells in a wijziging that the signature of the partner lapses. One that is on its
// way arrives first.
func (s *Service) tellLapse(ctx context.Context, c *Concept, def *intake.Definitie, v *dossier.Vervolg) error {
	weg, err := s.losesPartner(ctx, c, def)
	switch {
	case err != nil || !weg || c.Partner.Getekend.IsZero():
		return err
	case c.bezig(Partnertekent) != nil:
		return fmt.Errorf("%w: de handtekening van uw partner wordt net verstuurd; probeer het over een paar minuten opnieuw", ErrStand)
	}
	v.Toelichting = handtekeningVervalt
	return nil
}

// takesOtherPartner reports whether this is a wijziging that loses the partner, of which it
// is not noted yet that the door took it.
func (s *Service) takesOtherPartner(ctx context.Context, c *Concept, def *intake.Definitie, kenmerk string) (bool, error) {
	z := c.zending(kenmerk)
	if z == nil || z.Soort != Wijzigt || z.Referentie != "" || c.Wijziging == nil {
		return false, nil
	}
	return s.losesPartner(ctx, c, def)
}

// dropPartner forgets what the earlier partner did: his signature lapses and his links end.
// That the gemeente calls first stays.
func (c *Concept) dropPartner(nu time.Time) {
	c.endPartner(nu)
	c.Partner = Partnerstand{BelEerst: c.Partner.BelEerst}
	c.Ondertekeningen = slices.DeleteFunc(c.Ondertekeningen, func(o dossier.Ondertekening) bool { return o.Wie == "partner" })
}
