package outbox

import (
	"context"
	"errors"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"solo/connectors"
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
	zekering zekering
	deur     deur

	maat *rate.Limiter
}

func newBaan(r *ronde, b Bestemming) *baan {
	return &baan{ronde: r, Bestemming: b, sein: make(chan struct{}, 1), klok: newKlok(),
		eigen: make(chan struct{}, 1), bezig: map[int64]bool{}, maat: newMaat(b.PerMinuut),
		zekering: newZekering(b.Zekering, b.Tegelijk), deur: deur{proef: b.Proef}}
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

// keep puts the breaker in the store when it has changed.
func (b *baan) keep(ctx context.Context) bool {
	b.mu.Lock()
	z, vuil := b.zekering.kept(b.Now(), time.Now()), b.zekering.vuil
	b.zekering.vuil = false
	b.mu.Unlock()
	if !vuil {
		return true
	}
	err := b.Store.PutZekering(ctx, b.Naam, z)
	if err == nil {
		return true
	}
	b.storing(ctx, "zekering niet op te slaan", err)
	b.mu.Lock()
	b.zekering.vuil = true
	b.mu.Unlock()
	b.klok.Reset(b.Herkans)
	return false
}

// fetch brings the delivery that waits longest forward when the destination must be tried;
// leeg: none is due.
func (b *baan) fetch(ctx context.Context, leeg bool) {
	b.mu.Lock()
	haal := len(b.bezig) == 0 && b.zekering.fetch(time.Now(), leeg)
	b.mu.Unlock()
	if haal {
		b.hasten(ctx, true)
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
func (b *baan) finish(ctx context.Context, l Levering, u Uitkomst, err error) {
	b.mu.Lock()
	delete(b.bezig, l.ID)
	terug := b.judge(l, u, err)
	b.mu.Unlock()
	b.leave(1)
	if terug {
		b.hasten(ctx, false)
	}
	b.poke()
}

// judge tells the breaker and the door what an attempt says of the destination, and
// reports that it is back. A refusal of access is neither good nor bad to the breaker.
func (b *baan) judge(l Levering, u Uitkomst, err error) (terug bool) {
	nu := time.Now()
	switch {
	case u.Toegang == Open && isBounded(err):
		b.deur.let(nu)
		b.zekering.answer(l.ID, nu)
	case u.Toegang == Open:
		b.deur.let(nu)
		return b.zekering.success(nu)
	case u.Storing && u.Toegang == Onbekend:
		b.zekering.failure(l.ID, asksToWait(err), nu)
	}
	return false
}

// refusedAlone reports that an error is a refusal of access to this delivery only.
func (b *baan) refusedAlone(l Levering, err error) bool {
	var f *connectors.Fout
	if isStoring(err) || !errors.As(err, &f) || f.Klasse != connectors.Toegang {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.deur.refuse(l.ID, time.Now())
}

// release has the destination tried now, and with it what waits: a person says so.
func (b *baan) release(ctx context.Context) {
	b.mu.Lock()
	b.zekering.tryNow(time.Now())
	b.mu.Unlock()
	b.hasten(ctx, false)
	b.poke()
}

func (b *baan) hasten(ctx context.Context, een bool) {
	if err := b.Store.Hasten(ctx, b.Naam, een); err != nil {
		b.storing(ctx, "leveringen niet naar voren te halen", err)
	}
}
