package sqlite

import (
	"context"
	"fmt"

	"solo/connectors"
)

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
