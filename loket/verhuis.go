package loket

import (
	"context"
	"time"

	"solo/dossier"
	"solo/intake"
)

// An Elders is a draft of the same person at another gemeente.
type Elders struct {
	ID       dossier.ID
	Gemeente dossier.Gemeentecode
	Regeling string
	Begonnen time.Time
	Gemeld   bool // that gemeente knows that he asks for help
}

// Elders lists the drafts that who is logged in has at other gemeenten: he may have moved,
// or have chosen the wrong one.
func (s *Service) Elders(ctx context.Context, wie Wie) ([]Elders, error) {
	if wie.Rol != Aanvrager || wie.voor().IsZero() {
		return nil, ErrGeenToegang
	}
	begonnen, _, err := s.inNameOf(ctx, wie)
	if err != nil {
		return nil, err
	}
	var uit []Elders
	for _, b := range begonnen {
		if c := b.c; c.Gemeente != wie.Gemeente && c.movable(wie) {
			uit = append(uit, Elders{c.ID, c.Gemeente, c.Regeling, c.Begonnen, c.IsGemeld()})
		}
	}
	return uit, nil
}

// movable: it is his own draft, and nothing of it was handed in but a melding.
func (c *Concept) movable(wie Wie) bool {
	return wie.Rol == Aanvrager && !c.Aanvrager.IsZero() && c.Aanvrager == wie.voor() && c.Balie == nil && c.Ingezonden() == nil
}

// Verhuis takes a draft along to the gemeente where wie logged in now, and said yes. The day
// of the melding stays, and this gemeente hears of it too: at once, or when that cannot be,
// with Meld. Who was invited by the other gemeente's link is not any more.
func (s *Service) Verhuis(ctx context.Context, wie Wie, id dossier.ID) error {
	meld := false
	err := s.changeAny(ctx, id, func(c *Concept, _ *intake.Definitie) error {
		if !c.movable(wie) {
			return ErrGeenToegang
		}
		meld = c.moveMelding(wie.Gemeente)
		c.Gemeente, c.Gezien, c.Gewijzigd = wie.Gemeente, time.Time{}, s.Now()
		for i := range c.Uitnodigingen {
			if c.Uitnodigingen[i].Ingetrokken.IsZero() {
				c.Uitnodigingen[i].Ingetrokken = s.Now()
			}
		}
		return nil
	})
	if err != nil || !meld {
		return err
	}
	if err := s.Meld(ctx, wie, id); err != nil {
		s.Log.WarnContext(ctx, "na een verhuizing weet de nieuwe gemeente nog niet van de melding; de aanvrager leest dat hij zich moet melden", "concept", id, "fout", err)
	}
	return nil
}

// moveMelding notes which gemeente has the melding, and reports whether the next must hear.
func (c *Concept) moveMelding(naar dossier.Gemeentecode) bool {
	if c.MeldingOp.IsZero() || naar == c.Gemeente {
		return false
	}
	for i := range c.Zendingen {
		switch z := &c.Zendingen[i]; {
		case z.Soort == Melding && z.Elders == "":
			z.Elders = c.Gemeente
		case z.Elders == naar: // he is back
			z.Elders = ""
		}
	}
	c.Ongemeld = c.bezig(Melding) == nil
	return c.Ongemeld
}
