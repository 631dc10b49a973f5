package sqlite

import (
	"context"
	"errors"
	"fmt"

	"solo/kluis"
	"solo/store"
)

// A sleutelproef shows a later process whether it has the key of this name that the
// database was written with. It is stored with the first dossier under that key.
type sleutelproef struct {
	kid   string
	proef []byte
}

func (t tx) putProef(p sleutelproef) error {
	_, err := t.exec(`INSERT INTO sleutelproef(kid, proef) VALUES (?, ?) ON CONFLICT DO NOTHING`, p.kid, p.proef)
	return err
}

// checkSleutels refuses a kluis that lacks a key in use, or has another under its
// name: what is accepted with that would be unreadable with the right one.
func (db *DB) checkSleutels(ctx context.Context) error {
	var fouten []error
	err := db.query(ctx, func(scan func(...any) error) error {
		var p sleutelproef
		if err := scan(&p.kid, &p.proef); err != nil {
			return err
		}
		fouten = append(fouten, refusal(p.kid, db.Kluis.Check(p.kid, p.proef)))
		return nil
	}, `SELECT kid, proef FROM sleutelproef ORDER BY kid`)
	return errors.Join(append(fouten, err)...)
}

func refusal(kid string, err error) error {
	switch {
	case errors.Is(err, kluis.ErrSleutelOnbekend):
		return fmt.Errorf("sleutel %q is niet geladen en er zijn aanvragen mee versleuteld: %w", kid, store.ErrSleutel)
	case err != nil:
		return fmt.Errorf("sleutel %q is niet de sleutel waarmee de aanvragen zijn versleuteld: %w", kid, store.ErrSleutel)
	}
	return nil
}
