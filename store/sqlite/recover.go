package sqlite

import (
	"context"
	"time"

	"solo/faal"
)

// recover goes on where another process ended. The lock says that the former owner is dead, so its
// leases are free at once, and what it was sending is in doubt from now on: the settle
// time begins at the death of the process, which was not later than this.
func (db *DB) recover(ctx context.Context) error {
	nu := db.Now()
	var vrij, twijfel int64
	err := db.s.do(ctx, func(t tx) (err error) {
		if _, err := t.exec(`UPDATE node SET epoch = epoch + 1`); err != nil {
			return err
		}
		if twijfel, err = t.doubtAll(nu, db.settle); err != nil {
			return err
		}
		vrij, err = t.exec(`UPDATE levering SET staat = 'gepland', ready_at = ? WHERE staat = 'bezig'`, ms(nu))
		if err != nil {
			return err
		}
		// Who repairs the credentials and restarts expects it to be tried now.
		_, err = t.exec(`UPDATE bestemming SET proef_op = ? WHERE pauze_sinds IS NOT NULL`, ms(nu))
		return err
	})
	if vrij > 0 && faal.Mutant(faal.TraagHerstel) {
		time.Sleep(6 * time.Second)
	}
	if err == nil && vrij > 0 {
		db.Log.InfoContext(ctx, "leveringen van een vorig proces hervat", "leveringen", vrij, "stappen_in_twijfel", twijfel)
	}
	db.wake()
	return err
}

// doubtAll puts every step that was being sent in doubt, by the settle of its destination.
func (t tx) doubtAll(nu time.Time, settle func(string) time.Duration) (totaal int64, err error) {
	var namen []string
	err = t.query(func(scan func(...any) error) error {
		var naam string
		err := scan(&naam)
		namen = append(namen, naam)
		return err
	}, `SELECT DISTINCT bestemming FROM levering WHERE staat = 'bezig'`)
	if err != nil {
		return 0, err
	}
	for _, naam := range namen {
		n, err := t.exec(`UPDATE stap SET toestand = 'twijfel', twijfel_sinds = ?, bezonken_op = ?, niet_gevonden = 0
			WHERE toestand = 'verzonden' AND levering IN (SELECT id FROM levering WHERE bestemming = ? AND staat = 'bezig')`,
			ms(nu), ms(nu.Add(settle(naam))), naam)
		if err != nil {
			return 0, err
		}
		totaal += n
	}
	return totaal, nil
}
