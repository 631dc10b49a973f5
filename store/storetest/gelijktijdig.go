package storetest

import (
	"fmt"
	"sync"
	"testing"

	"solo/dossier"
	"solo/store"
)

// testGelijktijdig lets eight goroutines accept and eight claim at the same time: every
// delivery is claimed once.
func testGelijktijdig(t *testing.T, d Driver) {
	const wie, elk = 8, 25
	p := newProef(t, d)
	// Some of it arrives twice at the same moment.
	werk := make(chan store.Aanname, 2*wie*elk)
	for i := range wie * elk {
		a := p.newAanname(fmt.Sprintf("k%d", i), fmt.Sprintf("b%d", i%3))
		werk <- a
		b := p.newAanname(a.Kenmerk, a.Bestemming)
		werk <- b
	}
	close(werk)
	var mu sync.Mutex
	geclaimd := map[dossier.ID]int{}
	aangenomen := map[string]dossier.ID{}
	var accepteren, claimen sync.WaitGroup
	for range wie {
		accepteren.Go(func() {
			for a := range werk {
				id, _, err := p.Accept(t.Context(), a)
				mu.Lock()
				if eerder, ok := aangenomen[a.Kenmerk]; err != nil || ok && eerder != id {
					t.Errorf("Accept(%s) = %s, %v; want %s", a.Kenmerk, id, err, eerder)
				}
				aangenomen[a.Kenmerk] = id
				mu.Unlock()
			}
		})
	}
	klaar := make(chan struct{})
	for i := range wie {
		claimen.Go(func() {
			for laatste := false; ; {
				ls, err := p.Claim(t.Context(), fmt.Sprintf("b%d", i%3), 3)
				if err != nil {
					t.Errorf("Claim: %v", err)
					return
				}
				mu.Lock()
				for _, l := range ls {
					geclaimd[l.Dossier]++
				}
				mu.Unlock()
				if len(ls) > 0 {
					continue
				}
				if laatste {
					return
				}
				select {
				case <-klaar:
					laatste = true
				case <-p.Wake():
				}
			}
		})
	}
	accepteren.Wait()
	close(klaar)
	claimen.Wait()
	if len(geclaimd) != wie*elk {
		t.Errorf("%d dossiers claimed, want %d", len(geclaimd), wie*elk)
	}
	for id, n := range geclaimd {
		if n != 1 {
			t.Errorf("%s was claimed %d times, want once", id, n)
		}
	}
}
