package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	_ "modernc.org/sqlite"

	"solo/faal"
	"solo/store"
)

// A DB is the store of one process. Its methods may be called concurrently.
type DB struct {
	Config
	klok *klok
	slot *slot
	w    *sql.DB // one connection, held by schrijver
	lees leespool
	blad leespool
	s    *schrijver
	ruim *reserve
	sein chan struct{}

	reeksen  reeksen
	geclaimd sync.Map // *begin by lease, from the claim to its journal
	merken   merken
	lezing   time.Duration // how long one read may take
}

// Open takes the lock, brings the schema up to date and frees what an earlier process
// left behind. Errors: store.ErrBezet with the owner in the text, store.ErrNieuwer,
// store.ErrSleutel with the names of the keys in the text.
func Open(ctx context.Context, c Config) (*DB, error) {
	db := &DB{Config: c.withDefaults(), sein: make(chan struct{}, 1), lezing: maxLezing}
	db.klok = newKlok(db.Now)
	if err := os.MkdirAll(c.Map, 0o700); err != nil {
		return nil, fmt.Errorf("map van de opslag: %w", err)
	}
	pad, err := filepath.Abs(filepath.Join(c.Map, "solo.db"))
	if err != nil {
		return nil, fmt.Errorf("map van de opslag: %w", err)
	}
	if err := touch(pad); err != nil {
		return nil, fmt.Errorf("opslag openen: %w", err)
	}
	if db.slot, err = neemSlot(pad, db.Now()); err != nil {
		return nil, err
	}
	if err := db.open(ctx, pad); err != nil {
		return nil, errors.Join(fmt.Errorf("opslag openen: %w", err), db.Close())
	}
	return db, nil
}

func (db *DB) open(ctx context.Context, pad string) (err error) {
	if db.w, err = sql.Open("sqlite", dsn(pad, schrijfPragmas())); err != nil {
		return err
	}
	db.w.SetMaxOpenConns(1)
	if err := db.check(ctx); err != nil {
		return err
	}
	if err := migrate(ctx, db.w); err != nil {
		return classify(err)
	}
	if err := errors.Join(db.lees.open(pad, lezers), db.blad.open(pad, bladers)); err != nil {
		return err
	}
	db.ruim = newReserve(db.Map, db.Reserve)
	if db.s, err = newSchrijver(ctx, db.w, db.ruim, db.slot); err != nil {
		return classify(err)
	}
	if err := db.checkSleutels(ctx); err != nil {
		return err
	}
	return db.recover(ctx)
}

// check looks whether the database holds together, when it may be torn. That reads all of
// it.
func (db *DB) check(ctx context.Context) error {
	if !db.slot.slecht {
		return db.slot.trust()
	}
	var uit string
	err := db.w.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&uit)
	switch {
	case isBeschadigd(err):
		return fmt.Errorf("%w: %w", store.ErrBeschadigd, err)
	case err != nil:
		return classify(err)
	case uit != "ok":
		return fmt.Errorf("%w: %s", store.ErrBeschadigd, uit)
	}
	return db.slot.trust()
}

// Close ends the writer after what is running and gives up the lock. Writes that come
// later get store.ErrOpslag.
func (db *DB) Close() error {
	var fouten []error
	if db.s != nil {
		fouten = append(fouten, db.s.close())
	}
	for _, p := range []*sql.DB{db.lees.db, db.blad.db, db.w} {
		if p != nil {
			fouten = append(fouten, p.Close())
		}
	}
	fouten = append(fouten, db.slot.close(db.s != nil && db.s.dood == nil && errors.Join(fouten...) == nil))
	return errors.Join(fouten...)
}

// Fataal receives an error after which nothing can be stored any more, such as an
// fsync that failed: the program must exit, and the next start looks what is there.
func (db *DB) Fataal() <-chan error { return db.s.fataal }

// Wake implements outbox.Store.
func (db *DB) Wake() <-chan struct{} { return db.sein }

func (db *DB) wake() {
	faal.Punt(faal.AfterCommitBeforeWakeup)
	select {
	case db.sein <- struct{}{}:
	default:
	}
}
