package sqlite

import (
	"context"
	"fmt"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// PutConcept stores a concept, and returns when it is durable. Versie zero is a new one;
// otherwise it must be that of the row, or the error is store.ErrVerouderd; also when the
// row is not there any more, or is there already. The row gets the next Versie. What was
// Gedaan is written in the same transaction. A full disk: store.ErrVol.
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
	if v.merken, err = db.persoonsmerken(ctx, c); err == nil {
		err = z.err
	}
	return v, err
}

func plaatsConcept(id dossier.ID) string { return "concept:" + string(id) + ":inhoud" }

func (t tx) putConcept(c store.Concept, v conceptzegel) error {
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
	for _, i := range c.Gedaan {
		if err := t.putInzage(i); err != nil {
			return err
		}
	}
	return nil
}

// upsertConcept keeps the wrapped key as it is once it is there: that of c may be of
// before a rotation of keys.
func (t tx) upsertConcept(c store.Concept, v conceptzegel) (err error) {
	var n int64
	if c.Versie == 0 {
		if err := t.putProef(v.proef); err != nil {
			return err
		}
		n, err = t.exec(`INSERT INTO concept(id, versie, gemeente, regeling, urgentie, stand, gewijzigd, sleutel, inhoud)
			VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			c.ID, c.Gemeente, c.Regeling, c.Urgentie, c.Stand, ms(c.Gewijzigd), c.Sleutel, v.inhoud)
	} else {
		n, err = t.exec(`UPDATE concept SET versie = versie + 1, gemeente = ?, regeling = ?, urgentie = ?, stand = ?, gewijzigd = ?, inhoud = ?
			WHERE id = ? AND versie = ?`, c.Gemeente, c.Regeling, c.Urgentie, c.Stand, ms(c.Gewijzigd), v.inhoud, c.ID, c.Versie)
	}
	if err == nil && n == 0 {
		err = store.ErrVerouderd
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
	if c.Inhoud = z.open(c.Inhoud, plaatsConcept(id)); z.err != nil {
		return nil, kluis.Sleutel{}, fmt.Errorf("concept %s: %w", id, z.err)
	}
	return c, s, nil
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
