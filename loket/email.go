package loket

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"math/big"
	"slices"
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

// An Emailproef is the code that was sent last, and which addresses are confirmed.
type Emailproef struct {
	Bevestigd map[string]time.Time `json:"bevestigd,omitempty"` // by address
	Adres     string               `json:"adres,omitempty"`     // to which the code went
	Merk      []byte               `json:"merk,omitempty"`      // keyed hash of the code; nil when it cannot be used any more
	Gemaakt   time.Time            `json:"gemaakt,omitzero"`
	Mislukt   int                  `json:"mislukt,omitempty"`   // wrong codes
	Verstuurd []time.Time          `json:"verstuurd,omitempty"` // of the last hour, to whatever address
}

// How long and how often a code may be used, and sent.
const (
	emailtermijn   = 15 * time.Minute
	maxEmailfouten = 5
	maxEmailcodes  = 3 // in an hour: a way to send mail to strangers
)

// What can be wrong with a code.
var (
	ErrEmailcode = errors.New("deze code klopt niet; kijk in de laatste e-mail die u van ons kreeg")
	ErrEmailOud  = errors.New("deze code werkt niet meer; vraag een nieuwe code")
	ErrEmailVaak = errors.New("u vroeg al drie codes; vraag over een uur een nieuwe, of ga verder zonder")
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
	err = s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		adres = c.feit(def, veldEmail)
		switch st := s.emailstand(c, adres); {
		case !wie.acts() || wie.Rol == Consulent && !c.isBalie(wie):
			return ErrGeenToegang
		case st == EmailGeen || st == EmailBevestigd:
			return fmt.Errorf("%w: er is geen e-mailadres om te bevestigen", ErrStand)
		}
		return c.Email.begin(adres, merk, s.Now())
	})
	if err != nil {
		return err
	}
	return s.Post.Send(ctx, Bericht{Soort: BerichtEmailcode, Aan: adres, Kenmerk: string(id), Code: code})
}

// BevestigEmail confirms the address with the code that was mailed to it. Errors:
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
			uitkomst = c.Email.try(adres, merk, s.Now())
		}
		return nil
	})
	return errors.Join(err, uitkomst)
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

func (e *Emailproef) isUnderWay(adres string, nu time.Time) bool {
	return e.Merk != nil && e.Adres == adres && nu.Sub(e.Gemaakt) < emailtermijn
}

// begin notes a code that will be sent: rather none than one too many.
func (e *Emailproef) begin(adres string, merk []byte, nu time.Time) error {
	e.Verstuurd = slices.DeleteFunc(e.Verstuurd, func(t time.Time) bool { return nu.Sub(t) >= time.Hour })
	if len(e.Verstuurd) >= maxEmailcodes {
		return ErrEmailVaak
	}
	e.Verstuurd = append(e.Verstuurd, nu)
	e.Adres, e.Merk, e.Gemaakt, e.Mislukt = adres, merk, nu, 0
	return nil
}

// try compares a code, and notes how it went: a right one works once, and too many wrong
// ones end it.
func (e *Emailproef) try(adres string, merk []byte, nu time.Time) error {
	if !e.isUnderWay(adres, nu) {
		return ErrEmailOud
	}
	if subtle.ConstantTimeCompare(merk, e.Merk) == 1 {
		if e.Bevestigd == nil {
			e.Bevestigd = map[string]time.Time{}
		}
		e.Bevestigd[adres], e.Merk = nu, nil
		return nil
	}
	if e.Mislukt++; e.Mislukt >= maxEmailfouten {
		e.Merk = nil
		return ErrEmailOud
	}
	return ErrEmailcode
}
