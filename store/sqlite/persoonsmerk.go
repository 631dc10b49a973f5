package sqlite

import (
	"context"
	"errors"
	"sync"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// plaatsMerk is where the wrapped key of the keyed hashes belongs.
const plaatsMerk = "merksleutel:1:sleutel"

// A merken holds the key under which people are found without their BSN being kept.
type merken struct {
	mu      sync.Mutex
	sleutel *kluis.Sleutel
}

// persoonsmerk is the keyed hash of a BSN.
func (db *DB) persoonsmerk(ctx context.Context, bsn dossier.BSN) ([]byte, error) {
	s, err := db.merksleutel(ctx)
	if err != nil {
		return nil, err
	}
	return s.Merk([]byte(bsn.Cijfers()), "persoon")
}

func (db *DB) merksleutel(ctx context.Context) (kluis.Sleutel, error) {
	db.merken.mu.Lock()
	defer db.merken.mu.Unlock()
	if db.merken.sleutel != nil {
		return *db.merken.sleutel, nil
	}
	s, err := db.readMerksleutel(ctx)
	if errors.Is(err, store.ErrNotFound) {
		s, err = db.makeMerksleutel(ctx)
	}
	if err != nil {
		return kluis.Sleutel{}, err
	}
	db.merken.sleutel = &s
	return s, nil
}

func (db *DB) readMerksleutel(ctx context.Context) (kluis.Sleutel, error) {
	var verpakt []byte
	if err := db.row(ctx, []any{&verpakt}, `SELECT sleutel FROM merksleutel WHERE id = 1`); err != nil {
		return kluis.Sleutel{}, err
	}
	return db.Kluis.Unwrap(verpakt, plaatsMerk)
}

// makeMerksleutel makes the key at its first use.
func (db *DB) makeMerksleutel(ctx context.Context) (kluis.Sleutel, error) {
	s, verpakt, err := db.Kluis.New(plaatsMerk)
	if err != nil {
		return kluis.Sleutel{}, err
	}
	var p sleutelproef
	if p.kid, p.proef, err = db.Kluis.Proof(verpakt); err != nil {
		return kluis.Sleutel{}, err
	}
	return s, db.s.do(ctx, func(t tx) error {
		if err := t.putProef(p); err != nil {
			return err
		}
		_, err := t.exec(`INSERT INTO merksleutel(id, sleutel) VALUES (1, ?)`, verpakt)
		return err
	})
}
