package paginas_test

import (
	"strings"
	"testing"
)

// speelElders shows a draft at another gemeente, and a paper that only that one asks.
func (p *toneel) speelElders() {
	p.op("telefoon")
	b := p.bezoeker().open("/g/0518/testlogin").druk("Log in als deze persoon", map[string][]string{"persoon": {"kapper"}}).noem("mijn-elders")
	b.druk("Ja, neem mee naar Den Haag", nil).noem("taken-meegenomen")
	thuis := b.adres.Path
	b.open(thuis + "/papieren").noem("papieren-eigen").volg("Uw Haagse ondernemerspas").noem("papier-eigen")
}

func TestDraftIsTakenAlongToAnotherGemeente(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.druk("Opslaan en verder", map[string][]string{"telefoon": {"06 1234 5678"}})

	b = p.bezoeker().open("/g/0518/testlogin").druk("Log in als deze persoon", map[string][]string{"persoon": {"kapper"}})
	if !strings.Contains(b.tekst, "U begon ook een aanvraag bij de gemeente Tilburg") {
		t.Fatalf("no word of the other draft:\n%s", b.leesbaar())
	}
	b.druk("Ja, neem mee naar Den Haag", nil)
	if b.adres.Path != thuis {
		t.Errorf("at %s, want %s", b.adres.Path, thuis)
	}
	b.open(thuis + "/vraag/telefoon")
	if got := b.waarden().Get("telefoon"); got != "0612345678" {
		t.Errorf("telephone: got %q", got)
	}
	if b.open("/mijn"); strings.Contains(b.tekst, "neem mee") {
		t.Error("it can be taken along again")
	}
}

func TestTestLoginIsOnlyWhereAGemeenteHasIt(t *testing.T) {
	p := newToneel(t)
	if b := p.bezoeker().open("/g/0014/testlogin"); b.status != 404 {
		t.Errorf("got %d, want 404", b.status)
	}
	if b := p.bezoeker().open("/g/0014/inloggen"); strings.Contains(b.tekst, "Testlogin") {
		t.Error("the test login is offered")
	}
}
