package loket

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/dossier"
	"solo/intake"
)

// An Eerder is an aanvraag or draft of the same person that is there already. Of one that is
// Onleesbaar only the ID is known.
type Eerder struct {
	ID         dossier.ID
	Regeling   string
	Stand      Stand
	Begonnen   time.Time
	Op         time.Time  // of the submission; zero before it
	Referentie dossier.ID // empty before it
}

// Eerdere lists what who is logged in (or whom he represents) has here at this gemeente,
// oldest first: to go on with it, to add to it, or to begin anew. What his partner applied
// for on his own is not among it. What cannot be read does not hide the rest: the applicant
// himself finds it as Onleesbaar, whatever gemeente it is of.
func (s *Service) Eerdere(ctx context.Context, wie Wie) ([]Eerder, error) {
	if wie.Rol == Helper || wie.Rol == Partner || wie.voor().IsZero() {
		return nil, ErrGeenToegang
	}
	begonnen, onleesbaar, err := s.inNameOf(ctx, wie)
	if err != nil {
		return nil, err
	}
	var uit []Eerder
	for _, b := range begonnen {
		if b.c.mag(wie, b.def, s.Now()) {
			uit = append(uit, b.c.eerder())
		}
	}
	if wie.Rol != Aanvrager {
		onleesbaar = nil // of whom it is, is not known
	}
	for _, id := range onleesbaar {
		uit = append(uit, Eerder{ID: id, Stand: Onleesbaar})
	}
	return uit, nil
}

// EerdereVan lists for a consulent what the applicant of a concept has besides it and he may
// see, oldest first: what was handed in, and what was begun at the counter. That he saw it is
// noted of each.
func (s *Service) EerdereVan(ctx context.Context, wie Wie, id dossier.ID) (uit []Eerder, err error) {
	if wie.Rol != Consulent {
		return nil, ErrGeenToegang
	}
	c, _, err := s.read(ctx, wie, id)
	if err != nil {
		return nil, err
	}
	ids, err := s.ofApplicant(ctx, c)
	if err != nil {
		return nil, err
	}
	begonnen, _, err := s.whole(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, b := range begonnen {
		if b.c.ID == id || !b.c.isOf(c) || !b.c.mag(wie, b.def, s.Now()) || b.c.Stand == Ingetrokken {
			continue
		}
		if err := s.lookAt(ctx, wie, b.c.ID, daadGenoemd); err != nil {
			return nil, err
		}
		uit = append(uit, b.c.eerder())
	}
	return uit, nil
}

// ofApplicant lists the concepts of the applicant of c, that one too, oldest first.
func (s *Service) ofApplicant(ctx context.Context, c *Concept) (ids []dossier.ID, err error) {
	switch {
	case !c.Aanvrager.IsZero():
		ids, err = s.Opslag.Concepten(ctx, c.Aanvrager, false)
	case c.anp() != "":
		ids, err = s.Opslag.ConceptenVanAnp(ctx, c.anp())
	}
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	return ids, nil
}

// inNameOf loads what began in the name of wie, or of whom he represents, oldest first, at
// every gemeente, and names what of it cannot be read. What he may see is for the caller.
func (s *Service) inNameOf(ctx context.Context, wie Wie) (uit []geheel, onleesbaar []dossier.ID, err error) {
	ids, err := s.Opslag.Concepten(ctx, wie.voor(), false)
	if err != nil {
		return nil, nil, fmt.Errorf("loket: %w", err)
	}
	return s.whole(ctx, ids)
}

// whole loads concepts with their definitions, and names those that cannot be read.
func (s *Service) whole(ctx context.Context, ids []dossier.ID) (uit []geheel, onleesbaar []dossier.ID, err error) {
	for _, id := range ids {
		c, _, err := s.load(ctx, id)
		if errors.Is(err, ErrGeenToegang) {
			continue // destroyed meanwhile
		}
		var def *intake.Definitie
		if err == nil {
			def, err = s.fit(c)
		}
		if err == nil {
			uit = append(uit, geheel{c: c, def: def})
			continue
		}
		if err := s.skip(ctx, id, err); err != nil {
			return nil, nil, err
		}
		onleesbaar = append(onleesbaar, id)
	}
	return uit, onleesbaar, nil
}

func (c *Concept) eerder() Eerder {
	e := Eerder{ID: c.ID, Regeling: c.Regeling, Stand: c.Stand, Begonnen: c.Begonnen}
	if z := c.Ingezonden(); z != nil {
		e.Op, e.Referentie = z.Op, z.Referentie
	}
	return e
}
