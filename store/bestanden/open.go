package bestanden

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"solo/kluis"
	"solo/store"
)

// Open reads the plain content from byte vanaf on. The caller closes it. The
// error is store.ErrNotFound when there is no such file and kluis.ErrVervalst
// when it was cut or belongs to another key; a changed byte further on gives
// kluis.ErrVervalst from Read when it is reached. A removal meanwhile does not
// disturb the reader on Unix; on Windows the removal fails.
func (b *Bestanden) Open(ctx context.Context, id string, s kluis.Sleutel, vanaf int64) (io.ReadCloser, error) {
	if err := check(ctx, id); err != nil {
		return nil, err
	}
	f, err := os.Open(b.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w: %w", store.ErrNotFound, err)
	}
	if err != nil {
		return nil, wrap("openen", id, err)
	}
	r, err := decrypt(f, id, s, vanaf)
	if err != nil {
		return nil, wrap("openen", id, errors.Join(err, f.Close()))
	}
	return &inhoud{Reader: r, Closer: f}, nil
}

type inhoud struct {
	io.Reader
	io.Closer
}

func decrypt(f *os.File, id string, s kluis.Sleutel, vanaf int64) (io.Reader, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	l, err := s.Decrypt(f, info.Size(), plaats(id))
	if err != nil {
		return nil, err
	}
	return l.Open(vanaf)
}
