//go:build !race

// Where a browser looks at one page after another it is the browser that works, and the
// race detector sees no more than in the tests without one.

package opmaak_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"solo/web/browsertest"
	"solo/web/opmaak"
)

// serveer gives the gallery over HTTP, with the headers of the loket; om may hold back some
// of it.
func serveer(t *testing.T, om ...func(http.Handler) http.Handler) (adres string, namen []string) {
	k, paginas := galerij(t)
	mux := http.NewServeMux()
	k.Routes(mux)
	mux.HandleFunc("POST /verleng", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("GET /verlopen", func(w http.ResponseWriter, _ *http.Request) {
		_ = k.Show(w, http.StatusOK, opmaak.Pagina{Titel: "U bent uitgelogd"})
	})
	mux.HandleFunc("GET /galerij/{naam}", func(w http.ResponseWriter, r *http.Request) {
		if err := k.Show(w, http.StatusOK, paginas[r.PathValue("naam")]); err != nil {
			t.Error(err)
		}
	})
	for naam := range paginas {
		namen = append(namen, naam)
	}
	h := opmaak.Koppen(mux)
	for _, f := range om {
		h = f(h)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL, namen
}

// rand are the ways in which a page of 320 px is held: as it is, with the text set wider
// (WCAG 1.4.12), and without the components of the NL Design System.
var rand = []struct{ geval, js string }{
	{"320 px", `true`},
	{"wide text", `(()=>{const s=new CSSStyleSheet();s.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');document.adoptedStyleSheets=[s];return true})()`},
	{"bare", `[...document.styleSheets].filter(s=>s.href.includes('nlds')).map(s=>s.disabled=true)[0]`},
}

func TestGalleryIsAccessible(t *testing.T) {
	ctx := browsertest.New(t)
	adres, namen := serveer(t)
	for _, naam := range namen {
		browsertest.Open(t, ctx, adres+"/galerij/"+naam, 1000)
		if got := browsertest.TooWide(t, ctx); got != "" {
			t.Errorf("%s: %s", naam, got)
		}
		for _, f := range browsertest.Axe(t, ctx) {
			t.Errorf("%s: %s", naam, f)
		}
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(320, 800)); err != nil {
			t.Fatal(err)
		}
		for _, r := range rand {
			if !browsertest.Ask[bool](t, ctx, r.js) {
				t.Fatalf("%s: not set", r.geval)
			}
			if got := browsertest.TooWide(t, ctx); got != "" {
				t.Errorf("%s, %s: %s", naam, r.geval, got)
			}
		}
	}
}

// focus tells what has the keyboard, and whether that can be seen.
const focus = `(()=>{const e=document.activeElement,s=getComputedStyle(e),r=e.getBoundingClientRect();
	if(e===document.body)return 'body';
	return (e.id||e.textContent.trim().slice(0,30)||e.name)+'|'+(s.outlineStyle!=='none'?parseFloat(s.outlineWidth):0)+'|'+(r.bottom>0&&r.top<innerHeight&&r.right>0&&r.left<innerWidth)})()`

func TestKeyboardReachesEverythingVisibly(t *testing.T) {
	ctx := browsertest.New(t)
	adres, _ := serveer(t)
	for _, naam := range []string{"gevuld", "delen"} {
		browsertest.Open(t, ctx, adres+"/galerij/"+naam, 1000)
		gezien := map[string]bool{}
		for i := range 150 {
			if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
				t.Fatal(err)
			}
			got := browsertest.Ask[string](t, ctx, focus)
			if got == "body" {
				break
			}
			var dik float64
			delen := strings.Split(got, "|")
			if _, err := fmt.Sscan(delen[1], &dik); err != nil || dik < 3 || delen[2] != "true" {
				t.Errorf("%s stop %d: %s; want a ring of 3 px or more, on the screen", naam, i+1, got)
			}
			if i == 0 && delen[0] != "Direct naar de inhoud" {
				t.Errorf("%s: the first stop is %q, want the skip link", naam, delen[0])
			}
			gezien[delen[0]] = true
		}
		if len(gezien) < 20 {
			t.Errorf("%s: got %d stops, want all of the page", naam, len(gezien))
		}
	}
}

func TestFocusLandsWhereWorkIs(t *testing.T) {
	ctx := browsertest.New(t)
	adres, _ := serveer(t)
	for naam, want := range map[string]string{"fout": "fouten", "rij": "v-schulden.3.wie", "kop": "v-partner", "leeg": ""} {
		browsertest.Open(t, ctx, adres+"/galerij/"+naam, 1000)
		// Autofocus comes with the first picture.
		if got := browsertest.Ask[string](t, ctx, "new Promise(r=>requestAnimationFrame(()=>setTimeout(()=>r(document.activeElement.id))))"); got != want {
			t.Errorf("%s: the focus is on %q, want %q", naam, got, want)
		}
	}
	browsertest.Open(t, ctx, adres+"/galerij/fout", 1000)
	browsertest.Ask[bool](t, ctx, `document.querySelector('.foutenlijst a[href="#v-geboren.jaar"]').click(),true`)
	if got := browsertest.Ask[string](t, ctx, "document.activeElement.id"); got != "v-geboren.jaar" {
		t.Errorf("the link of the summary goes to %q, want the year", got)
	}
}

// klok moves the clock of a page to so many seconds after it was loaded.
func klok(t *testing.T, ctx context.Context, seconden int) {
	t.Helper()
	browsertest.Ask[bool](t, ctx, fmt.Sprintf(`(()=>{self.nul??=Date.now();const n=nul+%d*1000;Date.now=()=>n;document.dispatchEvent(new Event('visibilitychange'));return true})()`, seconden))
}

// wacht asks until it is so, for as long as the test may take.
func wacht(t *testing.T, ctx context.Context, js string) {
	t.Helper()
	browsertest.Ask[bool](t, ctx, `new Promise(r=>{const k=()=>(`+js+`)?r(true):requestAnimationFrame(k);k()})`)
}

func TestSessionWarnsTwoMinutesAheadAndGoesOn(t *testing.T) {
	ctx := browsertest.New(t)
	adres, _ := serveer(t)
	browsertest.Open(t, ctx, adres+"/galerij/leeg", 320)
	const isOpen = `document.getElementById('sessie').open`
	klok(t, ctx, 779)
	if browsertest.Ask[bool](t, ctx, isOpen) {
		t.Error("the warning is there at 779 of 900 seconds")
	}
	klok(t, ctx, 781)
	if !browsertest.Ask[bool](t, ctx, isOpen) {
		t.Fatal("no warning at 781 of 900 seconds")
	}
	if got := browsertest.Ask[string](t, ctx, "document.activeElement.id"); got != "verleng" {
		t.Errorf("the keyboard is on %q, want the button", got)
	}
	if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Enter)); err != nil {
		t.Fatal(err)
	}
	wacht(t, ctx, "!"+isOpen)
	klok(t, ctx, 781+779)
	if browsertest.Ask[bool](t, ctx, isOpen) {
		t.Error("the session was not made longer")
	}
	over := chromedp.Func(func(ctx context.Context, ziel *chromedp.Target) error {
		_, err := chromedp.Evaluate[bool](`(()=>{Date.now=()=>nul+1e9;document.dispatchEvent(new Event('visibilitychange'));return true})()`)(ctx, ziel)
		return err
	})
	r, err := chromedp.RunResponse(ctx, over)
	if err != nil || !strings.HasSuffix(r.URL, "/verlopen") {
		t.Errorf("after the end: got %v, %v; want the page that says so", r, err)
	}
}
