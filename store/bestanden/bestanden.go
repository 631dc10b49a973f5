// Package bestanden keeps attachments outside the database: encrypted, in a
// folder, streamed in and out, so that memory does not grow with their size.
//
// A file is whole or it is not there: it is written to tmp/, synced, renamed
// and its folder synced before Put returns. The caller then commits the row
// that names it; a file without a row is an orphan, which Sweep removes.
//
// It refuses to know whose attachment it is, what it is called and what is in
// it: it sees an id, a key and bytes.
package bestanden

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"solo/store"
)

// ErrNaam: the id is not one to 64 lower-case letters, digits or dashes.
var ErrNaam = errors.New("ongeldige bestandsnaam")

// Bestanden is a folder of encrypted attachments. It is safe for concurrent
// use within the one process that owns the folder.
type Bestanden struct {
	// Ruimte refuses what there is no room for before anything is written; nil = try.
	// It is set before the first Put.
	Ruimte func() error

	folder string
	fataal chan error
	mu     sync.Mutex // between the rename of Put and the removal of Sweep
}

// Open makes the folder when it is not there, for the owner only (0700). It
// sweeps nothing: see CleanTmp and Sweep.
func Open(folder string) (*Bestanden, error) {
	if err := os.MkdirAll(filepath.Join(folder, tijdelijk), 0o700); err != nil {
		return nil, fmt.Errorf("bestandenmap: %w", err)
	}
	return &Bestanden{folder: folder, fataal: make(chan error, 1)}, nil
}

// Fataal receives an error after which nothing can be stored any more: an fsync that
// failed. The program must exit; see store/sqlite.
func (b *Bestanden) Fataal() <-chan error { return b.fataal }

// sync notes a failed fsync: trying again would report success for what is not there.
func (b *Bestanden) sync(err error) error {
	var p *fs.PathError
	if !errors.As(err, &p) || p.Op != "sync" || isVol(err) {
		return err
	}
	err = fmt.Errorf("%w: %w", store.ErrOpslag, err)
	select {
	case b.fataal <- err:
	default: // the first one is enough
	}
	return err
}

// Remove deletes the file and syncs its folder, so that it does not come back
// after a power cut. A file that is not there is no error.
func (b *Bestanden) Remove(ctx context.Context, id string) error {
	if err := check(ctx, id); err != nil {
		return err
	}
	return b.remove(id)
}

func (b *Bestanden) remove(id string) error {
	pad := b.path(id)
	err := os.Remove(pad)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = b.sync(syncDir(filepath.Dir(pad)))
	}
	return wrap("verwijderen", id, err)
}

const (
	tijdelijk = "tmp"
	// voorvoegsel keeps an id such as "nul" or "-x" an ordinary file name.
	voorvoegsel = "b-"
)

// path spreads the files over 256 folders by hash: ids that begin with a time
// would all land in one.
func (b *Bestanden) path(id string) string {
	h := sha256.Sum256([]byte(id))
	return filepath.Join(b.folder, hex.EncodeToString(h[:1]), voorvoegsel+id)
}

// check refuses upper-case letters too: on Windows b-A and b-a are one file.
func check(ctx context.Context, id string) error {
	const tekens = "abcdefghijklmnopqrstuvwxyz0123456789-"
	if id == "" || len(id) > 64 || strings.Trim(id, tekens) != "" {
		return ErrNaam // not repeated: it can be anything
	}
	return ctx.Err()
}

// wrap says what was done and gives the cause a type the caller knows. The path
// in an os error holds only the id.
func wrap(daad, id string, err error) error {
	switch {
	case err == nil:
		return nil
	case isVol(err):
		err = fmt.Errorf("%w: %w", store.ErrVol, err)
	}
	return fmt.Errorf("bestand %s %s: %w", id, daad, err)
}
