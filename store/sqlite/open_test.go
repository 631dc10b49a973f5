package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"solo/store"
	"solo/store/sqlite"
)

func TestMain(m *testing.M) {
	if kind(os.Getenv("SOLO_KIND")) {
		return
	}
	goleak.VerifyTestMain(m)
}

func TestSecondProcessIsRefusedAndToldWhoIsThere(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	_, err := sqlite.Open(t.Context(), sqlite.Config{Map: db.Map, Kluis: db.Kluis})
	if !errors.Is(err, store.ErrBezet) || !strings.Contains(err.Error(), fmt.Sprintf("proces %d, sinds 20", os.Getpid())) {
		t.Fatalf("got %v, want ErrBezet with the process and since when", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	openMap(t, sqlite.Config{Map: db.Map})
}

func TestNewerSchemaIsRefused(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	err := db.Write(t.Context(), func(exec func(string, ...any) error) error {
		return exec(`INSERT INTO goose_db_version(version_id, is_applied) VALUES (99999, 1)`)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = sqlite.Open(t.Context(), sqlite.Config{Map: db.Map, Kluis: db.Kluis})
	if !errors.Is(err, store.ErrNieuwer) {
		t.Fatalf("got %v, want ErrNieuwer", err)
	}
	if _, err = sqlite.Open(t.Context(), sqlite.Config{Map: db.Map, Kluis: db.Kluis}); errors.Is(err, store.ErrBezet) {
		t.Fatalf("the lock was kept after a refusal: %v", err)
	}
}

func TestFilesAreForTheOwnerOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	db := openMap(t, sqlite.Config{Map: filepath.Join(t.TempDir(), "een map?met#tekens%20", "opslag")})
	mustAccept(t, db, 1, "amersfoort")
	files, err := filepath.Glob(filepath.Join(db.Map, "*"))
	if err != nil {
		t.Fatal(err)
	}
	namen := map[string]bool{}
	for _, f := range append(files, db.Map) {
		fi, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		namen[fi.Name()] = true
		if fi.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v, want nothing for others", fi.Name(), fi.Mode())
		}
	}
	if !namen["solo.db"] || !namen["solo.db-wal"] {
		t.Errorf("found %v, want the database with its WAL in this folder", namen)
	}
}

func TestEveryConnectionHasItsPragmas(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	for naam, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1",
		"secure_delete": "1", "trusted_schema": "0", "journal_size_limit": "67108864", "busy_timeout": "5000",
		"auto_vacuum": "2", "query_only": "0"} {
		got, err := db.Pragma(t.Context(), naam)
		if err != nil || got != want {
			t.Errorf("writer: %s = %s, %v; want %s", naam, got, err, want)
		}
	}
	for naam, want := range map[string]string{"query_only": "1", "trusted_schema": "0", "busy_timeout": "5000"} {
		got, err := db.PragmaLezer(t.Context(), naam)
		if err != nil || got != want {
			t.Errorf("reader: %s = %s, %v; want %s", naam, got, err, want)
		}
	}
}

func TestClosedStoreRefusesToWrite(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	if err := errors.Join(db.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := accept(t, db, "k", "amersfoort"); !errors.Is(err, store.ErrOpslag) {
		t.Errorf("got %v, want ErrOpslag", err)
	}
}

func TestCancelledAcceptStoresNothing(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	a, err := newAanname(db.Kluis, "k", "amersfoort")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := db.Accept(ctx, a); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if _, _, err := db.Known(t.Context(), "loket", "k"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v, want ErrNotFound", err)
	}
}
