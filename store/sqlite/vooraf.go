package sqlite

import (
	"context"
	"database/sql"
	"sync"
)

// vooraf keeps the reads prepared: to prepare one takes longer than to run it. There are
// as many as there are statements in this package, which are all constants.
type vooraf struct {
	mu    sync.Mutex
	stmts map[string]*sql.Stmt
}

// stmt lives as long as db.
func (v *vooraf) stmt(ctx context.Context, db *sql.DB, q string) (*sql.Stmt, error) {
	v.mu.Lock()
	s, ok := v.stmts[q]
	v.mu.Unlock()
	if ok {
		return s, nil
	}
	s, err := db.PrepareContext(ctx, q)
	if err != nil {
		return nil, classify(err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if eerder, ok := v.stmts[q]; ok {
		return eerder, s.Close()
	}
	if v.stmts == nil {
		v.stmts = map[string]*sql.Stmt{}
	}
	v.stmts[q] = s
	return s, nil
}
