package sqlite

import (
	"errors"
	"fmt"
	"slices"

	"solo/faal"
	"solo/store"
)

// book does once more what was under way, in the room that was kept for it. What is
// new keeps its error.
func (s *schrijver) book(groep []*opdracht, uit []error, vol error) error {
	var boek []*opdracht
	var plaats []int
	for i, o := range groep {
		uit[i] = vol
		if o.soort == boeken {
			boek, plaats = append(boek, o), append(plaats, i)
		}
	}
	if len(boek) == 0 {
		return nil
	}
	goed := make([]error, len(boek))
	err := s.transact(boek, goed)
	for i, p := range plaats {
		uit[p] = errors.Join(err, goed[i])
	}
	return nil
}

// transact returns an error when nothing of the whole group was written.
func (s *schrijver) transact(groep []*opdracht, uit []error) error {
	if s.dood != nil {
		return s.dood
	}
	if err := s.sync(groep); err != nil {
		return s.note(err)
	}
	if _, err := s.tx.exec("BEGIN IMMEDIATE"); err != nil {
		return s.note(err)
	}
	for i, o := range groep {
		if uit[i] = s.one(o.fn); isBatch(uit[i]) {
			return s.rollback(uit[i])
		}
	}
	faal.Punt(faal.BeforeCommit)
	if _, err := s.tx.exec("COMMIT"); err != nil {
		return s.rollback(err)
	}
	s.commits.Add(1)
	return nil
}

// sync has the commit of this group wait for the disk, unless it only claims. Nothing is
// sent before an intent is committed, and that sync covers all that stands before it in
// the WAL; a claim that a power cut takes back was of a process that died with it.
func (s *schrijver) sync(groep []*opdracht) error {
	zonder := !faal.Mutant(faal.GeenSync) && !slices.ContainsFunc(groep, func(o *opdracht) bool { return o.soort != halen })
	if zonder == s.zonder {
		return nil
	}
	stand := "FULL"
	if zonder {
		stand = "NORMAL"
	}
	_, err := s.tx.exec("PRAGMA synchronous(" + stand + ")")
	if err == nil {
		s.zonder = zonder
	}
	return err
}

func (s *schrijver) one(fn func(tx) error) error {
	if _, err := s.tx.exec("SAVEPOINT een"); err != nil {
		return err
	}
	err := fn(s.tx)
	if err != nil {
		if _, terug := s.tx.exec("ROLLBACK TO een"); terug != nil {
			return fmt.Errorf("%w: %w", store.ErrOpslag, errors.Join(err, terug))
		}
	}
	_, vrij := s.tx.exec("RELEASE een")
	if vrij != nil {
		return fmt.Errorf("%w: %w", store.ErrOpslag, errors.Join(err, vrij))
	}
	return err
}

// rollback ends the transaction; SQLite may have done so already.
func (s *schrijver) rollback(oorzaak error) error {
	_, _ = s.tx.exec("ROLLBACK")
	return s.note(oorzaak)
}

// note remembers an error after which nothing may be written any more.
func (s *schrijver) note(err error) error {
	if !isBatch(err) {
		err = fmt.Errorf("%w: %w", store.ErrOpslag, err)
	}
	if isFataal(err) && s.dood == nil {
		err = errors.Join(err, s.slot.distrust())
		s.dood = err
		s.fataal <- err
	}
	return err
}
