package sqlite_test

import (
	"context"
	"errors"
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
