package levering

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
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

// Put implements Kast.
func (l Lade) Put(ctx context.Context, id string, r io.Reader) (store.Geschreven, error) {
	return l.Bestanden.Put(ctx, id, l.Sleutel, r, maxGemaakt)
}

// A Kast keeps what Make draws, under an id.
type Kast interface {
	Put(ctx context.Context, id string, r io.Reader) (store.Geschreven, error)
}

// maatlat is a Kast that only measures.
type maatlat struct{}

// Put implements Kast.
func (maatlat) Put(_ context.Context, _ string, r io.Reader) (store.Geschreven, error) {
	h := sha256.New()
	n, err := io.Copy(h, r)
	return store.Geschreven{Grootte: n, SHA256: hex.EncodeToString(h.Sum(nil))}, err
}

// geteld is a Kast that knows what it was given.
type geteld struct {
	Kast
	ids []string
}

// Put implements Kast.
func (g *geteld) Put(ctx context.Context, id string, r io.Reader) (store.Geschreven, error) {
	g.ids = append(g.ids, id)
	return g.Kast.Put(ctx, id, r)
}
