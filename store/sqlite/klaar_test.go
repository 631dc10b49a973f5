package sqlite_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"solo/store"
	"solo/store/sqlite"
)

func TestWritableFailsWhenNothingCanBeStored(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	if err := db.Writable(t.Context()); err != nil {
		t.Errorf("an open store: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := db.Writable(t.Context()); !errors.Is(err, store.ErrOpslag) {
		t.Errorf("a closed store: got %v, want store.ErrOpslag", err)
	}
}

// What is due and left alone is a standstill; what is being delivered, and what a
// person paused, is not.
func TestStalledIsWhatIsDueAndLeftAlone(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	for _, naam := range []string{"assen", "bezig", "gepauzeerd"} {
		mustAccept(t, db, 1, naam)
	}
	if _, err := db.Claim(t.Context(), "bezig", 1); err != nil {
		t.Fatal(err)
	}
	if err := db.Pause(t.Context(), "gepauzeerd", "jansen", "onderhoud"); err != nil {
		t.Fatal(err)
	}
	for na, want := range map[time.Duration][]string{-time.Minute: nil, time.Minute: {"assen"}} {
		got, err := db.Stalled(t.Context(), time.Now().Add(na))
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("due before now%+v: got %v, %v, want %v", na, got, err, want)
		}
	}
}
