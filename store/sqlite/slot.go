package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"solo/faal"
	"solo/store"
)

// A slot is the OS lock on a side file. It ends with the process, however it dies.
// Who holds it stands in a second file: on Windows a locked file cannot be read.
//
// That file is removed when the store is closed well: who finds it knows that the owner
// before him died, or could not trust his disk. Its second line is the kernel on which
// the owner had a store that held together. While that kernel runs nothing can be torn: a
// write of a process that dies is in the kernel or it is not, and what was copied into
// the database by half stands in the WAL, whole. Only a power cut, another disk or an
// fsync that failed (see distrust) undoes what the kernel had taken.
type slot struct {
	f        *flock.Flock
	database string
	eigenaar string
	wie      string
	slecht   bool // the owner before did not close, and what he stored may be torn
}

func neemSlot(database string, nu time.Time) (*slot, error) {
	folder := filepath.Dir(database)
	s := &slot{f: flock.New(filepath.Join(folder, "solo.slot"), flock.SetPermissions(0o600)), database: database,
		eigenaar: filepath.Join(folder, "solo.eigenaar"),
		wie:      fmt.Sprintf("proces %d, sinds %s", os.Getpid(), nu.UTC().Format(time.RFC3339))}
	ok, err := s.f.TryLock()
	if err != nil {
		return nil, fmt.Errorf("slot op de opslag: %w", err)
	}
	inhoud, err := os.ReadFile(s.eigenaar)
	wie, waar, _ := strings.Cut(string(inhoud), "\n") // the message does without when it is not there
	if !ok && !faal.Mutant(faal.GeenSlot) {
		return nil, errors.Join(fmt.Errorf("%w: %s", store.ErrBezet, wie), s.f.Close())
	}
	s.slecht = !errors.Is(err, fs.ErrNotExist) && (waar == "" || waar != kernel(database))
	if err := s.distrust(); err != nil {
		return nil, errors.Join(fmt.Errorf("slot op de opslag: %w", err), s.f.Close())
	}
	return s, nil
}

// trust is called when the database holds together.
func (s *slot) trust() error {
	return os.WriteFile(s.eigenaar, []byte(s.wie+"\n"+kernel(s.database)), 0o600)
}

// distrust has the next owner look at the database, whatever kernel he runs on.
func (s *slot) distrust() error {
	return os.WriteFile(s.eigenaar, []byte(s.wie), 0o600)
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
