package loket

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"solo/dossier"
	"solo/intake"
)

// Emailstand is how far the e-mail address of the applicant is.
type Emailstand string

// The states. An address that changes begins anew, unless it was confirmed before.
const (
	EmailGeen      Emailstand = ""     // nothing to confirm: no address, or nothing is mailed
	EmailOpen      Emailstand = "open" // nothing but a code is mailed to it
	EmailCode      Emailstand = "code" // a code is under way
	EmailBevestigd Emailstand = "bevestigd"
)

// Email is the address of the applicant as it is being filled in, and how far it is.
func (s *Service) Email(b *Blik) (adres string, st Emailstand) {
	adres = b.Concept.feit(b.Definitie, veldEmail)
	return adres, s.emailstand(b.Concept, adres)
}

// veldEmail is the place of the address in the document.
const veldEmail = "aanvrager.email"

func (s *Service) emailstand(c *Concept, adres string) Emailstand {
	_, goed := c.Email.Bevestigd[adres]
	switch {
	case !s.Emailcodes || adres == "" || c.Stand == Ingetrokken:
		return EmailGeen
	case goed:
		return EmailBevestigd
	case c.Email.isUnderWay(adres, s.Now()):
		return EmailCode
	}
	return EmailOpen
}

// email is where messages for the applicant go; empty as long as nobody knows whether he
// reads there.
func (s *Service) email(c *Concept, def *intake.Definitie) string {
	adres := c.feit(def, veldEmail)
	if s.isOnbevestigd(c, adres) {
		return ""
	}
	return adres
}

func (s *Service) isOnbevestigd(c *Concept, adres string) bool {
	_, goed := c.Email.Bevestigd[adres]
	return s.Emailcodes && adres != "" && !goed
}

// StuurEmailcode mails a code of six digits to the address of the applicant; an earlier one
// works no more. Errors: ErrStand when there is nothing to confirm, ErrEmailVaak.
func (s *Service) StuurEmailcode(ctx context.Context, wie Wie, id dossier.ID) error {
	code, err := newEmailcode()
	if err != nil {
		return err
	}
	merk, err := s.emailmerk(ctx, id, code)
	if err != nil {
		return err
	}
	var adres string
	geteld := false // the change may be made again
	err = s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		adres = c.feit(def, veldEmail)
		switch st := s.emailstand(c, adres); {
		case !wie.acts() || wie.Rol == Consulent && !c.isBalie(wie):
			return ErrGeenToegang
		case st == EmailGeen || st == EmailBevestigd:
			return fmt.Errorf("%w: er is geen e-mailadres om te bevestigen", ErrStand)
		}
		if err := c.Email.begin(adres, merk, s.Now()); err != nil || geteld {
			return err
		}
		geteld = true
		return s.fewCodes(ctx, c, adres)
	})
	if err != nil {
		return err
	}
	return s.Post.Send(ctx, Bericht{Soort: BerichtEmailcode, Aan: adres, Kenmerk: string(id), Code: code})
}

// BevestigEmail confirms the address with the code that was mailed to it; a gemeente that has
// the aanvraag hears of it. Errors:
// ErrEmailcode, and ErrEmailOud when no code can be used any more.
func (s *Service) BevestigEmail(ctx context.Context, wie Wie, id dossier.ID, code string) error {
	merk, err := s.emailmerk(ctx, id, strings.Join(strings.Fields(code), ""))
	if err != nil {
		return err
	}
	var uitkomst error // a wrong code is noted
	err = s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if !wie.acts() || wie.Rol == Consulent && !c.isBalie(wie) {
			return ErrGeenToegang
		}
		uitkomst = nil
		if adres := c.feit(def, veldEmail); s.emailstand(c, adres) != EmailBevestigd {
			if uitkomst = c.Email.try(adres, merk, s.Now()); uitkomst == nil {
				return s.askConfirmed(c, def, adres)
			}
		}
		return nil
	})
	if err = errors.Join(err, uitkomst); err == nil {
		s.handConfirmed(ctx, id)
	}
	return err
}

// fewCodes: of this applicant, and to this address, there may be one more.
func (s *Service) fewCodes(ctx context.Context, c *Concept, adres string) error {
	mag, err := s.mayMail(ctx, c, adres, mailmaat{"code", time.Hour, maxEmailcodes, 2 * maxEmailcodes})
	if err == nil && !mag {
		err = ErrEmailVaak
	}
	return err
}

func newEmailcode() (string, error) {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return "", fmt.Errorf("loket: %w", err)
	}
	return fmt.Sprintf("%06d", n), nil
}

// emailmerk is what is kept of a code.
func (s *Service) emailmerk(ctx context.Context, id dossier.ID, code string) ([]byte, error) {
	m, err := s.Opslag.Merk(ctx, "emailcode", string(id)+"\x00"+code)
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	return m, nil
}
