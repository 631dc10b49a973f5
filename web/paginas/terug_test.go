package paginas_test

import (
	"net/http"
	"strings"
	"testing"

	"solo/identiteit"
)

// Each step of the scan has an address, that tells nothing and can be asked for again: with
// Back, by reloading, and by a telephone that let the page go.
func TestEveryStepOfTheScanCanBeAskedForAgain(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().open("/scan").druk("Begin met de vragen", nil)
	for stap, want := range []string{"/scan/1", "/scan/2", "/scan/3"} {
		if b.adres.RequestURI() != want {
			t.Errorf("step %d is at %s, want %s", stap, b.adres.RequestURI(), want)
		}
		b.scan(map[string]string{b.waarden().Get("vraag"): doorgaan(nil)[b.waarden().Get("vraag")]})
	}
	if w := b.open("/scan/2").waarden(); w.Get("q_geboortedatum.jaar") != "1980" || w.Get("q_geboortedatum.dag") != "10" {
		t.Errorf("the date is gone: %v", w)
	}
	if b.open("/scan/9"); b.adres.Path != "/scan/4" {
		t.Errorf("what was not asked yet leads to %s, want the question that is open", b.adres)
	}
	b.scan(doorgaan(nil))
	tekst := b.tekst
	if b.adres.RequestURI() != "/scan/uitkomst" || b.kop() != "De uitkomst van de test" {
		t.Fatalf("at %s: %q", b.adres, b.kop())
	}
	ziet(t, b, "what is printed", "Dit is een advies van 20 november 2026")
	b.druk("Vraag aan en neem mijn antwoorden mee", nil)
	if b.open("/scan/uitkomst"); b.tekst != tekst {
		t.Errorf("back from logging in it is another page:\n%s", b.leesbaar())
	}
}

func TestMistakeInTheScanCanBeReloaded(t *testing.T) {
	b := newToneel(t).bezoeker().open("/scan").druk("Begin met de vragen", nil).scan(map[string]string{"q_gemeente": "0855"})
	b.druk("Volgende vraag", map[string][]string{"q_geboortedatum.dag": {"31"}, "q_geboortedatum.maand": {"2"}, "q_geboortedatum.jaar": {"1980"}})
	b.open(b.adres.RequestURI())
	if b.adres.Path != "/scan/2" || b.status != http.StatusUnprocessableEntity || len(b.fouten()) != 1 || b.waarden().Get("q_geboortedatum.dag") != "31" {
		t.Errorf("at %s: %d %q %v", b.adres, b.status, b.fouten(), b.waarden())
	}
	if b.scan(map[string]string{"q_geboortedatum": "1980-3-10"}); b.adres.Path != "/scan/3" {
		t.Errorf("at %s after it was mended", b.adres)
	}
}

func TestScanThatIsOverSaysSoAndAFormOfItGoesOn(t *testing.T) {
	b := newToneel(t).bezoeker().open("/scan").druk("Begin met de vragen", nil).scan(map[string]string{"q_gemeente": "0855", "q_geboortedatum": "1980-3-10"})
	b.verloop()
	if b.scan(doorgaan(nil)); b.kop() != "De uitkomst van de test" {
		t.Errorf("who thought for long ends at %q", b.kop())
	}
	b.verloop()
	if b.open("/scan/uitkomst"); b.status != http.StatusNotFound || !strings.Contains(b.tekst, "Sta dan cookies toe") {
		t.Errorf("got %d:\n%s", b.status, b.leesbaar())
	}
	if b.volg("Doe de test opnieuw"); b.adres.Path != "/scan" {
		t.Errorf("which leads to %s", b.adres)
	}
}

func TestScanWorksWithoutCookies(t *testing.T) {
	b := newToneel(t).bezoeker()
	b.c.Jar = nil
	b.open("/scan").druk("Begin met de vragen", nil).druk("Volgende vraag", nil)
	if len(b.fouten()) != 1 {
		t.Errorf("no mistake is told: %s", b.leesbaar())
	}
	b.scan(map[string]string{"q_gemeente": "0855", "q_geboortedatum": "1980-3-10"}).druk("Vorige vraag", nil)
	if got := b.waarden().Get("q_geboortedatum.jaar"); got != "1980" {
		t.Errorf("the date before is %q", got)
	}
	if b.scan(doorgaan(nil)); b.kop() != "De uitkomst van de test" {
		t.Errorf("ends at %q", b.kop())
	}
}

