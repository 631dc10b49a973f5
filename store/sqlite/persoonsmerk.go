package sqlite

import (
	"context"
	"errors"
	"sync"

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

// persoonsmerk is the keyed hash of a BSN, of nine digits, or of an anp, of seventeen.
func persoonsmerk(s kluis.Sleutel, nummer string) ([]byte, error) {
	return s.Merk([]byte(nummer), "persoon")
}

// persoonsmerken are those by which a concept is found, the applicant first; the key is made
// at the first of them.
func (db *DB) persoonsmerken(ctx context.Context, c store.Concept) (uit [][]byte, err error) {
	var nummers []string
	if c.Anp != "" {
		nummers = append(nummers, c.Anp)
	}
	for _, bsn := range c.Personen {
		nummers = append(nummers, bsn.Cijfers())
	}
	if len(nummers) == 0 {
		return nil, nil
	}
	s, err := db.needMerksleutel(ctx)
	if err != nil {
		return nil, err
	}
	for _, n := range nummers {
		m, err := persoonsmerk(s, n)
		if err != nil {
			return nil, err
		}
		uit = append(uit, m)
	}
	return uit, nil
}

// needMerksleutel makes the key when it is not there.
func (db *DB) needMerksleutel(ctx context.Context) (kluis.Sleutel, error) {
	s, err := db.merksleutel(ctx)
	if errors.Is(err, store.ErrNotFound) {
		return db.makeMerksleutel(ctx)
	}
	return s, err
}

// merksleutel reads the key once, or returns store.ErrNotFound.
func (db *DB) merksleutel(ctx context.Context) (kluis.Sleutel, error) {
	db.merken.mu.Lock()
	defer db.merken.mu.Unlock()
	if db.merken.sleutel != nil {
		return *db.merken.sleutel, nil
	}
	var verpakt []byte
	if err := db.row(ctx, []any{&verpakt}, `SELECT sleutel FROM merksleutel WHERE id = 1`); err != nil {
		return kluis.Sleutel{}, err
	}
	s, err := db.Kluis.Unwrap(verpakt, plaatsMerk)
	if err == nil {
		db.merken.sleutel = &s
	}
	return s, err
}

// makeMerksleutel makes the key, unless somebody else just did. A full disk: store.ErrVol.
func (db *DB) makeMerksleutel(ctx context.Context) (kluis.Sleutel, error) {
	_, verpakt, err := db.Kluis.New(plaatsMerk)
	if err != nil {
		return kluis.Sleutel{}, err
	}
	var p sleutelproef
	if p.kid, p.proef, err = db.Kluis.Proof(verpakt); err != nil {
		return kluis.Sleutel{}, err
	}
	err = db.s.doAs(ctx, aanneem, func(t tx) error {
		n, err := t.exec(`INSERT INTO merksleutel(id, sleutel) VALUES (1, ?) ON CONFLICT DO NOTHING`, verpakt)
		if err != nil || n == 0 {
			return err
		}
		return t.putProef(p)
	})
	if err != nil {
		return kluis.Sleutel{}, err
	}
	return db.merksleutel(ctx)
}
