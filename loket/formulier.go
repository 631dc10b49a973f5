package loket

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"solo/dossier"
	"solo/store"
)

const daadFormulier = "aanvraag als PDF gedownload"

// Formulier is the aanvraag as a PDF, as it was handed in: the one that the gemeente got. It
// is for who may have Alles. Errors: ErrStand before it was taken in, and when its dossier
// is destroyed.
func (s *Service) Formulier(ctx context.Context, wie Wie, id dossier.ID) ([]byte, error) {
	c, _, err := s.read(ctx, wie, id)
	if err != nil {
		return nil, err
	}
	if !wie.acts() {
		return nil, ErrGeenToegang
	}
	if err := s.note(ctx, wie, id, daadFormulier); err != nil {
		return nil, err
	}
	return s.formulier(ctx, c)
}

func (s *Service) formulier(ctx context.Context, c *Concept) ([]byte, error) {
	z := c.Ingezonden()
	if z.referentie() == "" {
		return nil, fmt.Errorf("%w: de PDF is er pas als de gemeente uw aanvraag heeft", ErrStand)
	}
	var pdf bytes.Buffer
	err := s.Afdruk(ctx, z.Referentie, &pdf)
	if errors.Is(err, store.ErrVernietigd) {
		return nil, fmt.Errorf("%w: wij hebben uw aanvraag al gewist. De gemeente heeft hem nog wel", ErrStand)
	}
	if err != nil {
		return nil, fmt.Errorf("aanvraag als PDF: %w", err)
	}
	return pdf.Bytes(), nil
}

// HeeftFormulier reports whether there is a Formulier: the gemeente has the aanvraag.
func (c *Concept) HeeftFormulier() bool { return c.Ingezonden().referentie() != "" }
