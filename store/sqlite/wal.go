package sqlite

import (
	"context"
	"fmt"
	"time"

	"solo/faal"
	"solo/store"
)

// A wal is how the writer keeps the write-ahead log short. SQLite's own checkpoint runs
// inside a commit and never makes the file smaller; this one runs between commits, and
// waits for no reader.
type wal struct {
	stap, max int       // pages: after so many they are copied, beyond max the file is emptied
	gedaan    time.Time // last checkpoint
}

const (
	walStap = 1000
	walMax  = 64 << 20 / 4096
	// walPauze is how long a full WAL that a reader holds is left alone.
	walPauze = 100 * time.Millisecond
)

// tend is called after every commit.
func (s *schrijver) tend() {
	if s.dood != nil {
		return
	}
	var bezet, pagina, over int
	if err := s.tx.row("PRAGMA wal_checkpoint(NOOP)").Scan(&bezet, &pagina, &over); err != nil {
		_ = s.note(err)
		return
	}
	sinds := time.Since(s.wal.gedaan)
	switch {
	case pagina > s.wal.max && sinds >= walPauze:
		s.truncate()
	case pagina-over >= s.wal.stap || pagina > over && sinds >= rust:
		s.checkpoint("PASSIVE")
	}
}

// truncate empties the file; false when a reader is in the way, which is no error.
func (s *schrijver) truncate() bool {
	if s.dood != nil {
		return true
	}
	if _, err := s.tx.exec("PRAGMA busy_timeout(0)"); err != nil {
		_ = s.note(err)
		return false
	}
	leeg := s.checkpoint("TRUNCATE")
	if _, err := s.tx.exec("PRAGMA busy_timeout(5000)"); err != nil {
		_ = s.note(err)
	}
	return leeg
}

// checkpoint copies what it can into the database, and reports that nobody was in the
// way. On a full disk it fails, and the next one does it.
func (s *schrijver) checkpoint(soort string) bool {
	var bezet, pagina, over int
	s.wal.gedaan = time.Now()
	faal.Straks(faal.CheckpointMid)
	if err := s.tx.row("PRAGMA wal_checkpoint("+soort+")").Scan(&bezet, &pagina, &over); err != nil {
		_ = s.note(err)
		return false
	}
	return bezet == 0
}

// leegGeduld is how long Empty waits for readers that hold the WAL.
const leegGeduld = 10 * time.Second

// Empty empties the WAL, in which what was destroyed may still stand, encrypted. Error:
// store.ErrOpslag when readers held it all the time.
func (db *DB) Empty(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, leegGeduld)
	defer cancel()
	for {
		uit := make(chan bool, 1)
		select {
		case db.s.leeg <- uit:
		case <-db.s.klaar:
			return fmt.Errorf("WAL legen: %w: gesloten", store.ErrOpslag)
		case <-ctx.Done():
			return fmt.Errorf("WAL legen: %w: %w", store.ErrOpslag, ctx.Err())
		}
		if <-uit {
			return nil
		}
		select {
		case <-time.After(walPauze):
		case <-ctx.Done():
			return fmt.Errorf("WAL legen: %w: %w", store.ErrOpslag, ctx.Err())
		}
	}
}
