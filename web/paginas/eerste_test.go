package paginas_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"solo/web/browsertest"
)

// maxEerste is what the first view may weigh on the line, in bytes.
const maxEerste = 60_000

func TestFirstViewIsLight(t *testing.T) {
	ctx := browsertest.New(t)
	p := newToneel(t)
	for _, pad := range []string{"/", "/scan", "/g/0855/inloggen"} {
		if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
			t.Fatal(err)
		}
		browsertest.Open(t, ctx, p.adres+pad, 400)
		got := browsertest.Ask[map[string]int](t, ctx, `(()=>{const a=[...performance.getEntriesByType('navigation'),...performance.getEntriesByType('resource')];return {n:a.length,b:a.reduce((s,e)=>s+e.transferSize,0)}})()`)
		t.Logf("%s: %d requests, %d bytes", pad, got["n"], got["b"])
		if got["b"] > maxEerste || got["b"] == 0 || got["n"] > 6 {
			t.Errorf("%s: %d requests, %d bytes; want at most 6 and %d", pad, got["n"], got["b"], maxEerste)
		}
	}
}
