package sqlite

import (
	"context"
	"database/sql"
	"net/url"

	"solo/store"
)

// There are two pools of read connections, so that who asks for many lists at once keeps
// nothing from acceptance and delivery. A read never waits for a write.
const (
	lezers  = 4 // reads that find something by its key
	bladers = 2 // lists, of which somebody else chooses the filter
)

// A leespool reads through connections of its own, with the reads prepared.
type leespool struct {
	db     *sql.DB
	vooraf vooraf
}

func (l *leespool) open(pad string, n int) (err error) {
	if l.db, err = sql.Open("sqlite", dsn(pad, url.Values{"_query_only": {"1"}})); err != nil {
		return err
	}
	l.db.SetMaxOpenConns(n)
	l.db.SetMaxIdleConns(n)
	return nil
}

func (l *leespool) query(ctx context.Context, lees func(scan func(...any) error) error, q string, args ...any) error {
	s, err := l.vooraf.stmt(ctx, l.db, q)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, args...)
	return each(rows, err, lees)
}

// row reads one row outside the writer, or returns store.ErrNotFound.
func (db *DB) row(ctx context.Context, naar []any, q string, args ...any) error {
	return db.limit(ctx, func(ctx context.Context) error {
		s, err := db.lees.vooraf.stmt(ctx, db.lees.db, q)
		if err != nil {
			return err
		}
		return rij{r: s.QueryRowContext(ctx, args...)}.Scan(naar...)
	})
}

// one calls lees for the only row, or returns store.ErrNotFound.
func (db *DB) one(ctx context.Context, lees func(scan func(...any) error) error, q string, args ...any) error {
	gevonden := false
	err := db.query(ctx, func(scan func(...any) error) error {
		gevonden = true
		return lees(scan)
	}, q, args...)
	if err == nil && !gevonden {
		return store.ErrNotFound
	}
	return err
}

// query calls lees for every row, outside the writer.
func (db *DB) query(ctx context.Context, lees func(scan func(...any) error) error, q string, args ...any) error {
	return db.limit(ctx, func(ctx context.Context) error { return db.lees.query(ctx, lees, q, args...) })
}

// page is query for a list of which somebody else chooses the filter.
func (db *DB) page(ctx context.Context, lees func(scan func(...any) error) error, q string, args ...any) error {
	return db.limit(ctx, func(ctx context.Context) error { return db.blad.query(ctx, lees, q, args...) })
}
