package conntest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"solo/connectors"
)

// A Geheugen is a connectors.Journaal in memory that behaves as a durable one: what
// was only in the buffer is lost when the process dies, and what was being sent
// then is in doubt from that moment.
type Geheugen struct {
	Klok     *Klok
	Bezinken time.Duration // settle time

	mu      sync.Mutex
	vast    map[string]boeking
	buffer  []resultaat
	reeksen map[string]int64
	zaak    [2]string // number and address, as they were told last
}

type boeking struct {
	connectors.Boeking
	verstuurt bool // intent committed, outcome not booked
}

type resultaat struct {
	stap string
	json []byte
}

// NewGeheugen makes an empty journal.
func NewGeheugen(k *Klok, bezinken time.Duration) *Geheugen {
	return &Geheugen{Klok: k, Bezinken: bezinken, vast: map[string]boeking{}, reeksen: map[string]int64{}}
}

// Read returns what is known of a step, buffered results included.
func (g *Geheugen) Read(_ context.Context, stap string) (connectors.Boeking, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, r := range g.buffer {
		if r.stap == stap {
			return connectors.Boeking{Toestand: connectors.Klaar, Sleutels: g.vast[stap].Sleutels, Resultaat: r.json}, nil
		}
	}
	return g.vast[stap].Boeking, nil
}

// Intend commits the buffer and the intent.
func (g *Geheugen) Intend(_ context.Context, stap string, sleutels []byte) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	b := g.vast[stap]
	switch {
	case b.Toestand == connectors.Klaar || b.Toestand == connectors.Overgeslagen:
		return fmt.Errorf("stap %s is al klaar", stap)
	case b.Sleutels != nil && string(b.Sleutels) != string(sleutels):
		return fmt.Errorf("stap %s kiest andere sleutels dan de vorige keer", stap)
	}
	g.commit()
	b.Toestand, b.Sleutels, b.verstuurt, b.BezonkenOp = connectors.InTwijfel, sleutels, true, time.Time{}
	g.vast[stap] = b
	return nil
}

// Done buffers a result, or commits it when direct.
func (g *Geheugen) Done(_ context.Context, stap string, json []byte, direct bool) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.vast[stap].Toestand != connectors.InTwijfel && g.vast[stap].Toestand != connectors.NietGedaan {
		return fmt.Errorf("stap %s heeft een resultaat zonder voornemen", stap)
	}
	g.buffer = append(g.buffer, resultaat{stap, json})
	if direct {
		g.commit()
	}
	return nil
}

// Undone books that a step had no effect.
func (g *Geheugen) Undone(_ context.Context, stap string) error {
	return g.change(stap, func(b *boeking) { b.Toestand, b.verstuurt, b.BezonkenOp = connectors.NietGedaan, false, time.Time{} })
}

// Doubt starts the settle time.
func (g *Geheugen) Doubt(ctx context.Context, stap string) (connectors.Boeking, error) {
	err := g.change(stap, func(b *boeking) { b.verstuurt, b.BezonkenOp = false, g.Klok.Now().Add(g.Bezinken) })
	if err != nil {
		return connectors.Boeking{}, err
	}
	return g.Read(ctx, stap)
}

// Spend forgets the keys.
func (g *Geheugen) Spend(_ context.Context, stap string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	b, ok := g.vast[stap]
	if !ok {
		return fmt.Errorf("stap %s is niet gepland", stap)
	}
	b.Sleutels = nil
	g.vast[stap] = b
	return nil
}

// Rise keeps what it gave, also when the process dies.
func (g *Geheugen) Rise(_ context.Context, reeks string, minstens int64) (int64, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.reeksen[reeks] = max(minstens, g.reeksen[reeks]+1)
	return g.reeksen[reeks], nil
}

// Zaak keeps what people would see.
func (g *Geheugen) Zaak(_ context.Context, zaaknummer, adres string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.zaak = [2]string{zaaknummer, adres}
	return nil
}

// NotFound only checks that there is a doubt.
func (g *Geheugen) NotFound(_ context.Context, stap string) error {
	return g.change(stap, func(*boeking) {})
}

var errGeenTwijfel = errors.New("de stap is niet in twijfel")

func (g *Geheugen) change(stap string, f func(*boeking)) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	b := g.vast[stap]
	if b.Toestand != connectors.InTwijfel {
		return fmt.Errorf("stap %s: %w", stap, errGeenTwijfel)
	}
	f(&b)
	g.vast[stap] = b
	return nil
}

// Now is the clock's.
func (g *Geheugen) Now() time.Time { return g.Klok.Now() }

// Flush commits the buffer, as the engine does on every exit of Deliver.
func (g *Geheugen) Flush() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.commit()
}

// Die loses the buffer, and puts in doubt what was being sent.
func (g *Geheugen) Die() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.buffer = nil
	for stap, b := range g.vast {
		if b.verstuurt {
			b.verstuurt, b.BezonkenOp = false, g.Klok.Now().Add(g.Bezinken)
			g.vast[stap] = b
		}
	}
}

// sending reports whether the intent of some step is committed and its outcome not booked.
func (g *Geheugen) sending() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for stap, b := range g.vast {
		if b.verstuurt && !slices.ContainsFunc(g.buffer, func(r resultaat) bool { return r.stap == stap }) {
			return true
		}
	}
	return false
}

// commit is called with the lock held.
func (g *Geheugen) commit() {
	for _, r := range g.buffer {
		b := g.vast[r.stap]
		b.Boeking = connectors.Boeking{Toestand: connectors.Klaar, Sleutels: b.Sleutels, Resultaat: r.json}
		b.verstuurt = false
		g.vast[r.stap] = b
	}
	g.buffer = nil
}
