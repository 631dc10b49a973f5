package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"solo/store"
)

// Tellingen counts what is not delivered, per destination and state.
func (db *DB) Tellingen(ctx context.Context) (uit []store.Telling, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var t store.Telling
		err := scan(&t.Bestemming, &t.Staat, &t.Aantal)
		uit = append(uit, t)
		return err
	}, `SELECT bestemming, staat, count(*) FROM levering
		WHERE staat IN ('in-rij', 'gepland', 'bezig', 'wacht-op-mens') GROUP BY bestemming, staat`)
	if err != nil {
		return nil, fmt.Errorf("leveringen tellen: %w", err)
	}
	return uit, nil
}

// SpoedWacht counts per destination the urgent aanvragen of which the zaak is not there
// yet and not cancelled.
func (db *DB) SpoedWacht(ctx context.Context) (map[string]int, error) {
	uit := map[string]int{}
	err := db.query(ctx, func(scan func(...any) error) error {
		var naam string
		var n int
		err := scan(&naam, &n)
		uit[naam] = n
		return err
	}, `SELECT d.bestemming, count(*) FROM dossier d JOIN levering l ON l.dossier = d.id AND l.volgnummer = 1
		WHERE d.urgentie = 'spoed' AND d.status = 'ingediend' AND l.staat IN ('in-rij', 'gepland', 'bezig', 'wacht-op-mens')
		GROUP BY d.bestemming`)
	if err != nil {
		return nil, fmt.Errorf("spoed tellen: %w", err)
	}
	return uit, nil
}

// Schijf tells how much room there is where the store is.
func (db *DB) Schijf() (s store.Schijf, err error) {
	if s.Vrij, err = db.ruim.vrij(db.Map); err != nil {
		return s, fmt.Errorf("vrije ruimte: %w", err)
	}
	s.Reserve = size(db.ruim.pad)
	s.WAL = size(filepath.Join(db.Map, "solo.db-wal"))
	return s, nil
}

// size of a file; zero when it is not there.
func size(pad string) int64 {
	i, err := os.Stat(pad)
	if err != nil {
		return 0
	}
	return i.Size()
}
