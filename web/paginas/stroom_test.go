package paginas_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"solo/identiteit"
	"solo/loket"
)

func TestOutcomeOfTheScanLeadsIntoThatAanvraag(t *testing.T) {
	p := newToneel(t)
	p.broker.persoon = identiteit.Persoon{Middel: identiteit.DigiD, Niveau: "20", BSN: p.server.Proefpersonen[0].Persoon.BSN}
	b := p.bezoeker().open("/").volg("Doe de test").druk("Begin met de vragen", nil).scan(doorgaan(nil))
	b.druk("Vraag aan en neem mijn antwoorden mee", nil).volg("Inloggen met DigiD")
	if got := b.waarden().Get("regeling"); b.adres.Path != "/mijn" || got != "bbz-gevestigd" {
		t.Fatalf("at %s with %q chosen:\n%s", b.adres, got, b.leesbaar())
	}
	b.druk("Begin met de aanvraag", nil)
	if b.kop() != "Meld u nu bij de gemeente" {
		t.Errorf("got %q", b.kop())
	}
}

func TestScanGoesBackWithTheAnswer(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().open("/scan").druk("Begin met de vragen", nil).scan(map[string]string{"q_gemeente": "0855", "q_geboortedatum": "1980-3-10"})
	b.druk("Vorige vraag", nil)
	if w := b.waarden(); w.Get("q_geboortedatum.jaar") != "1980" || w.Get("q_geboortedatum.dag") != "10" {
		t.Errorf("the date is gone: %v", w)
	}
	if strings.Contains(b.adres.RawQuery, "1980") {
		t.Error("the birth date stands in the address")
	}
}

func TestScanAsksForADateInTheFieldsThatItHas(t *testing.T) {
	p := newToneel(t)
	antwoorden := map[string]string{"q_gemeente": "0855"}
	b := p.bezoeker().open("/scan").druk("Begin met de vragen", nil).scan(antwoorden).druk("Volgende vraag", nil)
	ziet(t, b, "a birth date", "Vul een dag, een maand en een jaar in, bijvoorbeeld 27 3 1985")
	for id, waarde := range map[string]string{"q_geboortedatum": "1980-3-10", "q_verblijf": "ja", "q_situatie": "doorgaan", "q_insolventie": "nee"} {
		antwoorden[id] = waarde
	}
	b = p.bezoeker().open("/scan").druk("Begin met de vragen", nil).scan(antwoorden).druk("Volgende vraag", nil)
	ziet(t, b, "a month", "Vul een maand en een jaar in, bijvoorbeeld 3 2019")
}

func TestLoggingInThatFailsSaysWhatToDo(t *testing.T) {
	p := newToneel(t)
	p.broker.err = errors.New("de broker weigert")
	b := p.bezoeker().open("/g/0855/inloggen").volg("Inloggen met DigiD")
	if b.status != http.StatusForbidden || b.kop() != "Inloggen is niet gelukt" || strings.Contains(b.tekst, "de broker weigert") {
		t.Errorf("got %d %q:\n%s", b.status, b.kop(), b.leesbaar())
	}
	if b.open("/mijn"); b.status != http.StatusForbidden {
		t.Errorf("and he is logged in: %d", b.status)
	}
}

// verstuurd is an aanvraag that was sent, with a partner.
func (p *toneel) verstuurd(naam string) (b *bezoeker, thuis string) {
	p.t.Helper()
	a := voorbeeld(p.t, naam)
	b = p.bezoeker().login(naam).begin(a)
	thuis = b.adres.Path
	b.eersteTaak().vulAlles(a)
	b.open(thuis+"/controle").druk("Verstuur uw aanvraag", nil)
	if b.kop() != "Uw aanvraag is verstuurd" {
		p.t.Fatalf("not sent:\n%s", b.leesbaar())
	}
	return b, thuis
}

func TestAfterSendingAPersonCanSignChangeExtendAndWithdraw(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.verstuurd("23-ioaz-met-gat-en-partner")
	b.open(thuis+"/partner").druk("Ja, stuur mijn partner een e-mail", nil)
	link := p.brief(loket.BerichtPartner).Link
	zelf := &bezoeker{t: t, p: p, c: b.c}
	if zelf.open(strings.Replace(link, "/uitnodiging/", "/tekenen/", 1)); zelf.status != http.StatusConflict {
		t.Errorf("the applicant signs as his partner: got %d %q", zelf.status, zelf.kop())
	}
	ander := p.bezoeker().open(link).volg("Ga naar inloggen").volg("Testlogin (geen DigiD)")
	if ander.druk("Log in als deze persoon", map[string][]string{"persoon": {"starter"}}); ander.status != http.StatusNotFound {
		t.Errorf("a stranger signs: got %d %q", ander.status, ander.kop())
	}
	x := p.bezoeker().open(link).volg("Ga naar inloggen").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {"partner-van-23"}})
	if x.druk("Ja, ik onderteken", nil); x.kop() != "Bedankt" {
		t.Errorf("the partner: %q\n%s", x.kop(), x.leesbaar())
	}
	b.open(thuis+"/wijzigen").druk("Begin met wijzigen", nil).open(thuis+"/vraag/telefoon").druk("Opslaan en later verder", map[string][]string{"telefoon": {"0687654321"}})
	b.open(thuis+"/controle").druk("Verstuur de wijziging", nil)
	if !strings.Contains(b.tekst, "Een wijziging") {
		t.Errorf("the change:\n%s", b.leesbaar())
	}
	b.open(thuis+"/verlengen").druk("Begin een nieuwe aanvraag", nil)
	if b.open(strings.TrimSuffix(b.adres.Path, "/melden") + "/vraag/telefoon"); b.waarden().Get("telefoon") != "0687654321" {
		t.Errorf("the extension begins with %q", b.waarden()["telefoon"])
	}
	b.open(thuis+"/intrekken").druk("Ja, trek mijn aanvraag in", nil)
	if b.kop() != "U hebt uw aanvraag ingetrokken" {
		t.Errorf("withdrawn: %q\n%s", b.kop(), b.leesbaar())
	}
}

func TestHelperSeesAndSavesHisPartOnly(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.druk("Opslaan en later verder", map[string][]string{"telefoon": {"0612345678"}}).open(thuis + "/hulp")
	b.druk("Nodig uit", map[string][]string{"naam": {"B. Houder"}, "email": {"boekhouder@voorbeeld.example"}, "delen": {"L"}, "contact": {"nee"}})
	code := b.code()
	h := p.bezoeker().open(p.brief(loket.BerichtUitnodiging).Link).druk("Ga verder", map[string][]string{"code": {code}})
	if strings.Contains(h.tekst, "Nakijken en versturen") {
		t.Error("a helper may send")
	}
	for _, deel := range []string{"/controle", "/vraag/telefoon", "/alles", "/pdf", "/intrekken"} {
		if h.open(thuis + deel); strings.Contains(h.tekst, "0612345678") || h.status != http.StatusNotFound {
			t.Errorf("%s: got %d at %s", deel, h.status, h.adres)
		}
	}
	h.open(thuis+"/vraag/u_geld_voor_eten").druk("Opslaan en later verder", map[string][]string{"u_geld_voor_eten": {"ja"}, "u_dagen_rond": {"9"}, "inkomen_deze_maand": {"610"}})
	if b.open(thuis + "/controle"); !strings.Contains(b.tekst, "Ingevuld door B. Houder") {
		t.Error("who filled it in is not told")
	}
}
