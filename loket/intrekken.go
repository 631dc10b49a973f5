package loket

import (
	"context"
	"fmt"
	"slices"

	"solo/dossier"
	"solo/intake"
)

// TrekIn withdraws what was handed in, signed by who may; the gemeente closes the zaak. A
// consulent does it with TrekInOpPapier.
func (s *Service) TrekIn(ctx context.Context, wie Wie, id dossier.ID) error {
	return s.trekIn(ctx, wie, id, "")
}

// TrekInOpPapier is TrekIn of what was begun at the counter, with the paper on which the
// applicant asks for it: one that was added at the counter and not sent yet. It goes along.
func (s *Service) TrekInOpPapier(ctx context.Context, wie Wie, id dossier.ID, stuk string) error {
	if wie.Rol != Consulent {
		return ErrGeenToegang
	}
	return s.trekIn(ctx, wie, id, stuk)
}

func (s *Service) trekIn(ctx context.Context, wie Wie, id dossier.ID, stuk string) error {
	if !wie.acts() {
		return ErrGeenToegang
	}
	_, err := s.send(ctx, wie, id, Trektin, func(c *Concept, _ *intake.Definitie) (Zending, error) {
		z := Zending{Op: s.Now(), Wat: "U trekt uw aanvraag in"}
		if err := c.canSign(wie); err != nil {
			return z, err
		}
		v, err := s.vervolg(c, Trektin)
		if err == nil && c.isBalie(wie) {
			v.Bijlagen, z.Stukken, err = c.intrekpapier(stuk)
		}
		if err != nil {
			return z, err
		}
		v.Op, v.Ondertekeningen = z.Op, []dossier.Ondertekening{c.sign(wie, "", z.Op)}
		z.Document, err = dossier.EncodeVervolg(v)
		return z, err
	})
	return err
}

// intrekpapier is the paper that goes with an intrekking at the counter. What was signed for
// something else is no reason to end it.
func (c *Concept) intrekpapier(id string) ([]dossier.Bijlage, []string, error) {
	i := slices.IndexFunc(c.teSturen(), func(st Stuk) bool { return st.ID == id && st.Door.Rol == Consulent })
	if i < 0 {
		return nil, nil, fmt.Errorf("%w: voeg eerst het papier toe waarop de aanvrager om intrekken vraagt", ErrStand)
	}
	return []dossier.Bijlage{c.teSturen()[i].bijlage()}, []string{id}, nil
}
