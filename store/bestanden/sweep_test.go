package bestanden_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	nu      = time.Now()
	eergist = nu.Add(-48 * time.Hour)
	grens   = nu.Add(-24 * time.Hour)
)

func age(t *testing.T, pad string) {
	t.Helper()
	if err := os.Chtimes(pad, eergist, eergist); err != nil {
		t.Fatal(err)
	}
}

func allesOnbekend(context.Context, string) (bool, error) { return false, nil }

func TestSweepRemovesOldOrphansOnly(t *testing.T) {
	o := open(t)
	for _, naam := range []string{"bekend-oud", "wees-oud", "wees-nieuw"} {
		o.put(t, naam, "x")
	}
	half := filepath.Join(o.folder, "tmp", "b-half-123")
	vreemd := filepath.Join(o.folder, "LEESMIJ.txt")
	for _, pad := range []string{half, vreemd} {
		if err := os.WriteFile(pad, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, pad := range []string{half, vreemd, find(t, o, "b-bekend-oud"), find(t, o, "b-wees-oud")} {
		age(t, pad)
	}
	var gevraagd []string
	n, err := o.Sweep(t.Context(), grens, func(_ context.Context, id string) (bool, error) {
		gevraagd = append(gevraagd, id)
		return id == "bekend-oud", nil
	})
	if n != 2 || err != nil {
		t.Errorf("Sweep: got %d, %v, want 2 removed", n, err)
	}
	slices.Sort(gevraagd)
	if want := []string{"bekend-oud", "wees-oud"}; !slices.Equal(gevraagd, want) {
		t.Errorf("asked for %v, want %v", gevraagd, want)
	}
	var over []string
	for _, pad := range o.files(t) {
		over = append(over, filepath.Base(pad))
	}
	slices.Sort(over)
	if want := []string{"LEESMIJ.txt", "b-bekend-oud", "b-wees-nieuw"}; !slices.Equal(over, want) {
		t.Errorf("left: got %v, want %v", over, want)
	}
}

func TestCleanTmpRemovesWhatIsHalfWrittenAndNothingElse(t *testing.T) {
	o := open(t)
	o.put(t, id, "x")
	for _, naam := range []string{"b-half-123", "b-half-456", "LEESMIJ.txt"} {
		if err := os.WriteFile(filepath.Join(o.folder, "tmp", naam), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := o.CleanTmp(); n != 2 || err != nil {
		t.Errorf("CleanTmp: got %d, %v, want 2 removed", n, err)
	}
	var over []string
	for _, pad := range o.files(t) {
		over = append(over, filepath.Base(pad))
	}
	slices.Sort(over)
	if want := []string{"LEESMIJ.txt", "b-" + id}; !slices.Equal(over, want) {
		t.Errorf("left: got %v, want %v", over, want)
	}
	o.put(t, id, "y") // the folder itself stays
}

func TestSweepRemovesNothingWhenItCannotAsk(t *testing.T) {
	o := open(t)
	o.put(t, id, "x")
	age(t, o.files(t)[0])
	dicht := errors.New("de database is dicht")
	n, err := o.Sweep(t.Context(), grens, func(context.Context, string) (bool, error) { return false, dicht })
	wantErr(t, "Sweep", err, dicht)
	if got := o.files(t); n != 0 || len(got) != 1 {
		t.Errorf("removed %d, left %v, want the file untouched", n, got)
	}
}

func TestSweepSparesAFilePutAgainWhileItAsked(t *testing.T) {
	o := open(t)
	o.put(t, id, "oud")
	age(t, o.files(t)[0])
	n, err := o.Sweep(t.Context(), grens, func(context.Context, string) (bool, error) {
		o.put(t, id, "nieuw")
		return false, nil
	})
	if n != 0 || err != nil {
		t.Errorf("Sweep: got %d, %v, want none removed", n, err)
	}
	if got, err := o.get(t, id, 0); err != nil || got != "nieuw" {
		t.Errorf("got %q, %v, want the new file", got, err)
	}
}

func TestSweepStopsWithTheContext(t *testing.T) {
	o := open(t)
	o.put(t, id, "x")
	age(t, o.files(t)[0])
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	n, err := o.Sweep(ctx, grens, allesOnbekend)
	if n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("Sweep: got %d, %v, want a stop", n, err)
	}
}

func TestSweepLeavesAReaderAtWork(t *testing.T) {
	if os.PathSeparator == '\\' {
		t.Skip("Windows refuses to remove an open file")
	}
	o := open(t)
	o.put(t, id, strings.Repeat("x", 200_000))
	age(t, o.files(t)[0])
	r, err := o.Open(t.Context(), id, o.sleutel, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if n, err := o.Sweep(t.Context(), grens, allesOnbekend); n != 1 || err != nil {
		t.Fatalf("Sweep: got %d, %v", n, err)
	}
	if n, err := io.Copy(io.Discard, r); n != 200_000 || err != nil {
		t.Errorf("reader got %d bytes, %v, want all", n, err)
	}
}
