//go:build !race

// Where a browser goes from one page to another it is the browser that works, and the race
// detector sees no more than in the tests without one.

package paginas_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"solo/web/browsertest"
)

// A venster is a browser at the loket.
type venster struct {
	t   *testing.T
	ctx context.Context
}

// gaat does what brings another page, and says where that is: its heading and its path.
func (v venster) gaat(doet chromedp.Action[chromedp.Void]) string {
	v.t.Helper()
	if _, err := chromedp.RunResponse(v.ctx, doet); err != nil {
		v.t.Fatal(err)
	}
	return browsertest.Ask[string](v.t, v.ctx, `document.querySelector('h1').textContent+' '+location.pathname`)
}

// kiest a button or a link, by its text.
func (v venster) kiest(tekst string) string {
	v.t.Helper()
	return v.gaat(v.op(tekst))
}

// klikt on what leaves the page where it is.
func (v venster) klikt(tekst string) {
	v.t.Helper()
	must(v.t, chromedp.Do(v.ctx, v.op(tekst)))
}

func (v venster) op(tekst string) chromedp.Action[chromedp.Void] {
	v.t.Helper()
	p := browsertest.Ask[struct{ X, Y float64 }](v.t, v.ctx, fmt.Sprintf(`(()=>{const e=[...document.querySelectorAll('a,button:not(.verborgen)')].find(e=>e.textContent.trim()==%q);
		e.scrollIntoView({block:'center',behavior:'instant'});const r=e.getBoundingClientRect();return {X:r.x+r.width/2,Y:r.y+r.height/2}})()`, tekst))
	return chromedp.MouseClickXY(p.X, p.Y)
}

func (v venster) terug() string {
	v.t.Helper()
	return v.gaat(chromedp.NavigateBack())
}

// vult answers the question of the scan that is on the page; it reports whether there was one.
func (v venster) vult(antwoorden map[string]string) bool {
	v.t.Helper()
	m, err := json.Marshal(antwoorden)
	must(v.t, err)
	return browsertest.Ask[bool](v.t, v.ctx, `(m=>{const v=document.querySelector('[name=vraag]')?.value,w=m[v];if(!w)return false;
		const zet=(n,w)=>document.getElementsByName(n).forEach(e=>/radio|checkbox/.test(e.type)?e.checked=w.split(' ').includes(e.value):e.value=w);
		const [jaar,maand,dag]=w.split('-');if(maand){zet(v+'.jaar',jaar);zet(v+'.maand',maand);zet(v+'.dag',dag)}else zet(v,w);
		return true})(`+string(m)+`)`)
}

// is wants to be somewhere.
func (v venster) is(got, want string) {
	v.t.Helper()
	if got != want {
		v.t.Errorf("at %q, want %q", got, want)
	}
}

const uitkomstblad = "De uitkomst van de test /scan/uitkomst"

// Back is what people press, and on a telephone all they have.
func TestBackInTheBrowserShowsTheLastState(t *testing.T) {
	p := newToneel(t)
	v := venster{t, browsertest.New(t)}
	browsertest.Open(t, v.ctx, p.adres+"/scan", 390)
	v.kiest("Begin met de vragen")
	for range 3 {
		v.vult(doorgaan(nil))
		v.kiest("Volgende vraag")
	}
	v.terug()
	v.is(v.terug(), "Wat is uw geboortedatum? /scan/2")
	v.is(browsertest.Ask[string](t, v.ctx, `document.getElementsByName('q_geboortedatum.jaar')[0].value`), "1980")
	v.is(v.gaat(chromedp.Reload()), "Wat is uw geboortedatum? /scan/2")
	plek := ""
	for v.vult(doorgaan(nil)) {
		plek = v.kiest("Volgende vraag")
	}
	v.is(plek, uitkomstblad)
	browsertest.Ask[bool](t, v.ctx, `(self.print=()=>self.gedrukt=true,true)`)
	v.klikt("Druk af of bewaar als PDF")
	if !browsertest.Ask[bool](t, v.ctx, `self.gedrukt===true`) {
		t.Error("the button prints nothing")
	}
	v.is(v.kiest("Vraag aan en neem mijn antwoorden mee"), "Inloggen bij de gemeente Tilburg /g/0855/inloggen")
	v.is(v.terug(), uitkomstblad)
}

// What is wrong with a form is a page like any other.
func TestBackInTheBrowserPassesAMistake(t *testing.T) {
	p := newToneel(t)
	v := venster{t, browsertest.New(t)}
	const vraag = "Waar wilt u hulp voor aanvragen? /mijn"
	browsertest.Open(t, v.ctx, p.adres+"/g/0855/testlogin", 390)
	browsertest.Ask[bool](t, v.ctx, `document.querySelector('[name=persoon][value=kapper]').checked=true`)
	v.is(v.kiest("Log in als deze persoon"), vraag)
	v.is(v.kiest("Begin met de aanvraag"), vraag)
	v.is(v.gaat(chromedp.Reload()), vraag)
	v.is(browsertest.Ask[string](t, v.ctx, "document.querySelector('.foutenlijst').textContent.trim()"), "Kies waar u hulp voor wilt aanvragen")
	browsertest.Ask[bool](t, v.ctx, `document.querySelector('[name=regeling]').checked=true`)
	v.kiest("Begin met de aanvraag")
	v.terug()
	v.is(browsertest.Ask[string](t, v.ctx, "location.pathname"), "/mijn")
}
