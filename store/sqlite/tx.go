package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"solo/store"
)

// A tx is the transaction of one request, with prepared statements that live as long
// as the writer. It carries no context: SQLite undoes the whole group when a write is
// interrupted.
type tx struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func (t tx) stmt(q string) (*sql.Stmt, error) {
	if s, ok := t.stmts[q]; ok {
		return s, nil
	}
	s, err := t.conn.PrepareContext(context.Background(), q)
	if err != nil {
		return nil, classify(err)
	}
	t.stmts[q] = s
	return s, nil
}

// exec returns how many rows were changed.
func (t tx) exec(q string, args ...any) (int64, error) {
	s, err := t.stmt(q)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, classify(err)
	}
	return r.RowsAffected()
}

// A rij scans one row, or returns store.ErrNotFound.
type rij struct {
	r   *sql.Row
	err error
}

func (t tx) row(q string, args ...any) rij {
	s, err := t.stmt(q)
	if err != nil {
		return rij{err: err}
	}
	return rij{r: s.QueryRowContext(context.Background(), args...)}
}

func (r rij) Scan(naar ...any) error {
	if r.err != nil {
		return r.err
	}
	err := r.r.Scan(naar...)
	if errors.Is(err, sql.ErrNoRows) {
		return store.ErrNotFound
	}
	return classify(err)
}

// query calls lees for every row.
func (t tx) query(lees func(scan func(...any) error) error, q string, args ...any) error {
	s, err := t.stmt(q)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(context.Background(), args...)
	return each(rows, err, lees)
}

// each calls lees for every row and closes them.
func each(rows *sql.Rows, err error, lees func(scan func(...any) error) error) error {
	if err != nil {
		return classify(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := lees(rows.Scan); err != nil {
			return err
		}
	}
	return classify(rows.Err())
}

const maxLezing = 5 * time.Second // a longer read would keep the WAL from shrinking

// limit ends a read that takes too long. That is our own fault, and nobody else's:
// store.ErrOpslag, unless the caller's context had ended.
func (db *DB) limit(ctx context.Context, lees func(context.Context) error) error {
	kort, cancel := context.WithTimeout(ctx, db.lezing)
	defer cancel()
	err := lees(kort)
	if err == nil || kort.Err() == nil || ctx.Err() != nil {
		return err
	}
	return fmt.Errorf("lezen duurde langer dan %v: %w: %w", db.lezing, store.ErrOpslag, err)
}
