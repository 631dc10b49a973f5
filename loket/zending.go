package loket

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/store"
)

// verzenden is the Stand of the row while a Zending was not taken yet: by it one that was
// broken off is found.
const verzenden = "verzenden"

// zending finds a Zending by its kenmerk.
func (c *Concept) zending(kenmerk string) *Zending {
	i := slices.IndexFunc(c.Zendingen, func(z Zending) bool { return z.Kenmerk == kenmerk })
	if i < 0 {
		return nil
	}
	return &c.Zendingen[i]
}

// Ingezonden is the submission itself, or nil before it.
func (c *Concept) Ingezonden() *Zending { return c.zending(string(c.ID)) }

// rijstand is what the row says.
func (c *Concept) rijstand() string {
	if slices.ContainsFunc(c.Zendingen, func(z Zending) bool { return z.Referentie == "" }) {
		return verzenden
	}
	return string(c.Stand)
}

// send freezes a Zending that f makes, and hands it in. f sees the Concept as it is then,
// and is called again when somebody else saved meanwhile. One of that kenmerk that is there
// already is handed in as it is.
func (s *Service) send(ctx context.Context, wie Wie, id dossier.ID, kenmerk string, f func(*Concept, *intake.Definitie) (Zending, error)) (dossier.ID, error) {
	err := s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if c.zending(kenmerk) != nil {
			return nil
		}
		z, err := f(c, def)
		z.Kenmerk = kenmerk
		c.Zendingen = append(c.Zendingen, z)
		return err
	})
	if err != nil {
		return "", err
	}
	return s.hand(ctx, id, kenmerk)
}

// hand gives a frozen document to the door, and notes that it was taken.
func (s *Service) hand(ctx context.Context, id dossier.ID, kenmerk string) (dossier.ID, error) {
	c, _, err := s.load(ctx, id)
	if err != nil {
		return "", err
	}
	z := c.zending(kenmerk)
	if z == nil || z.Referentie != "" {
		return z.referentie(), nil
	}
	o, err := s.Indienen(ctx, z.Document, s.open(ctx, c))
	if err != nil {
		return "", err
	}
	return o.ID, s.changeAny(context.WithoutCancel(ctx), id, func(c *Concept, _ *intake.Definitie) error {
		c.taken(c.zending(kenmerk), o.ID)
		return nil
	})
}

func (z *Zending) referentie() dossier.ID {
	if z == nil {
		return ""
	}
	return z.Referentie
}

// taken notes that the door has a Zending; the dossier holds its content from now on.
func (c *Concept) taken(z *Zending, ref dossier.ID) {
	z.Referentie, z.Document = ref, nil
	for i := range c.Stukken {
		if slices.Contains(z.Stukken, c.Stukken[i].ID) {
			c.Stukken[i].Gestuurd = true
		}
	}
	switch z.Soort {
	case Aanvraag:
		c.Stand = Ingediend
	case Trektin:
		c.Stand = Ingetrokken
	case Wijzigt:
		if w := c.Wijziging; w != nil {
			c.Antwoorden, c.WeetNiet, c.Ruw, c.Wijziging = w.Antwoorden, w.WeetNiet, w.Ruw, nil
		}
	}
}

// Afmaken hands in what was frozen and not taken: after a crash, or when the door refused
// for a moment. It goes on after a mistake, and returns all of them.
func (s *Service) Afmaken(ctx context.Context) error {
	ids, err := s.Opslag.ConceptenIn(ctx, verzenden)
	if err != nil {
		return fmt.Errorf("loket: %w", err)
	}
	var fouten []error
	for _, id := range ids {
		c, _, err := s.load(ctx, id)
		if err != nil {
			fouten = append(fouten, err)
			continue
		}
		for _, z := range c.Zendingen {
			if z.Referentie == "" && s.Now().Sub(z.Op) > time.Minute { // a younger one is under way
				_, err := s.hand(ctx, id, z.Kenmerk)
				fouten = append(fouten, err)
			}
		}
	}
	return errors.Join(fouten...)
}

// open opens the papers of a concept by their name in the document.
func (s *Service) open(ctx context.Context, c *Concept) intake.Open {
	return func(bestand string) (io.ReadCloser, error) {
		for _, st := range c.Stukken {
			if bestandsnaam(st) == bestand && !st.Virus {
				return s.openStuk(ctx, c.ID, st.ID)
			}
		}
		return nil, intake.ErrGeenBestand
	}
}

func (s *Service) openStuk(ctx context.Context, id dossier.ID, stuk string) (io.ReadCloser, error) {
	_, sleutel, err := s.Opslag.Concept(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	return s.Bestanden.Open(ctx, stuk, sleutel, 0)
}

// Bestanden keeps the papers, encrypted, outside the database.
type Bestanden interface {
	Put(ctx context.Context, id string, s kluis.Sleutel, r io.Reader, max int64) (store.Geschreven, error)
	Open(ctx context.Context, id string, s kluis.Sleutel, vanaf int64) (io.ReadCloser, error)
	Remove(ctx context.Context, id string) error
}
