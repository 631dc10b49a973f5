package loket

import (
	"context"
	"fmt"

	"solo/dossier"
	"solo/intake"
)

// Meldregeling is the regeling of a melding: a few of the questions, sent before the rest.
const Meldregeling = "melding"

// A Meldweg is how a gemeente wants to hear of a melding.
type Meldweg struct {
	Zaak  bool   // as a zaak of its own
	Email string // a signal without content to the mailbox of the team; empty is none
}

// Meld tells the gemeente that somebody asks for help, before the form is finished: the
// day of it is the first day of his right (Participatiewet art. 44; IOAZ art. 16a). It
// never changes after the first time.
func (s *Service) Meld(ctx context.Context, wie Wie, id dossier.ID) error {
	if !wie.tekent() && wie.Rol != Consulent {
		return ErrGeenToegang
	}
	c, _, err := s.read(ctx, wie, id)
	if err != nil || !c.MeldingOp.IsZero() && c.zending(string(id)+"-melding") == nil {
		return err
	}
	weg := s.Meldweg(c.Gemeente)
	if !weg.Zaak {
		return s.signal(ctx, wie, id, weg.Email)
	}
	_, err = s.send(ctx, wie, id, string(id)+"-melding", func(c *Concept, _ *intake.Definitie) (Zending, error) {
		c.MeldingOp = s.Now()
		return s.melding(c)
	})
	return err
}

// signal notes the day, and tells the team that there is something to look at.
func (s *Service) signal(ctx context.Context, wie Wie, id dossier.ID, email string) error {
	err := s.change(ctx, wie, id, func(c *Concept, _ *intake.Definitie) error {
		if c.MeldingOp.IsZero() {
			c.MeldingOp = s.Now()
		}
		return nil
	})
	if err != nil || email == "" {
		return err
	}
	return s.Post.Send(ctx, Bericht{Soort: BerichtMelding, Aan: email, Kenmerk: string(id)})
}

// melding is the Zending of the melding: what was answered so far of its questions.
func (s *Service) melding(c *Concept) (Zending, error) {
	z := Zending{Soort: Melding, Op: c.MeldingOp, Wat: "U hebt zich gemeld"}
	def, err := s.Definitie(Meldregeling, 0)
	if err != nil {
		return z, fmt.Errorf("loket: %w", err)
	}
	m := *c
	m.Regeling, m.Definitie, m.Stukken, m.Later, m.Zendingen = Meldregeling, def.Versie, nil, nil, nil
	m.Antwoorden = dossier.Antwoorden{"gemelde_regeling": c.Regeling}
	for id, w := range c.nu() {
		if _, ok := def.Vraag(id); ok && id != "aanvraag_soort" {
			m.Antwoorden[id] = w
		}
	}
	a, err := s.samen(&m, def)
	if err != nil {
		return z, err
	}
	a.Kenmerk, a.AanvraagOp = string(c.ID)+"-melding", c.MeldingOp
	z.Document, err = dossier.Encode(def.Schoon(a))
	return z, err
}
