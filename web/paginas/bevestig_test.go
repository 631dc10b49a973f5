package paginas_test

import (
	"testing"
	"time"

	"solo/loket"
)

func (p *toneel) speelBevestig() {
	b, thuis := p.op("telefoon")
	p.later(16 * time.Minute)
	b.open(thuis + "/controle").noem("controle-bevestig")
}

// A telephone that lies on the table signs nothing: who logged in a while ago does so again,
// and comes back to where he was.
func TestWhoSignsLoggedInAMomentAgo(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "23-ioaz-met-gat-en-partner")
	b := p.bezoeker().login("23-ioaz-met-gat-en-partner").begin(a)
	thuis := b.adres.Path
	b.eersteTaak().vulAlles(a)
	b.open(thuis + "/controle")
	p.later(16 * time.Minute)
	b.druk("Verstuur uw aanvraag", nil) // of the page that was open
	ziet(t, b, "too long ago", "Bevestig eerst dat u het bent")
	mist(t, b, "Verstuur uw aanvraag")
	b.volg("Log opnieuw in").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {"23-ioaz-met-gat-en-partner"}})
	if b.adres.Path != thuis+"/controle" {
		t.Fatalf("after logging in he is at %s", b.adres.Path)
	}
	if b.druk("Verstuur uw aanvraag", nil); b.kop() != "Uw aanvraag is verstuurd" {
		t.Fatalf("not sent:\n%s", b.leesbaar())
	}
	b.open(thuis+"/partner").druk("Ja, stuur mijn partner een e-mail", nil)
	x := p.bezoeker().open(p.brief(loket.BerichtPartner).Link).volg("Ga naar inloggen").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {"partner-van-23"}})
	b.open(thuis + "/intrekken")
	p.later(16 * time.Minute)
	for wie, pers := range map[*bezoeker]string{b: "Ja, trek mijn aanvraag in", x: "Ja, ik onderteken"} {
		wie.druk(pers, nil)
		ziet(t, wie, pers, "Bevestig eerst dat u het bent")
	}
}
