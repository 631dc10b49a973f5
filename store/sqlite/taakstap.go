package sqlite

import (
	"context"
	"errors"
	"fmt"

	"solo/store"
)

// StapTaak sends on the next delivery of a taak that goes on, or ends it when there is
// none; verder reports that there may be more. What a person has dealt with meanwhile,
// or what cannot be opened, is passed over. Errors: store.ErrNotFound, store.ErrStaat
// when it does not go on.
func (db *DB) StapTaak(ctx context.Context, id int64) (verder bool, err error) {
	t, err := db.loopt(ctx, id)
	if err != nil {
		return false, fmt.Errorf("taak %d: %w", id, err)
	}
	levering, err := db.nextOf(ctx, t)
	if errors.Is(err, store.ErrNotFound) {
		return false, db.StopTaak(ctx, id, store.TaakAf, "", "")
	}
	if err != nil {
		return false, fmt.Errorf("taak %d: %w", id, err)
	}
	err = db.sendOn(ctx, t, levering)
	if err != nil && ctx.Err() == nil && !isBatch(err) {
		err = db.passOver(ctx, t, levering, err)
	}
	return err == nil, err
}

// loopt is a taak that goes on, without what became of what it sent on.
func (db *DB) loopt(ctx context.Context, id int64) (store.Taak, error) {
	t := store.Taak{ID: id}
	err := db.row(ctx, []any{&t.Bestemming, &t.Klasse, &t.Code, &t.Stap, &t.Regeling, &t.Soort, moment{&t.Sinds}, &t.Wie, &t.Waarom, &t.Einde},
		`SELECT bestemming, klasse, code, stap, regeling, soort, sinds, wie, waarom, einde FROM taak WHERE id = ?`, id)
	if err == nil && t.Einde != "" {
		err = store.ErrStaat
	}
	return t, err
}

// nextOf is what a taak sends on next, or store.ErrNotFound.
func (db *DB) nextOf(ctx context.Context, t store.Taak) (levering int64, err error) {
	err = db.row(ctx, []any{&levering}, nextOfSQL, filterArgs(ofTaak(t), t.ID)...)
	return levering, err
}

const nextOfSQL = `SELECT l.id FROM levering l JOIN dossier d ON d.id = l.dossier WHERE l.bestemming = ?1
	AND l.staat = 'wacht-op-mens' AND l.id > (SELECT laatste FROM taak WHERE id = ?13) AND ` + alleSQL + `ORDER BY l.id LIMIT 1`

// sendOn is Retry for a taak: what it did and how far it came are one transaction.
func (db *DB) sendOn(ctx context.Context, taak store.Taak, levering int64) error {
	h := handeling{levering, taak.Wie, fmt.Sprintf("opnieuw (taak %d)", taak.ID), taak.Waarom}
	return db.handel(ctx, h, func(t tx, l regelStaat) error {
		if !l.is(store.WachtOpMens) {
			return store.ErrStaat
		}
		n, err := t.exec(`UPDATE taak SET laatste = ?, gedaan = gedaan + 1 WHERE id = ? AND klaar IS NULL`, levering, taak.ID)
		if err == nil && n == 0 {
			err = store.ErrStaat
		}
		if err == nil {
			_, err = t.exec(`UPDATE levering SET staat = 'in-rij', ready_at = NULL, poging = 0, opnieuw = opnieuw + 1, taak = ? WHERE id = ?`, taak.ID, levering)
		}
		if err != nil {
			return err
		}
		return t.promote(l.dossier, db.Now(), db.termijn(l.bestemming))
	})
}

// passOver goes on behind what could not be sent on.
func (db *DB) passOver(ctx context.Context, taak store.Taak, levering int64, fout error) error {
	db.Log.WarnContext(ctx, "een taak slaat een levering over", "taak", taak.ID, "levering", levering, "fout", fout)
	return db.s.do(ctx, func(t tx) error {
		_, err := t.exec(`UPDATE taak SET laatste = max(laatste, ?), overgeslagen = overgeslagen + 1 WHERE id = ? AND klaar IS NULL`, levering, taak.ID)
		return err
	})
}
