package sqlite

import (
	"context"
	"errors"
	"fmt"

	"solo/dossier"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
)

// Versie returns a dossier as it reads after the delivery with this volgnummer, zero for
// the last one, and the data key for its attachments. Errors: store.ErrNotFound, and
// those of kluis.Unwrap.
func (db *DB) Versie(ctx context.Context, id dossier.ID, volgnummer int) (*store.Versie, kluis.Sleutel, error) {
	d, s, err := db.Dossier(ctx, id)
	if err != nil {
		return nil, s, err
	}
	v := &store.Versie{Dossier: *d}
	err = allOf(
		func() error { return db.fillVersie(ctx, v, volgnummer) },
		func() error { return db.fillVervolg(ctx, v, s) })
	if err != nil {
		return nil, kluis.Sleutel{}, fmt.Errorf("dossier %s na levering %d: %w", id, volgnummer, err)
	}
	return v, s, nil
}

// fillVersie finds the delivery.
func (db *DB) fillVersie(ctx context.Context, v *store.Versie, volgnummer int) error {
	return db.row(ctx, []any{&v.Volgnummer, &v.Ingetrokken}, `SELECT l.volgnummer, EXISTS (SELECT 1 FROM vervolg w
		WHERE w.dossier = l.dossier AND w.volgnummer <= l.volgnummer AND w.soort = 'intrekking')
		FROM levering l WHERE l.dossier = ?1 AND (l.volgnummer = ?2 OR ?2 = 0) ORDER BY l.volgnummer DESC LIMIT 1`, v.ID, volgnummer)
}

// fillVervolg puts what came later in the place of what was there.
func (db *DB) fillVervolg(ctx context.Context, v *store.Versie, s kluis.Sleutel) (err error) {
	z := &zegel{sleutel: s}
	err = db.query(ctx, func(scan func(...any) error) error {
		var nr int
		var document, aanvraag, oordeel []byte
		if err := scan(&nr, &document, &aanvraag, &oordeel); err != nil {
			return err
		}
		if nr == v.Volgnummer {
			v.Was, v.WasOordeel = v.Document, v.Oordeel
			v.Vervolg = z.open(document, plaatsVervolg(v.ID, nr, "document"))
		}
		v.Document = z.open(aanvraag, plaatsVervolg(v.ID, nr, "aanvraag"))
		v.Oordeel = z.open(oordeel, plaatsVervolg(v.ID, nr, "oordeel"))
		return z.err
	}, `SELECT volgnummer, document, aanvraag, oordeel FROM (SELECT volgnummer, document, aanvraag, oordeel FROM vervolg WHERE dossier = ? AND volgnummer <= ?
		ORDER BY volgnummer DESC LIMIT 2) ORDER BY volgnummer`, v.ID, v.Volgnummer)
	if err != nil {
		return err
	}
	if err = db.row(ctx, []any{&v.Eerder}, `SELECT count(*) FROM bijlage WHERE dossier = ? AND volgnummer < ?`, v.ID, v.Volgnummer); err != nil {
		return err
	}
	if v.Bijlagen, err = db.bijlagen(ctx, v.ID, v.Volgnummer, z); err == nil {
		err = z.err
	}
	return err
}

// Plaatsing says where a delivery goes. It does not change any more once the delivery is
// the head of its dossier.
func (db *DB) Plaatsing(ctx context.Context, l outbox.Levering) (p store.Plaatsing, err error) {
	var eigen, vorige dossier.ID
	err = db.row(ctx, []any{&eigen}, `SELECT wortel FROM levering WHERE id = ?`, l.ID)
	if err != nil {
		return p, fmt.Errorf("plaats van levering %d: %w", l.ID, err)
	}
	err = db.row(ctx, []any{&p.Zaaknummer, &p.Adres, &vorige}, `SELECT zaaknummer, zaakadres, wortel FROM levering
		WHERE dossier = ? AND volgnummer < ? AND soort = 'zaak' AND staat = 'geleverd' ORDER BY volgnummer DESC LIMIT 1`, l.Dossier, l.Volgnummer)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return p, fmt.Errorf("plaats van levering %d: %w", l.ID, err)
	}
	p.Wortel = l.Dossier
	if l.Soort != store.Zaak && vorige != "" {
		p.Wortel = vorige
	}
	if eigen != "" {
		p.Wortel = eigen
	}
	return p, nil
}

// NieuweZaak turns a supplement that waits for a person into a delivery of the whole
// aanvraag as it reads with it, to a new zaak that follows the one before. Its steps are
// forgotten: what they made stays at the zaak before. Later supplements go to the new
// zaak. An aanvraag that was withdrawn gets no new zaak. Errors: store.ErrNotFound,
// store.ErrStaat.
func (db *DB) NieuweZaak(ctx context.Context, id int64, wie, waarom string) error {
	wortel := dossier.NewID(db.Now())
	return db.handel(ctx, handeling{id, wie, "nieuwe zaak", waarom}, func(t tx, l regelStaat) error {
		if !l.is(store.WachtOpMens) {
			return store.ErrStaat
		}
		n, err := t.exec(`UPDATE levering SET soort = 'zaak', wortel = ?, staat = 'in-rij',
			ready_at = NULL, poging = 0 WHERE id = ? AND soort = 'aanvulling'
			AND NOT EXISTS (SELECT 1 FROM vervolg v WHERE v.dossier = levering.dossier AND v.soort = 'intrekking')`, wortel, id)
		if err == nil && n == 0 {
			err = store.ErrStaat
		}
		if err != nil {
			return err
		}
		return allOf(
			func() error { return t.unpin(id) },
			func() error {
				_, err := t.exec(`DELETE FROM stap WHERE levering = ?`, id)
				return err
			},
			func() error { return t.promote(l.dossier, db.Now(), db.termijn(l.bestemming)) })
	})
}

// Afgehandeld ends a delivery that waits for a person, or was cancelled: it was dealt with
// outside SOLO, and waarom, which may not be empty, says how. From then on it holds up
// neither what follows nor the shredding of its dossier. Errors: store.ErrNotFound,
// store.ErrStaat.
func (db *DB) Afgehandeld(ctx context.Context, id int64, wie, waarom string) error {
	return db.handel(ctx, handeling{id, wie, "elders afgehandeld", waarom}, func(t tx, l regelStaat) error {
		if !l.is(store.WachtOpMens, store.Geannuleerd) || waarom == "" {
			return store.ErrStaat
		}
		nu := db.Now()
		n, err := t.exec(`UPDATE levering SET staat = 'geannuleerd', afgehandeld = ? WHERE id = ? AND afgehandeld IS NULL`, ms(nu), id)
		if err == nil && n == 0 {
			err = store.ErrStaat
		}
		if err != nil {
			return err
		}
		return t.promote(l.dossier, nu, db.termijn(l.bestemming))
	})
}
