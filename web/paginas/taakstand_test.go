package paginas_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"

	"solo/web/browsertest"
)

// The list is long: on a telephone the state of a page stands beside its name.
func TestTaskListIsShortOnATelephone(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().login("01-kapper-regulier").begin(voorbeeld(t, "01-kapper-regulier"))
	ctx := browsertest.New(t)
	browsertest.Open(t, ctx, vertoning(t, []tafereel{{"takenlijst", b.adres.Path, b.tekst}})+"takenlijst", 390)
	if n := browsertest.Ask[int](t, ctx, `document.documentElement.scrollHeight`); n > 3300 {
		t.Errorf("the page is %d pixels high", n)
	}
	naast := browsertest.Ask[float64](t, ctx, `(()=>{const l=[...document.querySelectorAll('.takenlijst li')].filter(e=>e.checkVisibility({contentVisibilityAuto:true})&&e.querySelector('.utrecht-status-badge'));return l.filter(e=>e.querySelector('.utrecht-status-badge').getBoundingClientRect().top<e.querySelector('.taak').getBoundingClientRect().bottom).length/l.length})()`)
	if naast < 0.9 {
		t.Errorf("of %.0f%% of the pages the state stands beside the name, want almost all", 100*naast)
	}
	const dicht = `[...document.querySelectorAll('details.vouw:not([open])')].length`
	voor := browsertest.Ask[int](t, ctx, dicht)
	browsertest.Ask[bool](t, ctx, `document.querySelector('details.vouw:not([open])>summary').focus(),true`)
	must(t, chromedp.Do(ctx, chromedp.KeyEvent(kb.Enter)))
	if na := browsertest.Ask[int](t, ctx, dicht); voor < 5 || na != voor-1 {
		t.Errorf("%d groups are folded, and %d after Enter on one of them", voor, na)
	}
}

// What is done and what comes later is folded to one line, which says how far it is.
func TestGroupsThatAskNoAttentionAreFolded(t *testing.T) {
	for naam, want := range map[string][]string{
		"taken-klaar":  nil,
		"taken-gemeld": {"Uw aanvraag 1 van 6 klaar", "Is er haast? 1 van 4 klaar"},
		"taken-leeg":   {"Uw aanvraag 0 van 6 klaar"},
	} {
		lijst := taferelen(t)
		i := slices.IndexFunc(lijst, func(x tafereel) bool { return x.naam == naam })
		boom, err := html.Parse(strings.NewReader(lijst[i].html))
		must(t, err)
		var open []string
		groepen := alle(boom, "details")
		for _, d := range groepen {
			kop := gelezen(alle(d, "summary")[0])
			if heeft(d, "open") {
				open = append(open, kop)
			} else if !strings.HasSuffix(kop, " klaar") && !strings.HasSuffix(kop, " Klaar") {
				t.Errorf("%s: %q is folded and does not say how far it is", naam, kop)
			}
		}
		if !slices.Equal(open, want) || len(groepen) < 10 {
			t.Errorf("%s: of %d groups %q are open, want %q", naam, len(groepen), open, want)
		}
	}
}

// What came along from the test is not said to be untouched: it is there, to look at.
func TestPageThatCameAlongIsToBeLookedAt(t *testing.T) {
	_, b := naarUitkomst(t, nil)
	b.druk("Vraag aan en neem mijn antwoorden mee", nil).volg("Inloggen met DigiD").druk("Begin met de aanvraag", nil)
	b.open(strings.TrimSuffix(b.adres.Path, "/melden"))
	ziet(t, b, "task list", "Nog nakijken", "Nog niet begonnen")
	for _, kop := range alle(b.boom, "summary") {
		if strings.Contains(gelezen(kop), "Nog nakijken") { // each has pages with nothing in them yet
			t.Errorf("%q: the group says that looking is enough", gelezen(kop))
		}
	}
}
