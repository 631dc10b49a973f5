package sqlite_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"solo/store"
	"solo/store/sqlite"
)

// ruin overwrites the middle of the database.
func ruin(t *testing.T, folder string) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(folder, "solo.db"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	i, err := f.Stat()
	if err == nil {
		_, err = f.WriteAt(bytes.Repeat([]byte{0x5a}, 40<<10), i.Size()/2)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// dieWithout leaves behind what a process leaves that did not close the store.
func dieWithout(t *testing.T, folder string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, "solo.eigenaar"), []byte("proces 1"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDatabaseIsCheckedAfterAnOwnerWhoDidNotCloseIt(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 100, "amersfoort")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	dieWithout(t, db.Map)
	db = openMap(t, sqlite.Config{Map: db.Map}) // nothing is wrong with it
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	dieWithout(t, db.Map)
	ruin(t, db.Map)
	for range 2 { // and again until somebody has repaired it
		if _, err := sqlite.Open(t.Context(), sqlite.Config{Map: db.Map, Kluis: db.Kluis}); !errors.Is(err, store.ErrBeschadigd) {
			t.Errorf("got %v, want ErrBeschadigd", err)
		}
	}
}

func TestOnlyAStoreThatWasClosedWellIsNotChecked(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	eigenaar := filepath.Join(db.Map, "solo.eigenaar")
	if _, err := os.Stat(eigenaar); err != nil {
		t.Errorf("while open: %v, want the file that says who has it", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(eigenaar); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("after Close: got %v, want that it is gone", err)
	}
}
