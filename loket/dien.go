package loket

import (
	"context"
	"fmt"
	"io"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/store"
)

var nul time.Time

// tekent reports whether wie may sign: the applicant, who represents him, and the
// bewindvoerder. Whether the applicant himself may is for the curatele to say (Bewind).
func (w Wie) tekent() bool { return w.Rol == Aanvrager || w.Rol == Bewindvoerder }

// Dien signs and hands in what has this hash, as Overzicht gave it, and returns the
// reference. When it returns, it is durable, also when every case system is down. It never
// waits for the partner. Twice is once. Errors: ErrGewijzigd, ErrStand, and
// dossier.Bevindingen when it is not ready.
func (s *Service) Dien(ctx context.Context, wie Wie, id dossier.ID, hash string) (dossier.ID, error) {
	c, _, err := s.read(ctx, wie, id)
	if err != nil {
		return "", err
	}
	if c.Zending == nil {
		if err := s.freeze(ctx, wie, id, hash); err != nil {
			return "", err
		}
	}
	return s.hand(ctx, wie, id)
}

// freeze signs, and keeps the document as it will be sent: one that was broken off is
// finished with the same content.
func (s *Service) freeze(ctx context.Context, wie Wie, id dossier.ID, hash string) error {
	return s.change(ctx, wie, id, func(c *Concept, def *intake.Definitie) error {
		if c.Zending != nil {
			return nil // another tab was first
		}
		if err := c.canSign(wie); err != nil {
			return err
		}
		nu := s.Now()
		o, err := s.overzicht(c, def)
		if err != nil {
			return err
		}
		if o.Hash != hash || c.Gezien.IsZero() {
			return ErrGewijzigd
		}
		if err := o.Fouten.Err(); err != nil {
			return err
		}
		c.Ondertekeningen = append(c.Ondertekeningen, c.sign(wie, hash, nu))
		c.Zending = &Zending{Op: nu}
		a, err := s.samen(c, def)
		if err != nil {
			return err
		}
		c.Zending.Document, err = dossier.Encode(def.Schoon(a))
		return err
	})
}

func (c *Concept) canSign(wie Wie) error {
	switch {
	case wie.Rol == Consulent && c.Balie != nil && c.Balie.Handtekening != "":
	case !wie.tekent():
		return ErrGeenToegang
	case c.Bewind != nil && c.Bewind.Curatele && wie.Rol != Bewindvoerder:
		return fmt.Errorf("%w: u staat onder curatele; uw curator ondertekent deze aanvraag", ErrStand)
	}
	if c.Stand != Open {
		return fmt.Errorf("%w: deze aanvraag is al verstuurd", ErrStand)
	}
	return nil
}

func (c *Concept) sign(wie Wie, hash string, nu time.Time) dossier.Ondertekening {
	o := dossier.Ondertekening{Wie: "aanvrager", Op: nu, Middel: wie.Middel, Niveau: wie.Niveau, Hash: hash}
	if wie.Rol == Consulent {
		o.Middel, o.Niveau = "papier", ""
	}
	return o
}

// hand gives the frozen document to the door, and notes that it was taken.
func (s *Service) hand(ctx context.Context, wie Wie, id dossier.ID) (ref dossier.ID, err error) {
	c, _, err := s.read(ctx, wie, id)
	if err != nil {
		return "", err
	}
	if c.Zending.Referentie != "" {
		return c.Zending.Referentie, nil
	}
	o, err := s.Indienen(ctx, c.Zending.Document, s.open(ctx, c))
	if err != nil {
		return "", err
	}
	err = s.change(context.WithoutCancel(ctx), wie, id, func(c *Concept, _ *intake.Definitie) error {
		c.Stand, c.Zending.Referentie = Ingediend, o.ID
		for i := range c.Stukken {
			c.Stukken[i].Gestuurd = !c.Stukken[i].Virus
		}
		return nil
	})
	return o.ID, err
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
