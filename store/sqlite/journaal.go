package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"solo/connectors"
	"solo/faal"
	"solo/outbox"
	"solo/store"
)

// A journaal is the journal of one claimed delivery. Only the holder of the lease
// writes the steps, so they are read once and kept; what changes is buffered until the
// next intent, a direct result or the release. What a crash takes from the buffer was
// sent under a committed intent and is looked up.
type journaal struct {
	db      *DB
	l       outbox.Levering
	begin   *begin           // nil: read it
	z       *zegel           // nil as long as stappen is
	stappen map[string]stap  // nil until the first use
	vuil    map[string]bool  // not committed yet
	reeksen map[string]int64 // given by Rise, not committed yet
	zaak    *[2]string       // number and address given by Zaak; nil: committed
}

// Journaal implements outbox.Store.
func (db *DB) Journaal(l outbox.Levering) outbox.Journaal {
	v, _ := db.geclaimd.LoadAndDelete(lease{l.ID, l.Fence})
	b, _ := v.(*begin)
	return &journaal{db: db, l: l, begin: b, vuil: map[string]bool{}, reeksen: map[string]int64{}}
}

// Now implements connectors.Journaal.
func (j *journaal) Now() time.Time { return j.db.Now() }

// Read implements connectors.Journaal.
func (j *journaal) Read(ctx context.Context, naam string) (connectors.Boeking, error) {
	if err := j.load(ctx); err != nil {
		return connectors.Boeking{}, err
	}
	s, ok := j.stappen[naam]
	if !ok {
		return connectors.Boeking{}, nil
	}
	return s.boeking(), nil
}

// Intend implements connectors.Journaal.
func (j *journaal) Intend(ctx context.Context, naam string, sleutels []byte) error {
	if err := j.load(ctx); err != nil {
		return err
	}
	s, ok := j.stappen[naam]
	switch {
	case !ok:
		s = stap{naam: naam, nr: len(j.stappen) + 1, sleutels: bytes.Clone(sleutels)}
	case s.toestand == klaar || s.toestand == overgeslagen:
		return fmt.Errorf("stap %s is al %s: %w", naam, s.toestand, store.ErrStaat)
	case len(s.sleutels) == 0:
		s.sleutels = bytes.Clone(sleutels)
	case !bytes.Equal(s.sleutels, sleutels):
		return fmt.Errorf("stap %s heeft al andere sleutels: %w", naam, store.ErrStaat)
	}
	s = s.to(verzonden, j.Now())
	if faal.Mutant(faal.GeenVoornemens) {
		j.stappen[naam], j.vuil[naam] = s, true
		return nil
	}
	if err := j.commit(ctx, &s, nil); err != nil {
		return err
	}
	j.stappen[naam] = s
	faal.Punt(faal.AfterIntent)
	return nil
}

// Done implements connectors.Journaal.
func (j *journaal) Done(ctx context.Context, naam string, resultaat []byte, direct bool) error {
	err := j.change(ctx, naam, func(s stap) stap {
		s = s.to(klaar, j.Now())
		s.resultaat = bytes.Clone(resultaat)
		return s
	})
	if err != nil || !direct {
		return err
	}
	return j.commit(ctx, nil, nil)
}

// Undone implements connectors.Journaal.
func (j *journaal) Undone(ctx context.Context, naam string) error {
	return j.change(ctx, naam, func(s stap) stap { return s.to(nietGedaan, j.Now()) })
}

// Doubt implements connectors.Journaal.
func (j *journaal) Doubt(ctx context.Context, naam string) (connectors.Boeking, error) {
	err := j.change(ctx, naam, func(s stap) stap { return s.doubt(j.Now(), j.settle()) })
	return j.stappen[naam].boeking(), err
}

// Spend implements connectors.Journaal.
func (j *journaal) Spend(ctx context.Context, naam string) error {
	return j.change(ctx, naam, func(s stap) stap {
		s.sleutels = []byte{}
		return s
	})
}

// Rise implements connectors.Journaal.
func (j *journaal) Rise(ctx context.Context, reeks string, minstens int64) (int64, error) {
	n, err := j.db.reeksen.rise(ctx, j.db, reeks, minstens)
	if err == nil {
		j.reeksen[reeks] = n
	}
	return n, err
}

// Zaak implements connectors.Journaal.
func (j *journaal) Zaak(_ context.Context, zaaknummer, adres string) error {
	j.zaak = &[2]string{zaaknummer, adres}
	return nil
}

// NotFound implements connectors.Journaal.
func (j *journaal) NotFound(ctx context.Context, naam string) error {
	return j.change(ctx, naam, func(s stap) stap {
		s.nietGevonden++
		return s
	})
}

func (j *journaal) settle() time.Duration { return j.db.settle(j.l.Bestemming) }

// change alters a planned step in the buffer.
func (j *journaal) change(ctx context.Context, naam string, f func(stap) stap) error {
	if err := j.load(ctx); err != nil {
		return err
	}
	s, ok := j.stappen[naam]
	if !ok {
		return fmt.Errorf("stap %s: %w", naam, store.ErrNotFound)
	}
	if s.toestand == klaar || s.toestand == overgeslagen {
		return fmt.Errorf("stap %s is al %s: %w", naam, s.toestand, store.ErrStaat)
	}
	j.stappen[naam], j.vuil[naam] = f(s), true
	return nil
}
