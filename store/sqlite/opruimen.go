package sqlite

import (
	"context"
	"fmt"
	"time"
)

// maxOpruimen is how many rows go in one transaction: others write in between.
const maxOpruimen = 500

// A signaal is over when a person acknowledged it, when its dossier was destroyed, or when
// a later one of its kind came. The last of each kind stays, however old: by it is known
// what people were told. What nobody saw of one dossier or one day is not over.
const voorbijSQL = `SELECT s.id FROM signaal s WHERE coalesce(s.bevestigd_op, s.op) < ?1 AND CASE
	WHEN s.soort IN ('storing', 'hersteld', 'wacht-op-mens', 'certificaat', 'bewaren') THEN EXISTS (
		SELECT 1 FROM signaal n WHERE n.soort = s.soort AND n.bestemming = s.bestemming AND n.id > s.id)
	ELSE s.bevestigd_op IS NOT NULL OR EXISTS (
		SELECT 1 FROM dossier d WHERE d.id = s.dossier AND d.vernietigd_op IS NOT NULL) END
	ORDER BY s.id LIMIT ?2`

// PruneSignalen removes signalen that are over since before voor, and what was sent of
// them.
func (db *DB) PruneSignalen(ctx context.Context, voor time.Time) (weg int, err error) {
	for n := int64(maxOpruimen); n == maxOpruimen && err == nil; weg += int(n) {
		err = db.s.do(ctx, func(t tx) error {
			n = 0
			_, err := t.exec(`DELETE FROM signaalbericht WHERE signaal IN (`+voorbijSQL+`)`, ms(voor), maxOpruimen)
			if err == nil {
				n, err = t.exec(`DELETE FROM signaal WHERE id IN (`+voorbijSQL+`)`, ms(voor), maxOpruimen)
			}
			return err
		})
	}
	if err != nil {
		return weg, fmt.Errorf("oude signalen opruimen: %w", err)
	}
	return weg, nil
}
