package sqlite_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"solo/store/sqlite"
	"solo/store/storetest"
)

func open(t *testing.T, c storetest.Config) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), sqlite.Config{Map: c.Map, Kluis: c.Kluis, Settle: c.Settle, Termijn: func(string) time.Duration { return c.Termijn }, Now: c.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestStore(t *testing.T) {
	storetest.Run(t, storetest.Driver{
		Open:  func(t *testing.T, c storetest.Config) storetest.Store { return open(t, c) },
		Bytes: allBytes,
	})
}

// allBytes is what lies on disk: the database and its side files.
func allBytes(t *testing.T, c storetest.Config) []byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(c.Map, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var uit bytes.Buffer
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		uit.Write(b)
	}
	return uit.Bytes()
}
