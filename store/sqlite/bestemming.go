package sqlite

import (
	"context"
	"fmt"
	"time"

	"solo/outbox"
	"solo/store"
)

// Pause has nothing tried at a destination until Resume; what runs goes on, and
// acceptance too. waarom is kept in clear: it is about a system, not about people.
func (db *DB) Pause(ctx context.Context, bestemming, wie, waarom string) error {
	nu := ms(db.Now())
	err := db.s.do(ctx, func(t tx) error {
		return allOf(
			func() error { return t.putBestemming(bestemming) },
			func() error {
				_, err := t.exec(`UPDATE bestemming SET stil_sinds = coalesce(stil_sinds, ?), stil_wie = ?, stil_waarom = ?
					WHERE naam = ?`, nu, wie, waarom, bestemming)
				return err
			},
			func() error { return t.putHandeling(nu, bestemming, wie, "pauzeer", waarom) })
	})
	if err != nil {
		return fmt.Errorf("bestemming %s pauzeren: %w", bestemming, err)
	}
	return nil
}

// Resume ends every pause of a destination, and closes its breaker. waarom is kept in
// clear, as that of Pause. Error: store.ErrNotFound.
func (db *DB) Resume(ctx context.Context, bestemming, wie, waarom string) error {
	nu := ms(db.Now())
	err := db.s.do(ctx, func(t tx) error {
		var naam string
		return allOf(
			func() error {
				return t.row(`SELECT naam FROM bestemming WHERE naam = ?`, bestemming).Scan(&naam)
			},
			func() error { return t.unpause(bestemming) },
			func() error {
				_, err := t.exec(`UPDATE bestemming SET stil_sinds = NULL, stil_wie = '', stil_waarom = '', open_tot = NULL
					WHERE naam = ?`, bestemming)
				return err
			},
			func() error { return t.putHandeling(nu, bestemming, wie, "hervat", waarom) })
	})
	if err != nil {
		return fmt.Errorf("bestemming %s hervatten: %w", bestemming, err)
	}
	db.wake()
	return nil
}

func (t tx) putBestemming(naam string) error {
	_, err := t.exec(`INSERT INTO bestemming(naam) VALUES (?) ON CONFLICT DO NOTHING`, naam)
	return err
}

func (t tx) putHandeling(op int64, bestemming, wie, wat, reden string) error {
	_, err := t.exec(`INSERT INTO handeling(op, wie, wat, bestemming, reden) VALUES (?, ?, ?, ?, ?)`,
		op, wie, wat, bestemming, reden)
	return err
}

// Zekeringen implements outbox.Store.
func (db *DB) Zekeringen(ctx context.Context) (map[string]store.Zekering, error) {
	uit := map[string]store.Zekering{}
	err := db.query(ctx, func(scan func(...any) error) error {
		var naam string
		var z store.Zekering
		err := scan(&naam, moment{&z.OpenTot}, &z.Keren)
		uit[naam] = z
		return err
	}, `SELECT naam, open_tot, keren FROM bestemming WHERE keren > 0`)
	if err != nil {
		return nil, fmt.Errorf("zekeringen lezen: %w", err)
	}
	return uit, nil
}

// PutZekering implements outbox.Store.
func (db *DB) PutZekering(ctx context.Context, bestemming string, z store.Zekering) error {
	err := db.s.do(ctx, func(t tx) error {
		_, err := t.exec(`UPDATE bestemming SET open_tot = ?, keren = ? WHERE naam = ?`, msOrNull(z.OpenTot), z.Keren, bestemming)
		return err
	})
	if err != nil {
		return fmt.Errorf("zekering van %s opslaan: %w", bestemming, err)
	}
	return nil
}

// note books since when a destination fails, and when it was last delivered to.
func (t tx) note(bestemming string, nu time.Time, u outbox.Uitkomst) (err error) {
	if u.Besluit == outbox.Geleverd {
		_, err = t.exec(`UPDATE bestemming SET geleverd_op = ? WHERE naam = ?`, ms(nu), bestemming)
	}
	switch {
	case err != nil:
	case u.Toegang == outbox.Open:
		_, err = t.exec(`UPDATE bestemming SET mislukt_sinds = NULL WHERE naam = ? AND mislukt_sinds IS NOT NULL`, bestemming)
	case u.Storing:
		_, err = t.exec(`UPDATE bestemming SET mislukt_sinds = ? WHERE naam = ? AND mislukt_sinds IS NULL`, ms(nu), bestemming)
	}
	return err
}
