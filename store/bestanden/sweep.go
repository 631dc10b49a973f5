package bestanden

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Sweep removes what was last written before ouderDan and belongs to nobody:
// files of which bekend says false, and half-written files of a process that
// died. It returns how many. ouderDan must lie well before now (a day): a file
// that was just put has no row yet. An error of bekend stops the sweep and
// removes nothing more. Files it does not know by name are left alone.
func (b *Bestanden) Sweep(ctx context.Context, ouderDan time.Time, bekend func(ctx context.Context, id string) (bool, error)) (int, error) {
	veger := veger{b: b, ouderDan: ouderDan, bekend: bekend}
	err := filepath.WalkDir(b.folder, func(pad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(d.Name(), voorvoegsel) {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		return veger.visit(ctx, pad)
	})
	return veger.n, err
}

// CleanTmp removes the half-written files of a process that died and returns how many.
// It must be called while this process owns the folder, before the first Put: one that
// is under way would lose its file.
func (b *Bestanden) CleanTmp() (n int, err error) {
	folder := filepath.Join(b.folder, tijdelijk)
	resten, err := os.ReadDir(folder)
	if err != nil {
		return 0, fmt.Errorf("bestandenmap: %w", err)
	}
	for _, d := range resten {
		if !strings.HasPrefix(d.Name(), voorvoegsel) {
			continue
		}
		if err := os.Remove(filepath.Join(folder, d.Name())); err != nil {
			return n, fmt.Errorf("bestandenmap: %w", err)
		}
		n++
	}
	return n, nil
}

type veger struct {
	b        *Bestanden
	ouderDan time.Time
	bekend   func(ctx context.Context, id string) (bool, error)
	n        int
}

func (v *veger) visit(ctx context.Context, pad string) error {
	if !v.isOud(pad) {
		return nil
	}
	if filepath.Dir(pad) != filepath.Join(v.b.folder, tijdelijk) {
		id := strings.TrimPrefix(filepath.Base(pad), voorvoegsel)
		if bekend, err := v.bekend(ctx, id); err != nil || bekend {
			return err
		}
	}
	return v.remove(pad)
}

// remove looks at the age again under the lock: between the question and now a
// new file may have been put under the same id.
func (v *veger) remove(pad string) error {
	v.b.mu.Lock()
	defer v.b.mu.Unlock()
	if !v.isOud(pad) {
		return nil
	}
	switch err := os.Remove(pad); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	v.n++
	return v.b.sync(syncDir(filepath.Dir(pad)))
}

// isOud is false for a file that meanwhile went away.
func (v *veger) isOud(pad string) bool {
	info, err := os.Stat(pad)
	return err == nil && info.ModTime().Before(v.ouderDan)
}
