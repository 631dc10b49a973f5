package loket

import (
	"context"
	"encoding/hex"
	"errors"

	"solo/dossier"
)

// Who threw his draft away did not take back his melding: when he tells the gemeente again
// while that still stands at the desk, the first day stays the day, and one line is enough.

// vanWie is a keyed hash of whose melding it was: it tells who he is to nobody, and that he is
// the same when he comes back.
func (s *Service) vanWie(ctx context.Context, bsn dossier.BSN) (string, error) {
	m, err := s.Opslag.Merk(ctx, "melding", bsn.Cijfers())
	return "melding-" + hex.EncodeToString(m), err
}

// thrownAway are the meldingen of the same person that stand at the desk of the same gemeente
// and of which the draft is gone.
func (s *Service) thrownAway(ctx context.Context, c *Concept) (uit []*Concept, err error) {
	if c.Aanvrager.IsZero() {
		return nil, nil
	}
	van, err := s.vanWie(ctx, c.Aanvrager)
	if err != nil {
		return nil, err
	}
	ids, err := s.Opslag.ConceptenVanAnp(ctx, van)
	for _, id := range ids {
		k, _, fout := s.load(ctx, id)
		if fout == nil && k.Gemeente == c.Gemeente && k.Blijft() {
			uit = append(uit, k)
		}
		err = errors.Join(err, fout)
	}
	return uit, err
}

// keepDay lets the first of the days count on which he told this gemeente.
func (c *Concept) keepDay(eerder []*Concept) {
	if !c.MeldingOp.IsZero() {
		return
	}
	for _, k := range eerder {
		if c.MeldingOp.IsZero() || k.MeldingOp.Before(c.MeldingOp) {
			c.MeldingOp = k.MeldingOp
		}
	}
}

// replace takes away what a newer melding stands for.
func (s *Service) replace(ctx context.Context, eerder []*Concept) (err error) {
	for _, k := range eerder {
		err = errors.Join(err, s.destroy(ctx, k.ID, func(_ context.Context, k *Concept) (bool, error) { return !k.Weggegooid.IsZero(), nil }))
	}
	return err
}
