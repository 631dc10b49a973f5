package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"solo/bench/peer"
	"solo/bench/proefbank"
)

// newStuck makes a store in which n deliveries are due at the destination "dood". All
// but one are copies of the first, which is much faster than accepting them; they
// cannot be opened, and nobody tries.
func newStuck(ctx context.Context, folder string, n int) (*proefbank.Proefbank, error) {
	p, err := proefbank.Open(ctx, folder)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(p.Put(ctx, "dood", 0), p.Close()); err != nil {
		return nil, err
	}
	db, err := peer.Database(filepath.Join(folder, "solo.db"))
	if err != nil {
		return nil, err
	}
	if err := errors.Join(fill(ctx, db, n-1), db.Close()); err != nil {
		return nil, fmt.Errorf("fill: %w", err)
	}
	return proefbank.Open(ctx, folder)
}

// fill copies what there is n times.
func fill(ctx context.Context, db *sql.DB, n int) error {
	if _, err := db.ExecContext(ctx, `PRAGMA synchronous=OFF`); err != nil { // the next process opens it with FULL
		return err
	}
	const id = `'vast-' || r.i`
	for van := 0; van < n; van += 50_000 {
		tot := min(van+50_000, n)
		if err := copies(ctx, db, "dossier", van, tot, map[string]string{"id": id, "kenmerk": id}); err != nil {
			return err
		}
		if err := copies(ctx, db, "levering", van, tot, map[string]string{"id": "NULL", "dossier": id}); err != nil {
			return err
		}
	}
	_, err := db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

// copies adds rows van+1 to tot, the same as the oldest but for some columns. It asks
// the database for the columns, so that a migration does not break it.
func copies(ctx context.Context, db *sql.DB, tabel string, van, tot int, anders map[string]string) error {
	kolommen, err := columns(ctx, db, tabel)
	if err != nil {
		return err
	}
	waarden := make([]string, len(kolommen))
	for i, k := range kolommen {
		waarden[i] = "eerste." + k
		if w, ok := anders[k]; ok {
			waarden[i] = w
		}
	}
	q := fmt.Sprintf(`WITH RECURSIVE r(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM r WHERE i < %d)
		INSERT INTO %s(%s) SELECT %s FROM r, (SELECT * FROM %s ORDER BY rowid LIMIT 1) AS eerste`,
		van+1, tot, tabel, strings.Join(kolommen, ", "), strings.Join(waarden, ", "), tabel)
	_, err = db.ExecContext(ctx, q)
	return err
}

func columns(ctx context.Context, db *sql.DB, tabel string) (uit []string, err error) {
	rows, err := db.QueryContext(ctx, `SELECT name FROM pragma_table_info(?)`, tabel)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var naam string
		if err := rows.Scan(&naam); err != nil {
			return nil, err
		}
		uit = append(uit, naam)
	}
	return uit, rows.Err()
}
