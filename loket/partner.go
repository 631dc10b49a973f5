package loket

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/dossier"
	"solo/intake"
)

// ErrZelfde: who signs as the partner is the applicant himself.
var ErrZelfde = errors.New("u bent ingelogd als de aanvrager zelf; uw partner moet met de eigen DigiD inloggen")

// VraagPartner sends the partner a link to look and sign. Nothing goes out before the
// applicant said that it is safe; who wants to be called first sends nothing, and the
// caseworker reads it.
func (s *Service) VraagPartner(ctx context.Context, wie Wie, id dossier.ID, veilig bool) error {
	if !veilig {
		return s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
			if !wie.tekent() {
				return ErrGeenToegang
			}
			c.Partner = Partnerstand{BelEerst: true}
			return nil
		})
	}
	u := Uitnodiging{ID: newID(), Rol: Partner, Naam: "uw partner", Gemaakt: s.Now(), Verloopt: s.Now().Add(termijnPartner)}
	c, _, err := s.read(ctx, wie, id)
	if err != nil {
		return err
	}
	if u.Email, _ = c.nu()["partner_email"].(string); u.Email == "" {
		return fmt.Errorf("%w: vul eerst het e-mailadres van uw partner in", ErrStand)
	}
	if err := s.endPartner(ctx, wie, id, u.ID); err != nil {
		return err
	}
	return s.invite(ctx, wie, id, u)
}

// endPartner notes the new invitation and ends the earlier ones.
func (s *Service) endPartner(ctx context.Context, wie Wie, id dossier.ID, nieuw string) error {
	return s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if !wie.tekent() {
			return ErrGeenToegang
		}
		for i := range c.Uitnodigingen {
			if u := &c.Uitnodigingen[i]; u.Rol == Partner && u.Ingetrokken.IsZero() {
				u.Ingetrokken = s.Now()
			}
		}
		c.Partner = Partnerstand{Veilig: true, Uitnodiging: nieuw}
		return nil
	})
}

// AlsPartner gives the role of a partner to who followed the link and logged in himself.
// The applicant is refused with ErrZelfde, and so is another than the named partner.
func (s *Service) AlsPartner(ctx context.Context, wie Wie, id dossier.ID, uitnodiging string) (Wie, error) {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return Wie{}, err
	}
	if u := c.uitnodiging(uitnodiging); u == nil || u.Rol != Partner || !u.geldig(s.Now()) || c.Gemeente != wie.Gemeente {
		return Wie{}, ErrGeenToegang
	}
	if wie.BSN == c.Aanvrager {
		return Wie{}, ErrZelfde
	}
	if genoemd, _ := c.nu()["partner_bsn"].(string); genoemd != "" && genoemd != wie.BSN.Cijfers() {
		return Wie{}, ErrGeenToegang
	}
	wie.Rol, wie.Uitnodiging = Partner, uitnodiging
	return wie, nil
}

// TekenAlsPartner keeps the signature of the partner under the content with this hash.
// After the submission it is sent as an aanvulling.
func (s *Service) TekenAlsPartner(ctx context.Context, wie Wie, id dossier.ID, hash string) error {
	if wie.Rol != Partner || wie.BSN.IsZero() {
		return ErrGeenToegang
	}
	var teLaat bool
	teken := func(c *Concept, def *intake.Definitie) (dossier.Ondertekening, error) {
		o, err := s.overzicht(c, def)
		if err == nil && o.Hash != hash {
			err = ErrGewijzigd
		}
		c.Partner.Getekend, c.Partner.Geweigerd = s.Now(), time.Time{}
		h := dossier.Ondertekening{Wie: "partner", Op: s.Now(), Middel: wie.Middel, Niveau: wie.Niveau, Hash: hash}
		return h, err
	}
	err := s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if teLaat = c.Ingezonden() != nil; teLaat || !c.Partner.Getekend.IsZero() {
			return nil
		}
		h, err := teken(c, def)
		c.Ondertekeningen = append(c.Ondertekeningen, h)
		return err
	})
	if err != nil || !teLaat {
		return err
	}
	_, err = s.send(ctx, wie, id, string(id)+"-partner", func(c *Concept, def *intake.Definitie) (Zending, error) {
		h, err := teken(c, def)
		if err != nil {
			return Zending{}, err
		}
		v, err := s.vervolg(c, dossier.Aanvulling)
		if err != nil {
			return Zending{}, err
		}
		v.Kenmerk, v.Ondertekeningen = string(id)+"-partner", []dossier.Ondertekening{h}
		c.Ondertekeningen = append(c.Ondertekeningen, h)
		z := Zending{Soort: Aanvulling, Op: v.Op, Wat: "De handtekening van uw partner"}
		z.Document, err = dossier.EncodeVervolg(v)
		return z, err
	})
	return err
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

// OverzichtPartner is what the partner signs: all of it, because the help is for both
// (Participatiewet art. 43).
func (s *Service) OverzichtPartner(ctx context.Context, wie Wie, id dossier.ID) (*Overzicht, error) {
	c, def, err := s.read(ctx, wie, id)
	if err != nil {
		return nil, err
	}
	if wie.Rol != Partner {
		return nil, ErrGeenToegang
	}
	return s.overzicht(c, def)
}
