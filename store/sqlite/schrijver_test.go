package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"solo/outbox"
	"solo/store"
	"solo/store/sqlite"
)

func TestRequestsThatWaitForAnFsyncShareTheNextOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := openMap(t, sqlite.Config{})
		voor := db.Commits()
		los := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			_ = db.Write(t.Context(), func(func(string, ...any) error) error { <-los; return nil })
		})
		synctest.Wait()
		for i := range 20 {
			wg.Go(func() {
				if _, err := accept(t, db, fmt.Sprint("k", i), "amersfoort"); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		close(los)
		wg.Wait()
		if got := db.Commits() - voor; got != 2 {
			t.Errorf("%d commits for one write and twenty that waited, want 2", got)
		}
		if rs, err := db.List(t.Context(), store.Filter{}); err != nil || len(rs) != 20 {
			t.Errorf("%d stored, %v; want 20", len(rs), err)
		}
	})
}

func TestOneBadRequestDoesNotSpoilItsGroup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := openMap(t, sqlite.Config{})
		los := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			_ = db.Write(t.Context(), func(func(string, ...any) error) error { <-los; return nil })
		})
		synctest.Wait()
		fouten := make([]error, 10)
		for i := range fouten {
			wg.Go(func() {
				a, err := newAanname(db.Kluis, fmt.Sprint("k", i), "amersfoort")
				if i == 4 {
					b := store.Bijlage{ID: "dubbel"}
					a.Bijlagen = []store.Bijlage{b, b}
				}
				if err == nil {
					_, _, err = db.Accept(t.Context(), a)
				}
				fouten[i] = err
			})
		}
		synctest.Wait()
		close(los)
		wg.Wait()
		for i, err := range fouten {
			if (err != nil) != (i == 4) {
				t.Errorf("request %d: %v", i, err)
			}
		}
		if rs, err := db.List(t.Context(), store.Filter{}); err != nil || len(rs) != 9 {
			t.Errorf("%d stored, %v; want 9", len(rs), err)
		}
	})
}

func TestSagaCostsOneCommitPerCallAndOneForTheEnd(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 1, "amersfoort")
	ls, err := db.Claim(t.Context(), "amersfoort", 1)
	if err != nil || len(ls) != 1 {
		t.Fatalf("claimed %v, %v", ls, err)
	}
	const calls = 10
	voor := db.Commits()
	j := db.Journaal(ls[0])
	for i := range calls {
		naam := fmt.Sprintf("stap %d", i)
		if _, err := j.Read(t.Context(), naam); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(j.Intend(t.Context(), naam, []byte(`1`)), j.Done(t.Context(), naam, []byte(`2`), false)); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Geleverd}); err != nil {
		t.Fatal(err)
	}
	if got := db.Commits() - voor; got != calls+1 {
		t.Errorf("%d commits for a saga of %d calls, want %d", got, calls, calls+1)
	}
	d, err := db.Show(t.Context(), ls[0].ID)
	if err != nil || len(d.Stappen) != calls || d.Stappen[calls-1].Toestand != "klaar" {
		t.Errorf("steps %+v, %v; want all done", d.Stappen, err)
	}
}

func TestFullDiskRefusesAndWorksAgainWithoutRestart(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 2, "amersfoort")
	ls, err := db.Claim(t.Context(), "amersfoort", 1)
	if err != nil || len(ls) != 1 {
		t.Fatalf("claimed %v, %v", ls, err)
	}
	if _, err := db.Pragma(t.Context(), "max_page_count = 1"); err != nil { // SQLite makes it the present size
		t.Fatal(err)
	}
	vol := 0
	for i := range 50 {
		_, err := accept(t, db, fmt.Sprint("vol", i), "amersfoort")
		if err != nil && !errors.Is(err, store.ErrVol) {
			t.Fatalf("got %v, want ErrVol", err)
		}
		if err != nil {
			vol++
		}
	}
	j := db.Journaal(ls[0])
	groot := []byte(`"` + strings.Repeat("x", 1<<20) + `"`)
	if err := j.Intend(t.Context(), "zaak", groot); !errors.Is(err, store.ErrVol) {
		t.Fatalf("intent on a full disk: got %v, want ErrVol", err)
	}
	if b, err := j.Read(t.Context(), "zaak"); err != nil || b.Sleutels != nil {
		t.Errorf("the intent that was refused is remembered: %+v, %v", b, err)
	}
	if _, err := db.Pragma(t.Context(), "max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	if err := j.Intend(t.Context(), "zaak", groot); err != nil {
		t.Errorf("after the disk has room again: %v", err)
	}
	if _, err := accept(t, db, "weer", "amersfoort"); err != nil {
		t.Errorf("after the disk has room again: %v", err)
	}
	rs, err := db.List(t.Context(), store.Filter{Limiet: 1000})
	if want := 2 + 50 - vol + 1; err != nil || len(rs) != want || vol == 0 {
		t.Errorf("%d stored of which %d were refused, %v; want %d", len(rs), vol, err, want)
	}
}

func TestWalIsPutBackWhenNobodyWrites(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := openMap(t, sqlite.Config{})
		mustAccept(t, db, 20, "amersfoort")
		if n := walSize(t, db); n == 0 {
			t.Fatal("the WAL is empty after twenty accepts: this test is blind")
		}
		time.Sleep(11 * time.Second)
		synctest.Wait()
		if n := walSize(t, db); n != 0 {
			t.Errorf("the WAL holds %d bytes after a rest, want none", n)
		}
	})
}

func TestReadsDoNotWaitForTheWriter(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 1, "amersfoort")
	err := db.Write(t.Context(), func(exec func(string, ...any) error) error {
		if err := exec(`UPDATE levering SET vastlegging = 'nieuw'`); err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		d, err := db.Show(ctx, 1)
		if err == nil && d.Vastlegging != "" {
			return fmt.Errorf("a reader saw %q before the commit", d.Vastlegging)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func walSize(t *testing.T, db *sqlite.DB) int64 {
	t.Helper()
	fi, err := os.Stat(filepath.Join(db.Map, "solo.db-wal"))
	if err != nil {
		t.Fatal(err)
	}
	return fi.Size()
}
