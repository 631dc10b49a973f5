package sqlite

import (
	"context"
	"fmt"

	"solo/dossier"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
)

// Dossier returns what was accepted first, opened, and the data key for its attachments;
// Versie returns what came later too. Only Urgentie is that of today.
// Errors: store.ErrNotFound, and those of kluis.Unwrap.
func (db *DB) Dossier(ctx context.Context, id dossier.ID) (*store.Dossier, kluis.Sleutel, error) {
	d := &store.Dossier{ID: id}
	var verpakt []byte
	err := db.row(ctx, []any{&d.Leverancier, &d.Kenmerk, &d.Gemeente, &d.Regeling, &d.Definitie, &d.Urgentie,
		&d.Status, &d.Bestemming, &d.Zaaknummer, moment{&d.Ontvangen}, &verpakt, &d.Document, &d.Oordeel},
		`SELECT leverancier, kenmerk, gemeente, regeling, definitie, urgentie, status, bestemming,
		zaaknummer, ontvangen, sleutel, document, oordeel FROM dossier WHERE id = ?`, id)
	if err != nil {
		return nil, kluis.Sleutel{}, fmt.Errorf("dossier %s: %w", id, err)
	}
	s, err := db.unwrap(id, verpakt)
	if err != nil {
		return nil, kluis.Sleutel{}, fmt.Errorf("dossier %s: %w", id, err)
	}
	z := &zegel{sleutel: s}
	d.Document = z.open(d.Document, plaatsDossier(id, "document"))
	d.Oordeel = z.open(d.Oordeel, plaatsDossier(id, "oordeel"))
	if d.Bijlagen, err = db.bijlagen(ctx, id, 1, z); err == nil {
		err = z.err
	}
	if err != nil {
		return nil, kluis.Sleutel{}, fmt.Errorf("dossier %s: %w", id, err)
	}
	return d, s, nil
}

// bijlagen are the attachments that came with the deliveries up to and including tot.
func (db *DB) bijlagen(ctx context.Context, id dossier.ID, tot int, z *zegel) (uit []store.Bijlage, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var b store.Bijlage
		var naam, omschrijving []byte
		err := scan(&b.ID, &b.Soort, &naam, &omschrijving, &b.Grootte, &b.SHA256, &b.Formaat)
		b.Bestandsnaam = string(z.open(naam, plaatsBijlage(b.ID, "bestandsnaam")))
		b.Omschrijving = string(z.open(omschrijving, plaatsBijlage(b.ID, "omschrijving")))
		uit = append(uit, b)
		return err
	}, `SELECT id, soort, bestandsnaam, omschrijving, grootte, sha256, formaat FROM bijlage WHERE dossier = ? AND volgnummer <= ? ORDER BY nr`, id, tot)
	return uit, err
}

// HasBijlage reports whether a file belongs to a concept, or to an accepted dossier that is
// kept: an attachment, or a PDF that was made of it. What belongs to none may be swept, and so may
// an attachment of a vervolg that was not accepted.
func (db *DB) HasBijlage(ctx context.Context, id string) (ok bool, err error) {
	err = db.row(ctx, []any{&ok}, `SELECT EXISTS (SELECT 1 FROM concept WHERE id = ?1) OR EXISTS (SELECT 1 FROM dossier WHERE id = ?1 AND vernietigd_op IS NULL)
		AND (?2 NOT LIKE ?1 || '-v-%' OR EXISTS (SELECT 1 FROM bijlage WHERE id = ?2))`, eigenaar(id), id)
	return ok, err
}

// Pin keeps what will be sent, as it was rendered, with the version it was rendered
// by. data is sealed, notitie stays in clear. The holder of the lease only.
func (db *DB) Pin(ctx context.Context, l outbox.Levering, data []byte, notitie string) error {
	z, err := db.zegelLevering(ctx, l.ID)
	if err != nil {
		return fmt.Errorf("levering %d vastleggen: %w", l.ID, err)
	}
	dicht := z.seal(data, plaatsWeergave(l.ID))
	if z.err != nil {
		return fmt.Errorf("levering %d vastleggen: %w", l.ID, z.err)
	}
	err = db.s.doAs(ctx, sturen, func(t tx) error {
		n, err := t.exec(`UPDATE levering SET vastlegging = ? WHERE id = ? AND fence = ? AND staat = ?`,
			notitie, l.ID, l.Fence, store.Bezig)
		if err := fenced(n, err); err != nil {
			return err
		}
		return t.putWeergave(l.ID, dicht)
	})
	if err != nil {
		return fmt.Errorf("levering %d vastleggen: %w", l.ID, err)
	}
	return nil
}

func (t tx) putWeergave(levering int64, dicht []byte) error {
	_, err := t.exec(`INSERT INTO weergave(levering, zaak) VALUES (?, ?) ON CONFLICT DO UPDATE SET zaak = excluded.zaak`, levering, dicht)
	return err
}

// unpin forgets what was rendered.
func (t tx) unpin(levering int64) error {
	_, err := t.exec(`DELETE FROM weergave WHERE levering = ?`, levering)
	if err == nil {
		_, err = t.exec(`UPDATE levering SET vastlegging = '' WHERE id = ?`, levering)
	}
	return err
}

// Pinned returns what Pin kept, or store.ErrNotFound.
func (db *DB) Pinned(ctx context.Context, l outbox.Levering) (data []byte, notitie string, err error) {
	if err := db.row(ctx, []any{&data, &notitie},
		`SELECT w.zaak, l.vastlegging FROM levering l JOIN weergave w ON w.levering = l.id WHERE l.id = ?`, l.ID); err != nil {
		return nil, "", fmt.Errorf("vastlegging van levering %d: %w", l.ID, err)
	}
	z, err := db.zegelLevering(ctx, l.ID)
	if err != nil {
		return nil, "", fmt.Errorf("vastlegging van levering %d: %w", l.ID, err)
	}
	data = z.open(data, plaatsWeergave(l.ID))
	return data, notitie, z.err
}

// fenced: a write that changed no row was not ours to make.
func fenced(n int64, err error) error {
	if err == nil && n == 0 {
		return store.ErrFenced
	}
	return err
}
