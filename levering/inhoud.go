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

// Inhoud opens the documents of one dossier with its key.
type Inhoud struct {
	bestanden Bestanden
	sleutel   kluis.Sleutel
}

// Open implements connectors.Inhoud.
func (i Inhoud) Open(ctx context.Context, verwijzing string, vanaf int64) (io.ReadCloser, error) {
	return i.bestanden.Open(ctx, verwijzing, i.sleutel, vanaf)
}

// A Kast keeps what Make draws, under an id.
type Kast interface {
	Put(ctx context.Context, id string, r io.Reader) (store.Geschreven, error)
}

// maxGemaakt bounds what SOLO draws itself, in bytes.
const maxGemaakt = 64 << 20

// kast is a Kast for one dossier.
type kast struct {
	bestanden Bestanden
	sleutel   kluis.Sleutel
}

// Put implements Kast.
func (k kast) Put(ctx context.Context, id string, r io.Reader) (store.Geschreven, error) {
	return k.bestanden.Put(ctx, id, k.sleutel, r, maxGemaakt)
}
