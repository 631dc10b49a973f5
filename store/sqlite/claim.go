package sqlite

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"solo/outbox"
	"solo/store"
)

const nextDueSQL = `SELECT b.naam, b.proef_op, (SELECT l.ready_at FROM levering l
	WHERE l.bestemming = b.naam AND l.ready_at IS NOT NULL ORDER BY l.ready_at LIMIT 1)
	FROM bestemming b WHERE b.stil_sinds IS NULL`

// NextDue implements outbox.Store. It reads one index entry per destination, however
// much is waiting there.
func (db *DB) NextDue(ctx context.Context) (map[string]time.Time, error) {
	uit := map[string]time.Time{}
	err := db.query(ctx, func(scan func(...any) error) error {
		var naam string
		var proef, op time.Time
		if err := scan(&naam, moment{&proef}, moment{&op}); err != nil || op.IsZero() {
			return err // a WHERE on it would have SQLite look for it twice
		}
		if proef.After(op) {
			op = proef
		}
		uit[naam] = op
		return nil
	}, nextDueSQL)
	if err != nil {
		return nil, fmt.Errorf("leveringen zoeken: %w", err)
	}
	return uit, nil
}

// Claim implements outbox.Store.
func (db *DB) Claim(ctx context.Context, bestemming string, n int) (ls []outbox.Levering, err error) {
	nu := db.Now()
	err = db.s.doAs(ctx, halen, func(t tx) error {
		n, err := t.allowed(bestemming, n, nu)
		if err != nil || n == 0 {
			return err
		}
		ls, err = t.claim(bestemming, n, nu, &db.geclaimd)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("leveringen ophalen: %w", err)
	}
	return ls, nil
}

const allowedSQL = `SELECT proef_op, stil_sinds IS NOT NULL, EXISTS (SELECT 1 FROM levering WHERE bestemming = ?1 AND staat = 'bezig')
	FROM bestemming WHERE naam = ?1`

// allowed is n, but for a paused destination one proef at a time, when that is due, and
// for one that a person paused nothing.
func (t tx) allowed(bestemming string, n int, nu time.Time) (int, error) {
	var proef time.Time
	var stil, bezig bool
	err := t.row(allowedSQL, bestemming).Scan(moment{&proef}, &stil, &bezig)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return 0, nil // nothing was ever accepted for it
	case err != nil:
		return 0, err
	case stil:
		return 0, nil
	case proef.IsZero():
		return n, nil
	case bezig || nu.Before(proef):
		return 0, nil
	}
	return min(n, 1), nil
}

// The 0 is added because SQLite compiles a statement anew whenever a bound LIMIT is bound.
const claimSQL = `UPDATE levering SET staat = 'bezig', ready_at = NULL, fence = fence + 1
	WHERE id IN (SELECT id FROM levering WHERE bestemming = ? AND ready_at <= ? ORDER BY ready_at, id LIMIT ? + 0)
	RETURNING ` + leveringSQL + `, (SELECT d.sleutel FROM dossier d WHERE d.id = levering.dossier),
	EXISTS (SELECT 1 FROM stap s WHERE s.levering = levering.id)`

type lease struct{ levering, fence int64 }

// A begin is what the journal of a delivery starts with, as the claim saw it: only the
// holder of the lease changes that. It saves the first intent two reads.
type begin struct {
	verpakt []byte // data key of the dossier
	stappen bool   // there are some already
}

func (t tx) claim(bestemming string, n int, nu time.Time, geclaimd *sync.Map) (ls []outbox.Levering, err error) {
	err = t.query(func(scan func(...any) error) error {
		b := &begin{}
		l, err := scanLevering(func(naar ...any) error { return scan(append(naar, &b.verpakt, &b.stappen)...) })
		geclaimd.Store(lease{l.ID, l.Fence}, b)
		ls = append(ls, l)
		return err
	}, claimSQL, bestemming, ms(nu), n)
	slices.SortFunc(ls, func(a, b outbox.Levering) int { return int(a.ID - b.ID) })
	return ls, err
}

const leveringSQL = `id, dossier, volgnummer, bestemming, soort, poging + 1, stap, code, min(poging, (SELECT count(*) FROM poging p
	WHERE p.levering = levering.id AND p.klasse <> '' AND p.stap = levering.stap AND p.code = levering.code)),
	opnieuw, fence, aangenomen, deadline, EXISTS (SELECT 1 FROM weergave w WHERE w.levering = levering.id)`

func scanLevering(scan func(...any) error) (l outbox.Levering, err error) {
	err = scan(&l.ID, &l.Dossier, &l.Volgnummer, &l.Bestemming, &l.Soort, &l.Poging, &l.Stap, &l.Code, &l.Gelijk, &l.Opnieuw, &l.Fence,
		moment{&l.AangenomenOp}, moment{&l.Deadline}, &l.Vastgelegd)
	return l, err
}

// Levering returns a delivery as a claim would give it, for looking only: its Fence is
// not a lease. Error: store.ErrNotFound.
func (db *DB) Levering(ctx context.Context, id int64) (l outbox.Levering, err error) {
	err = db.one(ctx, func(scan func(...any) error) (err error) {
		l, err = scanLevering(scan)
		return err
	}, `SELECT `+leveringSQL+` FROM levering WHERE id = ?`, id)
	return l, err
}
