package loket

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/dossier"
	"solo/intake"
)

// A Teruggave is what the door refused after who sent it had gone: he must look again.
type Teruggave struct {
	Soort Zendingsoort `json:"soort"`
	Op    time.Time    `json:"op"` // when he sent it
}

// giveBack tells who sent it, and who looks after the program, that the door refused it.
// What could not be thawed is refused again in the next round: then he is told.
func (s *Service) giveBack(ctx context.Context, id dossier.ID, z Zending, err error) error {
	var fout dossier.Bevindingen
	if !errors.As(err, &fout) {
		return err
	}
	var b Bericht
	vast := false
	nogeens := s.changeAny(ctx, id, func(c *Concept, def *intake.Definitie) error {
		if vast = c.zending(z.Kenmerk) != nil; !vast {
			b = s.giveBackTo(c, def, z)
		}
		return nil
	})
	if vast || nogeens != nil {
		return errors.Join(fmt.Errorf("loket: bij het afmaken geweigerd op %v", paden(fout)), nogeens) // the sentences may quote what was filled in
	}
	s.Log.ErrorContext(ctx, "wat iemand verstuurde is bij het afmaken geweigerd en staat weer bij hem; kijk waarom, en bel hem als hij geen e-mail heeft",
		"concept", id, "soort", z.Soort, "plaatsen", paden(fout))
	s.tell(ctx, b)
	return nil
}

// giveBackTo notes it where he looks, and gives the message. At the counter that is the
// team, and of his own signature the partner. Who confirmed his address has nothing to do.
func (s *Service) giveBackTo(c *Concept, def *intake.Definitie, z Zending) Bericht {
	b := Bericht{Soort: BerichtOpnieuw, Kenmerk: string(c.ID), Aan: s.email(c, def), Link: "/aanvraag/" + string(c.ID)}
	if z.Soort == Partnertekent {
		b.Soort, b.Aan = BerichtTekenopnieuw, ""
		if u := c.uitnodiging(c.Partner.Uitnodiging); u != nil && u.geldig(s.Now()) {
			b.Aan, b.Link = u.Email, u.Link(c.ID)
		}
		return b
	}
	if z.Soort == Emailadres {
		return Bericht{}
	}
	if z.Soort == Urgentieoordeel || z.Soort == Papieroordeel {
		return s.toTeam(c, "/werk/"+string(c.ID))
	}
	c.Terug = &Teruggave{z.Soort, z.Op}
	if c.Balie != nil && c.Stand == Open {
		return s.toTeam(c, "/balie")
	}
	return b
}

// toTeam tells those who work where it was sent from.
func (s *Service) toTeam(c *Concept, link string) Bericht {
	return Bericht{Soort: BerichtWerkopnieuw, Kenmerk: string(c.ID), Aan: s.Meldweg(c.Gemeente).Email, Link: link}
}

// paden are the places alone: what is wrong with them is for who filled it in.
func paden(fouten dossier.Bevindingen) (uit []string) {
	for _, f := range fouten {
		uit = append(uit, f.Pad)
	}
	return uit
}
