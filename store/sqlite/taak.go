package sqlite

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"solo/store"
)

// StartTaken begins a taak at each destination where something waits for a person that the
// filter selects, by name: all of them or none. The fields that a Taak does not have are not
// looked at. Errors: store.ErrNotFound when there is nothing, store.ErrStaat when one is
// going on at one of them.
func (db *DB) StartTaken(ctx context.Context, f store.Filter, wie, waarom string) (uit []store.Taak, err error) {
	nu := ms(db.Now())
	basis := store.Taak{Bestemming: f.Bestemming, Klasse: f.Klasse, Code: f.Code, Stap: f.Stap, Regeling: f.Regeling, Soort: f.Soort,
		Sinds: f.Sinds, Wie: wie, Waarom: waarom, Begonnen: time.UnixMilli(nu).UTC()}
	aantal, err := db.CountWerk(ctx, ofTaak(basis))
	if err == nil && len(aantal) == 0 {
		err = fmt.Errorf("er wacht niets op een mens dat hierbij past: %w", store.ErrNotFound)
	}
	for _, naam := range slices.Sorted(maps.Keys(aantal)) {
		t := basis
		t.Bestemming, t.Totaal = naam, aantal[naam]
		uit = append(uit, t)
	}
	if err == nil {
		err = db.s.do(ctx, func(t tx) error { return t.startTaken(uit) })
	}
	if err != nil {
		return nil, fmt.Errorf("taak beginnen: %w", err)
	}
	return uit, nil
}

// startTaken gives each its ID.
func (t tx) startTaken(taken []store.Taak) error {
	for i := range taken {
		n := &taken[i]
		err := t.row(`INSERT INTO taak(bestemming, klasse, code, stap, regeling, soort, sinds, wie, waarom, begonnen, totaal)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`, n.Bestemming, n.Klasse, n.Code, n.Stap,
			n.Regeling, n.Soort, msOrNull(n.Sinds), n.Wie, n.Waarom, ms(n.Begonnen), n.Totaal).Scan(&n.ID)
		if errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("voor %s loopt al een taak: %w", n.Bestemming, store.ErrStaat)
		}
		if err == nil {
			err = t.putHandeling(ms(n.Begonnen), n.Bestemming, n.Wie, fmt.Sprintf("taak %d: alles opnieuw", n.ID), n.Waarom)
		}
		if err != nil {
			return err
		}
	}
	return nil
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
