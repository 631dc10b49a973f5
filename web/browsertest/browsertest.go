// Package browsertest looks at pages as a person does, with a real Chromium, for the tests
// of the packages that make them. It knows no page.
package browsertest

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"solo/gereedschap"
)

// programmas are what Chromium is called; the first draws no window and does half the work.
var programmas = []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"}

// New starts a Chromium that ends with the test.
func New(t *testing.T) context.Context {
	t.Helper()
	pad := gereedschap.Need(t, "how the pages are in a browser", programmas...)
	opties := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(pad), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, stop := chromedp.NewExecAllocator(t.Context(), opties...)
	t.Cleanup(stop)
	ctx, dicht := chromedp.NewContext(ctx)
	t.Cleanup(dicht)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// Open goes to an address, in a window so many CSS pixels wide.
func Open(t *testing.T, ctx context.Context, adres string, breed int64) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(breed, 800), chromedp.Navigate(adres)); err != nil {
		t.Fatal(err)
	}
}

// Ask runs JavaScript in the page and gives what it, or its promise, comes to.
func Ask[T any](t *testing.T, ctx context.Context, js string) T {
	t.Helper()
	uit, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return uit
}

// axeVraag runs axe and gives what it found, a line each.
const axeVraag = `axe.run({runOnly:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}).then(r=>JSON.stringify(
	r.violations.flatMap(v=>v.nodes.map(n=>v.id+': '+n.target.join(' ')+' '+(n.any.concat(n.all,n.none).map(c=>c.message).join('; '))))))`

// Axe is what axe-core finds against WCAG 2.2 AA in the page, a line per element. The
// package under test stands two folders below the module, where make assets puts axe.
func Axe(t *testing.T, ctx context.Context) (fouten []string) {
	t.Helper()
	axe, err := os.ReadFile("../../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatal("run make assets: ", err)
	}
	if err := json.Unmarshal([]byte(Ask[string](t, ctx, string(axe)+";"+axeVraag)), &fouten); err != nil {
		t.Fatal(err)
	}
	return fouten
}

// breder tells what is wider than the window, but for what is hidden or waits off the screen.
const breder = `(()=>{const b=document.documentElement.clientWidth;
	const uit=[...document.querySelectorAll('body *')].filter(e=>!e.closest('.verborgen,.utrecht-skip-link')&&e.getBoundingClientRect().right>b+1).slice(0,5).map(e=>e.tagName+'.'+e.className+' '+Math.round(e.getBoundingClientRect().right));
	return document.documentElement.scrollWidth>b?'page is '+document.documentElement.scrollWidth+' wide; '+uit.join(', '):uit.join(', ')})()`

// TooWide names what does not fit the width of the window; empty when all of it does.
func TooWide(t *testing.T, ctx context.Context) string {
	t.Helper()
	return Ask[string](t, ctx, breder)
}
