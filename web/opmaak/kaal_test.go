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

// kaal names what somebody cannot use in a page: a field without an edge or too small to see,
// a button under 24 px (WCAG 2.5.8), and what does not show that it has the keyboard. A field
// that is hidden behind its label shows on that.
const kaal = `(()=>{const uit=[],zie=e=>{const r=e.getBoundingClientRect(),s=getComputedStyle(e);return r.width>2&&r.height>2&&s.visibility=='visible'&&s.display!='none'},
	noem=(e,w)=>uit.push(e.tagName+'.'+e.className+' '+(e.id||e.textContent.trim().slice(0,20))+': '+w);
	document.querySelectorAll('details').forEach(d=>d.open=true);
	const velden=[...document.querySelectorAll('input:not([type=hidden]),select,textarea')].filter(e=>!e.closest('.verborgen,dialog'));
	for(const e of velden){const s=getComputedStyle(e),r=e.getBoundingClientRect(),vink=/radio|checkbox/.test(e.type);
		if(!zie(e)||+s.opacity<1)noem(e,'not visible');
		else if(!e.labels.length)noem(e,'no label');
		else if(r.height<(vink?13:24))noem(e,'only '+r.height+' px high');
		else if(s.appearance=='none'&&parseFloat(s.borderTopWidth)<1)noem(e,'no edge')}
	const knoppen=[...document.querySelectorAll('button,a[class*=button],summary')].filter(e=>!e.closest('dialog:not([open])'));
	for(const e of knoppen){const r=e.getBoundingClientRect();if(!e.closest('.verborgen')&&!e.classList.contains('verborgen')&&(r.width<24||r.height<24))noem(e,Math.round(r.width)+' by '+Math.round(r.height)+' px')}
	for(const e of [...velden,...knoppen,...document.querySelectorAll('a[href]')]){e.focus();if(document.activeElement!=e){if(zie(e)&&!e.disabled)noem(e,'cannot have the keyboard');continue}
		const s=getComputedStyle(e);if(!(s.outlineStyle!='none'&&parseFloat(s.outlineWidth)>=2))noem(e,'does not show the keyboard')}
	return [velden.length+knoppen.length].concat(uit.slice(0,8)).join('\n')})()`

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
		aantal, mis, _ := strings.Cut(browsertest.Ask[string](t, ctx, kaal), "\n")
		if mis != "" {
			t.Errorf("%s:\n%s", naam, mis)
		}
		if aantal != "0" {
			totaal++
		}
	}
	if totaal < 5 || weg.Load() == 0 {
		t.Errorf("%d pages with something to use, %d times without the stylesheet; want the gallery without it", totaal, weg.Load())
	}
}
