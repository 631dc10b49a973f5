package loket

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/store"
)

const dag = 24 * time.Hour

// perKeer is how many concepts are looked at in one Next.
const perKeer = 200

// vroeg is when a day begins here, after midnight: people get no message in the night, and
// the work list of a gemeente is right when it opens.
const vroeg = 7 * time.Hour

// A Ronde looks after what nobody touched for a day: it reminds people, judges the urgency
// anew, which hangs on the day, and destroys what may go. It begins when it is made, and
// then once a day. It is for one goroutine.
type Ronde struct {
	Dienst *Service

	begon dossier.Datum
	na    dossier.ID // the last that was looked at
	af    bool
}

// Next looks after the next part, two hundred at most; nothing when all of today was looked
// after. It goes on after a mistake, and returns all of them; where the concepts cannot be
// listed it is tried again the next time.
func (r *Ronde) Next(ctx context.Context) error {
	s := r.Dienst
	vandaag := dossier.DatumVan(s.Now().Add(-vroeg))
	if r.af && r.begon == vandaag {
		return nil
	}
	if r.af || r.begon.IsZero() {
		r.begon, r.na, r.af = vandaag, "", false
	}
	ids, err := s.Opslag.OudeConcepten(ctx, s.Now().Add(-dag), r.na, perKeer)
	if err != nil {
		return fmt.Errorf("loket: %w", err)
	}
	var fouten []error
	for _, id := range ids {
		if err := s.lookAfter(ctx, id); err != nil && !errors.Is(err, ErrGeenToegang) { // gone meanwhile
			fouten = append(fouten, fmt.Errorf("concept %s: %w", id, err))
		}
		r.na = id
	}
	r.af = len(ids) < perKeer
	return errors.Join(fouten...)
}

// lookAfter destroys one concept, or reminds people of it.
func (s *Service) lookAfter(ctx context.Context, id dossier.ID) error {
	c, rij, err := s.load(ctx, id)
	if err != nil {
		return err
	}
	weg, err := s.mayGo(ctx, c)
	switch {
	case weg:
		return s.destroy(ctx, id, s.mayGo)
	case c.Stand == Ingetrokken:
		return err
	}
	return errors.Join(err, s.herinner(ctx, c, rij))
}

// herinner sends what is due: a draft that will be destroyed, papers that were promised or
// must come before a day, a partner who did not sign.
func (s *Service) herinner(ctx context.Context, c *Concept, rij *store.Concept) error {
	def, err := s.fit(c)
	if err != nil {
		return err
	}
	i, err := s.ingevuld(c, def)
	if err != nil {
		return err
	}
	o := i.Beoordeel()
	niveau, err := s.niveau(c, o.Urgentie)
	if err != nil {
		return err
	}
	if niveau != rij.Urgentie || c.Gemeente != rij.Gemeente { // by them it is listed
		err = s.changeAny(ctx, c.ID, func(*Concept, *intake.Definitie) error { return nil }) // put judges
	}
	for _, h := range s.due(c, def, o) {
		if err == nil {
			err = s.remind(ctx, c.ID, h)
		}
	}
	return err
}
