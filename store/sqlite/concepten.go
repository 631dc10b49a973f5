package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"solo/dossier"
	"solo/store"
)

// Concepten lists the concepts in which a person is the applicant or, with partner, the
// named partner too; oldest first.
func (db *DB) Concepten(ctx context.Context, bsn dossier.BSN, partner bool) ([]dossier.ID, error) {
	return db.conceptenMet(ctx, bsn.Cijfers(), partner)
}

// ConceptenVanAnp lists the concepts of an applicant without a BSN, oldest first.
func (db *DB) ConceptenVanAnp(ctx context.Context, anp string) ([]dossier.ID, error) {
	return db.conceptenMet(ctx, anp, false)
}

func (db *DB) conceptenMet(ctx context.Context, nummer string, partner bool) ([]dossier.ID, error) {
	s, err := db.merksleutel(ctx)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil // nobody was ever noted
	}
	if err != nil {
		return nil, fmt.Errorf("concepten zoeken: %w", err)
	}
	m, err := persoonsmerk(s, nummer)
	if err != nil {
		return nil, fmt.Errorf("concepten zoeken: %w", err)
	}
	return db.concepten(ctx, `SELECT concept FROM concept_persoon WHERE merk = ? AND nr <= ? ORDER BY concept`, m, partner)
}

// OudeConcepten lists at most n that were not changed since voor, after na, by id.
func (db *DB) OudeConcepten(ctx context.Context, voor time.Time, na dossier.ID, n int) ([]dossier.ID, error) {
	return db.concepten(ctx, `SELECT id FROM concept WHERE gewijzigd < ? AND id > ? ORDER BY id LIMIT ?`, ms(voor), na, n)
}

// ConceptenIn lists the concepts whose row has this Stand, oldest first.
func (db *DB) ConceptenIn(ctx context.Context, stand string) ([]dossier.ID, error) {
	return db.concepten(ctx, `SELECT id FROM concept WHERE stand = ? ORDER BY id`, stand)
}

func (db *DB) concepten(ctx context.Context, q string, args ...any) (uit []dossier.ID, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var id dossier.ID
		err := scan(&id)
		uit = append(uit, id)
		return err
	}, q, args...)
	if err != nil {
		return nil, fmt.Errorf("concepten zoeken: %w", err)
	}
	return uit, nil
}
