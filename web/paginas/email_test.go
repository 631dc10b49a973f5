package paginas_test

import (
	"strings"
	"testing"
	"time"

	"solo/loket"
)

// opEmail is where an address was filled in, and its code is asked.
func opEmail(t *testing.T, email string) (p *toneel, b *bezoeker, thuis string) {
	p = newToneel(t)
	p.server.Loket.Emailcodes = true
	b, thuis = p.op("telefoon")
	b.vulEmail(email)
	return p, b, thuis
}

// vulEmail fills in the page on which the address is asked.
func (b *bezoeker) vulEmail(email string) {
	b.t.Helper()
	b.druk("Opslaan en verder", map[string][]string{"telefoon": {"06 1234 5678"}, "email": {email}})
}

func TestAddressIsConfirmedWithTheCodeThatWasMailed(t *testing.T) {
	p, b, thuis := opEmail(t, "kapper@voorbeeld.example")
	brief := p.brief(loket.BerichtEmailcode)
	if b.adres.Path != thuis+"/email" || brief.Aan != "kapper@voorbeeld.example" || len(brief.Code) != 6 || strings.Contains(b.tekst, brief.Code) {
		t.Fatalf("at %s with a code of %d, mailed %v:\n%s", b.adres, len(brief.Code), brief.Aan != "", b.leesbaar())
	}
	b.druk("Bevestig", map[string][]string{"code": {"geen"}})
	if f := b.fouten(); b.status != 422 || len(f) != 1 {
		t.Errorf("a wrong code: got %d %v", b.status, f)
	}
	b.druk("Bevestig", map[string][]string{"code": {" " + brief.Code[:3] + " " + brief.Code[3:]}})
	if b.kop() != "Uw e-mailadres is bevestigd" {
		t.Fatalf("got %q:\n%s", b.kop(), b.leesbaar())
	}
	if b.volg("Ga verder"); !strings.Contains(b.adres.Path, "/vraag/") || strings.HasSuffix(b.adres.Path, "/telefoon") {
		t.Errorf("goes on at %s, want the next page", b.adres)
	}
	if s := b.open(thuis).leesbaar(); !strings.Contains(s, "E-mailadres bevestigen") || !strings.Contains(b.tekst, "Bevestigd") {
		t.Errorf("the list of tasks does not say so:\n%s", s)
	}
}

func TestWhoDoesNotConfirmGoesOnAndIsNotAskedEachTime(t *testing.T) {
	p, b, thuis := opEmail(t, "kapper@voorbeeld.example")
	if b.volg("Ga verder zonder bevestigen"); !strings.Contains(b.adres.Path, "/vraag/") {
		t.Fatalf("goes on at %s", b.adres)
	}
	p.later(20 * time.Minute) // the code works no more
	b = p.bezoeker().login("kapper")
	b.open(thuis + "/vraag/telefoon").vulEmail("kapper@voorbeeld.example")
	if b.adres.Path == thuis+"/email" {
		t.Error("the same address is asked for again")
	}
	if !strings.Contains(b.open(thuis).tekst, "Nog niet bevestigd") || !strings.Contains(b.open(thuis+"/controle").tekst, "nog niet bevestigd") {
		t.Error("neither the list of tasks nor the check page says that it is not confirmed")
	}
	b.open(thuis + "/vraag/telefoon").vulEmail("ander@voorbeeld.example")
	if brief := p.brief(loket.BerichtEmailcode); b.adres.Path != thuis+"/email" || brief.Aan != "ander@voorbeeld.example" {
		t.Errorf("another address: at %s, mailed to the new one %v", b.adres, brief.Aan == "ander@voorbeeld.example")
	}
}

func TestCodesThatRunOutAreTold(t *testing.T) {
	_, b, _ := opEmail(t, "kapper@voorbeeld.example")
	for range 2 {
		b.druk("Stuur een nieuwe code", nil)
	}
	if b.druk("Stuur een nieuwe code", nil); b.status != 422 || !strings.Contains(b.tekst, "over een uur") {
		t.Errorf("the fourth: got %d\n%s", b.status, b.leesbaar())
	}
	for range 5 {
		b.druk("Bevestig", map[string][]string{"code": {"geen"}})
	}
	if !strings.Contains(b.tekst, "vraag een nieuwe code") {
		t.Errorf("after five:\n%s", b.leesbaar())
	}
	if b.druk("Stuur mij een code", nil); b.status != 422 || !strings.Contains(b.tekst, "over een uur") {
		t.Errorf("and no more this hour: got %d\n%s", b.status, b.leesbaar())
	}
}

func TestWithoutMailTheAddressIsNotAsked(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.vulEmail("kapper@voorbeeld.example")
	if b.adres.Path == thuis+"/email" || strings.Contains(b.open(thuis).tekst, "E-mailadres bevestigen") {
		t.Errorf("asked to confirm at %s", b.adres)
	}
	if b.open(thuis + "/email"); b.adres.Path != thuis {
		t.Errorf("its page is there: %s", b.adres)
	}
}

// speelEmail shows the page of the address in its states.
func (p *toneel) speelEmail() {
	p.server.Loket.Emailcodes = true
	b, thuis := p.op("telefoon")
	b.vulEmail("kapper@voorbeeld.example")
	b.noem("email-code").druk("Bevestig", map[string][]string{"code": {"geen"}}).noem("email-code-fout")
	p.later(20 * time.Minute)
	b = p.bezoeker().login("kapper")
	b.open(thuis+"/email").noem("email-open").druk("Stuur mij een code", nil).druk("Stuur een nieuwe code", nil)
	b.open(thuis).noem("taken-email").open(thuis + "/controle").noem("controle-email")
	b.open(thuis+"/email").druk("Bevestig", map[string][]string{"code": {p.brief(loket.BerichtEmailcode).Code}}).noem("email-bevestigd")
	p.server.Loket.Emailcodes = false
}
