package outbox

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"
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

	mu       sync.Mutex
	bezig    map[int64]bool // deliveries under way
	gedeeld  int            // places held under the global bound
	zekering schakelaar
	deur     deur

	maat *rate.Limiter
}

func newBaan(r *ronde, b Bestemming) *baan {
	return &baan{ronde: r, Bestemming: b, sein: make(chan struct{}, 1), klok: newKlok(),
		eigen: make(chan struct{}, 1), bezig: map[int64]bool{}, maat: newMaat(b.PerMinuut),
		zekering: newSchakelaar(b.Zekering, b.Tegelijk), deur: deur{proef: b.Proef}}
}

// newKlok is a timer that nobody has set.
func newKlok() *time.Timer {
	klok := time.NewTimer(veger)
	klok.Stop()
	return klok
}

func newMaat(perMinuut int) *rate.Limiter {
	if perMinuut <= 0 {
		return rate.NewLimiter(rate.Inf, 0)
	}
	return rate.NewLimiter(rate.Every(time.Minute/time.Duration(perMinuut)), 1)
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
		b.fill(ctx)
		select {
		case <-ctx.Done():
			return
		case <-b.sein:
		case <-b.klok.C:
		}
	}
}

// fill claims until the lane is full or nothing is due. What the breaker did is kept
// first: without a store nothing is tried.
func (b *baan) fill(ctx context.Context) {
	for ctx.Err() == nil && b.keep(ctx) {
		n := b.room()
		if n == 0 || !b.enter(ctx) {
			return
		}
		n = 1 + b.enterMore(n-1)
		b.fetch(ctx, false)
		ls, err := b.Store.Claim(ctx, b.Naam, n)
		b.leave(n - len(ls))
		if err != nil {
			b.storing(ctx, "leveringen niet op te halen", err)
			b.klok.Reset(b.Herkans)
			return
		}
		b.maat.AllowN(time.Now(), len(ls))
		b.start(ls)
		if len(ls) < n {
			b.fetch(ctx, len(ls) == 0)
			return
		}
	}
}

// room is how many deliveries may start now. A lane that must wait wakes by itself later.
func (b *baan) room() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n, wacht := b.zekering.room(time.Now())
	if wacht > 0 {
		b.klok.Reset(wacht)
		return 0
	}
	return b.pace(max(0, n-len(b.bezig)))
}

// pace is n, or less when more would be too many a minute.
func (b *baan) pace(n int) int {
	if n == 0 || b.maat.Limit() == rate.Inf {
		return n
	}
	heeft := b.maat.Tokens()
	if heeft < 1 {
		b.klok.Reset(time.Duration((1-heeft)/float64(b.maat.Limit())*float64(time.Second)) + time.Millisecond)
		return 0
	}
	return min(n, int(heeft))
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
func (b *baan) finish(l Levering, u Uitkomst, err error) {
	b.mu.Lock()
	delete(b.bezig, l.ID)
	terug := b.judge(l, u, err)
	b.mu.Unlock()
	b.leave(1)
	if terug {
		b.hasten(b.werk, false)
	}
	b.poke()
}
