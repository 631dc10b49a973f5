package sqlite

import (
	"context"
	"fmt"

	"solo/connectors"
)

const maxHasten = 1000 // rows in one transaction: other destinations write in between

// Hasten implements outbox.Store.
func (db *DB) Hasten(ctx context.Context, bestemming string, een bool) error {
	if een {
		return db.probe(ctx, bestemming)
	}
	_, err := db.forward(ctx, `UPDATE levering SET ready_at = ?1 WHERE id IN (SELECT id FROM levering
		WHERE bestemming = ?2 AND ready_at > ?1 AND klasse IN (?3, ?4) ORDER BY ready_at LIMIT ?5)`,
		ms(db.Now()), bestemming, connectors.Tijdelijk, connectors.Toegang, maxHasten)
	return err
}

// forward runs an UPDATE of at most maxHasten rows until it finds no more.
func (db *DB) forward(ctx context.Context, q string, args ...any) (totaal int64, err error) {
	for n := int64(maxHasten); n == maxHasten; totaal += n {
		err := db.s.do(ctx, func(t tx) (err error) {
			n, err = t.exec(q, args...)
			return err
		})
		if err != nil {
			return totaal, fmt.Errorf("leveringen naar voren halen: %w", err)
		}
	}
	db.wake()
	return totaal, nil
}

// probe puts the delivery that waits longest before all others of its destination: of
// those that are due, or failed temporarily. None of the others was accepted before it,
// so none is due before the moment of its acceptance. It reads along levering_open, which
// its words name, and stops at the first.
func (db *DB) probe(ctx context.Context, bestemming string) error {
	err := db.s.do(ctx, func(t tx) error {
		_, err := t.exec(`UPDATE levering SET ready_at = min(ready_at, aangenomen, ?1) WHERE id = (SELECT id FROM levering
			WHERE bestemming = ?2 AND staat = 'gepland' AND staat IN ('in-rij', 'gepland', 'bezig', 'wacht-op-mens') AND (ready_at <= ?1 OR klasse = ?3) ORDER BY aangenomen, id LIMIT 1)`,
			ms(db.Now()), bestemming, connectors.Tijdelijk)
		return err
	})
	if err != nil {
		return fmt.Errorf("levering naar voren halen: %w", err)
	}
	db.wake()
	return nil
}
