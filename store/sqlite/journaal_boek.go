package sqlite

import (
	"context"
	"errors"
	"fmt"

	"solo/faal"
	"solo/outbox"
	"solo/store"
)

func (j *journaal) zegel(ctx context.Context) (*zegel, error) {
	if j.begin == nil {
		return j.db.zegelLevering(ctx, j.l.ID)
	}
	s, err := j.db.unwrap(j.l.Dossier, j.begin.verpakt)
	if err != nil {
		return nil, fmt.Errorf("dossier %s: %w", j.l.Dossier, err)
	}
	return &zegel{sleutel: s}, nil
}

// load reads the journal once. A settle time during which the clock was set begins again.
func (j *journaal) load(ctx context.Context) (err error) {
	if j.stappen != nil {
		return nil
	}
	z, err := j.zegel(ctx)
	if err != nil {
		return err
	}
	stappen := map[string]stap{}
	if j.begin == nil || j.begin.stappen {
		if stappen, err = j.db.stappen(ctx, j.l.ID, z); err != nil {
			return err
		}
	}
	nu := j.Now()
	vooruit := j.db.klok.jumped(nu)
	for naam, s := range stappen {
		if s, gezet := s.checkClock(nu, vooruit, j.settle()); gezet {
			stappen[naam], j.vuil[naam] = s, true
		}
	}
	j.z, j.stappen = z, stappen
	return nil
}

// commit writes the buffer, the intent when there is one, and what meer adds, as one
// transaction under the fence.
func (j *journaal) commit(ctx context.Context, intent *stap, meer func(tx) error) error {
	rijen, err := j.sealed(intent)
	if err != nil {
		return err
	}
	waarvoor := boeken
	if intent != nil {
		waarvoor = sturen
	}
	err = j.db.s.doAs(ctx, waarvoor, func(t tx) error {
		if err := t.holds(j.l); err != nil {
			return err
		}
		for _, r := range rijen {
			if err := t.putStap(j.l.ID, r); err != nil {
				return err
			}
		}
		if err := t.putZaak(j.l.ID, j.zaak); err != nil {
			return err
		}
		for reeks, n := range j.reeksen {
			if err := t.putReeks(reeks, n); err != nil {
				return err
			}
		}
		if meer == nil {
			return nil
		}
		return meer(t)
	})
	if err != nil {
		return fmt.Errorf("levering %d: %w", j.l.ID, err)
	}
	clear(j.vuil)
	clear(j.reeksen)
	j.zaak = nil
	return nil
}

// putZaak writes nothing when it is known: it is told at every attempt.
func (t tx) putZaak(levering int64, z *[2]string) error {
	if z == nil {
		return nil
	}
	_, err := t.exec(`UPDATE levering SET zaaknummer = ?2, zaakadres = ?3 WHERE id = ?1 AND (zaaknummer <> ?2 OR zaakadres <> ?3)`,
		levering, z[0], z[1])
	return err
}

func (j *journaal) sealed(intent *stap) (rijen []stapRij, err error) {
	for naam := range j.vuil {
		if intent == nil || naam != intent.naam {
			rijen = append(rijen, j.z.stap(j.l.ID, j.stappen[naam]))
		}
	}
	if intent != nil {
		rijen = append(rijen, j.z.stap(j.l.ID, *intent))
	}
	if j.z != nil {
		err = j.z.err
	}
	return rijen, err
}

// holds reports store.ErrFenced unless the lease is still ours.
func (t tx) holds(l outbox.Levering) error {
	var ok int
	err := t.row(`SELECT 1 FROM levering WHERE id = ? AND fence = ? AND staat = 'bezig'`, l.ID, l.Fence).Scan(&ok)
	if faal.Mutant(faal.GeenFence) {
		return nil
	}
	if errors.Is(err, store.ErrNotFound) {
		return store.ErrFenced
	}
	return err
}
