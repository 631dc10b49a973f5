package sqlite

import (
	"context"
	"testing"
	"time"

	"solo/store"
)

// What the tests see of the inside: commits, plans and pragmas cannot be observed
// through the exported API.

// Commits is the number of transactions that the writer has committed.
func (db *DB) Commits() int64 { return db.s.commits.Load() }

// Checked tells whether Open read the whole database to see if it holds together.
func (db *DB) Checked() bool { return db.slot.slecht }

// Write runs fn in the writer's transaction.
func (db *DB) Write(ctx context.Context, fn func(exec func(q string, args ...any) error) error) error {
	return db.s.do(ctx, func(t tx) error {
		return fn(func(q string, args ...any) error {
			_, err := t.exec(q, args...)
			return err
		})
	})
}

// Pragma reads a setting of the writer's connection.
func (db *DB) Pragma(ctx context.Context, naam string) (v string, err error) {
	err = db.s.do(ctx, func(t tx) error { return t.row("PRAGMA " + naam).Scan(&v) })
	return v, err
}

// Synchroon is how a commit waits for the disk, when all of it are claims or not.
func (db *DB) Synchroon(t testing.TB, claim bool) (v string) {
	t.Helper()
	waarvoor := boeken
	if claim {
		waarvoor = halen
	}
	err := db.s.doAs(t.Context(), waarvoor, func(t tx) error { return t.row("PRAGMA synchronous").Scan(&v) })
	if err != nil {
		t.Error(err)
	}
	return v
}

// PragmaLezer reads a setting of a reader's connection.
func (db *DB) PragmaLezer(ctx context.Context, naam string) (v string, err error) {
	return v, db.row(ctx, []any{&v}, "PRAGMA "+naam)
}

// Plan is how SQLite runs a statement.
func (db *DB) Plan(ctx context.Context, q string, args ...any) (regels []string, err error) {
	err = db.s.do(ctx, func(t tx) error {
		return t.query(func(scan func(...any) error) error {
			var id, ouder, leeg int
			var regel string
			err := scan(&id, &ouder, &leeg, &regel)
			regels = append(regels, regel)
			return err
		}, "EXPLAIN QUERY PLAN "+q, args...)
	})
	return regels, err
}

// The statements that must not slow down when much is waiting.
const (
	ClaimSQL   = claimSQL
	NextDueSQL = nextDueSQL
	RecallSQL  = recallSQL
	AllowedSQL = allowedSQL
	PromoteSQL = promoteSQL
)

// The reads that must not slow down when much was delivered.
const (
	WerkSQL      = werkSQL
	CountWerkSQL = countWerkSQL
	MisluktSQL   = misluktSQL
	NextOfSQL    = nextOfSQL
	GestrandSQL  = gestrandSQL
)

// SpoedSQL is how what is urgent is told.
func SpoedSQL() string { return spoedSQL }

// ListSQL is how List selects.
func ListSQL(f store.Filter) string { return listSQL(f) }

// FilterArgs are the arguments of it.
func FilterArgs(f store.Filter, meer ...any) []any { return filterArgs(f, meer...) }

// SetLooptijd replaces the clock that nobody can set.
func (db *DB) SetLooptijd(f func() time.Duration) { db.klok.looptijd = f }

// SetWal makes the WAL shorter, in pages: a step and the most.
func (db *DB) SetWal(ctx context.Context, stap, hoogstens int) error {
	return db.s.do(ctx, func(tx) error { // only the writer touches them
		db.s.wal.stap, db.s.wal.max = stap, hoogstens
		return nil
	})
}

// SetLezing shortens how long one read may take.
func (db *DB) SetLezing(d time.Duration) { db.lezing = d }

// LeesRijen calls lees for every row, outside the writer.
func (db *DB) LeesRijen(ctx context.Context, q string, lees func() error) error {
	return db.query(ctx, func(func(...any) error) error { return lees() }, q)
}

// Blader calls lees for every row of a list.
func (db *DB) Blader(ctx context.Context, q string, lees func() error) error {
	return db.page(ctx, func(func(...any) error) error { return lees() }, q)
}

// Lees reads rows outside the writer.
func (db *DB) Lees(ctx context.Context, q string) error {
	return db.query(ctx, func(func(...any) error) error { return nil }, q)
}
