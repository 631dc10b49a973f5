package sqlite

import (
	"context"
	"errors"
	"fmt"

	"solo/store"
)

// StartTaak begins a taak for one destination on what the filter selects of what waits
// for a person there; the fields that a Taak does not have are not looked at. Errors:
// store.ErrNotFound when that is nothing, store.ErrStaat when one is going on there.
func (db *DB) StartTaak(ctx context.Context, f store.Filter, wie, waarom string) (*store.Taak, error) {
	f = ofTaak(store.Taak{Bestemming: f.Bestemming, Klasse: f.Klasse, Code: f.Code, Stap: f.Stap,
		Regeling: f.Regeling, Soort: f.Soort, Sinds: f.Sinds})
	aantal, err := db.CountWerk(ctx, f)
	if err == nil && aantal[f.Bestemming] == 0 {
		err = fmt.Errorf("er wacht niets op een mens dat hierbij past: %w", store.ErrNotFound)
	}
	var id int64
	nu := ms(db.Now())
	if err == nil {
		err = db.s.do(ctx, func(t tx) error {
			err := t.row(`INSERT INTO taak(bestemming, klasse, code, stap, regeling, soort, sinds, wie, waarom, begonnen, totaal)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`, f.Bestemming, f.Klasse, f.Code, f.Stap,
				f.Regeling, f.Soort, msOrNull(f.Sinds), wie, waarom, nu, aantal[f.Bestemming]).Scan(&id)
			if errors.Is(err, store.ErrNotFound) {
				return fmt.Errorf("er loopt al een taak: %w", store.ErrStaat)
			}
			if err != nil {
				return err
			}
			return t.putHandeling(nu, f.Bestemming, wie, fmt.Sprintf("taak %d: alles opnieuw", id), waarom)
		})
	}
	if err != nil {
		return nil, fmt.Errorf("taak voor %s: %w", f.Bestemming, err)
	}
	return db.Taak(ctx, id)
}

// ofTaak is what a taak selects.
func ofTaak(t store.Taak) store.Filter {
	return store.Filter{Bestemming: t.Bestemming, Staat: store.WachtOpMens, Klasse: t.Klasse, Code: t.Code, Stap: t.Stap,
		Regeling: t.Regeling, Soort: t.Soort, Sinds: t.Sinds}
}

// What it sent on is counted by where that stands now.
const taakSQL = `SELECT t.id, t.bestemming, t.klasse, t.code, t.stap, t.regeling, t.soort, t.sinds, t.wie, t.waarom, t.begonnen,
	t.klaar, t.einde, t.gestopt_door, t.totaal, t.gedaan, t.overgeslagen,
	(SELECT count(*) FROM levering l WHERE l.taak = t.id AND l.staat = 'geleverd'),
	(SELECT count(*) FROM levering l WHERE l.taak = t.id AND l.staat = 'wacht-op-mens'),
	(SELECT count(*) FROM levering l WHERE l.taak = t.id AND l.staat IN ('in-rij', 'gepland', 'bezig')) FROM taak t `

func (db *DB) taken(ctx context.Context, waar string, args ...any) (uit []store.Taak, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var t store.Taak
		err := scan(&t.ID, &t.Bestemming, &t.Klasse, &t.Code, &t.Stap, &t.Regeling, &t.Soort, moment{&t.Sinds}, &t.Wie, &t.Waarom,
			moment{&t.Begonnen}, moment{&t.Klaar}, &t.Einde, &t.GestoptDoor, &t.Totaal, &t.Gedaan, &t.Overgeslagen,
			&t.Geleverd, &t.Terug, &t.Onderweg)
		uit = append(uit, t)
		return err
	}, taakSQL+waar, args...)
	if err != nil {
		return nil, fmt.Errorf("taken lezen: %w", err)
	}
	return uit, nil
}

const maxTaken = 50 // shown

// Taken returns the last fifty, the newest first; open: only those that go on.
func (db *DB) Taken(ctx context.Context, open bool) ([]store.Taak, error) {
	return db.taken(ctx, `WHERE NOT ? OR t.klaar IS NULL ORDER BY t.id DESC LIMIT ?`, open, maxTaken)
}

// Taak returns one, or store.ErrNotFound.
func (db *DB) Taak(ctx context.Context, id int64) (*store.Taak, error) {
	uit, err := db.taken(ctx, `WHERE t.id = ?`, id)
	if err == nil && len(uit) == 0 {
		err = fmt.Errorf("taak %d: %w", id, store.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return &uit[0], nil
}

// StapTaak sends on the next delivery of a taak that goes on, or ends it when there is
// none; verder reports that there may be more. What a person has dealt with meanwhile,
// or what cannot be opened, is passed over. Errors: store.ErrNotFound, store.ErrStaat
// when it does not go on.
func (db *DB) StapTaak(ctx context.Context, id int64) (verder bool, err error) {
	t, err := db.Taak(ctx, id)
	if err != nil {
		return false, err
	}
	if t.Einde != "" {
		return false, fmt.Errorf("taak %d: %w", id, store.ErrStaat)
	}
	levering, err := db.nextOf(ctx, *t)
	if errors.Is(err, store.ErrNotFound) {
		return false, db.StopTaak(ctx, id, store.TaakAf, "", "")
	}
	if err != nil {
		return false, fmt.Errorf("taak %d: %w", id, err)
	}
	err = db.sendOn(ctx, *t, levering)
	if err != nil && ctx.Err() == nil && !isBatch(err) {
		err = db.s.do(ctx, func(t tx) error {
			_, err := t.exec(`UPDATE taak SET laatste = max(laatste, ?), overgeslagen = overgeslagen + 1 WHERE id = ? AND klaar IS NULL`, levering, id)
			return err
		})
	}
	return err == nil, err
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

// StopTaak ends a taak that goes on, for the reason einde; what it has sent on stays on
// its way. wie is empty when no person stops it. Errors: store.ErrNotFound,
// store.ErrStaat.
func (db *DB) StopTaak(ctx context.Context, id int64, einde, wie, waarom string) error {
	nu := ms(db.Now())
	err := db.s.do(ctx, func(t tx) error {
		var bestemming string
		var al bool
		if err := t.row(`SELECT bestemming, klaar IS NOT NULL FROM taak WHERE id = ?`, id).Scan(&bestemming, &al); err != nil {
			return err
		}
		if al {
			return store.ErrStaat
		}
		_, err := t.exec(`UPDATE taak SET klaar = ?, einde = ?, gestopt_door = ? WHERE id = ?`, nu, einde, wie, id)
		if err != nil || wie == "" {
			return err
		}
		return t.putHandeling(nu, bestemming, wie, fmt.Sprintf("taak %d gestopt", id), waarom)
	})
	if err != nil {
		return fmt.Errorf("taak %d: %w", id, err)
	}
	return nil
}
