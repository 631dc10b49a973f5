//go:build !race

package opmaak_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"solo/web/browsertest"
)

// The components of the NL Design System may not arrive: solo.css alone leaves a page plain,
// and everything in it usable.
func TestOwnStylesheetAloneLeavesEverythingUsable(t *testing.T) {
	ctx := browsertest.New(t)
	var weg atomic.Int32
	adres, namen := serveer(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.URL.Path, "nlds") {
				weg.Add(1)
				http.NotFound(w, r)
				return
			}
			h.ServeHTTP(w, r)
		})
	})
	totaal := 0
	for _, naam := range namen {
		browsertest.Open(t, ctx, adres+"/galerij/"+naam, 320)
		if got := browsertest.TooWide(t, ctx); got != "" {
			t.Errorf("%s: %s", naam, got)
		}
		if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil { // as who uses the keyboard
			t.Fatal(err)
		}
		aantal, mis := browsertest.Usable(t, ctx)
		if mis != "" {
			t.Errorf("%s:\n%s", naam, mis)
		}
		if aantal > 0 {
			totaal++
		}
	}
	if totaal < 5 || weg.Load() == 0 {
		t.Errorf("%d pages with something to use, %d times without the stylesheet; want the gallery without it", totaal, weg.Load())
	}
}
