package sqlite_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"solo/store"
	"solo/store/sqlite"
)

func TestReadThatTakesTooLongIsAFaultOfTheStore(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 1, "amersfoort")
	db.SetLezing(20 * time.Millisecond)
	const eindeloos = `WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k) SELECT max(i) FROM k`
	if err := db.Lees(t.Context(), eindeloos); !errors.Is(err, store.ErrOpslag) {
		t.Errorf("rows: got %v, want ErrOpslag", err)
	}
	db.SetLezing(time.Nanosecond)
	if _, _, err := db.Known(t.Context(), "loket", "amersfoort-0"); !errors.Is(err, store.ErrOpslag) {
		t.Errorf("one row: got %v, want ErrOpslag", err)
	}
}

func TestReadThatItsCallerEndedIsNoFaultOfTheStore(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := db.NextDue(ctx); !errors.Is(err, context.Canceled) || errors.Is(err, store.ErrOpslag) {
		t.Errorf("got %v, want context.Canceled and no ErrOpslag", err)
	}
}

// Somebody with many browsers open, or a supplier that asks for lists all day, takes no
// reader from who accepts and delivers.
func TestListsKeepNoReaderFromAcceptanceAndDelivery(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	id, err := accept(t, db, "1", "amersfoort")
	if err != nil {
		t.Fatal(err)
	}
	los, bezig := make(chan struct{}), make(chan struct{}, 20)
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			_ = db.Blader(t.Context(), `SELECT 1`, func() error { bezig <- struct{}{}; <-los; return nil })
		})
	}
	<-bezig
	<-bezig // both of them
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	if _, _, err := db.Known(ctx, "loket", "1"); err != nil {
		t.Errorf("acceptance: %v", err)
	}
	if _, _, err := db.Dossier(ctx, id); err != nil {
		t.Errorf("delivery: %v", err)
	}
	if _, err := accept(t, db, "2", "amersfoort"); err != nil {
		t.Errorf("acceptance: %v", err)
	}
	close(los)
	wg.Wait()
}
