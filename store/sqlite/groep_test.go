package sqlite_test

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"

	"solo/store/sqlite"
)

// The writer gives a turn and no time: on a machine that does other work too, who came back
// may be late once, and not ten times in a row.
func TestWhoWasJustServedJoinsThoseThatWait(t *testing.T) {
	var commits []int64
	for range 10 {
		n := commitsWhenOneComesBack(t)
		if n == 2 {
			return
		}
		commits = append(commits, n)
	}
	t.Errorf("%d commits for a write, four that waited and one that came back, want 2 at least once", commits)
}

func commitsWhenOneComesBack(t *testing.T) (commits int64) {
	synctest.Test(t, func(t *testing.T) {
		db := openMap(t, sqlite.Config{})
		voor := db.Commits()
		los := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			_ = db.Write(t.Context(), func(func(string, ...any) error) error { <-los; return nil })
			_ = db.Write(t.Context(), func(func(string, ...any) error) error { return nil })
		})
		synctest.Wait()
		for i := range 4 {
			wg.Go(func() {
				if _, err := accept(t, db, fmt.Sprint("k", i), "amersfoort"); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		close(los)
		wg.Wait()
		commits = db.Commits() - voor
	})
	return commits
}

// Nothing is sent before an intent is on disk, and what stands before it with it.
func TestOnlyAClaimDoesNotWaitForTheDisk(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	for range 2 { // each must be undone by the other
		if got := db.Synchroon(t, true); got != "1" {
			t.Errorf("a claim is committed with synchronous=%s, want 1 (NORMAL)", got)
		}
		if got := db.Synchroon(t, false); got != "2" {
			t.Errorf("anything else is committed with synchronous=%s, want 2 (FULL)", got)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		db := openMap(t, sqlite.Config{})
		los := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() {
			_ = db.Write(t.Context(), func(func(string, ...any) error) error { <-los; return nil })
		})
		synctest.Wait()
		wg.Go(func() { _, _ = db.Claim(t.Context(), "amersfoort", 1) })
		synctest.Wait()
		var got string
		wg.Go(func() { got = db.Synchroon(t, false) })
		synctest.Wait()
		close(los)
		wg.Wait()
		if got != "2" {
			t.Errorf("a write that shares a commit with a claim has synchronous=%s, want 2 (FULL)", got)
		}
	})
}
