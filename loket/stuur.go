package loket

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"solo/dossier"
	"solo/intake"
)

// errNiets: there is nothing to send.
var errNiets = errors.New("er is niets te versturen")

// maybe: nothing to send is no mistake here.
func maybe(err error) error {
	if errors.Is(err, errNiets) {
		return nil
	}
	return err
}

// send freezes a Zending that f makes, and hands it in. f sees the Concept as it is then,
// and is called again when somebody else saved meanwhile. One of that kind that is under
// way is finished instead: twice at once is once. What a consulent froze is noted with
// it, and when the door refuses it that too; of what was begun at home he sends papers only.
func (s *Service) send(ctx context.Context, wie Wie, id dossier.ID, soort Zendingsoort, f func(*Concept, *intake.Definitie) (Zending, error)) (dossier.ID, error) {
	var kenmerk string
	err := s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if wie.Rol == Consulent && soort != Aanvulling && !c.isBalie(wie) {
			return ErrGeenToegang
		}
		if z := c.bezig(soort); z != nil {
			kenmerk = z.Kenmerk
			return nil
		}
		z, err := f(c, def)
		if err == nil {
			err = c.fewSent(soort)
		}
		z.Soort, z.Kenmerk = soort, c.kenmerk(soort)
		if wie.Rol == Consulent {
			z.Wie = wie.vermelding()
		}
		c.Zendingen, kenmerk = append(c.Zendingen, z), z.Kenmerk
		c.did(wie, verzonden(soort), s.Now())
		return err
	})
	if err != nil {
		return "", err
	}
	return s.hand(ctx, id, kenmerk)
}

// hand gives a frozen document to the door, and notes that it was taken. What the door
// refuses for good is thawed, with its dossier.Bevindingen; after any other error it stays
// frozen, for Afmaken.
func (s *Service) hand(ctx context.Context, id dossier.ID, kenmerk string) (dossier.ID, error) {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return "", err
	}
	z := c.zending(kenmerk)
	if z == nil || z.Referentie != "" {
		return z.referentie(), nil
	}
	o, err := s.Indienen(ctx, z.Document, s.open(ctx, c))
	var fout dossier.Bevindingen
	switch {
	case z.isDispensable(err):
		return "", s.letGo(ctx, id, kenmerk, err)
	case errors.As(err, &fout):
		return "", errors.Join(fout, s.thaw(ctx, id, kenmerk))
	case err != nil:
		return "", err
	}
	ctx, stop := still(ctx)
	defer stop()
	return o.ID, s.handed(ctx, id, kenmerk, o.ID)
}

func (s *Service) thaw(ctx context.Context, id dossier.ID, kenmerk string) error {
	ctx, stop := still(ctx)
	defer stop()
	return s.changeAny(ctx, id, func(c *Concept, _ *intake.Definitie) error {
		c.refused(kenmerk, s.Now())
		return nil
	})
}

// handed notes what the door took, and tells the applicant (Awb art. 4:3a).
func (s *Service) handed(ctx context.Context, id dossier.ID, kenmerk string, ref dossier.ID) error {
	var soort Zendingsoort // of what was taken just now
	var email string
	err := s.changeAny(ctx, id, func(c *Concept, def *intake.Definitie) error {
		andere, err := s.takesOtherPartner(ctx, c, def, kenmerk)
		if err != nil {
			return err
		}
		if soort = ""; !c.taken(kenmerk, ref) {
			return nil
		}
		if andere {
			c.dropPartner(s.Now())
		}
		soort, email = c.zending(kenmerk).Soort, s.email(c, def)
		return errors.Join(s.keepPromises(c, def, *c.zending(kenmerk)), s.askCall(c), s.askUrgency(c), s.askReferences(ctx, c, def))
	})
	if err != nil {
		return err
	}
	if soort != "" && !soort.isStil() {
		s.tell(ctx, Bericht{Soort: BerichtOntvangen, Aan: email, Kenmerk: string(id), Link: "/aanvraag/" + string(id)})
	}
	if soort == Aanvraag || soort == Urgentieoordeel {
		s.follow(ctx, id)
	}
	return nil
}

// follow hands in what goes right behind what was taken. When it cannot be now, Afmaken
// does: that itself is in.
func (s *Service) follow(ctx context.Context, id dossier.ID) {
	if err := errors.Join(s.handCall(ctx, id), s.handUrgency(ctx, id), s.handReferences(ctx, id)); err != nil {
		s.Log.WarnContext(ctx, "belverzoek, urgentie of verwijzing gaat later mee", "concept", id, "fout", err)
	}
}

// Afmaken hands in what was frozen and not taken: after a crash, or when the door failed
// for a moment. What the door refuses goes back to who sent it. It goes on after a mistake, and returns all of them.
func (s *Service) Afmaken(ctx context.Context) error {
	ids, err := s.Opslag.ConceptenIn(ctx, verzenden)
	if err != nil {
		return fmt.Errorf("loket: %w", err)
	}
	var fouten []error
	for _, id := range ids {
		fouten = append(fouten, s.finish(ctx, id))
	}
	return errors.Join(append(fouten, s.sendSignals(ctx))...)
}

// finish hands in what is under way of one concept, in the order in which it was frozen.
func (s *Service) finish(ctx context.Context, id dossier.ID) error {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	for _, z := range c.Zendingen {
		if z.Referentie != "" || s.Now().Sub(z.Op) < time.Minute { // a younger one is under way
			continue
		}
		_, err := s.hand(ctx, id, z.Kenmerk)
		if err := s.giveBack(ctx, id, z, err); err != nil {
			return fmt.Errorf("concept %s: %s afmaken: %w", id, z.Soort, err)
		}
	}
	return nil
}

// open opens the papers of a concept by their name in the document.
func (s *Service) open(ctx context.Context, c *Concept) intake.Open {
	return func(bestand string) (io.ReadCloser, error) {
		for _, st := range c.Stukken {
			if bestandsnaam(st) == bestand && !st.Virus {
				return s.openStuk(ctx, c.ID, st.ID)
			}
		}
		return nil, intake.ErrGeenBestand
	}
}
