//go:build !race

// Where a browser looks at one page after another it is the browser that works, and the
// race detector sees no more than in the tests without one.

package paginas_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"

	"solo/web/browsertest"
)

// onbegrensd tells of what has no edge when colours are forced.
const onbegrensd = `[...document.querySelectorAll('button,input:not([type=hidden]),select,textarea')].filter(e=>e.offsetWidth>2&&!e.closest('.verborgen')&&!e.classList.contains('verborgen')&&!e.classList.contains('uitlog')&&e.type!='file').filter(e=>{const s=getComputedStyle(e);return s.appearance=='none'&&parseFloat(s.borderTopWidth)<1}).map(e=>e.tagName+'.'+e.className).slice(0,5).join(', ')`

func TestPagesAreAccessibleInABrowser(t *testing.T) {
	ctx := browsertest.New(t)
	lijst := bekeken(t)
	adres := vertoning(t, lijst)
	for _, x := range lijst {
		browsertest.Open(t, ctx, adres+x.naam, 1000)
		browsertest.Ask[bool](t, ctx, "document.querySelectorAll('details').forEach(d=>d.open=true),true")
		for _, f := range browsertest.Axe(t, ctx) {
			t.Errorf("%s: %s", x.naam, f)
		}
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(320, 800)); err != nil {
			t.Fatal(err)
		}
		if got := browsertest.TooWide(t, ctx); got != "" {
			t.Errorf("%s, 320 px: %s", x.naam, got)
		}
	}
}

func TestPagesKeepTheirEdgesInForcedColours(t *testing.T) {
	ctx := browsertest.New(t)
	lijst := metEigenVorm(t, bekeken(t))
	adres := vertoning(t, lijst)
	browsertest.Open(t, ctx, adres+"begin", 1000) // there must be a page to set it on
	kleuren := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, kleuren); err != nil {
		t.Fatal(err)
	}
	for _, x := range lijst {
		browsertest.Open(t, ctx, adres+x.naam, 1000)
		if got := browsertest.Ask[string](t, ctx, onbegrensd); got != "" {
			t.Errorf("%s: no edge around %s", x.naam, got)
		}
	}
}

// metEigenVorm are the pages with a field or a button that stands as none did before: what looks
// the same on a hundred pages is looked at once.
func metEigenVorm(t *testing.T, lijst []tafereel) (uit []tafereel) {
	gezien := map[string]bool{}
	for _, x := range lijst {
		boom, err := html.Parse(strings.NewReader(x.html))
		must(t, err)
		eerder := len(gezien)
		for n := range boom.Descendants() {
			if slices.Contains([]string{"button", "input", "select", "textarea"}, n.Data) {
				gezien[vorm(n)] = true
			}
		}
		if len(gezien) > eerder {
			uit = append(uit, x)
		}
	}
	return uit
}

// vorm is what the look of an element hangs on: its kind and classes, and those of all around it.
func vorm(n *html.Node) (uit string) {
	for ; n != nil; n = n.Parent {
		uit += n.Data + "." + attr(n, "class") + " " + attr(n, "type") + " " + attr(n, "aria-invalid") + "|"
	}
	return uit
}

// The components of the NL Design System may not arrive, on a bad line: nobody loses a page.
func TestPagesCanBeUsedWithOurOwnStylesheetAlone(t *testing.T) {
	ctx := browsertest.New(t)
	lijst := metEigenVorm(t, bekeken(t))
	for i := range lijst {
		kaal := nlds.ReplaceAllString(lijst[i].html, "")
		if kaal == lijst[i].html {
			t.Fatalf("%s is shown without that stylesheet already", lijst[i].naam)
		}
		lijst[i].html = kaal
	}
	adres, velden := vertoning(t, lijst), 0
	for _, x := range lijst {
		browsertest.Open(t, ctx, adres+x.naam, 320)
		if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil { // as who uses the keyboard
			t.Fatal(err)
		}
		n, mis := browsertest.Usable(t, ctx)
		if velden += n; mis != "" {
			t.Errorf("%s:\n%s", x.naam, mis)
		}
	}
	if velden < 5*len(lijst) {
		t.Errorf("%d fields and buttons on %d pages", velden, len(lijst))
	}
}

var nlds = regexp.MustCompile(`<link[^>]*nlds[^>]*>`)

// stop tells what has the keyboard, and whether that can be seen.
const stop = `(()=>{const e=document.activeElement,s=getComputedStyle(e),r=e.getBoundingClientRect();
	if(e==document.body)return '';
	const zicht=parseFloat(s.outlineWidth)>=3&&s.outlineStyle!='none'||s.boxShadow!='none';
	return (e.id||e.textContent.trim().slice(0,30)||e.name)+'|'+(zicht?'':'no ring ')+(r.bottom<0||r.top>innerHeight?'off screen':'')})()`

func TestPagesOfEveryKindCanBeWalkedWithTheKeyboard(t *testing.T) {
	ctx := browsertest.New(t)
	lijst := taferelen(t)
	adres := vertoning(t, lijst)
	for _, naam := range []string{"begin", "scan-meerkeuze", "uitkomst", "melden-fout", "taken-gemeld", "vraag-boekjaren-fout", "papier-gestuurd", "controle", "partner", "verstuurd", "bekend-open", "partner-zonder-post", "medewerker-bureau-werklijst", "melding"} {
		browsertest.Open(t, ctx, adres+naam, 1000)
		browsertest.Ask[bool](t, ctx, "document.activeElement.blur(),true")
		gezien := 0
		for range 60 {
			if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
				t.Fatal(err)
			}
			wie, mis, _ := strings.Cut(browsertest.Ask[string](t, ctx, stop), "|")
			if wie == "" {
				break
			}
			if gezien++; mis != "" {
				t.Errorf("%s: %q has %s", naam, wie, mis)
			}
		}
		if gezien < 4 {
			t.Errorf("%s: %d stops, want all of the page", naam, gezien)
		}
	}
}
