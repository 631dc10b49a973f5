package bestanden

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
)

// Clear removes every file of which weg says true, however young, and returns how many.
// An error of weg ends it and removes nothing more. Files it does not know by name are
// left alone. What it removes must be of no use to a Put that is under way.
func (b *Bestanden) Clear(ctx context.Context, weg func(ctx context.Context, id string) (bool, error)) (n int, err error) {
	err = filepath.WalkDir(b.folder, func(pad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(d.Name(), voorvoegsel) || filepath.Dir(pad) == filepath.Join(b.folder, tijdelijk) {
			return err
		}
		id := strings.TrimPrefix(d.Name(), voorvoegsel)
		if err := ctx.Err(); err != nil {
			return err
		}
		ja, err := weg(ctx, id)
		if err != nil || !ja {
			return err
		}
		if err := b.remove(id); err != nil {
			return err
		}
		n++
		return nil
	})
	return n, err
}
