package loket

import (
	"context"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A Meldweg is how a gemeente wants to hear of a melding.
type Meldweg struct {
	Zaak  bool   // as a zaak of its own
	Email string // a signal without content to the mailbox of the team; empty is none
}

// Meld tells the gemeente that somebody asks for help, before the form is finished: the
// day of it is the first day of his right (Participatiewet art. 44; IOAZ art. 16a). It
// never changes after the first time, also when another gemeente must hear of it because he
// moved (Verhuis). A zaak needs to know who he is and where he lives
// first (art. 44 lid 2): what is missing of that is dossier.Bevindingen, and no day is set.
func (s *Service) Meld(ctx context.Context, wie Wie, id dossier.ID) error {
	if !wie.acts() {
		return ErrGeenToegang
	}
	if weg := s.Meldweg(wie.Gemeente); !weg.Zaak {
		return s.signal(ctx, wie, id, weg.Email)
	}
	_, err := s.send(ctx, wie, id, Melding, func(c *Concept, _ *intake.Definitie) (Zending, error) {
		if c.IsGemeld() {
			return Zending{}, errNiets
		}
		eerste := c.MeldingOp.IsZero()
		z, err := s.melding(ctx, c, c.meld(s.Now()))
		z.Eerste = eerste
		return z, err
	})
	return maybe(err)
}

// meld notes that the gemeente hears of it now, and on which day somebody first did.
func (c *Concept) meld(nu time.Time) time.Time {
	if c.MeldingOp.IsZero() {
		c.MeldingOp = nu
	}
	c.Ongemeld = false
	return nu
}

// signal notes the day, and tells the team that there is something to look at.
func (s *Service) signal(ctx context.Context, wie Wie, id dossier.ID, email string) error {
	nieuw := false
	err := s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if !c.acts(wie) {
			return ErrGeenToegang
		}
		if nieuw = !c.IsGemeld(); nieuw {
			c.meld(s.Now())
		}
		return nil
	})
	if err == nil && nieuw {
		err = s.note(ctx, wie, id, verzonden(Melding))
	}
	if err != nil || !nieuw || email == "" {
		return err
	}
	return s.Post.Send(ctx, Bericht{Soort: BerichtMelding, Aan: email, Kenmerk: string(id)})
}
