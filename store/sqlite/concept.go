package sqlite

import (
	"context"
	"fmt"
	"time"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// PutConcept stores a concept, and returns when it is durable. Versie zero is a new one;
// otherwise it must be that of the row, or the error is store.ErrVerouderd. The row gets
// the next Versie. A full disk: store.ErrVol.
func (db *DB) PutConcept(ctx context.Context, c store.Concept) error {
	v, err := db.sealConcept(ctx, c)
	if err == nil {
		err = db.s.doAs(ctx, aanneem, func(t tx) error { return t.putConcept(c, v) })
	}
	if err != nil {
		return fmt.Errorf("concept %s opslaan: %w", c.ID, err)
	}
	return nil
}

// conceptzegel is what of a Concept is personal, sealed or hashed.
type conceptzegel struct {
	proef  sleutelproef
	inhoud []byte
	merken [][]byte
}

func (db *DB) sealConcept(ctx context.Context, c store.Concept) (v conceptzegel, err error) {
	sleutel, err := db.Kluis.Unwrap(c.Sleutel, store.Sleutelplaats(c.ID))
	if err != nil {
		return v, err
	}
	if v.proef.kid, v.proef.proef, err = db.Kluis.Proof(c.Sleutel); err != nil {
		return v, err
	}
	z := &zegel{sleutel: sleutel}
	v.inhoud = z.seal(c.Inhoud, plaatsConcept(c.ID))
	for _, bsn := range c.Personen {
		m, err := db.persoonsmerk(ctx, bsn)
		if err != nil {
			return v, err
		}
		v.merken = append(v.merken, m)
	}
	return v, z.err
}

func plaatsConcept(id dossier.ID) string { return "concept:" + string(id) + ":inhoud" }

func (t tx) putConcept(c store.Concept, v conceptzegel) error {
	if err := t.putProef(v.proef); err != nil {
		return err
	}
	if err := t.upsertConcept(c, v); err != nil {
		return err
	}
	if _, err := t.exec(`DELETE FROM concept_persoon WHERE concept = ?`, c.ID); err != nil {
		return err
	}
	for nr, m := range v.merken {
		if _, err := t.exec(`INSERT INTO concept_persoon(merk, concept, nr) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, m, c.ID, nr); err != nil {
			return err
		}
	}
	return nil
}

func (t tx) upsertConcept(c store.Concept, v conceptzegel) error {
	if c.Versie == 0 {
		_, err := t.exec(`INSERT INTO concept(id, versie, gemeente, regeling, urgentie, stand, gewijzigd, sleutel, inhoud)
			VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)`, c.ID, c.Gemeente, c.Regeling, c.Urgentie, c.Stand, ms(c.Gewijzigd), c.Sleutel, v.inhoud)
		return err
	}
	n, err := t.exec(`UPDATE concept SET versie = versie + 1, gemeente = ?, regeling = ?, urgentie = ?, stand = ?, gewijzigd = ?, inhoud = ?
		WHERE id = ? AND versie = ?`, c.Gemeente, c.Regeling, c.Urgentie, c.Stand, ms(c.Gewijzigd), v.inhoud, c.ID, c.Versie)
	if err == nil && n == 0 {
		return store.ErrVerouderd
	}
	return err
}

// Concept returns a concept, opened, and the data key for its files. Personen is empty.
// Errors: store.ErrNotFound, and those of kluis.Unwrap.
func (db *DB) Concept(ctx context.Context, id dossier.ID) (*store.Concept, kluis.Sleutel, error) {
	c := &store.Concept{ID: id}
	err := db.row(ctx, []any{&c.Versie, &c.Gemeente, &c.Regeling, &c.Urgentie, &c.Stand, moment{&c.Gewijzigd}, &c.Sleutel, &c.Inhoud},
		`SELECT versie, gemeente, regeling, urgentie, stand, gewijzigd, sleutel, inhoud FROM concept WHERE id = ?`, id)
	if err != nil {
		return nil, kluis.Sleutel{}, fmt.Errorf("concept %s: %w", id, err)
	}
	s, err := db.Kluis.Unwrap(c.Sleutel, store.Sleutelplaats(id))
	if err != nil {
		return nil, kluis.Sleutel{}, fmt.Errorf("concept %s: %w", id, err)
	}
	z := &zegel{sleutel: s}
	c.Inhoud = z.open(c.Inhoud, plaatsConcept(id))
	return c, s, z.err
}

// Concepten lists the concepts in which a person is the applicant or, with partner, the
// named partner; oldest first.
func (db *DB) Concepten(ctx context.Context, bsn dossier.BSN, partner bool) (uit []dossier.ID, err error) {
	m, err := db.persoonsmerk(ctx, bsn)
	if err == nil {
		err = db.query(ctx, func(scan func(...any) error) error {
			var id dossier.ID
			err := scan(&id)
			uit = append(uit, id)
			return err
		}, `SELECT concept FROM concept_persoon WHERE merk = ? AND nr <= ? ORDER BY concept`, m, partner)
	}
	if err != nil {
		return nil, fmt.Errorf("concepten zoeken: %w", err)
	}
	return uit, nil
}

// OudeConcepten lists at most n that were not changed since voor, after na, by id.
func (db *DB) OudeConcepten(ctx context.Context, voor time.Time, na dossier.ID, n int) (uit []dossier.ID, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var id dossier.ID
		err := scan(&id)
		uit = append(uit, id)
		return err
	}, `SELECT id FROM concept WHERE gewijzigd < ? AND id > ? ORDER BY id LIMIT ?`, ms(voor), na, n)
	if err != nil {
		return nil, fmt.Errorf("oude concepten zoeken: %w", err)
	}
	return uit, nil
}

// ConceptenIn lists the concepts whose row has this Stand, oldest first.
func (db *DB) ConceptenIn(ctx context.Context, stand string) (uit []dossier.ID, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var id dossier.ID
		err := scan(&id)
		uit = append(uit, id)
		return err
	}, `SELECT id FROM concept WHERE stand = ? ORDER BY id`, stand)
	if err != nil {
		return nil, fmt.Errorf("concepten zoeken: %w", err)
	}
	return uit, nil
}

// WipeConcept destroys a concept with its key; what is not there is no error. Its files
// are swept, being nobody's.
func (db *DB) WipeConcept(ctx context.Context, id dossier.ID) error {
	err := db.s.do(ctx, func(t tx) error {
		_, err := t.exec(`DELETE FROM concept WHERE id = ?`, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("concept %s wissen: %w", id, err)
	}
	return nil
}
