package outbox

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"solo/connectors"
)

// A Dispatcher delivers until it is told to stop. Fields are set before Run and not
// changed after; zero durations and counts mean the default in brackets.
type Dispatcher struct {
	Store Store
	// Deliver makes one delivery; it obeys its context and may be called concurrently,
	// never twice at the same time for one dossier. A panic in it ends that delivery only.
	Deliver      func(ctx context.Context, l Levering, j connectors.Journaal) (connectors.Ontvangst, error)
	Bestemmingen []Bestemming
	// Los gives the names of destinations that a person wants tried now, however they
	// failed before; nil gives none.
	Los      <-chan string
	Meter    Meter // hears how it goes (none)
	Log      *slog.Logger
	Now      func() time.Time // clock by which due times are meant (time.Now)
	Tegelijk int              // deliveries at the same time, beside the first of each destination (64)
	Uitloop  time.Duration    // how long running deliveries may finish at shutdown (20 s)
	Boeken   time.Duration    // how long an outcome may take to store at shutdown (5 s)
	Herkans  time.Duration    // wait after the store failed (5 s)
}

// veger is the safety net: everything is woken by the store or a timer, and once in
// this while we look anyway.
const veger = 30 * time.Second

// Run blocks until ctx is done and every delivery in progress is booked. Then it stops
// in two steps: no new claims, and after Uitloop the running deliveries are cancelled.
func (d *Dispatcher) Run(ctx context.Context) error {
	r := d.newRonde(ctx)
	defer r.cancel()
	r.resume(ctx)
	var banen sync.WaitGroup
	for _, b := range r.banen {
		banen.Go(func() { b.run(ctx) })
	}
	r.wake(ctx)
	banen.Wait()
	r.drain()
	return nil
}

// A ronde is one Run.
type ronde struct {
	Dispatcher
	werk   context.Context // of the deliveries; outlives ctx by Uitloop
	cancel context.CancelFunc
	banen  map[string]*baan
	lopend sync.WaitGroup
	plaats chan struct{} // global bound; the first delivery of a lane does not count
	stil   *stilte
	vreemd map[string]bool // destinations that are not configured, reported once
}

func (d *Dispatcher) newRonde(ctx context.Context) *ronde {
	r := &ronde{Dispatcher: d.withDefaults(), banen: map[string]*baan{}, vreemd: map[string]bool{}}
	r.werk, r.cancel = context.WithCancel(context.WithoutCancel(ctx))
	r.plaats = make(chan struct{}, r.Tegelijk)
	r.stil = &stilte{pauze: time.Minute}
	for _, b := range d.Bestemmingen {
		r.banen[b.Naam] = newBaan(r, b.withDefaults())
	}
	return r
}

func (d *Dispatcher) withDefaults() Dispatcher {
	c := *d
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Tegelijk <= 0 {
		c.Tegelijk = 64
	}
	c.Uitloop = orDefault(c.Uitloop, 20*time.Second)
	c.Boeken = orDefault(c.Boeken, 5*time.Second)
	c.Herkans = orDefault(c.Herkans, 5*time.Second)
	return c
}

func orGetal(n, standaard int) int {
	if n <= 0 {
		return standaard
	}
	return n
}

func orDefault(d, standaard time.Duration) time.Duration {
	if d <= 0 {
		return standaard
	}
	return d
}

// resume gives the lanes the breakers of an earlier process.
func (r *ronde) resume(ctx context.Context) {
	zekeringen, err := r.Store.Zekeringen(ctx)
	if err != nil {
		r.storing(ctx, "zekeringen niet te lezen; elke bestemming begint opnieuw", err)
	}
	for naam, z := range zekeringen {
		if b, ok := r.banen[naam]; ok {
			b.zekering.resume(z, r.Now(), time.Now())
		}
	}
}

// wake rouses the lanes that have something due, until ctx is done.
func (r *ronde) wake(ctx context.Context) {
	klok, rondgang := newKlok(), time.NewTicker(veger)
	defer klok.Stop()
	defer rondgang.Stop()
	r.recall(ctx)
	for {
		klok.Reset(r.rouse(ctx))
		select {
		case <-ctx.Done():
			return
		case <-r.Store.Wake():
		case naam := <-r.Los:
			if b, ok := r.banen[naam]; ok {
				b.release(ctx)
			}
		case <-rondgang.C:
			r.recall(ctx)
		case <-klok.C:
		}
	}
}

// recall keeps a clock that ran ahead from holding up deliveries after it was put back.
func (r *ronde) recall(ctx context.Context) {
	for _, b := range r.banen {
		if err := r.Store.Recall(ctx, b.Naam, b.verste()); err != nil {
			r.storing(ctx, "planning niet na te lopen", err)
			return
		}
	}
}

// rouse returns how long there is nothing to do, which is more than no time. What is due already is up to its
// lane: a full lane looks again when it has room.
func (r *ronde) rouse(ctx context.Context) time.Duration {
	vervallen, err := r.Store.NextDue(ctx)
	if err != nil {
		r.storing(ctx, "opslag niet te lezen", err)
		return veger
	}
	nu, wacht := r.Now(), veger
	for naam, op := range vervallen {
		if op.After(nu) {
			wacht = min(wacht, op.Sub(nu))
		} else {
			r.poke(ctx, naam)
		}
	}
	return wacht
}

func (r *ronde) poke(ctx context.Context, naam string) {
	if b, ok := r.banen[naam]; ok {
		b.poke()
	} else if !r.vreemd[naam] {
		r.vreemd[naam] = true
		r.Log.ErrorContext(ctx, "bestemming staat niet in de configuratie; de leveringen wachten", "bestemming", naam)
	}
}

// drain gives the running deliveries Uitloop, then cancels them, and waits. It leaves
// none behind: whoever will not wait ends the process, and the next start looks it up.
func (r *ronde) drain() {
	af := time.AfterFunc(r.Uitloop, r.cancel)
	defer af.Stop()
	laat := time.AfterFunc(r.Uitloop+r.Boeken, r.reportUnderWay)
	defer laat.Stop()
	r.lopend.Wait()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.werk), r.Boeken)
	defer cancel()
	for _, b := range r.banen {
		b.keep(ctx)
	}
}

// reportUnderWay names what does not obey its context.
func (r *ronde) reportUnderWay() {
	var bezig []int64
	for _, b := range r.banen {
		b.mu.Lock()
		bezig = slices.AppendSeq(bezig, maps.Keys(b.bezig))
		b.mu.Unlock()
	}
	slices.Sort(bezig)
	r.Log.Error("leveringen stoppen niet; SOLO wacht erop tot het proces wordt afgebroken", "leveringen", bezig)
}

// storing logs that our own store failed, at most once a minute.
func (r *ronde) storing(ctx context.Context, wat string, err error) {
	if ctx.Err() == nil && r.stil.mag(time.Now()) {
		r.Log.ErrorContext(ctx, wat, "fout", fmt.Sprint(err))
	}
}
