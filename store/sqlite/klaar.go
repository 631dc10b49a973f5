package sqlite

import (
	"context"
	"fmt"
	"time"
)

// Writable writes nothing of any meaning, durably: what fails here would fail for an
// aanvraag too, with store.ErrVol for one.
func (db *DB) Writable(ctx context.Context) error {
	err := db.s.doAs(ctx, aanneem, func(t tx) error {
		_, err := t.exec(`UPDATE node SET epoch = epoch WHERE id = 1`)
		return err
	})
	if err != nil {
		return fmt.Errorf("proef met schrijven: %w", err)
	}
	return nil
}

// Stalled names the destinations where something has been due since before sinds, that
// let us in, and where nothing is under way and nothing was delivered since: who
// should deliver there does not.
func (db *DB) Stalled(ctx context.Context, sinds time.Time) (uit []string, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var naam string
		err := scan(&naam)
		uit = append(uit, naam)
		return err
	}, `SELECT b.naam FROM bestemming b
		WHERE b.pauze_sinds IS NULL AND b.stil_sinds IS NULL AND b.open_tot IS NULL AND coalesce(b.geleverd_op, 0) < ?1
		AND EXISTS (SELECT 1 FROM levering l WHERE l.bestemming = b.naam AND l.ready_at < ?1)
		AND NOT EXISTS (SELECT 1 FROM levering l WHERE l.bestemming = b.naam AND l.staat = 'bezig')
		ORDER BY b.naam`, sinds.UnixMilli())
	if err != nil {
		return nil, fmt.Errorf("stilstand zoeken: %w", err)
	}
	return uit, nil
}
