package paginas_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// laat sends one answer when the session is over, and tells what the page says of it.
func (b *bezoeker) laat(telefoon string) string {
	b.t.Helper()
	b.verloop()
	return b.druk("Opslaan en verder", map[string][]string{"telefoon": {telefoon}}).leesbaar()
}

// weer logs in again, from the page that asks for it.
func (b *bezoeker) weer() *bezoeker {
	b.t.Helper()
	return b.volg("Inloggen").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {"kapper"}})
}

// speelLaat shows what comes of a form that was sent when the session was over.
func (p *toneel) speelLaat() {
	b, thuis := p.op("telefoon")
	b.laat("0611111111")
	p.later(time.Minute)
	p.bezoeker().login("kapper").open(thuis+"/vraag/telefoon").druk("Opslaan en verder", map[string][]string{"telefoon": {"0622222222"}})
	b.weer().noem("verlopen-nieuwer").druk("Opslaan en verder", nil).open(thuis + "/vraag/telefoon")
	b.laat("0633333333")
	p.later(31 * time.Minute)
	b.weer().noem("verlopen-kwijt")
}

func TestStrangersDoNotPushOutWhatWaits(t *testing.T) {
	p := newToneel(t)
	b, _ := p.op("telefoon")
	if got := b.laat("0612345678"); !strings.Contains(got, "staat klaar") {
		t.Fatal(got)
	}
	for range 301 {
		r, err := http.NewRequest("POST", p.adres+"/aanvraag/x/vraag/y", strings.NewReader("a=b"))
		must(t, err)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.AddCookie(&http.Cookie{Name: "solo-was", Value: "verzonnen.verzonnen"})
		antw, err := http.DefaultClient.Do(r)
		must(t, err)
		if tekst := lees(t, antw.Body); !strings.Contains(tekst, "is niet opgeslagen") {
			t.Fatalf("a stranger reads:\n%s", tekst)
		}
		antw.Body.Close()
	}
	if got := b.weer().waarden().Get("telefoon"); got != "0612345678" {
		t.Errorf("got %q, want what was promised to wait", got)
	}
}

func TestLateFormDoesNotUndoWhatIsNewer(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.laat("0611111111")
	p.later(time.Minute)
	ander := p.bezoeker().login("kapper").open(thuis + "/vraag/telefoon")
	ander.druk("Opslaan en verder", map[string][]string{"telefoon": {"0622222222"}})
	if b.weer(); !strings.Contains(b.leesbaar(), "nog niet opgeslagen") || b.waarden().Get("telefoon") != "0611111111" {
		t.Errorf("at %s with %q:\n%s", b.adres, b.waarden().Get("telefoon"), b.leesbaar())
	}
	if got := ander.open(thuis + "/vraag/telefoon").waarden().Get("telefoon"); got != "0622222222" {
		t.Errorf("saved is %q, want what the other device saved", got)
	}
	b.druk("Opslaan en verder", nil)
	if got := ander.open(thuis + "/vraag/telefoon").waarden().Get("telefoon"); got != "0611111111" {
		t.Errorf("saved is %q, want what he chose to save", got)
	}
}

func TestFormThatWaitedTooLongIsToldToBeLost(t *testing.T) {
	p := newToneel(t)
	b, _ := p.op("telefoon")
	b.laat("0611111111")
	p.later(31 * time.Minute)
	if b.weer(); !strings.Contains(b.leesbaar(), "is niet opgeslagen") || b.waarden().Get("telefoon") != "" {
		t.Errorf("at %s:\n%s", b.adres, b.leesbaar())
	}
}

func TestSecondFormOfTheSameBrowserSaysThatItIsNotKept(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.laat("0611111111")
	r, err := http.NewRequest("POST", p.adres+thuis+"/vraag/u_toelichting", strings.NewReader(url.Values{"gezien": {"u_toelichting"}, "u_toelichting": {"verhaal"}}.Encode()))
	must(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if b.doe(r); !strings.Contains(b.leesbaar(), "is niet opgeslagen") {
		t.Error(b.leesbaar())
	}
	if got := b.weer().waarden().Get("telefoon"); got != "0611111111" {
		t.Errorf("the first: got %q at %s", got, b.adres)
	}
}
