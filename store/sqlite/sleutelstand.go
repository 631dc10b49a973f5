package sqlite

import (
	"context"
	"errors"
	"fmt"

	"solo/kluis"
	"solo/store"
)

// Sleutels tells how much needs each key that was ever used here, by name.
func (db *DB) Sleutels(ctx context.Context) (uit []store.Sleutelstand, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var s store.Sleutelstand
		err := scan(&s.Naam)
		uit = append(uit, s)
		return err
	}, `SELECT kid FROM sleutelproef ORDER BY kid`)
	for i := range uit {
		merk := kluis.Merk(uit[i].Naam)
		err = errors.Join(err, db.row(ctx, []any{&uit[i].Dossiers}, wrappedSQL, len(merk), merk))
	}
	if err != nil {
		return nil, fmt.Errorf("sleutels tellen: %w", err)
	}
	return uit, nil
}

const wrappedSQL = `SELECT (SELECT count(*) FROM dossier WHERE vernietigd_op IS NULL AND substr(sleutel, 1, ?1) = ?2)
	+ (SELECT count(*) FROM concept WHERE substr(sleutel, 1, ?1) = ?2)
	+ (SELECT count(*) FROM merksleutel WHERE substr(sleutel, 1, ?1) = ?2)`

// DropSleutel forgets a key that nothing needs: the next start does not ask for it. Errors:
// store.ErrStaat when something still needs it, store.ErrNotFound.
func (db *DB) DropSleutel(ctx context.Context, naam string) error {
	merk := kluis.Merk(naam)
	err := db.s.do(ctx, func(t tx) error {
		var nodig int
		if err := t.row(wrappedSQL, len(merk), merk).Scan(&nodig); err != nil {
			return err
		}
		if nodig > 0 {
			return store.ErrStaat
		}
		n, err := t.exec(`DELETE FROM sleutelproef WHERE kid = ?`, naam)
		if err == nil && n == 0 {
			err = store.ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("sleutel %s vergeten: %w", naam, err)
	}
	return nil
}
