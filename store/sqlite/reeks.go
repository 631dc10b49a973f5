package sqlite

import (
	"context"
	"errors"
	"sync"

	"solo/store"
)

// reeksen are series of numbers that only rise, such as the times of a sender's
// messages. The last number of each is kept here, ahead of the file: a number counts
// from the moment it was given, also to who has not committed it yet.
type reeksen struct {
	mu      sync.Mutex
	laatste map[string]int64
}

func (r *reeksen) rise(ctx context.Context, db *DB, reeks string, minstens int64) (int64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	laatste, ok := r.laatste[reeks]
	if !ok {
		err := db.row(ctx, []any{&laatste}, `SELECT laatste FROM reeks WHERE naam = ?`, reeks)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return 0, err
		}
	}
	if r.laatste == nil {
		r.laatste = map[string]int64{}
	}
	r.laatste[reeks] = max(minstens, laatste+1)
	return r.laatste[reeks], nil
}

// putReeks: deliveries commit in another order than they were given their numbers.
func (t tx) putReeks(reeks string, n int64) error {
	_, err := t.exec(`INSERT INTO reeks(naam, laatste) VALUES (?, ?)
		ON CONFLICT (naam) DO UPDATE SET laatste = max(laatste, excluded.laatste)`, reeks, n)
	return err
}
