package sqlite

import (
	"context"
	"errors"
	"fmt"

	"solo/dossier"
	"solo/kluis"
	"solo/store"
)

// wisselblad is how many data keys are wrapped anew in one transaction.
const wisselblad = 200

// Rewrap wraps every data key anew under the active key, in batches: others write in
// between. It may be broken off and run again: what was done stays done. A data key that
// does not open is left as it is, and the error tells of the first; those of
// kluis.Unwrap.
func (db *DB) Rewrap(ctx context.Context) (gewisseld int, err error) {
	var eerste error
	var na dossier.ID
	for {
		rijen, err := db.wrapped(ctx, na)
		if err == nil && len(rijen) == 0 {
			return gewisseld, eerste
		}
		if err != nil {
			return gewisseld, fmt.Errorf("sleutels wisselen: %w", err)
		}
		nieuw, fout := db.rewrapAll(rijen)
		if eerste == nil {
			eerste = fout
		}
		n, err := db.putWrapped(ctx, nieuw)
		if err != nil {
			return gewisseld, fmt.Errorf("sleutels wisselen: %w", err)
		}
		gewisseld, na = gewisseld+n, rijen[len(rijen)-1].id
	}
}

// An omslag is a data key that is wrapped anew.
type omslag struct {
	id         dossier.ID
	oud, nieuw []byte
}

func (db *DB) wrapped(ctx context.Context, na dossier.ID) (uit []omslag, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var o omslag
		err := scan(&o.id, &o.oud)
		uit = append(uit, o)
		return err
	}, `SELECT id, sleutel FROM dossier WHERE vernietigd_op IS NULL AND id > ? ORDER BY id LIMIT ?`, na, wisselblad)
	return uit, err
}

// rewrapAll gives those that change, and the first error.
func (db *DB) rewrapAll(rijen []omslag) (uit []omslag, eerste error) {
	for _, o := range rijen {
		nieuw, err := db.Kluis.Rewrap(o.oud, store.Sleutelplaats(o.id))
		switch {
		case err != nil && eerste == nil:
			eerste = fmt.Errorf("sleutel van dossier %s: %w", o.id, err)
		case err == nil && string(nieuw) != string(o.oud):
			o.nieuw = nieuw
			uit = append(uit, o)
		}
	}
	return uit, eerste
}

// putWrapped passes over what was destroyed meanwhile.
func (db *DB) putWrapped(ctx context.Context, os []omslag) (gewisseld int, err error) {
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
			n, err := t.exec(`UPDATE dossier SET sleutel = ? WHERE id = ? AND sleutel = ?`, o.nieuw, o.id, o.oud)
			if err != nil {
				return err
			}
			gewisseld += int(n)
		}
		return nil
	})
	return gewisseld, err
}

// Sleutels tells how much needs each key that was ever used here, by name.
func (db *DB) Sleutels(ctx context.Context) (uit []store.Sleutelstand, err error) {
	err = db.query(ctx, func(scan func(...any) error) error {
		var s store.Sleutelstand
		err := scan(&s.Naam)
		uit = append(uit, s)
		return err
	}, `SELECT kid FROM sleutelproef ORDER BY kid`)
	for i := range uit {
		merk := kluis.Merk(uit[i].Naam)
		err = errors.Join(err, db.row(ctx, []any{&uit[i].Dossiers}, wrappedSQL, len(merk), merk))
	}
	if err != nil {
		return nil, fmt.Errorf("sleutels tellen: %w", err)
	}
	return uit, nil
}

const wrappedSQL = `SELECT count(*) FROM dossier WHERE vernietigd_op IS NULL AND substr(sleutel, 1, ?) = ?`

// DropSleutel forgets a key that nothing needs: the next start does not ask for it. Errors:
// store.ErrStaat when a dossier still needs it, store.ErrNotFound.
func (db *DB) DropSleutel(ctx context.Context, naam string) error {
	merk := kluis.Merk(naam)
	err := db.s.do(ctx, func(t tx) error {
		var nodig int
		if err := t.row(wrappedSQL, len(merk), merk).Scan(&nodig); err != nil {
			return err
		}
		if nodig > 0 {
			return store.ErrStaat
		}
		n, err := t.exec(`DELETE FROM sleutelproef WHERE kid = ?`, naam)
		if err == nil && n == 0 {
			err = store.ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("sleutel %s vergeten: %w", naam, err)
	}
	return nil
}
