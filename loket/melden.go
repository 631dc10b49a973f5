package loket

import (
	"context"
	"fmt"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A Meldweg is how a gemeente wants to hear of a melding. The zero value: not at all.
type Meldweg struct {
	Zaak  bool   // as a zaak of its own
	Email string // or as a number to the mailbox of the team, that reads the rest in the loket (Signaal)
}

// Is reports whether the gemeente takes a melding at all.
func (w Meldweg) Is() bool { return w.Zaak || w.Email != "" }

// Meld tells the gemeente that somebody asks for help, before the form is finished: the
// day of it is the first day of his right (Participatiewet art. 44; IOAZ art. 16a). It
// never changes after the first time, also when another gemeente must hear of it because he
// moved (Verhuis). A zaak needs to know who he is and where he lives
// first (art. 44 lid 2): what is missing of that is dossier.Bevindingen, and no day is set.
func (s *Service) Meld(ctx context.Context, wie Wie, id dossier.ID) error {
	if !wie.acts() {
		return ErrGeenToegang
	}
	switch weg := s.Meldweg(wie.Gemeente); {
	case !weg.Is():
		return fmt.Errorf("%w: deze gemeente neemt hier geen melding aan; verstuur uw aanvraag, of bel de gemeente", ErrStand)
	case !weg.Zaak:
		return s.signal(ctx, wie, id)
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
