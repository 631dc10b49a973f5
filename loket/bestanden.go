package loket

import (
	"context"
	"fmt"
	"io"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// Bestanden keeps the papers, encrypted, outside the database.
type Bestanden interface {
	Put(ctx context.Context, id string, s kluis.Sleutel, r io.Reader, max int64) (store.Geschreven, error)
	Open(ctx context.Context, id string, s kluis.Sleutel, vanaf int64) (io.ReadCloser, error)
	Remove(ctx context.Context, id string) error
}

func (s *Service) openStuk(ctx context.Context, id dossier.ID, stuk string) (io.ReadCloser, error) {
	_, sleutel, err := s.Opslag.Concept(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("loket: %w", err)
	}
	return s.Bestanden.Open(ctx, stuk, sleutel, 0)
}
