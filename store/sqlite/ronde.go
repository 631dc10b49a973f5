package sqlite

import (
	"context"
	"fmt"
	"time"
)

// LaatsteRonde is when bewaring last did a round; before the first, when something was
// last accepted or delivered. Zero when nothing ever was.
func (db *DB) LaatsteRonde(ctx context.Context) (op time.Time, err error) {
	err = db.row(ctx, []any{moment{&op}}, `SELECT coalesce((SELECT op FROM bewaarronde), max(
		coalesce((SELECT max(ontvangen) FROM dossier), (SELECT max(geleverd_op) FROM bestemming)),
		coalesce((SELECT max(geleverd_op) FROM bestemming), (SELECT max(ontvangen) FROM dossier))))`)
	if err != nil {
		return op, fmt.Errorf("laatste bewaarronde lezen: %w", err)
	}
	return op, nil
}

// PutRonde notes that bewaring does a round at op.
func (db *DB) PutRonde(ctx context.Context, op time.Time) error {
	err := db.s.do(ctx, func(t tx) error {
		_, err := t.exec(`INSERT INTO bewaarronde(id, op) VALUES (1, ?) ON CONFLICT DO UPDATE SET op = excluded.op`, ms(op))
		return err
	})
	if err != nil {
		return fmt.Errorf("bewaarronde noteren: %w", err)
	}
	return nil
}
