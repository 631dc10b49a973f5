package bestanden_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"solo/kluis"
	"solo/store"
	"solo/store/bestanden"
)

const id = "0197e2f0-bijlage-1"

type opslag struct {
	*bestanden.Bestanden
	folder  string
	sleutel kluis.Sleutel
}

func open(t *testing.T) opslag {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "bijlagen")
	b, err := bestanden.Open(folder)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return opslag{Bestanden: b, folder: folder, sleutel: newSleutel(t)}
}

func newSleutel(t *testing.T) kluis.Sleutel {
	t.Helper()
	kek, err := kluis.NewKEK()
	if err != nil {
		t.Fatalf("NewKEK: %v", err)
	}
	k, err := kluis.Open(map[string][]byte{"test": kek}, "test")
	if err != nil {
		t.Fatalf("kluis.Open: %v", err)
	}
	s, _, err := k.New("dossier:1")
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return s
}

func (o opslag) put(t *testing.T, id, inhoud string) {
	t.Helper()
	if _, err := o.Put(t.Context(), id, o.sleutel, strings.NewReader(inhoud), 1<<20); err != nil {
		t.Fatalf("Put %s: %v", id, err)
	}
}

func (o opslag) get(t *testing.T, id string, vanaf int64) (string, error) {
	t.Helper()
	r, err := o.Open(t.Context(), id, o.sleutel, vanaf)
	if err != nil {
		return "", err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	return string(b), err
}

// files lists what stands in the folder, tmp/ included.
func (o opslag) files(t *testing.T) []string {
	t.Helper()
	var namen []string
	err := filepath.WalkDir(o.folder, func(pad string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			namen = append(namen, pad)
		}
		return err
	})
	if err != nil {
		t.Fatalf("list: %v", err)
	}
	return namen
}

func wantErr(t *testing.T, wat string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: got error %v, want %v", wat, got, want)
	}
}

func TestPutTellsSizeAndHashAndOpenReadsFromAnyByte(t *testing.T) {
	o := open(t)
	inhoud := strings.Repeat("jaarcijfers ", 20_000)
	got, err := o.Put(t.Context(), id, o.sleutel, strings.NewReader(inhoud), int64(len(inhoud)))
	if err != nil {
		t.Fatalf("Put: %v", err)
	}
	h := sha256.Sum256([]byte(inhoud))
	want := store.Geschreven{Grootte: int64(len(inhoud)), SHA256: hex.EncodeToString(h[:])}
	if got != want {
		t.Errorf("Put: got %+v, want %+v", got, want)
	}
	for _, vanaf := range []int{0, 1, 65535, 65536, 131073, len(inhoud)} {
		if got, err := o.get(t, id, int64(vanaf)); err != nil || got != inhoud[vanaf:] {
			t.Errorf("from %d: got %d bytes, %v, want %d", vanaf, len(got), err, len(inhoud)-vanaf)
		}
	}
}

func TestNothingReadableStandsOnDisk(t *testing.T) {
	o := open(t)
	o.put(t, id, "rekening van Jansen-Testpersoon")
	for _, pad := range o.files(t) {
		b, err := os.ReadFile(pad)
		if err != nil || bytes.Contains(b, []byte("Jansen")) {
			t.Errorf("%s holds the content in the clear (%v)", pad, err)
		}
	}
}

func TestFailedPutLeavesNothingAndKeepsTheEarlierFile(t *testing.T) {
	kapot := errors.New("de lijn viel weg")
	stop, cancel := context.WithCancel(t.Context())
	cancel()
	tests := map[string]struct {
		ctx  context.Context
		r    io.Reader
		max  int64
		want error
	}{
		"too large":      {t.Context(), strings.NewReader("elf letters"), 10, store.ErrTeGroot},
		"broken reader":  {t.Context(), io.MultiReader(strings.NewReader("half"), iotest.ErrReader(kapot)), 100, kapot},
		"ended context":  {stop, strings.NewReader("x"), 100, context.Canceled},
		"ended while on": {endAfterFirstRead(t), strings.NewReader("x"), 100, context.Canceled},
	}
	for naam, tt := range tests {
		t.Run(naam, func(t *testing.T) {
			o := open(t)
			o.put(t, id, "eerder")
			_, err := o.Put(tt.ctx, id, o.sleutel, tt.r, tt.max)
			wantErr(t, "Put", err, tt.want)
			if got, err := o.get(t, id, 0); err != nil || got != "eerder" {
				t.Errorf("earlier file: got %q, %v, want it unharmed", got, err)
			}
			if got := o.files(t); len(got) != 1 {
				t.Errorf("left behind: %v", got)
			}
		})
	}
}

