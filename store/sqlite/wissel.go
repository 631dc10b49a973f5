package sqlite

import (
	"context"
	"fmt"

	"solo/dossier"
	"solo/store"
)

// wisselblad is how many data keys are wrapped anew in one transaction.
const wisselblad = 200

// A sleutelbron is where wrapped data keys stand.
type sleutelbron struct {
	wat    string // for an error
	lees   string // id and sleutel of those behind an id, so many
	zet    string // one that is still as it was read
	plaats func(id string) string
}

// sleutelbronnen are all of them; wrappedSQL counts in the same.
var sleutelbronnen = []sleutelbron{
	{"sleutel van dossier ", `SELECT id, sleutel FROM dossier WHERE vernietigd_op IS NULL AND id > ? ORDER BY id LIMIT ?`,
		`UPDATE dossier SET sleutel = ?1 WHERE id = ?2 AND sleutel = ?3`, plaatsSleutel},
	{"sleutel van concept ", `SELECT id, sleutel FROM concept WHERE id > ? ORDER BY id LIMIT ?`,
		`UPDATE concept SET sleutel = ?1 WHERE id = ?2 AND sleutel = ?3`, plaatsSleutel},
	{"merksleutel", `SELECT '', sleutel FROM merksleutel WHERE ?1 = '' LIMIT ?2`,
		`UPDATE merksleutel SET sleutel = ?1 WHERE ?2 = '' AND sleutel = ?3`, func(string) string { return plaatsMerk }},
}

func plaatsSleutel(id string) string { return store.Sleutelplaats(dossier.ID(id)) }

// Rewrap wraps every data key anew under the active key, in batches: others write in
// between. It may be broken off and run again: what was done stays done. A data key that
// does not open is left as it is, and the error tells of the first; those of
// kluis.Unwrap.
func (db *DB) Rewrap(ctx context.Context) (gewisseld int, err error) {
	var eerste error
	for _, b := range sleutelbronnen {
		n, fout, err := db.rewrap(ctx, b)
		gewisseld += n
		if err != nil {
			return gewisseld, fmt.Errorf("sleutels wisselen: %w", err)
		}
		if eerste == nil {
			eerste = fout
		}
	}
	return gewisseld, eerste
}

// rewrap does all of one kind; fout is of the first that does not open.
func (db *DB) rewrap(ctx context.Context, b sleutelbron) (gewisseld int, fout, err error) {
	na := ""
	for {
		rijen, err := db.wrapped(ctx, b, na)
		if err != nil || len(rijen) == 0 {
			return gewisseld, fout, err
		}
		nieuw, eerste := db.rewrapAll(b, rijen)
		if fout == nil {
			fout = eerste
		}
		n, err := db.putWrapped(ctx, b, nieuw)
		gewisseld += n
		if err != nil || len(rijen) < wisselblad {
			return gewisseld, fout, err
		}
		na = rijen[len(rijen)-1].id
	}
}

// An omslag is a data key that is wrapped anew.
type omslag struct {
	id         string
	oud, nieuw []byte
}

func (db *DB) wrapped(ctx context.Context, b sleutelbron, na string) (uit []omslag, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var o omslag
		err := scan(&o.id, &o.oud)
		uit = append(uit, o)
		return err
	}, b.lees, na, wisselblad)
	return uit, err
}

// rewrapAll gives those that change, and the first error.
func (db *DB) rewrapAll(b sleutelbron, rijen []omslag) (uit []omslag, eerste error) {
	for _, o := range rijen {
		nieuw, err := db.Kluis.Rewrap(o.oud, b.plaats(o.id))
		switch {
		case err != nil && eerste == nil:
			eerste = fmt.Errorf("%s%s: %w", b.wat, o.id, err)
		case err == nil && string(nieuw) != string(o.oud):
			o.nieuw = nieuw
			uit = append(uit, o)
		}
	}
	return uit, eerste
}

// putWrapped passes over what was destroyed meanwhile.
func (db *DB) putWrapped(ctx context.Context, b sleutelbron, os []omslag) (gewisseld int, err error) {
	if len(os) == 0 {
		return 0, nil
	}
	var p sleutelproef
	if p.kid, p.proef, err = db.Kluis.Proof(os[0].nieuw); err != nil {
		return 0, err
	}
	err = db.s.do(ctx, func(t tx) error {
		gewisseld = 0
		if err := t.putProef(p); err != nil {
			return err
		}
		for _, o := range os {
			n, err := t.exec(b.zet, o.nieuw, o.id, o.oud)
			if err != nil {
				return err
			}
			gewisseld += int(n)
		}
		return nil
	})
	return gewisseld, err
}
