package levering

import (
	"context"
	"io"

	"solo/kluis"
	"solo/store"
)

// Bestanden keeps files encrypted outside the database; store/bestanden is one.
type Bestanden interface {
	Put(ctx context.Context, id string, s kluis.Sleutel, r io.Reader, max int64) (store.Geschreven, error)
	Open(ctx context.Context, id string, s kluis.Sleutel, vanaf int64) (io.ReadCloser, error)
}

// A Lade is where the files of one dossier are kept, with its key.
type Lade struct {
	Bestanden Bestanden
	Sleutel   kluis.Sleutel
}

// Open implements connectors.Inhoud.
func (l Lade) Open(ctx context.Context, verwijzing string, vanaf int64) (io.ReadCloser, error) {
	return l.Bestanden.Open(ctx, verwijzing, l.Sleutel, vanaf)
}

// maxGemaakt bounds what SOLO draws itself, in bytes.
const maxGemaakt = 64 << 20

// put keeps what Make draws.
func (l Lade) put(ctx context.Context, id string, r io.Reader) (store.Geschreven, error) {
	return l.Bestanden.Put(ctx, id, l.Sleutel, r, maxGemaakt)
}
