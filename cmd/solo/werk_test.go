package main

import (
	"bytes"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestSweepThatFailsIsToldAndDoesNotStop asks a database that is closed whether it
// knows an old attachment.
func TestSweepThatFailsIsToldAndDoesNotStop(t *testing.T) {
	t.Parallel()
	k := newKerkhof(t, true, "")
	w := k.open()
	var log bytes.Buffer
	w.log = slog.New(slog.NewTextHandler(&log, nil))
	oud := filepath.Join(w.in.Opslag.Map, "bijlagen", "00", "b-oud")
	if err := errors.Join(os.MkdirAll(filepath.Dir(oud), 0o700), os.WriteFile(oud, []byte("x"), 0o600),
		os.Chtimes(oud, time.Time{}, time.Now().Add(-48*time.Hour)), w.close()); err != nil {
		t.Fatal(err)
	}
	w.sweep(t.Context())
	if !strings.Contains(log.String(), "wezen niet alle opgeruimd") {
		t.Errorf("the log tells nothing of it: %q", &log)
	}
	w = k.open()
	defer w.close()
	if _, err := os.Stat(oud); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an orphan of two days old: got %v, want that it is gone", err)
	}
}

func TestOpenRemovesWhatIsHalfWritten(t *testing.T) {
	t.Parallel()
	k := newKerkhof(t, true, "")
	w := k.open()
	half := filepath.Join(w.in.Opslag.Map, "bijlagen", "tmp", "b-half")
	if err := errors.Join(w.close(), os.WriteFile(half, []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	w = k.open()
	defer w.close()
	if _, err := os.Stat(half); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want that it is gone", err)
	}
}
