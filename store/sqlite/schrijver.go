package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"solo/faal"
	"solo/store"
)

// A schrijver is the one goroutine that writes. What queues up while it waits for an
// fsync goes into the next transaction together: the fsync is shared, and each
// request still succeeds or fails by itself (a savepoint each).
type schrijver struct {
	tx      tx
	conn    *sql.Conn
	in      chan *opdracht // unbuffered: what is taken is answered
	wachten atomic.Int64   // requests that are not taken yet
	zonder  bool           // the connection does not sync a commit now
	samen   int            // requests that there were at once, after the last group
	leeg    chan chan bool // asks to empty the WAL; whether it is empty
	stop    chan struct{}
	klaar   chan struct{} // closed when run has ended
	eenmaal sync.Once
	commits atomic.Int64
	fataal  chan error
	dood    error // touched by run only
	wal     wal
	ruim    *reserve
	slot    *slot
}

type opdracht struct {
	fn    func(tx) error
	soort soort
	uit   chan error
}

const (
	maxGroep = 256              // requests in one transaction
	maxBeurt = 300              // turns that others get while a group is gathered
	rust     = 10 * time.Second // without writes, then the WAL is put back into the file
)

func newSchrijver(ctx context.Context, db *sql.DB, ruim *reserve, slot *slot) (*schrijver, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	s := &schrijver{conn: conn, tx: tx{conn, map[string]*sql.Stmt{}}, in: make(chan *opdracht), leeg: make(chan chan bool),
		stop: make(chan struct{}), klaar: make(chan struct{}), fataal: make(chan error, 1),
		ruim: ruim, slot: slot, wal: wal{stap: faal.Getal("wal-stap", walStap), max: walMax, gedaan: time.Now()}}
	go s.run()
	return s, nil
}

// do runs fn in a transaction and returns when that is durable. fn is not run at all
// when ctx ends before its turn; once it has begun, ctx no longer matters.
func (s *schrijver) do(ctx context.Context, fn func(tx) error) error {
	return s.doAs(ctx, boeken, fn)
}

// doAs is do for what must not take the last room: store.ErrVol.
func (s *schrijver) doAs(ctx context.Context, waarvoor soort, fn func(tx) error) error {
	if err := errors.Join(ctx.Err(), s.ruim.check(waarvoor)); err != nil {
		return err
	}
	o := &opdracht{fn, waarvoor, make(chan error, 1)}
	if err := s.offer(ctx, o); err != nil {
		return err
	}
	return <-o.uit
}

// offer returns when the writer has taken the request.
func (s *schrijver) offer(ctx context.Context, o *opdracht) error {
	s.wachten.Add(1)
	defer s.wachten.Add(-1)
	select {
	case s.in <- o:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-s.klaar:
		return fmt.Errorf("%w: gesloten", store.ErrOpslag)
	}
}

func (s *schrijver) run() {
	defer close(s.klaar)
	faal.Pin()
	stil := time.NewTimer(rust)
	defer stil.Stop()
	for {
		select {
		case <-s.stop:
			return
		case o := <-s.in:
			s.group(s.gather(o))
			s.tend()
			stil.Reset(rust)
		case uit := <-s.leeg:
			uit <- s.truncate() && s.dood == nil
		case <-stil.C:
			if !s.truncate() {
				stil.Reset(rust)
			}
		}
	}
}

// gather takes what is waiting. Whom the last group woke gets a turn to come back, as
// long as others are waiting too: else half of them would share an fsync while the other
// half waits for it, in turns. Who is alone waits for nobody.
func (s *schrijver) gather(o *opdracht) []*opdracht {
	groep := []*opdracht{o}
	for beurt := 0; len(groep) < maxGroep; {
		select {
		case o := <-s.in:
			groep = append(groep, o)
			continue
		default:
		}
		if beurt++; len(groep) >= s.samen || beurt > maxBeurt {
			return groep
		}
		runtime.Gosched()
	}
	return groep
}

func (s *schrijver) group(groep []*opdracht) {
	uit := make([]error, len(groep))
	err := s.transact(groep, uit)
	if errors.Is(err, store.ErrVol) && s.ruim.release() {
		err = s.book(groep, uit, err)
	}
	if err != nil {
		for i := range uit {
			uit[i] = err
		}
	}
	s.samen = len(groep) + int(s.wachten.Load())
	for i, o := range groep {
		o.uit <- uit[i]
	}
}

// close waits for the running group and frees the connection.
func (s *schrijver) close() error {
	var err error
	s.eenmaal.Do(func() {
		close(s.stop)
		<-s.klaar
		err = s.conn.Close()
	})
	return err
}
