package sqlite

import (
	"context"
	"encoding/json"
	"fmt"

	"solo/dossier"
	"solo/outbox"
	"solo/store"
)

// Retry sends a delivery on now: one that waits for a person or for its next attempt, or
// that was cancelled: the same aanvraag is not accepted twice. Done steps stay done; attempts and term
// start anew. Errors: store.ErrNotFound, store.ErrStaat.
func (db *DB) Retry(ctx context.Context, id int64, wie, waarom string) error {
	return db.handel(ctx, handeling{id, wie, "opnieuw", waarom}, func(t tx, l regelStaat) error {
		if !l.is(store.WachtOpMens, store.Gepland, store.Geannuleerd) {
			return store.ErrStaat
		}
		nu := db.Now()
		_, err := t.exec(`UPDATE levering SET staat = 'in-rij', ready_at = NULL, poging = 0, opnieuw = opnieuw + 1, afgehandeld = NULL WHERE id = ?`, id)
		if err != nil {
			return err
		}
		return t.promote(l.dossier, nu, db.termijn(l.bestemming))
	})
}

// Cancel ends a delivery that is not running and not delivered. What it has made at the
// case system so far stays there. Errors: store.ErrNotFound, store.ErrStaat.
func (db *DB) Cancel(ctx context.Context, id int64, wie, waarom string) error {
	return db.handel(ctx, handeling{id, wie, "annuleer", waarom}, func(t tx, l regelStaat) error {
		if !l.is(store.InRij, store.Gepland, store.WachtOpMens) {
			return store.ErrStaat
		}
		_, err := t.exec(`UPDATE levering SET staat = 'geannuleerd', ready_at = NULL WHERE id = ?`, id)
		if err != nil {
			return err
		}
		return t.promote(l.dossier, db.Now(), db.termijn(l.bestemming))
	})
}

// Skip gives a step the result that a person found at the case system, as the JSON that
// the step itself would have kept. The delivery does not go on by itself: see Retry.
// Errors: store.ErrNotFound when there is no such step, store.ErrStaat.
func (db *DB) Skip(ctx context.Context, id int64, stap string, resultaat []byte, wie, waarom string) error {
	if !json.Valid(resultaat) {
		return fmt.Errorf("stap %s: het resultaat is geen geldige JSON", stap)
	}
	z, err := db.zegelLevering(ctx, id)
	if err != nil {
		return fmt.Errorf("levering %d: %w", id, err)
	}
	dicht := z.seal(resultaat, plaatsStap(id, stap, "resultaat"))
	if z.err != nil {
		return fmt.Errorf("levering %d: %w", id, z.err)
	}
	return db.handel(ctx, handeling{id, wie, "sla stap over: " + stap, waarom}, func(t tx, l regelStaat) error {
		if !l.is(store.Gepland, store.WachtOpMens, store.InRij) {
			return store.ErrStaat
		}
		n, err := t.exec(`UPDATE stap SET toestand = 'overgeslagen', op = ?, resultaat = ?, twijfel_sinds = NULL,
			bezonken_op = NULL, niet_gevonden = 0 WHERE levering = ? AND naam = ? AND toestand <> 'klaar'`,
			ms(db.Now()), dicht, id, stap)
		if err == nil && n == 0 {
			return fmt.Errorf("stap %s: %w", stap, store.ErrNotFound)
		}
		return err
	})
}

// Repin forgets what was rendered, so that the next attempt renders it by the mapping
// that is then in force. The caller has checked, on l as Levering gave it, that no done step
// would have been sent differently: when it was tried since, that is store.ErrStaat, and to
// be checked anew. Errors: store.ErrNotFound, store.ErrStaat.
func (db *DB) Repin(ctx context.Context, l outbox.Levering, wie, waarom string) error {
	return db.handel(ctx, handeling{l.ID, wie, "opnieuw vastleggen", waarom}, func(t tx, r regelStaat) error {
		if !r.is(store.InRij, store.Gepland, store.WachtOpMens) || r.fence != l.Fence {
			return store.ErrStaat
		}
		return t.unpin(l.ID)
	})
}

// A handeling is what a person does to a delivery. The reason is sealed: people write
// names in it.
type handeling struct {
	levering         int64
	wie, wat, waarom string
}

// A regelStaat is a delivery as the transaction sees it.
type regelStaat struct {
	dossier    dossier.ID
	bestemming string
	staat      store.Staat
	fence      int64 // how often it was claimed
}

func (r regelStaat) is(staten ...store.Staat) bool {
	for _, s := range staten {
		if r.staat == s {
			return true
		}
	}
	return false
}

// handel does what a person asks and writes it down, in one transaction.
func (db *DB) handel(ctx context.Context, h handeling, doe func(tx, regelStaat) error) error {
	z, err := db.zegelLevering(ctx, h.levering)
	if err != nil {
		return fmt.Errorf("levering %d: %w", h.levering, err)
	}
	// The row has no number yet: the place is that of the delivery.
	waarom := z.seal([]byte(h.waarom), plaatsLevering(h.levering, "waarom"))
	if z.err != nil {
		return fmt.Errorf("levering %d: %w", h.levering, z.err)
	}
	err = db.s.do(ctx, func(t tx) error {
		var r regelStaat
		if err := t.row(`SELECT dossier, bestemming, staat, fence FROM levering WHERE id = ?`, h.levering).Scan(&r.dossier, &r.bestemming, &r.staat, &r.fence); err != nil {
			return err
		}
		if err := allOf(
			func() error { return t.kept(r.dossier) },
			func() error { return doe(t, r) }); err != nil {
			return err
		}
		_, err := t.exec(`INSERT INTO handeling(op, wie, wat, levering, waarom) VALUES (?, ?, ?, ?, ?)`,
			ms(db.Now()), h.wie, h.wat, h.levering, waarom)
		return err
	})
	if err != nil {
		return fmt.Errorf("levering %d: %w", h.levering, err)
	}
	db.wake()
	return nil
}
