package outbox_test

import (
	"bytes"
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// A geheugen is a Store in memory, without journal: what the engine decided is kept.
type geheugen struct {
	mu       sync.Mutex
	sein     chan struct{}
	rijen    []*rij
	pauze    map[string]time.Time
	zekering map[string]store.Zekering
	sprong   time.Duration // of the wall clock
	claims   int
	uit      []uitkomst
	claimt   func() error // fails a claim; nil = works
	released func() error // fails a release
	dubbel   []string     // of every Ontvangst
}

type rij struct {
	outbox.Levering
	op    time.Time // zero: not due (running, done or stopped)
	bezig bool
}

type uitkomst struct {
	outbox.Uitkomst
	ID int64
	Op time.Duration // since the start of the test; of the booking
	In time.Duration // until the next attempt
}

func newGeheugen() *geheugen {
	return &geheugen{sein: make(chan struct{}, 1), pauze: map[string]time.Time{}, zekering: map[string]store.Zekering{}}
}

func (g *geheugen) accept(bestemming string, n int) {
	g.mu.Lock()
	for range n {
		nu := g.now()
		g.rijen = append(g.rijen, &rij{op: nu, Levering: outbox.Levering{ID: int64(len(g.rijen) + 1), Poging: 1,
			Bestemming: bestemming, AangenomenOp: nu, Deadline: nu.Add(14 * 24 * time.Hour)}})
	}
	g.mu.Unlock()
	g.wake()
}

func (g *geheugen) wake() {
	select {
	case g.sein <- struct{}{}:
	default:
	}
}

func (g *geheugen) Wake() <-chan struct{} { return g.sein }

func (g *geheugen) NextDue(context.Context) (map[string]time.Time, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	uit := map[string]time.Time{}
	for _, r := range g.rijen {
		if eerste, ok := uit[r.Bestemming]; !r.op.IsZero() && (!ok || r.op.Before(eerste)) {
			uit[r.Bestemming] = r.op
		}
	}
	for b, proef := range g.pauze {
		if op, ok := uit[b]; ok && op.Before(proef) {
			uit[b] = proef
		}
	}
	return uit, nil
}

func (g *geheugen) Claim(_ context.Context, bestemming string, n int) (ls []outbox.Levering, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.claims++
	if g.claimt != nil {
		if err := g.claimt(); err != nil {
			return nil, err
		}
	}
	if proef, ok := g.pauze[bestemming]; ok {
		n = 1
		if g.now().Before(proef) || slices.ContainsFunc(g.rijen, func(r *rij) bool { return r.bezig && r.Bestemming == bestemming }) {
			return nil, nil
		}
	}
	rijp := slices.DeleteFunc(g.wachtend(bestemming), func(r *rij) bool { return r.op.After(g.now()) })
	slices.SortStableFunc(rijp, func(a, b *rij) int { return a.op.Compare(b.op) })
	for _, r := range rijp[:min(n, len(rijp))] {
		r.op, r.bezig = time.Time{}, true
		ls = append(ls, r.Levering)
	}
	return ls, nil
}

// wachtend are the deliveries that wait, in the order in which they were accepted.
func (g *geheugen) wachtend(bestemming string) (uit []*rij) {
	for _, r := range g.rijen {
		if r.Bestemming == bestemming && !r.op.IsZero() {
			uit = append(uit, r)
		}
	}
	return uit
}

func (g *geheugen) Hasten(_ context.Context, bestemming string, een bool) error {
	g.mu.Lock()
	defer g.wake()
	defer g.mu.Unlock()
	for _, r := range g.wachtend(bestemming) {
		if een {
			r.op = r.AangenomenOp // before all that is due
			break
		}
		if r.op.After(g.now()) {
			r.op = g.now()
		}
	}
	return nil
}

func (g *geheugen) Zekeringen(context.Context) (map[string]store.Zekering, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return maps.Clone(g.zekering), nil
}

func (g *geheugen) PutZekering(_ context.Context, bestemming string, z store.Zekering) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.zekering[bestemming] = z
	return nil
}

// now is the wall clock, which may be set; jump sets it.
func (g *geheugen) now() time.Time { return time.Now().Add(g.sprong) }

func (g *geheugen) Now() time.Time {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.now().Round(0)
}

func (g *geheugen) jump(d time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sprong += d
}

func (g *geheugen) Recall(_ context.Context, bestemming string, verste time.Duration) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.pauze[bestemming].Sub(g.now()) > verste {
		g.pauze[bestemming] = g.now()
		g.wake()
	}
	for _, r := range g.rijen {
		if r.Bestemming == bestemming && r.op.Sub(g.now()) > verste {
			r.op = g.now()
			g.wake()
		}
	}
	return nil
}

// plan moves a delivery that waits.
func (g *geheugen) plan(id int, op time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.rijen[id-1].op = op
}

func (g *geheugen) Journaal(l outbox.Levering) outbox.Journaal { return boek{g: g, l: l} }

// A boek only books outcomes; a step that is asked for would be a nil dereference.
type boek struct {
	connectors.Journaal
	g *geheugen
	l outbox.Levering
}

func (b boek) Release(ctx context.Context, u outbox.Uitkomst) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g := b.g
	g.mu.Lock()
	defer g.wake()
	defer g.mu.Unlock()
	if g.released != nil {
		if err := g.released(); err != nil {
			return err
		}
	}
	r := g.rijen[b.l.ID-1]
	r.bezig = false
	if u.Besluit == outbox.Opnieuw {
		r.op = u.Op
	}
	if u.Geteld {
		r.Poging++
	}
	switch u.Toegang {
	case outbox.Dicht:
		g.pauze[b.l.Bestemming] = u.ProefOp
	case outbox.Open:
		delete(g.pauze, b.l.Bestemming)
	}
	g.uit = append(g.uit, uitkomst{Uitkomst: u, ID: b.l.ID, Op: time.Since(b.l.AangenomenOp), In: u.Op.Sub(g.now())})
	return nil
}

func (g *geheugen) uitkomsten() []uitkomst {
	g.mu.Lock()
	defer g.mu.Unlock()
	return slices.Clone(g.uit)
}

func (g *geheugen) geclaimd() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.claims
}

// start runs a dispatcher in the bubble; stop ends it and returns when Run has.
func start(t *testing.T, g *geheugen, d outbox.Dispatcher, doe func(context.Context, outbox.Levering) error) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	d.Store, d.Now = g, g.Now
	d.Deliver = func(ctx context.Context, l outbox.Levering, _ connectors.Journaal) (connectors.Ontvangst, error) {
		return connectors.Ontvangst{Zaaknummer: "Z", Dubbel: g.dubbel}, doe(ctx, l)
	}
	if d.Bestemmingen == nil {
		d.Bestemmingen = []outbox.Bestemming{{Naam: "amersfoort"}}
	}
	klaar := make(chan error, 1)
	go func() { klaar <- d.Run(ctx) }()
	return func() {
		t.Helper()
		cancel()
		if err := <-klaar; err != nil {
			t.Errorf("Run = %v, want nil", err)
		}
	}
}

// A logboek collects what was logged.
type logboek struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logboek) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logboek) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func (l *logboek) logger() *slog.Logger { return slog.New(slog.NewTextHandler(l, nil)) }
