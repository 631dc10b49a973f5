package loket

import (
	"context"
	"fmt"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
)

// An Intrekking is what somebody signs who withdraws, to read first.
type Intrekking struct {
	Tekst string // B1; it names the aanvraag, its day and today
	Hash  string // of what is signed, for TrekIn
}

// Intrekking is what who may sign would sign today. Errors: ErrStand.
func (s *Service) Intrekking(ctx context.Context, wie Wie, id dossier.ID) (*Intrekking, error) {
	c, def, err := s.read(ctx, wie, id)
	if err == nil {
		err = c.canSign(wie)
	}
	if err != nil {
		return nil, err
	}
	v, err := s.intrekking(c, def)
	if err != nil {
		return nil, err
	}
	hash, err := intrekhash(v)
	return &Intrekking{v.Toelichting, hash}, err
}

// TrekIn withdraws what was handed in, signed by who may read this hash with Intrekking; the
// gemeente closes the zaak. Twice is once. Another text or another day is ErrGewijzigd. A
// consulent does it with TrekInOpPapier.
func (s *Service) TrekIn(ctx context.Context, wie Wie, id dossier.ID, hash string) error {
	return s.trekIn(ctx, wie, id, func(_ *Concept, _ *dossier.Vervolg, z *Zending) error {
		if wie.Rol == Consulent {
			return errIntrekpapier
		}
		if z.Hash != hash {
			return ErrGewijzigd
		}
		return nil
	})
}

// TrekInOpPapier is TrekIn of what was begun at the counter, with the paper on which the
// applicant asks for it: one that was added at the counter and not sent yet. It goes along,
// and is part of what is signed.
func (s *Service) TrekInOpPapier(ctx context.Context, wie Wie, id dossier.ID, stuk string) error {
	if wie.Rol != Consulent {
		return ErrGeenToegang
	}
	return s.trekIn(ctx, wie, id, func(c *Concept, v *dossier.Vervolg, z *Zending) (err error) {
		if v.Bijlagen, z.Stukken, err = c.intrekpapier(stuk); err == nil {
			z.Hash, err = intrekhash(v)
		}
		return err
	})
}

// trekIn signs and sends what f agrees with, or adds to.
func (s *Service) trekIn(ctx context.Context, wie Wie, id dossier.ID, f func(*Concept, *dossier.Vervolg, *Zending) error) error {
	if !wie.acts() {
		return ErrGeenToegang
	}
	_, err := s.send(ctx, wie, id, Trektin, func(c *Concept, def *intake.Definitie) (z Zending, err error) {
		if err := c.canSign(wie); err != nil {
			return z, err
		}
		v, err := s.intrekking(c, def)
		if err != nil {
			return z, err
		}
		z = Zending{Op: v.Op, Wat: "U trekt uw aanvraag in"}
		if z.Hash, err = intrekhash(v); err == nil {
			err = f(c, v, &z)
		}
		if err != nil {
			return z, err
		}
		v.Ondertekeningen = []dossier.Ondertekening{c.sign(wie, z.Hash, z.Op)}
		z.Document, err = dossier.EncodeVervolg(v)
		return z, err
	})
	return err
}

// intrekking is the vervolg as it is signed now.
func (s *Service) intrekking(c *Concept, def *intake.Definitie) (*dossier.Vervolg, error) {
	v, err := s.vervolg(c, Trektin)
	if err != nil {
		return nil, err
	}
	in := c.Ingezonden()
	v.Toelichting = fmt.Sprintf("Op %s trek ik mijn aanvraag %s van %s in (%s). Ik weet dat de gemeente dan stopt met mijn aanvraag. Ik krijg geen besluit en geen geld.",
		dossier.DatumVan(v.Op).Tekst(), in.Referentie, dossier.DatumVan(in.Op).Tekst(), def.Titel)
	return v, nil
}

// intrekhash is the hash of what is signed: the vervolg without its moment, of which the text
// names the day, and without signatures.
func intrekhash(v *dossier.Vervolg) (string, error) {
	kaal := *v
	kaal.Op, kaal.Ondertekeningen = time.Time{}, nil
	return dossier.VervolgVingerafdruk(&kaal)
}

var errIntrekpapier = fmt.Errorf("%w: voeg eerst het papier toe waarop de aanvrager om intrekken vraagt", ErrStand)

// intrekpapier is the paper that goes with an intrekking at the counter. What was signed for
// something else is no reason to end it.
func (c *Concept) intrekpapier(id string) ([]dossier.Bijlage, []string, error) {
	i := slices.IndexFunc(c.teSturen(), func(st Stuk) bool { return st.ID == id && st.Door.Rol == Consulent })
	if i < 0 {
		return nil, nil, errIntrekpapier
	}
	return []dossier.Bijlage{c.teSturen()[i].bijlage()}, []string{id}, nil
}
