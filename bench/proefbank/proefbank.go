// Package proefbank runs SOLO's store and outbox without the rest of SOLO, and knows
// when a delivery is done: when its outcome is durable. It refuses to know what is
// measured with that.
package proefbank

import (
	"context"
	"fmt"
	"sync"
	"time"

	"solo/connectors"
	"solo/dossier"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
	"solo/store/sqlite"
)

// Deliver makes one delivery.
type Deliver func(ctx context.Context, l outbox.Levering, j connectors.Journaal) error

// A Proefbank is one open store. Set the fields before Put and Run.
type Proefbank struct {
	*sqlite.DB
	// Sinds gets, for each dossier.ID, when its acceptance began; nil keeps nothing.
	Sinds *sync.Map
	// Klaar is told of every delivery that is durably done; it may be called
	// concurrently.
	Klaar func(outbox.Levering)
}

// kek protects nothing: every process of the bench must open every store.
func kek() []byte { return []byte("0123456789abcdef0123456789abcdef") }

// Open opens the store in a folder, which is made when absent. Close it.
func Open(ctx context.Context, folder string) (*Proefbank, error) {
	k, err := kluis.Open(map[string][]byte{"bench": kek()}, "bench")
	if err != nil {
		return nil, err
	}
	db, err := sqlite.Open(ctx, sqlite.Config{Map: folder, Kluis: k, Settle: func(string) time.Duration { return time.Second }})
	if err != nil {
		return nil, err
	}
	return &Proefbank{DB: db}, nil
}

// Put accepts a small aanvraag; it is durable on return. The pair of bestemming and
// nr is its key.
func (p *Proefbank) Put(ctx context.Context, bestemming string, nr int) error {
	nu := time.Now()
	id := dossier.NewID(nu)
	_, verpakt, err := p.Kluis.New(store.Sleutelplaats(id))
	if err != nil {
		return err
	}
	if p.Sinds != nil {
		p.Sinds.Store(id, nu)
	}
	kenmerk := fmt.Sprintf("%s-%d", bestemming, nr)
	_, _, err = p.Accept(ctx, store.Aanname{ID: id, Leverancier: "bench", Kenmerk: kenmerk, Vingerafdruk: kenmerk,
		Gemeente: "0855", Regeling: "bbz-gevestigd", Definitie: 1, Urgentie: "normaal", Sleutel: verpakt,
		Document: make([]byte, 1024), Oordeel: []byte(`{}`), Bestemming: bestemming, Nu: nu})
	return err
}

// Run delivers until ctx is done.
func (p *Proefbank) Run(ctx context.Context, bestemmingen []outbox.Bestemming, tegelijk int, doe Deliver) error {
	d := &outbox.Dispatcher{Store: geteld{p.DB, p.Klaar}, Bestemmingen: bestemmingen, Tegelijk: tegelijk, Uitloop: time.Second,
		Deliver: func(ctx context.Context, l outbox.Levering, j connectors.Journaal) (connectors.Ontvangst, error) {
			return connectors.Ontvangst{Zaaknummer: "ZAAK-1"}, doe(ctx, l, j)
		}}
	return d.Run(ctx)
}

// geteld is the store that tells when an outcome is durable.
type geteld struct {
	outbox.Store
	klaar func(outbox.Levering)
}

// Journaal implements outbox.Store.
func (g geteld) Journaal(l outbox.Levering) outbox.Journaal {
	return journaal{g.Store.Journaal(l), l, g.klaar}
}

type journaal struct {
	outbox.Journaal
	l     outbox.Levering
	klaar func(outbox.Levering)
}

// Release implements outbox.Journaal.
func (j journaal) Release(ctx context.Context, u outbox.Uitkomst) error {
	err := j.Journaal.Release(ctx, u)
	if err == nil && u.Besluit == outbox.Geleverd && j.klaar != nil {
		j.klaar(j.l)
	}
	return err
}

// Stappen runs n steps that do nothing, as a connector does: for each the intent is
// durable before it, and the result with the next intent or the outcome.
func Stappen(ctx context.Context, j connectors.Journaal, n int) error {
	for i := range n {
		s := connectors.Stap[int, int]{Naam: fmt.Sprintf("stap %d", i+1),
			Plan: func() (int, error) { return i, nil },
			Do:   func(context.Context, int) (int, error) { return i, nil }}
		if _, err := s.Run(ctx, j); err != nil {
			return err
		}
	}
	return nil
}
