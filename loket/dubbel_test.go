package loket_test

import (
	"sync"
	"testing"

	"solo/dossier"
	"solo/loket"
)

// tegelijk does the same for twenty at once, and gives which concepts came of it.
func tegelijk(t *testing.T, f func() (dossier.ID, error)) map[dossier.ID]bool {
	t.Helper()
	var wg sync.WaitGroup
	var mu sync.Mutex
	uit := map[dossier.ID]bool{}
	for range 20 {
		wg.Go(func() {
			id, err := f()
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			uit[id] = true
		})
	}
	wg.Wait()
	return uit
}

func TestPressingTwentyTimesAtOnceBeginsOnce(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	begin := func() (dossier.ID, error) {
		return p.Begin(t.Context(), wie, loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd", Eenmaal: true})
	}
	if n := len(tegelijk(t, begin)); n != 1 {
		t.Errorf("%d drafts, want one", n)
	}
	p.later(dag)
	if n := len(tegelijk(t, begin)); n != 1 {
		t.Errorf("a day later %d drafts, want one", n)
	}
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	if n := len(tegelijk(t, func() (dossier.ID, error) { return p.Verleng(t.Context(), wie, id) })); n != 1 {
		t.Errorf("%d aanvragen follow one, want one", n)
	}
	eerdere, err := p.Eerdere(t.Context(), wie)
	must(t, err)
	if len(eerdere) != 4 {
		t.Errorf("%d in all, want two drafts, what was sent and what follows it", len(eerdere))
	}
}
