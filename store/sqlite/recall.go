package sqlite

import (
	"context"
	"fmt"
	"time"
)

// Recall implements outbox.Store. It writes only when there is something to move. A
// settle time that the clock ran ahead in begins again at the next look: checkClock.
func (db *DB) Recall(ctx context.Context, bestemming string, verste time.Duration) error {
	nu := db.Now()
	grens := ms(nu.Add(verste + db.settle(bestemming)))
	var ver bool
	if err := db.row(ctx, []any{&ver}, recallSQL, bestemming, grens); err != nil {
		return fmt.Errorf("planning lezen: %w", err)
	}
	if !ver {
		return nil
	}
	err := db.s.do(ctx, func(t tx) error {
		_, err := t.exec(`UPDATE bestemming SET proef_op = ? WHERE naam = ? AND proef_op > ?`, ms(nu), bestemming, grens)
		return err
	})
	if err != nil {
		return fmt.Errorf("proef naar voren halen: %w", err)
	}
	n, err := db.forward(ctx, `UPDATE levering SET ready_at = ?1 WHERE id IN (SELECT id FROM levering
		WHERE bestemming = ?2 AND ready_at > ?3 LIMIT ?4)`, ms(nu), bestemming, grens, maxHasten)
	if err != nil {
		return err
	}
	db.Log.WarnContext(ctx, "de klok is teruggezet; wat te ver vooruit stond is nu aan de beurt",
		"bestemming", bestemming, "leveringen", n)
	return nil
}

const recallSQL = `SELECT EXISTS (SELECT 1 FROM levering WHERE bestemming = ?1 AND ready_at > ?2)
	OR EXISTS (SELECT 1 FROM bestemming WHERE naam = ?1 AND proef_op > ?2)`
