package paginas_test

import (
	"strings"
	"testing"

	"solo/web/browsertest"
)

// The list is long: on a telephone the state of a page stands beside its name.
func TestTaskListIsShortOnATelephone(t *testing.T) {
	p := newToneel(t)
	p.bezoeker().login("01-kapper-regulier").begin(voorbeeld(t, "01-kapper-regulier")).noem("takenlijst")
	ctx := browsertest.New(t)
	browsertest.Open(t, ctx, vertoning(t, p.taferelen)+"takenlijst", 390)
	if n := browsertest.Ask[int](t, ctx, `document.documentElement.scrollHeight`); n > 6400 {
		t.Errorf("the page is %d pixels high", n)
	}
	naast := browsertest.Ask[float64](t, ctx, `(()=>{const l=[...document.querySelectorAll('.takenlijst li')].filter(e=>e.querySelector('.utrecht-status-badge'));return l.filter(e=>e.querySelector('.utrecht-status-badge').getBoundingClientRect().top<e.querySelector('.taak').getBoundingClientRect().bottom).length/l.length})()`)
	if naast < 0.9 {
		t.Errorf("of %.0f%% of the pages the state stands beside the name, want almost all", 100*naast)
	}
}

// What came along from the test is not said to be untouched: it is there, to look at.
func TestPageThatCameAlongIsToBeLookedAt(t *testing.T) {
	_, b := naarUitkomst(t, nil)
	b.druk("Vraag aan en neem mijn antwoorden mee", nil).volg("Inloggen met DigiD").druk("Begin met de aanvraag", nil)
	b.open(strings.TrimSuffix(b.adres.Path, "/melden"))
	ziet(t, b, "task list", "Nog nakijken", "Nog niet begonnen")
}