func TestAnswersOfTheScanCanBeWiped(t *testing.T) {
	_, b := naarUitkomst(t, nil)
	if b.druk("Wis mijn antwoorden", nil); b.adres.Path != "/" {
		t.Errorf("leads to %s", b.adres)
	}
	if b.open("/scan/uitkomst"); b.status != http.StatusNotFound {
		t.Errorf("the outcome is still there: %d", b.status)
	}
}

// On a computer of more people who logs in is not always who did the test.
func TestAnswersOfTheScanAreGoneForWhoLogsIn(t *testing.T) {
	_, b := naarUitkomst(t, nil)
	if b.open("/g/0855/inloggen").volg("Inloggen met DigiD").open("/scan/uitkomst"); b.status != http.StatusNotFound {
		t.Errorf("sees the outcome of another: %d", b.status)
	}
}

// Who begins again begins with nothing: it may be somebody else.
func TestScanBeginsWithoutTheAnswersOfBefore(t *testing.T) {
	_, b := naarUitkomst(t, nil)
	b.open("/scan").druk("Begin met de vragen", nil)
	if got := b.waarden().Get("q_gemeente"); got != "" || b.open("/scan/2").adres.Path != "/scan/1" {
		t.Errorf("begins with %q, at %s", got, b.adres)
	}
}

// What is wrong with a form has an address too, with what was typed.
func TestMistakeInAFormCanBeReloaded(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis+"/hulp").druk("Nodig uit", map[string][]string{"naam": {"B. Houder"}, "email": {"geen adres"}})
	tekst, adres := b.tekst, b.adres.RequestURI()
	if b.open(adres); b.tekst != tekst || b.status != http.StatusUnprocessableEntity || b.waarden().Get("naam") != "B. Houder" {
		t.Errorf("at %s another page: %d\n%s", b.adres, b.status, b.leesbaar())
	}
	if strings.Contains(adres, "Houder") || strings.Contains(adres, "geen") {
		t.Errorf("the address holds what was typed: %s", adres)
	}
	for _, pad := range []string{thuis + "/hulp", thuis + "/partner?antwoord=ja"} {
		if b.open(pad); len(b.fouten()) > 0 || b.status != http.StatusOK {
			t.Errorf("%s: %d %q, want no mistake", pad, b.status, b.fouten())
		}
	}
	p.broker.persoon = identiteit.Persoon{Middel: identiteit.DigiD, Niveau: "20", BSN: p.server.Proefpersonen[1].Persoon.BSN}
	if b.open("/g/0855/inloggen").volg("Inloggen met DigiD").open(adres); b.status != http.StatusNotFound || strings.Contains(b.tekst, "B. Houder") {
		t.Errorf("who logged in after him sees %d:\n%s", b.status, b.leesbaar())
	}
}

func TestMistakeThatWasMendedIsGone(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis+"/hulp").druk("Nodig uit", map[string][]string{"naam": {"B. Houder"}, "email": {"geen adres"}})
	adres := b.adres.RequestURI()
	b.druk("Nodig uit", map[string][]string{"email": {"boekhouder@voorbeeld.example"}, "delen": {"L"}, "contact": {"nee"}})
	if b.open(adres); len(b.fouten()) > 0 || b.status != http.StatusOK {
		t.Errorf("still there: %d %q", b.status, b.fouten())
	}
}

func TestWrongCodeOfAnInvitationCanBeReloaded(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis+"/hulp").druk("Nodig uit", map[string][]string{"naam": {"B. Houder"}, "email": {"boekhouder@voorbeeld.example"}, "delen": {"L"}, "contact": {"nee"}})
	h := p.bezoeker().open(p.brief("uitnodiging").Link).druk("Ga verder", map[string][]string{"code": {"fout"}})
	tekst := h.tekst
	if h.open(h.adres.RequestURI()); h.tekst != tekst || len(h.fouten()) != 1 {
		t.Errorf("at %s: %q", h.adres, h.fouten())
	}
}

// The code is told once, and who reloads that page invites nobody for the second time.
func TestPageThatTellsACodeCanBeReloaded(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis+"/hulp").druk("Nodig uit", map[string][]string{"naam": {"B. Houder"}, "email": {"boekhouder@voorbeeld.example"}, "delen": {"L"}, "contact": {"nee"}})
	code, verstuurd := b.code(), len(p.post)
	if b.open(b.adres.RequestURI()); b.code() != code || len(p.post) != verstuurd {
		t.Errorf("code %q and then %q; %d and then %d messages", code, b.code(), verstuurd, len(p.post))
	}
	if strings.Contains(b.adres.String(), code) {
		t.Errorf("the code stands in the address %s", b.adres)
	}
}
