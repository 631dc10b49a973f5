package outbox

import (
	"context"
	"sync"
	"time"
)

// A baan is the lane of one destination: it claims what there is room for and feels
// nothing of the other lanes but the global bound on all after its first delivery.
type baan struct {
	*ronde
	Bestemming
	sein chan struct{} // something may be due, or there may be room
	klok *time.Timer   // for a wait of the lane's own; only run and fill touch it
	// eigen is the lane's own place, so that lanes that hang never hold up another.
	eigen chan struct{}

	mu      sync.Mutex
	bezig   map[int64]bool // deliveries under way
	gedeeld int            // places held under the global bound
	rem     rem
}

func newBaan(r *ronde, b Bestemming) *baan {
	return &baan{ronde: r, Bestemming: b, sein: make(chan struct{}, 1), klok: time.NewTimer(0),
		eigen: make(chan struct{}, 1), bezig: map[int64]bool{}, rem: rem{vanaf: b.Rem, wacht: b.Backoff}}
}

// poke never blocks; one signal stands for many.
func (b *baan) poke() {
	select {
	case b.sein <- struct{}{}:
	default:
	}
}

func (b *baan) run(ctx context.Context) {
	defer b.klok.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.sein:
		case <-b.klok.C:
		}
		b.fill(ctx)
	}
}

// fill claims until the lane is full or nothing is due.
func (b *baan) fill(ctx context.Context) {
	for ctx.Err() == nil {
		n := b.room()
		if n == 0 || !b.enter(ctx) {
			return
		}
		n = 1 + b.enterMore(n-1)
		ls, err := b.Store.Claim(ctx, b.Naam, n)
		b.leave(n - len(ls))
		if err != nil {
			b.storing(ctx, "leveringen niet op te halen", err)
			b.klok.Reset(b.Herkans)
			return
		}
		b.start(ls)
		if len(ls) < n {
			return
		}
	}
}

// room is how many deliveries may start now. A braked lane wakes by itself later.
func (b *baan) room() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.rem.aan() {
		return b.Tegelijk - len(b.bezig)
	}
	if wacht := b.rem.tot.Sub(b.Now()); wacht > 0 {
		b.klok.Reset(wacht)
		return 0
	}
	return max(0, 1-len(b.bezig))
}

// enter takes the lane's own place or one under the global bound, waiting for it when
// there is none.
func (b *baan) enter(ctx context.Context) bool {
	select {
	case b.eigen <- struct{}{}:
		return true
	default:
	}
	select {
	case b.eigen <- struct{}{}:
	case b.plaats <- struct{}{}:
		b.share()
	case <-ctx.Done():
		return false
	}
	return true
}

func (b *baan) share() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.gedeeld++
}

// enterMore takes up to n more places, without waiting.
func (b *baan) enterMore(n int) int {
	for i := range n {
		select {
		case b.plaats <- struct{}{}:
			b.share()
		default:
			return i
		}
	}
	return max(n, 0)
}

// leave gives places back, those that others can use first.
func (b *baan) leave(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for range n {
		if b.gedeeld > 0 {
			b.gedeeld--
			<-b.plaats
		} else {
			<-b.eigen
		}
	}
}

func (b *baan) start(ls []Levering) {
	b.mu.Lock()
	for _, l := range ls {
		b.bezig[l.ID] = true
	}
	b.mu.Unlock()
	for _, l := range ls {
		b.lopend.Go(func() { b.deliver(l) })
	}
}

// finish frees the slot and lets the lane look for more. The first delivery that gets
// through after an outage brings the others forward.
func (b *baan) finish(ctx context.Context, l Levering, err error) {
	b.mu.Lock()
	delete(b.bezig, l.ID)
	terug := b.rem.note(err, b.Now())
	b.mu.Unlock()
	b.leave(1)
	if terug {
		b.hasten(ctx)
	}
	b.poke()
}

// release takes the brake off and tries now what waits: a person says so.
func (b *baan) release(ctx context.Context) {
	b.mu.Lock()
	b.rem.mislukt = 0
	b.mu.Unlock()
	b.hasten(ctx)
	b.poke()
}

func (b *baan) hasten(ctx context.Context) {
	if err := b.Store.Hasten(ctx, b.Naam); err != nil {
		b.storing(ctx, "leveringen niet naar voren te halen", err)
	}
}

// A rem keeps a destination that is down from being tried with every delivery that
// is due: after some failures in a row one at a time, with the backoff between them.
type rem struct {
	vanaf   int
	wacht   []time.Duration
	mislukt int
	tot     time.Time

	gevraagd bool // one of the failures came with a Retry-After
}

func (r *rem) aan() bool { return r.mislukt >= r.vanaf }

// note counts an attempt, and reports that the destination is back and did not ask us
// to stay away. What failed on our own side says nothing about it.
func (r *rem) note(err error, nu time.Time) (terug bool) {
	switch {
	case isAnswer(err):
		terug = r.aan() && !r.gevraagd
		r.mislukt, r.gevraagd = 0, false
	case isTransport(err):
		r.mislukt++
		r.gevraagd = r.gevraagd || asksToWait(err)
		if r.aan() {
			i := min(r.mislukt-r.vanaf, len(r.wacht)-1)
			r.tot = nu.Add(min(r.wacht[i], maxRem))
		}
	}
	return terug
}

// maxRem bounds how long a destination that came back goes unnoticed.
const maxRem = time.Minute
