package paginas_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"solo/dossier"
	"solo/identiteit"
	"solo/loket"
	"solo/web/paginas"
)

// uitgenodigd invites a bookkeeper, and gives his link and his code.
func (p *toneel) uitgenodigd() (b *bezoeker, thuis, link, code string) {
	p.t.Helper()
	b, thuis = p.op("telefoon")
	b.druk("Opslaan en later verder", map[string][]string{"telefoon": {"0612345678"}}).open(thuis+"/hulp").druk("Nodig uit",
		map[string][]string{"naam": {"B. Houder"}, "email": {"boekhouder@voorbeeld.example"}, "delen": {"L"}, "contact": {"nee"}})
	return b, thuis, p.brief(loket.BerichtUitnodiging).Link, b.code()
}

// speelKantoor shows what an office sees, with a mandate and when that is gone.
func (p *toneel) speelKantoor() {
	b, thuis, link, code := p.uitgenodigd()
	als := func(wie string) *bezoeker {
		return p.bezoeker().open(link).volg("Testlogin (geen eHerkenning)").druk("Log in als deze persoon", map[string][]string{"persoon": {wie}})
	}
	als("kantoor-namens-kapper").noem("uitnodiging-kantoor-gemachtigd").druk("Ga verder", map[string][]string{"code": {code}}).noem("taken-kantoor").open(thuis + "/vraag/u_geld_voor_eten").noem("vraag-kantoor")
	als("kantoor").noem("uitnodiging-niet-gemachtigd").druk("Ga verder", map[string][]string{"code": {code}}).noem("uitnodiging-niet-gemachtigd-fout")
	b.open(thuis + "/hulp").noem("hulp-kantoor-gemachtigd")
	p.bezoeker().open("/g/0855/eherkenning").noem("bedrijf")
	p.bezoeker().open("/g/0855/zonder-bsn").noem("zonder-bsn")
}

func TestOfficeHelpsWithEHerkenningAndNeverSigns(t *testing.T) {
	p := newToneel(t)
	m := p.makelaar()
	b, thuis, link, code := p.uitgenodigd()
	m.eHerkenning("00009010", "00009001")
	h := p.bezoeker().open(link).volg("Inloggen met eHerkenning")
	if h.adres.Path != link || !strings.Contains(h.leesbaar(), "Gemachtigd door het bedrijf met KVK 00009001") {
		t.Fatalf("after logging in at %s:\n%s", h.adres, h.leesbaar())
	}
	if h.open(thuis); h.status != http.StatusForbidden {
		t.Errorf("without the code: got %d", h.status)
	}
	h.open(link).druk("Ga verder", map[string][]string{"code": {code}})
	if h.adres.Path != thuis || strings.Contains(h.tekst, "Nakijken en versturen") {
		t.Errorf("at %s:\n%s", h.adres, h.leesbaar())
	}
	for _, deel := range []string{"/controle", "/vraag/telefoon", "/hulp", "/alles"} {
		if h.open(thuis + deel); h.status != http.StatusNotFound || strings.Contains(h.tekst, "0612345678") {
			t.Errorf("%s: got %d", deel, h.status)
		}
	}
	if b.open(thuis + "/hulp"); !strings.Contains(b.leesbaar(), "Ingelogd met eHerkenning, KVK 00009010 (niveau eH3). Gemachtigd door het bedrijf met KVK 00009001.") {
		t.Errorf("the applicant reads:\n%s", b.leesbaar())
	}
	m.eHerkenning("00009010", "00009001")
	if h = p.bezoeker().open(link).volg("Inloggen met eHerkenning"); h.adres.Path != thuis {
		t.Errorf("a second time: at %s\n%s", h.adres, h.leesbaar())
	}
	m.eHerkenning("00009010", "") // the mandate was withdrawn
	if h = p.bezoeker().open(link).volg("Inloggen met eHerkenning"); !strings.Contains(h.leesbaar(), "niet meer gemachtigd") {
		t.Errorf("without the mandate: at %s\n%s", h.adres, h.leesbaar())
	}
	if h.open(link).druk("Ga verder", map[string][]string{"code": {code}}); !strings.Contains(h.leesbaar(), "U logde eerder in met eHerkenning; doe dat nu ook.") {
		t.Errorf("by the code alone: at %s\n%s", h.adres, h.leesbaar())
	}
}

