package bestanden

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"solo/faal"
	"solo/kluis"
	"solo/store"
)

// Put encrypts what it reads from r and stores it under id, in place of what
// was there. It returns only when the file survives a power cut. On any error
// nothing is left behind and an earlier file under this id stands: store.ErrTeGroot
// when r gives more than max bytes, store.ErrVol when the disk is full.
func (b *Bestanden) Put(ctx context.Context, id string, s kluis.Sleutel, r io.Reader, max int64) (store.Geschreven, error) {
	if err := check(ctx, id); err != nil {
		return store.Geschreven{}, err
	}
	if b.Ruimte != nil {
		if err := b.Ruimte(); err != nil {
			return store.Geschreven{}, wrap("schrijven", id, err)
		}
	}
	f, err := os.CreateTemp(filepath.Join(b.folder, tijdelijk), voorvoegsel+id+"-*")
	if err != nil {
		return store.Geschreven{}, wrap("schrijven", id, err)
	}
	defer os.Remove(f.Name()) // gone already when all went well
	g, err := b.write(f, id, s, &bron{ctx: ctx, r: r, max: max})
	if err = errors.Join(err, f.Close()); err == nil {
		err = b.place(f.Name(), id)
	}
	if err != nil {
		return store.Geschreven{}, wrap("schrijven", id, err)
	}
	return g, nil
}

func (b *Bestanden) write(f *os.File, id string, s kluis.Sleutel, r io.Reader) (store.Geschreven, error) {
	w, err := s.Encrypt(f, plaats(id))
	if err != nil {
		return store.Geschreven{}, err
	}
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, h), r)
	if err != nil {
		return store.Geschreven{}, err
	}
	if err := w.Close(); err != nil {
		return store.Geschreven{}, err
	}
	if err := b.sync(f.Sync()); err != nil {
		return store.Geschreven{}, err
	}
	return store.Geschreven{Grootte: n, SHA256: hex.EncodeToString(h.Sum(nil))}, nil
}

// place moves a written file to where it belongs and makes that durable.
func (b *Bestanden) place(van, id string) error {
	naar := b.path(id)
	switch err := os.Mkdir(filepath.Dir(naar), 0o700); {
	case err == nil:
		if err := b.sync(syncDir(b.folder)); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrExist):
		return err
	}
	b.mu.Lock()
	err := os.Rename(van, naar)
	b.mu.Unlock()
	if err != nil {
		return err
	}
	faal.Punt(faal.BlobAfterRename)
	return b.sync(syncDir(filepath.Dir(naar)))
}

// plaats binds the encrypted bytes to their id: a file under another name does
// not open.
func plaats(id string) string { return "bestand:" + id }

// bron reads until ctx ends or max bytes are passed.
type bron struct {
	ctx  context.Context
	r    io.Reader
	max  int64
	read int64
}

func (b *bron) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := b.r.Read(p)
	if b.read += int64(n); b.read > b.max {
		return 0, store.ErrTeGroot
	}
	return n, err
}
