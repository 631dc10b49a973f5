package loket

import (
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

// maxUitnodigingen of one concept; more is a way to send mail to strangers.
const maxUitnodigingen = 10

// NodigUit lets a helper fill in some pages. The link goes to him by e-mail; the code that
// goes with it is told by the applicant himself.
func (s *Service) NodigUit(ctx context.Context, wie Wie, id dossier.ID, u Uitnodiging) (code string, err error) {
	u.Rol, u.ID, u.Code = Helper, newID(), newCode()
	u.Gemaakt, u.Verloopt = s.Now(), s.Now().Add(termijnHelper)
	err = s.invite(ctx, wie, id, u)
	return u.Code, err
}

func newID() string { return strings.ToLower(rand.Text()) }

// newCode is what two people can tell one another by telephone.
func newCode() string { return strings.ToUpper(rand.Text()[:4] + "-" + rand.Text()[:4]) }

func (s *Service) invite(ctx context.Context, wie Wie, id dossier.ID, u Uitnodiging) error {
	err := s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if !wie.tekent() {
			return ErrGeenToegang
		}
		if len(c.Uitnodigingen) >= maxUitnodigingen {
			return fmt.Errorf("%w: u hebt al %d mensen uitgenodigd", ErrStand, maxUitnodigingen)
		}
		for _, id := range u.Paginas {
			p, err := c.pagina(wie, def, id)
			if err != nil {
				return err
			}
			if slices.ContainsFunc(p.Vragen, isEigen) {
				return ErrGeenToegang
			}
		}
		c.Uitnodigingen = append(c.Uitnodigingen, u)
		return nil
	})
	if err != nil {
		return err
	}
	soort := BerichtUitnodiging
	if u.Rol == Partner {
		soort = BerichtPartner
	}
	return s.Post.Send(ctx, Bericht{Soort: soort, Aan: u.Email, Kenmerk: string(id), Link: "/uitnodiging/" + string(id) + "/" + u.ID})
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

// NeemAan lets in who has the link and the code, as a Helper. Too many wrong codes end the
// invitation.
func (s *Service) NeemAan(ctx context.Context, id dossier.ID, uitnodiging, code string) (wie Wie, err error) {
	goed := false
	err = s.changeAny(ctx, id, func(c *Concept, _ *intake.Definitie) error {
		u := c.uitnodiging(uitnodiging)
		if u == nil || u.Rol != Helper || !u.geldig(s.Now()) {
			return ErrGeenToegang
		}
		goed = subtle.ConstantTimeCompare([]byte(code), []byte(u.Code)) == 1
		if !goed {
			if u.Mislukt++; u.Mislukt >= maxPogingen {
				u.Ingetrokken = s.Now()
			}
			return nil
		}
		u.Gebruikt, u.Mislukt = s.Now(), 0
		wie = Wie{Rol: Helper, Naam: u.Naam, Middel: "uitnodiging", Gemeente: c.Gemeente, Uitnodiging: u.ID}
		return nil
	})
	if err == nil && !goed {
		err = ErrCode
	}
	return wie, err
}
