package paginas_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"solo/web/browsertest"
)

// What the list of forty points (docs/ux.md) asks of every page, and no other test looks at.
func TestEveryPageHoldsToThePointsForForms(t *testing.T) {
	for _, x := range taferelen(t) {
		boom, err := html.Parse(strings.NewReader(x.html))
		must(t, err)
		for n := range boom.Descendants() {
			if n.Type == html.ElementNode {
				if mis := punt(n); mis != "" {
					t.Errorf("%s: %s", x.naam, mis)
				}
			}
		}
		if strings.HasPrefix(x.naam, "vraag-") && !strings.Contains(x.html, `<p class="terug">`) {
			t.Errorf("%s: point 29: no way back", x.naam)
		}
		if strings.Contains(x.html, "is verplicht") {
			t.Errorf("%s: point 23: it says that something is verplicht, not what to do", x.naam)
		}
	}
}

// punt says which point an element goes against; empty when none.
func punt(n *html.Node) string {
	switch {
	case n.Data == "form" && !heeft(n, "novalidate") && attr(n, "class") != "uit":
		return "point 10: the browser would check the form"
	case n.Data == "input" && attr(n, "type") == "number":
		return "point 15: a field of type number"
	case heeft(n, "maxlength"):
		return "point 18: a field that cuts what is pasted"
	case n.Data == "button" && heeft(n, "disabled"):
		return "point 25: a button that does nothing"
	case heeft(n, "onpaste"):
		return "point 20: pasting is meddled with"
	case strings.Contains(attr(n, "class"), "hint") && len(alle(n, "a")) > 0:
		return "point 11: a link in a hint"
	}
	return ""
}

// ruimer gives the text the spacing of WCAG 1.4.12, and tells what is cut off then.
const ruimer = `(()=>{const s=new CSSStyleSheet();s.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}');
	document.adoptedStyleSheets=[s];
	return [...document.querySelectorAll('main *,footer *')].filter(e=>!e.closest('.verborgen')&&e.clientHeight>0&&['hidden','clip'].includes(getComputedStyle(e).overflowY)&&e.scrollHeight>e.clientHeight+1).map(e=>e.tagName+'.'+e.className).slice(0,5).join(', ')})()`

func TestTextMayBeSpacedWider(t *testing.T) {
	ctx := browsertest.New(t)
	lijst := bekeken(t)
	adres := vertoning(t, lijst)
	for i, x := range lijst {
		if i%4 != 0 { // the same parts come back on every page
			continue
		}
		browsertest.Open(t, ctx, adres+x.naam, 320)
		if got := browsertest.Ask[string](t, ctx, ruimer); got != "" {
			t.Errorf("%s: cut off: %s", x.naam, got)
		}
		if got := browsertest.TooWide(t, ctx); got != "" {
			t.Errorf("%s: %s", x.naam, got)
		}
	}
}

var testnaam = regexp.MustCompile(`\bTest[A-Z]\w+`)

// The list says which test holds a point: that test must be there.
func TestListOfPointsNamesTestsThatExist(t *testing.T) {
	lijst, err := os.ReadFile("../../docs/ux.md")
	must(t, err)
	var bron strings.Builder
	for _, map_ := range []string{".", "../opmaak", "../../invoer", "../../intake", "../../bijlage"} {
		paden, err := filepath.Glob(filepath.Join(map_, "*_test.go"))
		must(t, err)
		for _, pad := range paden {
			raw, err := os.ReadFile(pad)
			must(t, err)
			bron.Write(raw)
		}
	}
	namen := testnaam.FindAllString(string(lijst), -1)
	if len(namen) < 40 {
		t.Errorf("%d tests are named, want one for most points", len(namen))
	}
	for _, naam := range namen {
		if !strings.Contains(bron.String(), "func "+naam+"(t *testing.T)") {
			t.Errorf("docs/ux.md names %s, which is not there", naam)
		}
	}
}
