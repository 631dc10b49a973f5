package sqlite

import (
	"context"
	"errors"
	"fmt"

	"solo/store"
)

// Acknowledge says that a person has seen a signaal: it is not told any more. That of a
// dossier stands in the audit trail of the delivery that it is about, the first for spoed,
// with the reason; the reason is left out when the dossier was destroyed. That of anything
// else is about a system, and its reason is kept in clear. Doing it again changes nothing.
// Error: store.ErrNotFound.
func (db *DB) Acknowledge(ctx context.Context, id int64, wie, waarom string) error {
	b := bevestiging{signaal: id, wie: wie, nu: ms(db.Now())}
	var s store.Signaal
	err := db.row(ctx, []any{&s.Soort, &b.bestemming, moment{&s.BevestigdOp}, &b.levering}, `SELECT s.soort, s.bestemming, s.bevestigd_op, coalesce(l.id, 0)
		FROM signaal s LEFT JOIN levering l ON l.dossier = s.dossier
			AND CASE s.soort WHEN 'dubbel' THEN l.id = CAST(s.sleutel AS INTEGER) ELSE l.volgnummer = 1 END
		WHERE s.id = ?`, id)
	if err == nil && s.BevestigdOp.IsZero() {
		b.wat = s.Soort + " gezien"
		if s.Soort == store.SignaalVerschil {
			b.wat = s.Soort + " van gemeente " + b.bestemming + " gezien"
		}
		err = db.acknowledge(ctx, b, waarom)
	}
	if err != nil {
		return fmt.Errorf("signaal %d bevestigen: %w", id, err)
	}
	return nil
}

// A bevestiging is what Acknowledge books.
type bevestiging struct {
	signaal, levering, nu int64 // levering zero: it is of no dossier
	wie, wat, bestemming  string
}

func (db *DB) acknowledge(ctx context.Context, b bevestiging, waarom string) error {
	if b.levering != 0 {
		err := db.handel(ctx, handeling{b.levering, b.wie, b.wat, waarom}, func(t tx, _ regelStaat) error { return t.acknowledge(b) })
		if !errors.Is(err, store.ErrVernietigd) {
			return err
		}
	}
	return db.s.do(ctx, func(t tx) error {
		if err := t.acknowledge(b); err != nil {
			return err
		}
		if b.levering != 0 {
			_, err := t.exec(`INSERT INTO handeling(op, wie, wat, levering) VALUES (?, ?, ?, ?)`, b.nu, b.wie, b.wat, b.levering)
			return err
		}
		_, err := t.exec(`INSERT INTO handeling(op, wie, wat, bestemming, reden) VALUES (?, ?, ?, (SELECT naam FROM bestemming WHERE naam = ?), ?)`,
			b.nu, b.wie, b.wat, b.bestemming, waarom)
		return err
	})
}

func (t tx) acknowledge(b bevestiging) error {
	_, err := t.exec(`UPDATE signaal SET bevestigd_op = ?, bevestigd_door = ? WHERE id = ? AND bevestigd_op IS NULL`, b.nu, b.wie, b.signaal)
	return err
}
