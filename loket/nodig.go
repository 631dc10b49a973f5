package loket

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"solo/dossier"
	"solo/intake"
)

// How long an invitation holds.
const (
	termijnHelper  = 14 * 24 * time.Hour
	termijnPartner = 28 * 24 * time.Hour
)

// How many invitations of one concept and to one role may be open, and how many an applicant
// may send in a day, or all of them to one address: more is a way to send mail to strangers.
const (
	maxUitnodigingen = 10
	maxPerDag        = 20
)

// NodigUit lets a helper fill in some pages. The link goes to him by e-mail; the code that
// goes with it is told by the applicant himself.
func (s *Service) NodigUit(ctx context.Context, wie Wie, id dossier.ID, u Uitnodiging) (code string, err error) {
	u = Uitnodiging{ID: newID(), Rol: Helper, Code: newCode(), Naam: u.Naam, Email: u.Email, Paginas: u.Paginas, Contact: u.Contact,
		Gemaakt: s.Now(), Verloopt: s.Now().Add(termijnHelper)}
	err = s.invite(ctx, wie, id, func(c *Concept, def *intake.Definitie) (Uitnodiging, error) {
		return u, c.mayShare(wie, def, u.Paginas)
	})
	if err != nil {
		return "", err
	}
	return u.Code, nil
}

// mayShare: these pages are there, and not for the applicant alone.
func (c *Concept) mayShare(wie Wie, def *intake.Definitie, paginas []string) error {
	for _, id := range paginas {
		p, err := c.pagina(wie, def, id)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(p.Vragen, isEigen) {
			return ErrGeenToegang
		}
	}
	return nil
}

func newID() string { return strings.ToLower(rand.Text()) }

// newCode is what two people can tell one another by telephone.
func newCode() string { return rand.Text()[:4] + "-" + rand.Text()[:4] }

// readCode is a code without what people add or leave out.
func readCode(s string) []byte {
	return []byte(strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(s)))
}

// invite keeps the invitation that f makes, and sends its link.
func (s *Service) invite(ctx context.Context, wie Wie, id dossier.ID, f func(*Concept, *intake.Definitie) (Uitnodiging, error)) error {
	if !wie.tekent() {
		return ErrGeenToegang
	}
	var u Uitnodiging
	geteld := false // the change may be made again
	err := s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) (err error) {
		if c.Stand == Ingetrokken {
			return fmt.Errorf("%w: deze aanvraag is ingetrokken", ErrStand)
		}
		if u, err = f(c, def); err != nil {
			return err
		}
		c.Uitnodigingen = append(c.Uitnodigingen, u)
		if err := c.fewInvited(u.Rol, s.Now()); err != nil || geteld {
			return err
		}
		geteld = true
		return s.fewMailed(ctx, c, u)
	})
	if err != nil {
		return err
	}
	soort := BerichtUitnodiging
	if u.Rol == Partner {
		soort = BerichtPartner
	}
	return s.Post.Send(ctx, Bericht{Soort: soort, Aan: u.Email, Kenmerk: string(id), Link: u.Link(id)})
}

// fewInvited: the last invitation is not one too many for its role.
func (c *Concept) fewInvited(rol Rol, nu time.Time) error {
	open, vandaag := 0, 0
	for _, u := range c.Uitnodigingen {
		if u.Rol == rol && u.geldig(nu) {
			open++
		}
		if u.Rol == rol && nu.Sub(u.Gemaakt) < dag {
			vandaag++
		}
	}
	switch {
	case open > maxUitnodigingen:
		return fmt.Errorf("%w: er staan al %d uitnodigingen open; trek eerst een uitnodiging in die u niet meer nodig hebt", ErrStand, maxUitnodigingen)
	case vandaag > maxPerDag:
		return errVandaag
	}
	return nil
}

var errVandaag = fmt.Errorf("%w: er zijn vandaag al %d uitnodigingen verstuurd; probeer het morgen opnieuw", ErrStand, maxPerDag)

// fewMailed: of this applicant, and to this address, there may be one more to this role.
func (s *Service) fewMailed(ctx context.Context, c *Concept, u Uitnodiging) error {
	mag, err := s.mayMail(ctx, c, u.Email, mailmaat{string(u.Rol), dag, maxPerDag, maxPerDag})
	if err == nil && !mag {
		err = errVandaag
	}
	return err
}

// TrekUitnodigingIn ends what somebody may, at once.
func (s *Service) TrekUitnodigingIn(ctx context.Context, wie Wie, id dossier.ID, uitnodiging string) error {
	return s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if !wie.tekent() {
			return ErrGeenToegang
		}
		if u := c.uitnodiging(uitnodiging); u != nil && u.Ingetrokken.IsZero() {
			u.Ingetrokken = s.Now()
		}
		return nil
	})
}

// ErrCode: the code is not that of the invitation.
var ErrCode = errors.New("deze code klopt niet; vraag hem opnieuw aan wie u uitnodigde")

// maxPogingen is how often a code may be wrong before the invitation ends.
const maxPogingen = 10

// try compares a code, and notes how it went: too many wrong ones end the invitation.
func (u *Uitnodiging) try(code string, nu time.Time) bool {
	if subtle.ConstantTimeCompare(readCode(code), readCode(u.Code)) == 1 {
		u.Gebruikt, u.Mislukt = nu, 0
		return true
	}
	if u.Mislukt++; u.Mislukt >= maxPogingen {
		u.Ingetrokken = nu
	}
	return false
}

// NeemAan lets in who has the link and the code, as a Helper. Too many wrong codes end the
// invitation. k is the office as which he logged in, or zero: one that came in by this
// invitation before needs no code, and from then on nobody comes in by the code alone.
// Errors: ErrCode, ErrKantoor, ErrGeenToegang.
func (s *Service) NeemAan(ctx context.Context, id dossier.ID, uitnodiging, code string, k Kantoor) (wie Wie, err error) {
	goed := false
	err = s.changeAny(ctx, id, func(c *Concept, def *intake.Definitie) error {
		u := c.uitnodiging(uitnodiging)
		if u == nil || u.Rol != Helper || !u.geldig(s.Now()) {
			return ErrGeenToegang
		}
		if goed = u.recognizes(code, k, s.Now()); !goed {
			return nil // and is noted
		}
		wie = Wie{Rol: Helper, Naam: u.Naam, Middel: cmp.Or(k.Middel, "uitnodiging"), Niveau: k.Niveau, Gemeente: c.Gemeente, Uitnodiging: u.ID}
		return c.welcome(def, u, wie, k, s.Now())
	})
	switch {
	case err != nil:
		return Wie{}, err
	case !goed:
		return Wie{}, ErrCode
	}
	return wie, nil
}
