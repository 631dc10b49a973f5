package sqlite

import (
	"context"
	"fmt"

	"solo/store"
)

// PutHandeling writes down what a person did to SOLO as a whole. waarom is kept in clear:
// it is about a system, not about people.
func (db *DB) PutHandeling(ctx context.Context, wie, wat, waarom string) error {
	nu := ms(db.Now())
	err := db.s.do(ctx, func(t tx) error {
		_, err := t.exec(`INSERT INTO handeling(op, wie, wat, reden) VALUES (?, ?, ?, ?)`, nu, wie, wat, waarom)
		return err
	})
	if err != nil {
		return fmt.Errorf("handeling opschrijven: %w", err)
	}
	return nil
}

// Handelingen returns the last of what people did to SOLO as a whole, oldest first.
func (db *DB) Handelingen(ctx context.Context, hoogstens int) (uit []store.Handeling, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var h store.Handeling
		err := scan(moment{&h.Op}, &h.Wie, &h.Wat, &h.Waarom)
		uit = append(uit, h)
		return err
	}, `SELECT op, wie, wat, reden FROM (SELECT id, op, wie, wat, reden FROM handeling WHERE levering IS NULL AND bestemming IS NULL
		ORDER BY id DESC LIMIT ?) ORDER BY id`, hoogstens)
	if err != nil {
		return nil, fmt.Errorf("handelingen lezen: %w", err)
	}
	return uit, nil
}
