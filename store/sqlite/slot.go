package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"solo/faal"
	"solo/store"
)

// A slot is the OS lock on a side file. It ends with the process, however it dies.
// Who holds it stands in a second file: on Windows a locked file cannot be read.
//
// That file is removed when the store is closed well: who finds it knows that the owner
// before him died, or could not trust his disk.
type slot struct {
	f        *flock.Flock
	eigenaar string
	slecht   bool // the owner before did not close
}

func neemSlot(folder string, nu time.Time) (*slot, error) {
	s := &slot{f: flock.New(filepath.Join(folder, "solo.slot"), flock.SetPermissions(0o600)),
		eigenaar: filepath.Join(folder, "solo.eigenaar")}
	ok, err := s.f.TryLock()
	if err != nil {
		return nil, fmt.Errorf("slot op de opslag: %w", err)
	}
	if !ok && !faal.Mutant(faal.GeenSlot) {
		wie, _ := os.ReadFile(s.eigenaar) // the message does without when it is not there
		return nil, errors.Join(fmt.Errorf("%w: %s", store.ErrBezet, wie), s.f.Close())
	}
	_, err = os.Stat(s.eigenaar)
	s.slecht = err == nil
	wie := fmt.Sprintf("proces %d, sinds %s", os.Getpid(), nu.UTC().Format(time.RFC3339))
	if err := os.WriteFile(s.eigenaar, []byte(wie), 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("slot op de opslag: %w", err), s.f.Close())
	}
	return s, nil
}

// close gives up the lock; goed: nothing is wrong with what is stored.
func (s *slot) close(goed bool) error {
	if !goed {
		return s.f.Close()
	}
	err := os.Remove(s.eigenaar)
	if errors.Is(err, fs.ErrNotExist) { // closed before
		err = nil
	}
	return errors.Join(err, s.f.Close())
}
