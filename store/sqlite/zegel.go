package sqlite

import (
	"context"
	"fmt"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// A zegel seals and opens columns of one dossier and keeps the first error.
type zegel struct {
	sleutel kluis.Sleutel
	err     error
}

func (z *zegel) seal(b []byte, plaats string) []byte {
	if z.err != nil {
		return nil
	}
	uit, err := z.sleutel.Seal(b, plaats)
	if err != nil {
		z.err = fmt.Errorf("%s: %w", plaats, err)
	}
	return uit
}

// open keeps NULL as nil.
func (z *zegel) open(b []byte, plaats string) []byte {
	if b == nil || z.err != nil {
		return nil
	}
	uit, err := z.sleutel.Open(b, plaats)
	if err != nil {
		z.err = fmt.Errorf("%s: %w", plaats, err)
	}
	return uit
}

// The places to which sealed columns are bound: table, row, column.
func plaatsDossier(id dossier.ID, kolom string) string { return "dossier:" + string(id) + ":" + kolom }
func plaatsBijlage(id, kolom string) string            { return "bijlage:" + id + ":" + kolom }
func plaatsLevering(id int64, kolom string) string     { return fmt.Sprintf("levering:%d:%s", id, kolom) }
func plaatsWeergave(levering int64) string             { return fmt.Sprintf("weergave:%d:zaak", levering) }
func plaatsStap(levering int64, naam, kolom string) string {
	return fmt.Sprintf("stap:%d:%s:%s", levering, naam, kolom)
}

// zegelLevering gives the data key of the dossier of a delivery.
func (db *DB) zegelLevering(ctx context.Context, levering int64) (*zegel, error) {
	var id dossier.ID
	var verpakt []byte
	if err := db.row(ctx, []any{&id, &verpakt}, `SELECT d.id, d.sleutel FROM levering l
		JOIN dossier d ON d.id = l.dossier WHERE l.id = ?`, levering); err != nil {
		return nil, err
	}
	s, err := db.unwrap(id, verpakt)
	if err != nil {
		return nil, fmt.Errorf("dossier %s: %w", id, err)
	}
	return &zegel{sleutel: s}, nil
}

// zegelDossier gives the data key of a dossier.
func (db *DB) zegelDossier(ctx context.Context, id dossier.ID) (*zegel, error) {
	var verpakt []byte
	if err := db.row(ctx, []any{&verpakt}, `SELECT sleutel FROM dossier WHERE id = ?`, id); err != nil {
		return nil, err
	}
	s, err := db.unwrap(id, verpakt)
	if err != nil {
		return nil, fmt.Errorf("dossier %s: %w", id, err)
	}
	return &zegel{sleutel: s}, nil
}

// unwrap opens the data key of a dossier. Errors: store.ErrVernietigd, and those of
// kluis.Unwrap.
func (db *DB) unwrap(id dossier.ID, verpakt []byte) (kluis.Sleutel, error) {
	if len(verpakt) == 0 {
		return kluis.Sleutel{}, store.ErrVernietigd
	}
	return db.Kluis.Unwrap(verpakt, store.Sleutelplaats(id))
}

// kept is store.ErrVernietigd for a dossier whose content was destroyed since its key
// was read.
func (t tx) kept(id dossier.ID) error {
	var weg bool
	err := t.row(`SELECT vernietigd_op IS NOT NULL FROM dossier WHERE id = ?`, id).Scan(&weg)
	if err == nil && weg {
		err = store.ErrVernietigd
	}
	return err
}
