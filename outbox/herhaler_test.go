package outbox_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"solo/outbox"
	"solo/store"
)

// takenboek is a Takenstore in memory with one taak for amersfoort.
type takenboek struct {
	mu    sync.Mutex
	taak  store.Taak
	over  int // that it selects
	stand store.Stand
	kapot bool
	op    []time.Time // when something was sent on
}

func (b *takenboek) Taken(context.Context, bool) ([]store.Taak, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.kapot {
		return nil, errors.New("the store is gone")
	}
	if b.taak.ID == 0 || b.taak.Einde != "" {
		return nil, nil
	}
	return []store.Taak{b.taak}, nil
}

func (b *takenboek) StapTaak(context.Context, int64) (bool, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.over == 0 {
		b.taak.Einde = store.TaakAf
		return false, nil
	}
	b.over--
	b.taak.Gedaan++
	b.taak.Onderweg++
	b.op = append(b.op, time.Now())
	return true, nil
}

func (b *takenboek) StopTaak(_ context.Context, _ int64, einde, _, _ string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.taak.Einde = einde
	return nil
}

func (b *takenboek) Standen(context.Context) ([]store.Stand, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return []store.Stand{b.stand}, nil
}

// set changes the store while the Herhaler runs.
func (b *takenboek) set(f func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	f()
}

// herhaal runs a Herhaler in a bubble and gives what it sent on so far.
func herhaal(t *testing.T, over int, f func(b *takenboek, sein chan struct{}, gedaan func() int)) {
	t.Helper()
	herhaalNaar(t, over, store.Stand{Bestemming: "amersfoort"}, f)
}

func herhaalNaar(t *testing.T, over int, stand store.Stand, f func(b *takenboek, sein chan struct{}, gedaan func() int)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := &takenboek{taak: store.Taak{ID: 1, Bestemming: "amersfoort"}, over: over, stand: stand}
		sein := make(chan struct{}, 1)
		ctx, stop := context.WithCancel(t.Context())
		klaar := make(chan error, 1)
		go func() { klaar <- outbox.Herhaler{Store: b, Sein: sein}.Run(ctx) }()
		f(b, sein, func() int {
			synctest.Wait()
			b.mu.Lock()
			defer b.mu.Unlock()
			return b.taak.Gedaan
		})
		stop()
		if err := <-klaar; err != nil {
			t.Errorf("Run ended with %v", err)
		}
	})
}

func TestTaakGoesAtItsPaceAndNoFurtherThanCanBeStopped(t *testing.T) {
	herhaal(t, 100, func(b *takenboek, _ chan struct{}, gedaan func() int) {
		time.Sleep(time.Hour)
		if n := gedaan(); n != 20 {
			t.Errorf("%d on their way, want no more than 20", n)
		}
		for i, op := range b.op[1:] {
			if wacht := op.Sub(b.op[i]); wacht < 200*time.Millisecond {
				t.Errorf("sent on after %v, want 300 a minute", wacht)
			}
		}
		b.set(func() { b.taak.Onderweg, b.taak.Geleverd = 0, 20 })
		time.Sleep(time.Hour)
		if n := gedaan(); n != 40 {
			t.Errorf("%d sent on after the first arrived, want 40", n)
		}
	})
}

func TestTaakWaitsWhileItsDestinationIsOut(t *testing.T) {
	for naam, stand := range map[string]store.Stand{
		"paused by SOLO":     {Bestemming: "amersfoort", Pauze: &store.Pauze{}},
		"paused by a person": {Bestemming: "amersfoort", Stilgezet: &store.Stilgezet{}},
		"breaker open":       {Bestemming: "amersfoort", Zekering: &store.Zekering{OpenTot: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC), Keren: 1}},
	} {
		t.Run(naam, func(t *testing.T) {
			herhaalNaar(t, 5, stand, func(b *takenboek, _ chan struct{}, gedaan func() int) {
				time.Sleep(time.Minute)
				if n := gedaan(); n != 0 {
					t.Errorf("%d sent on, want none", n)
				}
				b.set(func() { b.stand = store.Stand{Bestemming: "amersfoort"} })
				time.Sleep(time.Minute)
				if n := gedaan(); n != 5 {
					t.Errorf("%d sent on after it came back, want 5", n)
				}
			})
		})
	}
}

func TestTaakStopsWhenWhatItSendsOnComesBack(t *testing.T) {
	herhaal(t, 100, func(b *takenboek, _ chan struct{}, gedaan func() int) {
		time.Sleep(time.Second)
		gedaan()
		b.set(func() { b.taak.Onderweg, b.taak.Terug = 0, 10 })
		time.Sleep(time.Second)
		gedaan()
		if b.taak.Einde != store.TaakVastgelopen {
			t.Errorf("ended by %q, want %q", b.taak.Einde, store.TaakVastgelopen)
		}
	})
}

func TestTaakThatIsStartedBeginsAtOnce(t *testing.T) {
	herhaal(t, 3, func(b *takenboek, sein chan struct{}, gedaan func() int) {
		b.set(func() { b.taak.ID = 0 })
		time.Sleep(time.Hour)
		was := gedaan()
		b.set(func() { b.taak, b.over = store.Taak{ID: 2, Bestemming: "amersfoort"}, 3 })
		sein <- struct{}{}
		if n := gedaan(); n != 1 {
			t.Errorf("%d sent on at once (%d before), want 1", n, was)
		}
		time.Sleep(time.Minute)
		if n := gedaan(); n != 3 || b.taak.Einde != store.TaakAf {
			t.Errorf("%d sent on, ended by %q; want 3, af", n, b.taak.Einde)
		}
	})
}

func TestTaakGoesOnWhenTheStoreIsBack(t *testing.T) {
	herhaal(t, 3, func(b *takenboek, _ chan struct{}, gedaan func() int) {
		b.set(func() { b.kapot = true })
		time.Sleep(time.Minute)
		was := gedaan()
		b.set(func() { b.kapot = false })
		time.Sleep(time.Minute)
		if n := gedaan(); n != 3 || was == 3 {
			t.Errorf("%d sent on with the store back, %d without; want 3 and less", n, was)
		}
	})
}
