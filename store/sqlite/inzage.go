package sqlite

import (
	"context"
	"encoding/json"
	"fmt"

	"solo/dossier"
	"solo/store"
)

// maxInzagen is how many of the latest Inzagen of one concept are listed.
const maxInzagen = 200

// PutInzage writes down what an employee did, and returns when that is durable.
func (db *DB) PutInzage(ctx context.Context, i store.Inzage) error {
	err := db.s.do(ctx, func(t tx) error { return t.putInzage(i) })
	if err != nil {
		return fmt.Errorf("inzage van %s vastleggen: %w", i.Concept, err)
	}
	return nil
}

func (t tx) putInzage(i store.Inzage) error {
	_, err := t.exec(`INSERT INTO inzage(op, wie, wat, concept) VALUES (?, ?, ?, ?)`, ms(i.Op), i.Wie, i.Wat, i.Concept)
	return err
}

// Inzagen lists what employees did with a concept: the last two hundred, newest first.
func (db *DB) Inzagen(ctx context.Context, concept dossier.ID) (uit []store.Inzage, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		i := store.Inzage{Concept: concept}
		err := scan(moment{&i.Op}, &i.Wie, &i.Wat)
		uit = append(uit, i)
		return err
	}, `SELECT op, wie, wat FROM inzage WHERE concept = ? ORDER BY id DESC LIMIT ?`, concept, maxInzagen)
	if err != nil {
		return nil, fmt.Errorf("inzagen van %s: %w", concept, err)
	}
	return uit, nil
}

// rang orders the levels of urgency, most urgent first; what is not a level stands last.
const rang = `CASE urgentie WHEN 'spoed' THEN 0 WHEN 'verhoogd' THEN 1 ELSE 2 END`

// ConceptenVan lists at most n concepts of a gemeente whose row has one of these standen,
// after a place: the most urgent first, and then the oldest.
func (db *DB) ConceptenVan(ctx context.Context, g dossier.Gemeentecode, standen []string, na store.Conceptplek, n int) (uit []store.Conceptplek, err error) {
	lijst, err := json.Marshal(standen)
	if err != nil {
		return nil, fmt.Errorf("concepten van een gemeente: %w", err)
	}
	err = db.page(ctx, func(scan func(...any) error) error {
		var p store.Conceptplek
		err := scan(&p.ID, &p.Urgentie)
		uit = append(uit, p)
		return err
	}, `SELECT id, urgentie FROM concept WHERE gemeente = ?1 AND stand IN (SELECT value FROM json_each(?2))
		AND (?3 = '' OR (`+rang+`, id) > (CASE ?4 WHEN 'spoed' THEN 0 WHEN 'verhoogd' THEN 1 ELSE 2 END, ?3))
		ORDER BY `+rang+`, id LIMIT ?5`, g, string(lijst), na.ID, na.Urgentie, n)
	if err != nil {
		return nil, fmt.Errorf("concepten van een gemeente: %w", err)
	}
	return uit, nil
}

// Kenmerk gives under what a supplier handed in an accepted dossier. Errors:
// store.ErrNotFound.
func (db *DB) Kenmerk(ctx context.Context, id dossier.ID) (leverancier, kenmerk string, err error) {
	err = db.row(ctx, []any{&leverancier, &kenmerk}, `SELECT leverancier, kenmerk FROM dossier WHERE id = ?`, id)
	if err != nil {
		return "", "", fmt.Errorf("kenmerk van %s: %w", id, err)
	}
	return leverancier, kenmerk, nil
}