func TestOfficeOfAnotherBusinessIsRefused(t *testing.T) {
	p := newToneel(t)
	m := p.makelaar()
	_, thuis, link, code := p.uitgenodigd()
	m.eHerkenning("00009010", "00009002")
	h := p.bezoeker().open(link).volg("Inloggen met eHerkenning").druk("Ga verder", map[string][]string{"code": {code}})
	if !strings.Contains(h.leesbaar(), "een ander bedrijf dan in de aanvraag staat") || strings.Contains(h.tekst, "00009001") {
		t.Errorf("at %s:\n%s", h.adres, h.leesbaar())
	}
	if h.open(thuis); h.status != http.StatusForbidden {
		t.Errorf("and is in: %d", h.status)
	}
	m.eHerkenning("00009010", "")
	if h.open(link).volg("Inloggen met eHerkenning").druk("Ga verder", map[string][]string{"code": {code}}); h.adres.Path != thuis {
		t.Errorf("for itself: at %s\n%s", h.adres, h.leesbaar())
	}
}

func TestBusinessIsToldToApplyAsAPerson(t *testing.T) {
	p := newToneel(t)
	m := p.makelaar()
	b := p.bezoeker().open("/g/0855/inloggen").volg("Inloggen met eHerkenning")
	if b.status != http.StatusOK || b.kop() != "Voor uw eigen aanvraag logt u in met DigiD" || !strings.Contains(b.tekst, "14 013") {
		t.Errorf("got %d %q", b.status, b.kop())
	}
	if n := len(alle(b.boom, "a")); strings.Count(b.leesbaar(), "Inloggen met eHerkenning") > 0 || n == 0 {
		t.Error("eHerkenning is offered again")
	}
	if b.open("/g/0855/inloggen/eherkenning"); b.adres.Path != "/g/0855/eherkenning" {
		t.Errorf("an old link goes to %s", b.adres)
	}
	m.QueueUser(mens{"acr": "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract", "bsn": p.server.Proefpersonen[0].Persoon.BSN.Cijfers()})
	if b.volg("Inloggen met DigiD"); b.adres.Path != "/mijn" {
		t.Errorf("with DigiD: at %s", b.adres)
	}
}

func TestEuropeanMeansWithABSNIsAsDigiD(t *testing.T) {
	p := newToneel(t)
	m := p.makelaar()
	m.eIDAS("substantial", "999997786")
	b := p.bezoeker().open("/g/0855/inloggen").volg("Inloggen met een Europees middel (eIDAS)")
	if b.adres.Path != "/mijn" || b.kop() != "Waar wilt u hulp voor aanvragen?" {
		t.Errorf("at %s: %q", b.adres, b.kop())
	}
	m.eIDAS("low", "999997786")
	if b = p.bezoeker().open("/g/0855/inloggen").volg("Inloggen met een Europees middel (eIDAS)"); b.status != http.StatusForbidden {
		t.Errorf("low: got %d at %s", b.status, b.adres)
	}
}

// Who has no BSN hears what to do, and loses nothing of the scan.
func TestEuropeanMeansWithoutABSNLosesNothing(t *testing.T) {
	p := newToneel(t)
	m := p.makelaar()
	m.eIDAS("high", "")
	b := p.bezoeker().open("/scan").druk("Begin met de vragen", nil).scan(doorgaan(nil)).druk("Vraag aan en neem mijn antwoorden mee", nil)
	b.volg("Inloggen met een Europees middel (eIDAS)")
	if b.status != http.StatusOK || b.kop() != "Zonder BSN vraagt u hulp aan bij de balie" || !strings.Contains(b.leesbaar(), "Uw antwoorden uit de test") || !strings.Contains(b.tekst, "Bel 14 013") {
		t.Fatalf("got %d at %s:\n%s", b.status, b.adres, b.leesbaar())
	}
	if strings.Contains(b.tekst, "Zoë") {
		t.Error("his name is kept")
	}
	m.QueueUser(mens{"acr": "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract", "bsn": "999997786"})
	if b.volg("Inloggen met DigiD"); b.waarden().Get("regeling") != "bbz-gevestigd" || !strings.Contains(b.leesbaar(), "Uw antwoorden uit de test gaan mee") {
		t.Errorf("at %s:\n%s", b.adres, b.leesbaar())
	}
}

// metBSN is a broker that tells the BSN of whoever logs in.
type metBSN struct{ paginas.Inloggen }

func (m metBSN) Eind(ctx context.Context, o identiteit.Onderweg, vraag url.Values) (identiteit.Persoon, error) {
	p, err := m.Inloggen.Eind(ctx, o, vraag)
	p.BSN, _ = dossier.ParseBSN("999990019")
	return p, err
}

func TestOfficeIsNeverAnApplicant(t *testing.T) {
	p := newToneel(t)
	m := p.makelaar()
	p.server.Inloggen = metBSN{p.server.Inloggen}
	_, _, link, _ := p.uitgenodigd()
	m.eHerkenning("00009010", "")
	h := p.bezoeker().open(link).volg("Inloggen met eHerkenning")
	if h.adres.Path != link {
		t.Errorf("at %s:\n%s", h.adres, h.leesbaar())
	}
	if h.open("/mijn"); h.status != http.StatusForbidden {
		t.Errorf("he has aanvragen: %d", h.status)
	}
}
