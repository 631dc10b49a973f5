package sqlite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"solo/store"
)

// A reserve is a file that only takes room. When the disk is full it is given up, so
// that what is under way can still be booked; it is made again when there is room. While
// little is left, work is refused in this order: what is new to us, then what would be
// sent. Who shares the disk with a quota is told of it late: then the missing file
// itself is the sign.
type reserve struct {
	pad     string
	grootte int64
	vrij    func(folder string) (int64, error) // bytes that this account may still write

	mu  sync.Mutex
	weg bool
}

// soort is what a request is for, by how soon it is refused when the disk fills up.
type soort int

const (
	boeken  soort = iota // what was done: never refused while there is any room
	sturen               // intents, and what goes with them
	halen                // claims: see schrijver.sync
	aanneem              // a new aanvraag
)

// newReserve makes the file when it is not there. Without room for it SOLO starts, and
// refuses what needs room.
func newReserve(folder string, grootte int64) *reserve {
	r := &reserve{pad: filepath.Join(folder, "solo.reserve"), grootte: grootte, vrij: vrij}
	if i, err := os.Stat(r.pad); err != nil || i.Size() != grootte {
		r.weg = true
		r.restore()
	}
	return r
}

// check refuses with store.ErrVol what there is no room for.
func (r *reserve) check(s soort) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s == boeken {
		return nil
	}
	if r.weg && !r.restore() {
		return fmt.Errorf("%w: SOLO maakt alleen af wat loopt", store.ErrVol)
	}
	grens := r.grootte / 4
	if s == aanneem {
		grens = r.grootte
	}
	if over, err := r.vrij(filepath.Dir(r.pad)); err == nil && over < grens {
		return fmt.Errorf("%w: er is nog %d kB vrij", store.ErrVol, over>>10)
	}
	return nil
}

// Ruimte is store.ErrVol when there is no room for a new aanvraag.
func (db *DB) Ruimte() error { return db.ruim.check(aanneem) }

// release gives the room free, and reports that there is more than before.
func (r *reserve) release() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.weg {
		return false
	}
	r.weg = true
	return os.Remove(r.pad) == nil
}

// restore makes the file when enough stays free beside it to go on with everything.
func (r *reserve) restore() bool {
	if over, err := r.vrij(filepath.Dir(r.pad)); err == nil && over < 2*r.grootte {
		return false
	}
	if err := r.make(); err != nil {
		_ = os.Remove(r.pad) // half of it is of no use
		return false
	}
	r.weg = false
	return true
}

func (r *reserve) make() error {
	f, err := os.OpenFile(r.pad, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(claim(f, r.grootte), f.Close())
}

// fill writes the file where the system cannot be asked to set room apart.
func fill(f *os.File, grootte int64) error {
	blok := make([]byte, 1<<20)
	for grootte > 0 {
		n, err := f.Write(blok[:min(grootte, int64(len(blok)))])
		if err != nil {
			return err
		}
		grootte -= int64(n)
	}
	return nil
}
