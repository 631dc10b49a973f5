package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"solo/bediening"
	"solo/dossier"
	"solo/store"
)

// A beheerder does what people do, while SOLO is being killed: he pauses and resumes
// destinations, starts and stops taken, says that no papers are to come, and destroys
// what is due. He remembers what SOLO confirmed.
type beheerder struct {
	huis   *huis
	steden []stad
	boek   *boek
	zz     []*zending
	rand   *rand.Rand
	pauze  time.Duration // at most, between two acts
	wg     sync.WaitGroup

	mu       sync.Mutex
	stil     map[string]int  // pauses that were confirmed, and that nobody asked to end; by which act
	gevraagd map[string]bool // dossiers of which it was said that no papers come
	vrij     map[string]bool // the same, confirmed
	gedaan   map[string]int  // acts that were confirmed
	nr       int
}

func newBeheerder(p *proef) *beheerder {
	pauze := 250 * time.Millisecond
	if p.lang {
		pauze = 3 * time.Second // a round opens every dossier that is due
	}
	return &beheerder{huis: p.huis, steden: p.steden, boek: p.boek, zz: p.zz, rand: rand.New(rand.NewPCG(p.zaad, 3)), pauze: pauze,
		stil: map[string]int{}, gevraagd: map[string]bool{}, vrij: map[string]bool{}, gedaan: map[string]int{}}
}

var torturer = bediening.Wie{Naam: "torture", Waarom: "kijken of het blijft"}

// vergiftigd is what waits for a person because its mapping refuses.
func vergiftigd() store.Filter { return store.Filter{Klasse: "configuratie", Stap: "mapping"} }

// begin acts until ctx is done.
func (b *beheerder) begin(ctx context.Context) {
	b.wg.Go(func() {
		for ctx.Err() == nil {
			if c, ok := bediening.Dial(ctx, b.huis.socket); ok {
				for ctx.Err() == nil && b.act(ctx, c) == nil {
					sleep(ctx, 50*time.Millisecond+time.Duration(b.rand.Int64N(int64(b.pauze))))
				}
			}
			sleep(ctx, 100*time.Millisecond)
		}
	})
}

// act does one thing; the error tells that SOLO did not answer.
func (b *beheerder) act(ctx context.Context, c *bediening.Client) error {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	wat, err := "", error(nil)
	stad := b.steden[b.rand.IntN(len(b.steden))].Naam
	switch b.rand.IntN(6) {
	case 0:
		wat, err = "pauses", b.pause(ctx, c, stad)
	case 1, 2:
		wat, err = "resumes", b.resume(ctx, c, stad)
	case 3:
		if wat, err = "taken", b.ignore(c.RetryAll(ctx, vergiftigd(), torturer)); b.rand.IntN(2) == 0 && err == nil {
			wat, err = "stops", b.stop(ctx, c)
		}
	case 4:
		wat, err = "vrij", b.release(ctx, c, 20)
	case 5:
		_, err = c.Shred(ctx, torturer)
		wat, err = "rounds", known(err)
	}
	if err == nil {
		b.mu.Lock()
		b.gedaan[wat]++
		b.mu.Unlock()
	}
	return err
}

// known drops an error with which SOLO says that there is nothing to do.
func known(err error) error {
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrStaat) || errors.Is(err, store.ErrVernietigd) {
		return nil
	}
	return err
}

func (b *beheerder) ignore(_ []store.Taak, err error) error { return known(err) }

func (b *beheerder) pause(ctx context.Context, c *bediening.Client, stad string) error {
	if err := c.Pause(ctx, stad, torturer); err != nil {
		return known(err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.nr++
	b.stil[stad] = b.nr
	return nil
}

func (b *beheerder) resume(ctx context.Context, c *bediening.Client, stad string) error {
	b.mu.Lock()
	delete(b.stil, stad)
	b.mu.Unlock()
	return known(c.Resume(ctx, stad, torturer))
}

// stop ends every taak that goes on.
func (b *beheerder) stop(ctx context.Context, c *bediening.Client) error {
	taken, err := c.Taken(ctx)
	for _, t := range taken {
		if err == nil && t.Einde == "" {
			err = known(c.StopTaak(ctx, t.ID, torturer))
		}
	}
	return err
}

// release says of half of the dossiers to which nothing is to be sent any more, that no
// papers are to come: those can be destroyed. It does no more than max at a time.
func (b *beheerder) release(ctx context.Context, c *bediening.Client, max int) error {
	for _, z := range b.zz {
		id := b.boek.is(z.Kenmerk).Dossier
		if z.Nr%2 != 0 || !b.boek.isGezegd(z) || b.vrij[id] {
			continue
		}
		b.mu.Lock()
		b.gevraagd[id] = true
		b.mu.Unlock()
		if err := known(c.Vrijgeven(ctx, dossier.ID(id), torturer)); err != nil {
			return err
		}
		b.mu.Lock()
		b.vrij[id] = true
		b.mu.Unlock()
		if max--; max == 0 {
			return nil
		}
	}
	return nil
}

// paused are the destinations that are paused for certain, by the act that did it.
func (b *beheerder) paused() map[string]int {
	if b == nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return maps.Clone(b.stil)
}

// checkStil: a destination that was paused before a life began, and all through it, was
// left alone.
func (p *proef) checkStil(ctx context.Context, toen map[string]int) error {
	nu := p.beheer.paused()
	for _, s := range p.steden {
		if nr := toen[s.Naam]; nr == 0 || nu[s.Naam] != nr {
			continue
		}
		p.verslag.stil++
		if t, err := s.eerste(ctx); err != nil {
			return err
		} else if !t.IsZero() {
			p.verslag.fout("%s is paused and was called in life %d", s.Naam, p.verslag.gedood+1)
		}
	}
	return nil
}

// goHome undoes what would hold up the end: pauses, and taken that go on.
func (b *beheerder) goHome(ctx context.Context) error {
	b.wg.Wait()
	c, ok := bediening.Dial(ctx, b.huis.socket)
	if !ok {
		return errors.New("SOLO does not answer")
	}
	for _, s := range b.steden {
		if err := b.resume(ctx, c, s.Naam); err != nil {
			return err
		}
	}
	return errors.Join(b.stop(ctx, c), b.release(ctx, c, len(b.zz)))
}

// String tells what was confirmed.
func (b *beheerder) String() string {
	uit := ""
	for _, wat := range slices.Sorted(maps.Keys(b.gedaan)) {
		uit += fmt.Sprintf(" %s %d,", wat, b.gedaan[wat])
	}
	return uit
}