// endAfterFirstRead is a context that is well when Put begins and ended when it
// reads for the second time.
func endAfterFirstRead(t *testing.T) context.Context {
	return &aflopend{Context: t.Context()}
}

type aflopend struct {
	context.Context
	n int
}

func (a *aflopend) Err() error {
	if a.n++; a.n > 2 {
		return context.Canceled
	}
	return nil
}

func TestContentOfExactlyTheMaximumFits(t *testing.T) {
	o := open(t)
	if _, err := o.Put(t.Context(), id, o.sleutel, strings.NewReader("tien tekens"[:10]), 10); err != nil {
		t.Errorf("Put: %v", err)
	}
}

func TestOpenRefusesWhatIsNotThatFile(t *testing.T) {
	o := open(t)
	_, err := o.get(t, id, 0)
	wantErr(t, "absent", err, store.ErrNotFound)

	o.put(t, id, "inhoud")
	_, err = o.Open(t.Context(), id, newSleutel(t), 0)
	wantErr(t, "another key", err, kluis.ErrVervalst)
	_, err = o.Open(t.Context(), id, kluis.Sleutel{}, 0)
	wantErr(t, "no key", err, kluis.ErrGeenSleutel)
	if _, err := o.get(t, id, 7); err == nil {
		t.Error("from past the end: got no error")
	}
	if err := os.Truncate(o.files(t)[0], 40); err != nil {
		t.Fatal(err)
	}
	_, err = o.get(t, id, 0)
	wantErr(t, "cut", err, kluis.ErrVervalst)
}

func TestFileUnderAnotherNameDoesNotOpen(t *testing.T) {
	o := open(t)
	o.put(t, "een", "van een")
	o.put(t, "twee", "van twee")
	een, twee := find(t, o, "b-een"), find(t, o, "b-twee")
	if err := os.Rename(een, twee); err != nil {
		t.Fatal(err)
	}
	_, err := o.get(t, "twee", 0)
	wantErr(t, "exchanged", err, kluis.ErrVervalst)
}

func find(t *testing.T, o opslag, naam string) string {
	t.Helper()
	for _, pad := range o.files(t) {
		if filepath.Base(pad) == naam {
			return pad
		}
	}
	t.Fatalf("no file %s in %v", naam, o.files(t))
	return ""
}

func TestRemoveMayBeRepeated(t *testing.T) {
	o := open(t)
	o.put(t, id, "weg ermee")
	for range 2 {
		if err := o.Remove(t.Context(), id); err != nil {
			t.Fatalf("Remove: %v", err)
		}
	}
	if got := o.files(t); len(got) != 0 {
		t.Errorf("still there: %v", got)
	}
}

func TestOtherIDsThanLettersDigitsAndDashesAreRefused(t *testing.T) {
	o := open(t)
	for _, slecht := range []string{"", ".", "..", "../x", "a/b", `a\b`, "a.b", "A", "é", "a b", "a\x00", strings.Repeat("a", 65)} {
		_, err := o.Put(t.Context(), slecht, o.sleutel, strings.NewReader("x"), 1)
		wantErr(t, "Put", err, bestanden.ErrNaam)
		_, err = o.Open(t.Context(), slecht, o.sleutel, 0)
		wantErr(t, "Open", err, bestanden.ErrNaam)
		wantErr(t, "Remove", o.Remove(t.Context(), slecht), bestanden.ErrNaam)
	}
	for _, goed := range []string{"a", "-", "nul", "0197e2f0-1c2d-7000-8000-000000000001", strings.Repeat("z", 64)} {
		o.put(t, goed, "x")
	}
}

func TestOnlyTheOwnerMayRead(t *testing.T) {
	if os.PathSeparator == '\\' {
		t.Skip("Windows has no permission bits")
	}
	o := open(t)
	o.put(t, id, "x")
	err := filepath.WalkDir(o.folder, func(pad string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: mode %v, want none for group and others", pad, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// reeks gives bytes without holding them.
type reeks struct{ n byte }

func (r *reeks) Read(p []byte) (int, error) {
	for i := range p {
		r.n++
		p[i] = r.n
	}
	return len(p), nil
}
