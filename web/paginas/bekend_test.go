package paginas_test

import (
	"strings"
	"testing"
	"time"
)

// speelBekend shows that list, folded and open, and with what is wrong in it.
func (p *toneel) speelBekend() {
	b, thuis := p.op("bsn")
	b.noem("bekend").noemOpen("bekend-open").open(thuis + "/vraag/woonadres").noemOpen("bekend-adres-open").open(thuis + "/vraag/bsn")
	b.druk("Opslaan en verder", map[string][]string{"achternaam": {""}}).noem("bekend-fout")
	b.open(thuis + "/vraag/woonadres?naar=controle").noem("bekend-wijzigen")
}

// What BRP and KVK gave is one list to look at. Sent as it is, or changed, it is an answer;
// what is wrong in it stands open.
func TestWhatARegisterGaveIsLookedAtAndOpensToBeChanged(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("bsn")
	if lijst := gelezen(alle(b.boom, "dl")[0]); !strings.Contains(b.tekst, "Klopt dit?") || !strings.Contains(lijst, "achternaam? Voorbeeld") || !strings.Contains(lijst, "geboortedatum? 17 mei 1984") {
		t.Fatalf("got the list %q:\n%s", lijst, b.leesbaar())
	}
	b.druk("Opslaan en verder", map[string][]string{"voornamen": {"Sanne Maria"}})
	if b.open(thuis + "/vraag/bsn"); !strings.Contains(gelezen(alle(b.boom, "dl")[0]), "Sanne Maria") || b.waarden().Get("achternaam") != "Voorbeeld" {
		t.Errorf("kept %v:\n%s", b.waarden(), b.leesbaar())
	}
	b.druk("Opslaan en verder", map[string][]string{"achternaam": {""}})
	if strings.Contains(b.tekst, "Klopt dit?") || len(b.fouten()) != 1 {
		t.Errorf("an empty name: %q:\n%s", b.fouten(), b.leesbaar())
	}
	if b.open(thuis + "/vraag/woonadres?naar=controle"); strings.Contains(b.tekst, "Klopt dit?") {
		t.Errorf("who came to change his address must open it first:\n%s", b.leesbaar())
	}
}

// The list tells what is stored. What he filled in just before he was logged out is not stored
// yet: then the fields stand open.
func TestWhatWaitsToBeSavedIsNotBehindAListOfWhatIsStored(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("bsn")
	b.verloop()
	b.druk("Opslaan en verder", map[string][]string{"voornamen": {"Sanne Laat"}})
	p.later(time.Minute)
	p.bezoeker().login("kapper").open(thuis+"/vraag/bsn").druk("Opslaan en verder", map[string][]string{"voornamen": {"Sanne Ander"}})
	if b.weer(); b.waarden().Get("voornamen") != "Sanne Laat" || strings.Contains(b.tekst, "Klopt dit?") {
		t.Errorf("at %s with %q:\n%s", b.adres, b.waarden().Get("voornamen"), b.leesbaar())
	}
}
