package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/reis/blad.js
var bladJS string

// A bezoeker is somebody with a telephone of 390 px wide and a login of his own.
type bezoeker struct {
	t    *testing.T
	ctx  context.Context
	wie  string
	blad int // how many pages he saw
}

func newBezoeker(t *testing.T, browser context.Context, wie string) *bezoeker {
	t.Helper()
	ctx, dicht := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(dicht)
	b := &bezoeker{t: t, ctx: ctx, wie: wie}
	must(t, chromedp.Do(ctx, chromedp.EmulateViewport(390, 844)))
	return b
}

// kijkt asks the page something.
func kijkt[T any](b *bezoeker, vraag string) T {
	b.t.Helper()
	uit, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](strings.TrimSpace(bladJS)+"."+vraag))
	if err != nil {
		b.t.Fatalf("%s, %s: %v", b.wie, vraag, err)
	}
	return uit
}

func (b *bezoeker) kop() string { return kijkt[string](b, "kop()") }

func (b *bezoeker) leest() string { return kijkt[string](b, "leesbaar()") }

// ga opens an address, as from a letter or a bookmark.
func (b *bezoeker) ga(adres string) *bezoeker {
	b.t.Helper()
	return b.laadt(chromedp.Navigate(adres))
}

// laadt does what brings another page, and looks at it.
func (b *bezoeker) laadt(doet ...chromedp.Action[chromedp.Void]) *bezoeker {
	b.t.Helper()
	r, err := chromedp.RunResponse(b.ctx, doet...)
	if err != nil {
		b.t.Fatalf("%s: %v", b.wie, err)
	}
	b.bewaar()
	if f := kijkt[[]string](b, "fouten()"); r.Status != 200 || len(f) > 0 {
		b.t.Fatalf("%s at %s: status %d, %v\n%s", b.wie, r.URL, r.Status, f, b.leest())
	}
	return b
}

// bewaar keeps a picture of the page in the folder SOLO_REIS, when there is one.
func (b *bezoeker) bewaar() {
	b.blad++
	if os.Getenv("SOLO_REIS") == "" {
		return
	}
	beeld, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	must(b.t, err)
	naam := strings.Map(func(r rune) rune {
		if strings.ContainsRune(` /:?.`, r) {
			return '-'
		}
		return r
	}, fmt.Sprintf("%s %s %03d %s", b.t.Name(), b.wie, b.blad, b.kop()))
	must(b.t, os.WriteFile(filepath.Join(os.Getenv("SOLO_REIS"), naam+".png"), beeld, 0o644))
}

type plek struct{ X, Y float64 }

// tikt on a field or an option.
func (b *bezoeker) tikt(id string) {
	b.t.Helper()
	p := kijkt[plek](b, fmt.Sprintf("bij(%q)", id))
	must(b.t, chromedp.Do(b.ctx, chromedp.MouseClickXY(p.X, p.Y)))
}

// kiest a button or a link by its text, and sees the page where it leads.
func (b *bezoeker) kiest(teksten ...string) *bezoeker {
	b.t.Helper()
	for _, tekst := range teksten {
		p := kijkt[*plek](b, fmt.Sprintf("knop(%q)", tekst))
		if p == nil {
			b.t.Fatalf("%s: no %q on\n%s", b.wie, tekst, b.leest())
		}
		b.laadt(chromedp.MouseClickXY(p.X, p.Y))
	}
	return b
}

// typt over what stands in a field.
func (b *bezoeker) typt(id, tekst string) {
	b.t.Helper()
	b.tikt(id)
	must(b.t, chromedp.Do(b.ctx, chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.getElementById(%q).select()", id))))
	_, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: tekst})
	must(b.t, err)
}

// is holds the heading of the page against what it must be.
func (b *bezoeker) is(kop string) *bezoeker {
	b.t.Helper()
	if got := b.kop(); got != kop {
		b.t.Fatalf("%s: at %q, want %q:\n%s", b.wie, got, kop, b.leest())
	}
	return b
}

// ziet holds the text of the page against what must be on it.
func (b *bezoeker) ziet(teksten ...string) *bezoeker {
	b.t.Helper()
	for _, tekst := range teksten {
		if got := b.leest(); !strings.Contains(got, tekst) {
			b.t.Fatalf("%s: no %q on\n%s", b.wie, tekst, got)
		}
	}
	return b
}
