package loket

import (
	"context"
	"fmt"

	"solo/dossier"
	"solo/store"
)

// A Start is what is known before the first page.
type Start struct {
	Gemeente   dossier.Gemeentecode
	Regeling   string
	Antwoorden dossier.Antwoorden // of the scan and of the login, by question id; the applicant sees them again
	Verwant    []string           // references of earlier aanvragen that it goes with
}

// Begin makes a Concept for who is logged in, or for whom he represents.
func (s *Service) Begin(ctx context.Context, wie Wie, start Start) (dossier.ID, error) {
	if wie.Gemeente != start.Gemeente || wie.voor().IsZero() || wie.Rol == Helper || wie.Rol == Partner || wie.Rol == Consulent {
		return "", ErrGeenToegang
	}
	return s.begin(ctx, wie, start, Concept{Aanvrager: wie.voor(), Kanaal: dossier.Online})
}

func (s *Service) begin(ctx context.Context, wie Wie, start Start, c Concept) (dossier.ID, error) {
	def, err := s.Definitie(start.Regeling, 0)
	if err != nil {
		return "", fmt.Errorf("loket: %w", err)
	}
	nu := s.Now()
	c.ID, c.Gemeente, c.Regeling, c.Definitie = dossier.NewID(nu), start.Gemeente, start.Regeling, def.Versie
	c.Stand, c.Begonnen, c.Gewijzigd, c.Verwant, c.Antwoorden = Open, nu, nu, start.Verwant, dossier.Antwoorden{}
	for id, w := range start.Antwoorden {
		if _, ok := def.Vraag(id); ok {
			c.antwoord(wie, id, w, nu)
		}
	}
	_, verpakt, err := s.Kluis.New(store.Sleutelplaats(c.ID))
	if err != nil {
		return "", fmt.Errorf("loket: %w", err)
	}
	a, err := s.samen(&c, def)
	if err != nil {
		return "", err
	}
	return c.ID, s.put(ctx, &c, verpakt, def.Beoordeel(a).Urgentie.Niveau)
}
