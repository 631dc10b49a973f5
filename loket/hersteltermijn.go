package loket

import (
	"context"
	"fmt"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A Hersteltermijn is the last day on which what is missing may come (Awb art. 4:5); the
// gemeente sets it in a letter of its own, and the applicant reads it here too.
type Hersteltermijn struct {
	Tot         dossier.Datum `json:"tot"`
	Toelichting string        `json:"toelichting,omitempty"` // B1: what is missing
	Wie         string        `json:"wie"`
	Op          time.Time     `json:"op"`
}

// ZetHersteltermijn notes it, and sends the applicant a message; the zero Datum takes it
// back. The day has no TermijnFout, and the toelichting no RedenFout.
func (s *Service) ZetHersteltermijn(ctx context.Context, wie Wie, id dossier.ID, tot dossier.Datum, toelichting string) error {
	email := ""
	err := s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		switch {
		case wie.Rol != Consulent:
			return ErrGeenToegang
		case tot.IsZero():
			c.Hersteltermijn, email = nil, ""
			c.did(wie, daadTermTerug, s.Now())
			return nil
		case c.Stand != Ingediend:
			return fmt.Errorf("%w: een hersteltermijn geldt voor een aanvraag die is ingediend", ErrStand)
		case s.TermijnFout(tot) != "":
			return fmt.Errorf("%w: %s", ErrStand, s.TermijnFout(tot))
		}
		if err := checkReden(toelichting); err != nil {
			return err
		}
		c.Hersteltermijn, email = &Hersteltermijn{tot, toelichting, wie.naam(), s.Now()}, s.email(c, def)
		c.did(wie, daadTermijn, s.Now())
		return nil
	})
	if err != nil {
		return err
	}
	s.tell(ctx, stukkenbericht(BerichtTermijn, id, email))
	return nil
}

// TermijnFout tells what is wrong with a last day; empty when nothing is. It may be today: the
// letter was sent before it stands here.
func (s *Service) TermijnFout(tot dossier.Datum) (melding string) {
	vandaag := s.vandaag()
	if tot.Compare(vandaag) < 0 || tot.Compare(vandaag.PlusMaanden(12)) > 0 {
		return "kies een dag van vandaag tot over een jaar"
	}
	return ""
}

// stukkenbericht tells the applicant that papers are still to come, and why he hears of it.
func stukkenbericht(soort Berichtsoort, id dossier.ID, email string) Bericht {
	return Bericht{Soort: soort, Aan: email, Kenmerk: string(id), Link: "/aanvraag/" + string(id) + "/papieren"}
}
