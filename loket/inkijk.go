package loket

import (
	"context"
	"fmt"
	"io"
	"slices"

	"solo/dossier"
)

// OpenStuk gives a consulent the content of one paper that was handed in, or that came in at
// the counter; the caller closes it. What has malware in it is ErrVirus.
func (s *Service) OpenStuk(ctx context.Context, wie Wie, id dossier.ID, stuk string) (*Stuk, io.ReadCloser, error) {
	if wie.Rol != Consulent {
		return nil, nil, ErrGeenToegang
	}
	c, _, err := s.read(ctx, wie, id)
	if err != nil {
		return nil, nil, err
	}
	i := slices.IndexFunc(c.Stukken, func(st Stuk) bool { return st.ID == stuk && c.isTeZien(wie, st) })
	switch {
	case i < 0:
		return nil, nil, ErrGeenToegang
	case c.Stukken[i].Virus:
		return nil, nil, ErrVirus
	}
	if err := s.note(ctx, wie, id, daadBestand+": "+c.Stukken[i].Soort); err != nil {
		return nil, nil, err
	}
	r, err := s.openStuk(ctx, id, stuk)
	if err != nil {
		return nil, nil, fmt.Errorf("papier lezen: %w", err)
	}
	return &c.Stukken[i], r, nil
}

// isTeZien: a consulent sees what was sent and what came in at the counter, and not what the
// applicant has lying ready at home.
func (c *Concept) isTeZien(wie Wie, st Stuk) bool {
	return st.Gestuurd || c.isBalie(wie) || st.Door.Rol == Consulent
}

// Ingevuld shows a consulent what was asked and answered in what was handed in, as it reads
// now. It changes nothing, and the Hash is nobody's to sign.
func (s *Service) Ingevuld(ctx context.Context, wie Wie, id dossier.ID) (*Overzicht, error) {
	if wie.Rol != Consulent {
		return nil, ErrGeenToegang
	}
	c, def, err := s.read(ctx, wie, id)
	switch {
	case err != nil:
		return nil, err
	case c.Stand == Open:
		return nil, fmt.Errorf("%w: deze aanvraag is nog niet ingediend", ErrStand)
	}
	if err := s.lookAt(ctx, wie, id, daadGelezen); err != nil {
		return nil, err
	}
	c.Wijziging = nil // what he is changing at home was not sent
	return s.overzicht(c, def)
}
