package sqlite_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
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

// kill leaves what a process leaves that is killed.
func kill(t *testing.T, db *sqlite.DB) {
	t.Helper()
	eigenaar := filepath.Join(db.Map, "solo.eigenaar")
	b, err := os.ReadFile(eigenaar)
	if err := errors.Join(err, db.Close(), os.WriteFile(eigenaar, b, 0o600)); err != nil {
		t.Fatal(err)
	}
}

func TestAKillOnARunningKernelTearsNothingAndAPowerCutMay(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("this system does not tell which kernel runs")
	}
	for _, c := range []struct {
		naam string
		doe  func(eigenaar, database string) error // between the kill and the start
		want bool
	}{
		{"killed", func(string, string) error { return nil }, false},
		{"another kernel", func(eigenaar, _ string) error {
			b, err := os.ReadFile(eigenaar)
			wie, _, _ := strings.Cut(string(b), "\n")
			return errors.Join(err, os.WriteFile(eigenaar, []byte(wie+"\n5dbd43f1-0000-4000-8000-000000000000 1 2"), 0o600))
		}, true},
		{"a file that was put back", func(_, database string) error {
			b, err := os.ReadFile(database)
			return errors.Join(err, os.WriteFile(database+"2", b, 0o600), os.Rename(database+"2", database))
		}, true},
		{"an owner who knew no kernel", func(eigenaar, _ string) error { return os.WriteFile(eigenaar, []byte("proces 1"), 0o600) }, true},
		{"nothing of the owner came through", func(eigenaar, _ string) error { return os.WriteFile(eigenaar, nil, 0o600) }, true},
	} {
		t.Run(c.naam, func(t *testing.T) {
			db := openMap(t, sqlite.Config{})
			mustAccept(t, db, 1, "amersfoort")
			kill(t, db)
			if err := c.doe(filepath.Join(db.Map, "solo.eigenaar"), filepath.Join(db.Map, "solo.db")); err != nil {
				t.Fatal(err)
			}
			db = openMap(t, sqlite.Config{Map: db.Map})
			if got := db.Checked(); got != c.want {
				t.Errorf("database checked: %v, want %v", got, c.want)
			}
		})
	}
}
