package conntest

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

// Run breaks every call and every commit of a delivery, one at a time and each on
// a fresh Proef, and wants the same end as that of a clean run. make is called
// often, and must always make the same.
func Run(t *testing.T, make func(t *testing.T) Proef) {
	schoon := newLoop(t, make(t))
	o := schoon.finish()
	want := schoon.Tel()
	schoon.check(want, o)
	if want["dubbel"] != 0 || len(schoon.l.gezien) == 0 {
		t.Fatalf("the clean run is not clean: %d calls, %v", len(schoon.l.gezien), want)
	}
	for _, s := range storingen() {
		t.Run(s.naam, func(t *testing.T) { breakCalls(t, make, schoon.l.gezien, s, want) })
	}
	for _, na := range []bool{false, true} {
		naam := map[bool]string{false: "dood voor vastleggen", true: "dood na vastleggen"}[na]
		t.Run(naam, func(t *testing.T) { breakCommits(t, make, schoon.b.nr, na, want) })
	}
	t.Run("nog eens", func(t *testing.T) { again(t, make, want) })
	if !schoon.Vergeet {
		runForgotten(t, make, want)
	}
	if schoon.Weigert {
		t.Run("tegelijk", func(t *testing.T) { parallel(t, make, want) })
	}
}

func runForgotten(t *testing.T, make func(t *testing.T) Proef, want map[string]int) {
	for naam, later := range map[string]time.Duration{"zonder journaal": 0, "zonder journaal, dagen later": 72 * time.Hour} {
		t.Run(naam, func(t *testing.T) { forgotten(t, make, later, want) })
	}
}

func breakCalls(t *testing.T, make func(t *testing.T) Proef, calls []call, s storing, want map[string]int) {
	for i, c := range calls {
		if c.leest && !s.lezen {
			continue
		}
		t.Run(fmt.Sprintf("%02d %s", i+1, c.methode), func(t *testing.T) {
			p := newLoop(t, make(t))
			p.l.kapot, p.l.storing = i+1, s
			p.check(want, p.finish())
			if len(p.l.gezien) <= i {
				t.Errorf("call %d was never made", i+1)
			}
		})
	}
}

func breakCommits(t *testing.T, make func(t *testing.T) Proef, n int, na bool, want map[string]int) {
	for i := range n {
		t.Run(fmt.Sprintf("%02d", i+1), func(t *testing.T) {
			p := newLoop(t, make(t))
			p.b.sterf, p.b.na = i+1, na
			p.check(want, p.finish())
		})
	}
}

// again delivers what is delivered: nothing changes.
func again(t *testing.T, make func(t *testing.T) Proef, want map[string]int) {
	p := newLoop(t, make(t))
	eerst := p.finish()
	o := p.finish()
	p.check(want, o)
	if o.Zaak != eerst.Zaak || o.Zaaknummer != eerst.Zaaknummer {
		t.Errorf("got %v, want the same zaak %v", o, eerst)
	}
}

// forgotten delivers again with an empty journal, as a backup that was put back has it;
// and dies after each of its commits in turn.
func forgotten(t *testing.T, make func(t *testing.T) Proef, later time.Duration, want map[string]int) {
	p := newLoop(t, make(t))
	p.finish()
	for n := 1; ; n++ { // dies after its nth commit; the last run lives
		q := newLoop(t, p.Proef)
		p.Klok.Advance(p.Bezinken + later)
		q.b.sterf, q.b.na = n, true
		q.check(want, q.finish())
		if t.Failed() || q.b.nr < n {
			return
		}
	}
}

// parallel delivers twice at the same time, each with a journal of its own: one zaak, and
// nothing twice once both have gone on.
func parallel(t *testing.T, make func(t *testing.T) Proef, want map[string]int) {
	p := newLoop(t, make(t))
	q := newLoop(t, p.Proef)
	var wg sync.WaitGroup
	for _, l := range []*loop{p, q} {
		wg.Go(func() { _, _, _ = l.attempt() }) // either may lose
	}
	wg.Wait()
	if got := p.Tel()["zaken"]; got != 1 {
		t.Errorf("zaken: got %d, want 1", got)
	}
	p.check(want, p.finish())
	q.check(want, q.finish())
}
