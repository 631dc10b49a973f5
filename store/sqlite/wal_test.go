package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"solo/store/sqlite"
)

const (
	walProefStap = 100
	walProefMax  = 1000
	pagina       = 4096
)

// writeMuch writes forty times as much as one step, and returns the largest WAL.
func writeMuch(t *testing.T, db *sqlite.DB) (top int64) {
	t.Helper()
	err := db.Write(t.Context(), func(exec func(string, ...any) error) error {
		return exec(`CREATE TABLE IF NOT EXISTS vulling(x)`)
	})
	for range 40 {
		if err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		err = db.Write(t.Context(), func(exec func(string, ...any) error) error {
			return exec(`INSERT INTO vulling VALUES (zeroblob(?))`, walProefStap*pagina)
		})
		if d := time.Since(begin); d > 4*time.Second {
			t.Errorf("a write took %v: it waited for a reader", d)
		}
		top = max(top, walSize(t, db))
	}
	return top
}

func TestWalStaysShortUnderLoad(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	if err := db.SetWal(t.Context(), walProefStap, walProefMax); err != nil {
		t.Fatal(err)
	}
	if top := writeMuch(t, db); top > 4*walProefStap*pagina {
		t.Errorf("the WAL grew to %d bytes, want about %d", top, 2*walProefStap*pagina)
	}
}

func TestWalThatAReaderHeldIsEmptiedWithoutWaitingForHim(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	if err := db.SetWal(t.Context(), walProefStap, walProefMax); err != nil {
		t.Fatal(err)
	}
	db.SetLezing(time.Minute)
	if _, err := db.Pragma(t.Context(), fmt.Sprintf("journal_size_limit(%d)", walProefMax*pagina)); err != nil {
		t.Fatal(err)
	}
	mustAccept(t, db, 2, "amersfoort")
	leest, los, klaar := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		eerste := true
		klaar <- db.LeesRijen(context.WithoutCancel(t.Context()), `SELECT id FROM dossier`, func() error {
			if eerste {
				eerste = false
				close(leest)
				<-los
			}
			return nil
		})
	}()
	<-leest
	top := writeMuch(t, db)
	close(los)
	if err := <-klaar; err != nil {
		t.Fatal(err)
	}
	if top < walProefMax*pagina {
		t.Fatalf("the WAL was never longer than %d bytes: this test is blind", top)
	}
	for range 50 {
		err := db.Write(t.Context(), func(exec func(string, ...any) error) error {
			return exec(`INSERT INTO vulling VALUES (1)`)
		})
		if err != nil {
			t.Fatal(err)
		}
		if walSize(t, db) <= walProefMax*pagina {
			return
		}
	}
	t.Errorf("the WAL still holds %d bytes after the reader has gone", walSize(t, db))
}

func TestOwnCheckpointsReplaceThoseOfSQLite(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	got, err := db.Pragma(t.Context(), "wal_autocheckpoint")
	if err = errors.Join(err, db.Close()); err != nil || got != "0" {
		t.Errorf("wal_autocheckpoint = %s, %v; want 0", got, err)
	}
}
