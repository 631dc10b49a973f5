package loket

import (
	"context"
	"fmt"
	"strings"

	"solo/dossier"
	"solo/intake"
)

// Papiercode is a short code of what was filled in at the counter. It stands on the paper
// that is signed, so that it can be seen which answers that was for; papers that are added
// do not change it.
func (s *Service) Papiercode(ctx context.Context, wie Wie, id dossier.ID) (string, error) {
	c, def, err := s.read(ctx, wie, id)
	switch {
	case err != nil:
		return "", err
	case !c.isBalie(wie):
		return "", ErrGeenToegang
	}
	return s.papiercode(c, def)
}

func (s *Service) papiercode(c *Concept, def *intake.Definitie) (string, error) {
	a, err := s.samen(c, def)
	if err != nil {
		return "", err
	}
	a.Bijlagen, a.Later = nil, nil
	hash, err := inhoudshash(def.Schoon(a))
	if err != nil {
		return "", err
	}
	kop := strings.ToUpper(hash[:8])
	return kop[:4] + "-" + kop[4:], nil
}

// signedThis: what was filled in at the counter is what stands on the paper.
func (s *Service) signedThis(c *Concept, def *intake.Definitie, wie Wie) error {
	if !c.isBalie(wie) {
		return nil
	}
	code, err := s.papiercode(c, def)
	if err == nil && code != c.Balie.Papiercode {
		err = fmt.Errorf("%w: de antwoorden zijn gewijzigd nadat het papier is getekend; print het opnieuw en laat het opnieuw tekenen", ErrStand)
	}
	return err
}
