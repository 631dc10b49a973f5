package loket

import (
	"context"
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// An Urgentiebesluit is what a consulent says of the urgency, over what was computed. It
// orders the work and decides nothing.
type Urgentiebesluit struct {
	Niveau   string    `json:"niveau"`
	Reden    string    `json:"reden"`
	Wie      string    `json:"wie"`
	Op       time.Time `json:"op"`
	Berekend string    `json:"berekend"` // the level as it was computed then
}

// An Urgentie is the urgency as it counts now.
type Urgentie struct {
	Niveau  string
	Besluit *Urgentiebesluit // nil: as computed
	// Herbeoordelen: a date lies in the past, or what was computed is no longer what the
	// consulent judged.
	Herbeoordelen bool
}

// niveaus are the levels, least first.
var niveaus = [...]string{intake.Regulier, intake.Verhoogd, intake.Spoed}

// ZetUrgentie lets a consulent judge otherwise than was computed, with his reason, that has
// no RedenFout; an empty niveau takes it back.
func (s *Service) ZetUrgentie(ctx context.Context, wie Wie, id dossier.ID, niveau, reden string) error {
	daad := daadUrgentie
	err := s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		switch {
		case wie.Rol != Consulent:
			return ErrGeenToegang
		case niveau == "":
			c.Urgentie, daad = nil, daadUrgTerug
			return nil
		case !slices.Contains(niveaus[:], niveau) || reden == "":
			return fmt.Errorf("%w: kies spoed, verhoogd of regulier, en vul in waarom", ErrStand)
		}
		if err := checkReden(reden); err != nil {
			return err
		}
		a, err := s.samen(c, def)
		if err != nil {
			return err
		}
		c.Urgentie = &Urgentiebesluit{niveau, reden, wie.naam(), s.Now(), def.Beoordeel(a).Urgentie.Niveau}
		return nil
	})
	if err != nil {
		return err
	}
	return s.note(ctx, wie, id, daad)
}

// urgentie weighs the consulent's word against what is computed now. What became more
// urgent since is never hidden by it: the higher of the two counts, until he looks again.
func (c *Concept) urgentie(nu intake.Urgentie) Urgentie {
	b := c.Urgentie
	if b == nil {
		return Urgentie{nu.Niveau, nil, nu.Herbeoordelen}
	}
	u := Urgentie{b.Niveau, b, nu.Herbeoordelen || nu.Niveau != b.Berekend}
	if nu.Niveau != b.Berekend && slices.Index(niveaus[:], nu.Niveau) > slices.Index(niveaus[:], b.Niveau) {
		u.Niveau = nu.Niveau
	}
	return u
}
