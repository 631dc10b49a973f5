package loket

import (
	"context"
	"fmt"

	"solo/dossier"
	"solo/intake"
)

// A Bewind is a decision of the court by which another acts for the applicant.
type Bewind struct {
	BSN      dossier.BSN `json:"-"`                  // of who acts, once he logged in himself; zero before
	Curatele bool        `json:"curatele,omitempty"` // he signs, not the applicant (BW 1:381)
	Naam     string      `json:"naam"`
	Stuk     string      `json:"stuk,omitempty"` // ID of the paper with the decision; without it he does not sign
}

// ZetBewind notes that another acts for the applicant, by which decision, and under which
// of the two; an empty Naam takes it back. Once the bewindvoerder himself is in, nobody but
// he changes it any more.
func (s *Service) ZetBewind(ctx context.Context, wie Wie, id dossier.ID, b Bewind) error {
	return s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		switch {
		case !c.acts(wie), wie.Rol != Bewindvoerder && c.Bewind != nil && !c.Bewind.BSN.IsZero():
			return ErrGeenToegang
		case b.Stuk != "" && !c.heeftStuk(b.Stuk):
			return ErrGeenToegang
		case b.Naam == "" && wie.Rol == Bewindvoerder:
			return fmt.Errorf("%w: vul uw naam in", ErrStand)
		case b.Naam == "":
			if c.Bewind != nil {
				c.Bewind = nil
				c.did(wie, daadBewTerug, s.Now())
			}
			return nil
		}
		if c.Bewind != nil {
			b.BSN = c.Bewind.BSN
		}
		c.Bewind = &b
		c.did(wie, daadBewind, s.Now())
		return nil
	})
}

// NodigBewindUit sends the bewindvoerder or curator whom the applicant named a link, by
// which he comes in with his own DigiD. The code that goes with it the applicant tells him.
func (s *Service) NodigBewindUit(ctx context.Context, wie Wie, id dossier.ID, email string) (code string, err error) {
	u := Uitnodiging{ID: newID(), Rol: Bewindvoerder, Code: newCode(), Email: email, Gemaakt: s.Now(), Verloopt: s.Now().Add(termijnPartner)}
	err = s.invite(ctx, wie, id, func(c *Concept, _ *intake.Definitie) (Uitnodiging, error) {
		if c.Bewind == nil || !c.Bewind.BSN.IsZero() {
			return u, fmt.Errorf("%w: vul eerst in wie uw bewindvoerder of curator is", ErrStand)
		}
		u.Naam = c.Bewind.Naam
		return u, nil
	})
	if err != nil {
		return "", err
	}
	return u.Code, nil
}

// AlsBewindvoerder binds who has the link and the code, and logged in himself, to the
// concept: from now on he acts for the applicant. The code works once; after that see
// WeerBewindvoerder. The applicant himself is ErrZelfde, a wrong code ErrCode.
func (s *Service) AlsBewindvoerder(ctx context.Context, wie Wie, id dossier.ID, uitnodiging, code string) (Wie, error) {
	als, goed := wie, false
	als.Rol, als.Uitnodiging = Bewindvoerder, uitnodiging
	err := s.changeAny(ctx, id, func(c *Concept, _ *intake.Definitie) error {
		switch {
		case c.Gemeente != wie.Gemeente || wie.BSN.IsZero() || c.Bewind == nil || !c.isUitgenodigd(als, s.Now()):
			return ErrGeenToegang
		case wie.BSN == c.Aanvrager:
			return ErrZelfde
		case !c.Bewind.BSN.IsZero():
			return ErrGeenToegang
		}
		u := c.uitnodiging(uitnodiging)
		if goed = u.try(code, s.Now()); goed {
			u.Ingetrokken, c.Bewind.BSN, als.Namens = s.Now(), wie.BSN, c.Aanvrager
		}
		return nil
	})
	if err == nil && !goed {
		err = ErrCode
	}
	if err != nil {
		return Wie{}, err
	}
	als.Uitnodiging = ""
	return als, nil
}

// WeerBewindvoerder gives who is bound to the concept his role back, when he logs in again;
// anybody else is ErrGeenToegang.
func (s *Service) WeerBewindvoerder(ctx context.Context, wie Wie, id dossier.ID) (Wie, error) {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return Wie{}, err
	}
	als := wie
	als.Rol, als.Namens, als.Uitnodiging = Bewindvoerder, c.Aanvrager, ""
	if c.Gemeente != wie.Gemeente || !c.isBewindvoerder(als) {
		return Wie{}, ErrGeenToegang
	}
	return als, nil
}

// isBewindvoerder: he is bound to this concept, and acts for its applicant.
func (c *Concept) isBewindvoerder(wie Wie) bool {
	return c.Bewind != nil && !wie.BSN.IsZero() && c.Bewind.BSN == wie.BSN && c.Aanvrager == wie.Namens
}

// schoon is Schoon, tells who gave the answers, and names who acts by a decision of the
// court: the form may not have asked for him. Whom the applicant named in the form stays.
func (c *Concept) schoon(def *intake.Definitie, a *dossier.Aanvraag) *dossier.Aanvraag {
	a.Inbreng = c.inbrengen()
	uit := def.Schoon(a)
	if c.Bewind == nil {
		return uit
	}
	if uit.Bewindvoerder == nil {
		uit.Bewindvoerder = &dossier.Contact{Naam: c.Bewind.Naam}
	}
	uit.Bewindvoerder.Curatele = c.Bewind.Curatele
	return uit
}
