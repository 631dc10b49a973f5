package main

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/riverqueue/river"

	"solo/bench/peer"
	"solo/bench/proefbank"
	"solo/connectors"
	"solo/outbox"
)

// bound ends a run that hangs.
const bound = 2 * time.Minute

var errTraag = errors.New("not done in time")

// A teller tells when n have come.
type teller struct {
	n     atomic.Int64
	klaar chan struct{}
}

func newTeller(n int) *teller {
	t := &teller{klaar: make(chan struct{})}
	t.n.Store(int64(n))
	return t
}

func (t *teller) tik() {
	if t.n.Add(-1) == 0 {
		close(t.klaar)
	}
}

// await waits for the last, or the bound.
func (t *teller) await(ctx context.Context) error {
	select {
	case <-t.klaar:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(bound):
		return errTraag
	}
}

// measure times a run. The sagas are put in before it, plain ones during it. work
// blocks until its context is done; ready returns when all is durably done.
func measure(ctx context.Context, m meting, put func(nr int) error, work func(context.Context) error, ready func() error) (duur time.Duration, err error) {
	if m.stappen > 0 {
		if err := putAll(m, put); err != nil {
			return 0, err
		}
	}
	wctx, stop := context.WithCancel(ctx)
	einde := make(chan error, 1)
	begin := time.Now()
	go func() { einde <- work(wctx) }()
	if m.stappen == 0 {
		err = putAll(m, put)
	}
	if err == nil {
		err = ready()
	}
	duur = time.Since(begin)
	stop()
	return duur, errors.Join(err, <-einde)
}

// putAll enqueues from as many goroutines as there are workers, each in a transaction
// of its own.
func putAll(m meting, put func(nr int) error) error {
	var wg sync.WaitGroup
	fouten := make([]error, m.werkers)
	for w := range m.werkers {
		wg.Go(func() {
			for nr := w; nr < m.n && fouten[w] == nil; nr += m.werkers {
				fouten[w] = put(nr)
			}
		})
	}
	wg.Wait()
	return errors.Join(fouten...)
}

func runSolo(ctx context.Context, m meting) (duur time.Duration, err error) {
	p, err := proefbank.Open(ctx, m.folder)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	t := newTeller(m.n)
	p.Klaar = func(outbox.Levering) { t.tik() }
	return measure(ctx, m,
		func(nr int) error { return p.Put(ctx, "stad", nr) },
		func(ctx context.Context) error {
			return p.Run(ctx, []outbox.Bestemming{{Naam: "stad", Tegelijk: m.werkers}}, m.werkers,
				func(ctx context.Context, _ outbox.Levering, j connectors.Journaal) error {
					return proefbank.Stappen(ctx, j, m.stappen)
				})
		},
		func() error { return t.await(ctx) })
}

// runGoqite keeps a row per step in a table beside goqite's own, in the same file.
func runGoqite(ctx context.Context, m meting) (duur time.Duration, err error) {
	g, err := peer.OpenGoqite(m.folder)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	if _, err := g.DB.ExecContext(ctx, `create table stap(aanvraag integer, n integer, resultaat text, primary key (aanvraag, n)) strict, without rowid`); err != nil {
		return 0, err
	}
	t := newTeller(m.n)
	return measure(ctx, m,
		func(nr int) error { return g.Send(ctx, peer.Aanvraag{Nr: nr}) },
		func(ctx context.Context) error {
			g.Work(ctx, m.werkers, time.Millisecond, func(ctx context.Context, a peer.Aanvraag) error {
				defer t.tik()
				return goqiteSteps(ctx, g, a, m.stappen)
			})
			return nil
		},
		func() error { return errors.Join(t.await(ctx), awaitEmpty(ctx, g)) })
}

// goqiteSteps goes on after the last step that was kept.
func goqiteSteps(ctx context.Context, g *peer.Goqite, a peer.Aanvraag, n int) error {
	if n == 0 {
		return nil
	}
	var klaar int
	if err := g.DB.QueryRowContext(ctx, `select count(*) from stap where aanvraag = ?`, a.Nr).Scan(&klaar); err != nil {
		return err
	}
	for i := klaar; i < n; i++ {
		if _, err := g.DB.ExecContext(ctx, `insert into stap(aanvraag, n, resultaat) values (?, ?, '{}')`, a.Nr, i); err != nil {
			return err
		}
	}
	return nil
}

// awaitEmpty waits until the last message is deleted, which goqite does after the job.
func awaitEmpty(ctx context.Context, g *peer.Goqite) error {
	for einde := time.Now().Add(bound); time.Now().Before(einde); {
		if n, err := g.Open(ctx); err != nil || n == 0 {
			return err
		}
		if err := proefbank.Wait(ctx, time.Millisecond); err != nil {
			return err
		}
	}
	return errTraag
}

// runRiver keeps the steps in the output of the job, one update each.
func runRiver(ctx context.Context, m meting) (duur time.Duration, err error) {
	r, err := peer.OpenRiver(ctx, m.folder, m.werkers, time.Millisecond,
		func(_ context.Context, _ peer.Aanvraag, s peer.Stand, save func(peer.Stand) error) error {
			for s.Klaar < m.stappen {
				s.Klaar++
				if err := save(s); err != nil {
					return err
				}
			}
			return nil
		})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	t := newTeller(m.n)
	events, stop := r.Client.SubscribeConfig(&river.SubscribeConfig{Kinds: []river.EventKind{river.EventKindJobCompleted}, ChanSize: m.n})
	defer stop()
	go func() {
		for range events {
			t.tik()
		}
	}()
	return measure(ctx, m,
		func(nr int) error { return r.Send(ctx, peer.Aanvraag{Nr: nr}) },
		r.Run,
		func() error { return t.await(ctx) })
}
