package sqlite

import (
	"context"
	"fmt"
)

// Merk is a keyed hash of 32 bytes: the same value gives the same, and without the key of
// this database nobody finds the value by it. doel sets uses apart. A full disk: store.ErrVol.
func (db *DB) Merk(ctx context.Context, doel, waarde string) ([]byte, error) {
	s, err := db.needMerksleutel(ctx)
	if err != nil {
		return nil, fmt.Errorf("merk %s: %w", doel, err)
	}
	return s.Merk([]byte(waarde), "merk:"+doel)
}
