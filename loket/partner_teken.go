package loket

import (
	"context"
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// TekenAlsPartner keeps the signature of the partner under the answers with this hash, as
// OverzichtPartner gave it. After the submission it is sent as an aanvulling. Twice is once.
func (s *Service) TekenAlsPartner(ctx context.Context, wie Wie, id dossier.ID, hash string) error {
	if wie.Rol != Partner {
		return ErrGeenToegang
	}
	teLaat := false
	merk, err := s.partnermerk(ctx, wie.BSN)
	if err != nil {
		return err
	}
	err = s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if teLaat = c.Ingezonden() != nil; teLaat || !c.Partner.Getekend.IsZero() {
			return nil
		}
		c.Partner.Merk = merk
		_, err := s.signPartner(c, def, wie, hash)
		return err
	})
	if err != nil || !teLaat {
		return err
	}
	return s.sendPartner(ctx, wie, id, hash, merk)
}

// signPartner adds the signature, and returns it.
func (s *Service) signPartner(c *Concept, def *intake.Definitie, wie Wie, hash string) (dossier.Ondertekening, error) {
	h := dossier.Ondertekening{Wie: "partner", Op: s.Now(), Middel: wie.Middel, Niveau: wie.Niveau, Hash: hash}
	o, err := s.forPartner(c, def)
	if err != nil {
		return h, err
	}
	if o.Hash != hash {
		return h, ErrGewijzigd
	}
	c.Partner.Getekend, c.Partner.Geweigerd = h.Op, time.Time{}
	c.Ondertekeningen = append(c.Ondertekeningen, h)
	return h, nil
}

func (s *Service) sendPartner(ctx context.Context, wie Wie, id dossier.ID, hash string, merk []byte) error {
	_, err := s.send(ctx, wie, id, Partnertekent, func(c *Concept, def *intake.Definitie) (Zending, error) {
		if !c.Partner.Getekend.IsZero() {
			return Zending{}, errNiets
		}
		v, err := s.vervolg(c, Partnertekent)
		if err == nil && c.bezig(Wijzigt) != nil { // it may name another partner
			err = fmt.Errorf("%w: er wordt net een wijziging verstuurd; probeer het over een paar minuten opnieuw", ErrStand)
		}
		if err != nil {
			return Zending{}, err
		}
		c.Partner.Merk = merk
		h, err := s.signPartner(c, def, wie, hash)
		if err != nil {
			return Zending{}, err
		}
		v.Op, v.Ondertekeningen = h.Op, []dossier.Ondertekening{h}
		z := Zending{Op: h.Op, Wat: "De handtekening van uw partner", Hash: hash}
		z.Document, err = dossier.EncodeVervolg(v)
		return z, err
	})
	return maybe(err)
}

// dropStale drops a signature of the partner under answers that changed since: he did not
// sign these. His link still works, and he is reminded.
func (s *Service) dropStale(c *Concept, def *intake.Definitie) error {
	oud, err := s.stale(c, def)
	if err != nil || !slices.ContainsFunc(c.Ondertekeningen, oud) {
		return err
	}
	c.Ondertekeningen = slices.DeleteFunc(c.Ondertekeningen, oud)
	c.Partner.Getekend, c.Partner.Merk = time.Time{}, nil
	return nil
}

// stale finds a signature of the partner under answers that changed since.
func (s *Service) stale(c *Concept, def *intake.Definitie) (func(dossier.Ondertekening) bool, error) {
	o, err := s.forPartner(c, def)
	if err != nil {
		return nil, err
	}
	return func(h dossier.Ondertekening) bool { return h.Wie == "partner" && h.Hash != "" && h.Hash != o.Hash }, nil
}

// partnerLapses reports whether sending what is filled in now ends the signature of the partner:
// in an aanvraag when anything that he signed changed, in a wijziging when it names another.
func (s *Service) partnerLapses(ctx context.Context, c *Concept, def *intake.Definitie) (bool, error) {
	switch {
	case c.Partner.Getekend.IsZero():
		return false, nil
	case c.Ingezonden() != nil:
		return s.losesPartner(ctx, c, def)
	}
	oud, err := s.stale(c, def)
	return err == nil && slices.ContainsFunc(c.Ondertekeningen, oud), err
}

// WeigerAlsPartner notes that the partner does not sign. The applicant sees that the
// signature is missing, and nothing else.
func (s *Service) WeigerAlsPartner(ctx context.Context, wie Wie, id dossier.ID) error {
	return s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if wie.Rol != Partner || !c.Partner.Getekend.IsZero() {
			return ErrGeenToegang
		}
		c.Partner.Geweigerd = s.Now()
		return nil
	})
}
