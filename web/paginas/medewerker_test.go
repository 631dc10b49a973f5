package paginas_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"solo/identiteit"
)

// werkt logs in as an invented consulent of a gemeente.
func (b *bezoeker) werkt(gemeente string) *bezoeker {
	b.t.Helper()
	return b.open("/g/"+gemeente+"/medewerker").druk("Testlogin voor medewerkers", map[string][]string{"medewerker": {"consulent"}})
}

func TestEmployeesHaveAnEntranceOfTheirOwn(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().open("/g/0855/inloggen")
	if strings.Contains(b.tekst, "medewerker") {
		t.Error("citizens are sent to the entrance of employees")
	}
	if b.open("/g/0014/medewerker"); b.status != 200 || strings.Contains(b.tekst, "Testlogin") || !strings.Contains(b.tekst, "Inloggen met uw werkaccount") {
		t.Errorf("without a test login: %d\n%s", b.status, b.leesbaar())
	}
	for _, g := range []string{"0785", "9999"} { // takes no part; is not there
		if b.open("/g/" + g + "/medewerker"); b.status != 404 {
			t.Errorf("%s: got %d", g, b.status)
		}
	}
	r, err := http.NewRequest("POST", p.adres+"/g/0014/medewerker", strings.NewReader("medewerker=consulent"))
	must(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if b.doe(r); b.status != 404 {
		t.Errorf("an invented employee where there is no test login: got %d", b.status)
	}
}

func TestEmployeeLogsInWithHisWorkAccount(t *testing.T) {
	p := newToneel(t)
	p.broker.persoon = identiteit.Persoon{Middel: identiteit.Medewerker, Naam: "m.persoon"}
	b := p.bezoeker().open("/g/0014/medewerker").volg("Inloggen met uw werkaccount")
	if b.adres.Path != "/werk" || !strings.Contains(b.tekst, "m.persoon") {
		t.Fatalf("at %s:\n%s", b.adres, b.leesbaar())
	}
	if b.open("/mijn"); b.adres.Path != "/balie" {
		t.Errorf("the page of a citizen leads an employee to %s", b.adres.Path)
	}
}

func TestEmployeeWithoutTheRoleIsTold(t *testing.T) {
	p := newToneel(t)
	p.broker.err = &identiteit.Fout{Soort: identiteit.ErrRol, Melding: identiteit.ErrRol.Error(), Oorzaak: "no role"}
	b := p.bezoeker().open("/g/0855/medewerker").volg("Inloggen met uw werkaccount")
	if b.status != 403 || !strings.Contains(b.tekst, "geen toegang") || !strings.Contains(b.tekst, `href="/g/0855/medewerker"`) {
		t.Errorf("%d:\n%s", b.status, b.leesbaar())
	}
	if b.open("/werk"); b.status != 403 {
		t.Errorf("he is in: %d", b.status)
	}
}

// werkpaden are the pages about one aanvraag, and those of the counter for it.
func werkpaden(id, stuk string) []string {
	w, a := "/werk/"+id, "/aanvraag/"+id
	return []string{w, w + "/antwoorden", w + "/urgentie", w + "/papier/overig", w + "/hersteltermijn", w + "/stuk/" + stuk, a, a + "/papieren", a + "/controle", a + "/opgetekend", a + "/blad", a + "/alles", a + "/pdf"}
}

func TestAnotherGemeenteSeesNothing(t *testing.T) {
	p := newToneel(t)
	id, stuk := p.verzonden()
	b := p.bezoeker().werkt("0518")
	if b.tekst == "" || strings.Contains(b.tekst, id) {
		t.Error("the aanvraag is on the list of another gemeente")
	}
	for _, pad := range werkpaden(id, stuk) {
		if b.open(pad); b.status != 404 {
			t.Errorf("%s: got %d", pad, b.status)
		}
	}
	for _, pad := range []string{"/werk/" + id + "/urgentie", "/werk/" + id + "/papier/overig", "/werk/" + id + "/hersteltermijn", "/werk/" + id + "/lijst"} {
		if b.stuurNaar(pad, url.Values{"niveau": {"spoed"}, "reden": {"x"}, "stand": {"akkoord"}}); b.status != 404 {
			t.Errorf("POST %s: got %d", pad, b.status)
		}
	}
	if b.open("/werk/" + id).volg("Naar de werklijst"); b.adres.Path != "/werk" {
		t.Errorf("the page that does not exist leads to %s", b.adres.Path)
	}
	if p.bezoeker().open("/bestaat-niet").volg("Naar het begin").adres.Path != "/" {
		t.Error("a citizen is sent to the list")
	}
	if b.open("/werk").druk("Zoek", map[string][]string{"nummer": {id}}); b.status != 422 || strings.Contains(b.adres.String(), id) {
		t.Errorf("found by number: %d, at %s", b.status, b.adres)
	}
	if !strings.Contains(p.log.String(), "toegang tot een concept geweigerd") {
		t.Error("that it was tried is not in the log")
	}
}

// TestWorkIsForEmployeesOnly: neither the applicant nor who is not logged in comes here.
func TestWorkIsForEmployeesOnly(t *testing.T) {
	p := newToneel(t)
	id, stuk := p.verzonden()
	burger, vreemde := p.bezoeker().login("01-kapper-regulier"), p.bezoeker()
	for _, pad := range append(werkpaden(id, stuk)[:6], "/werk", "/balie", "/balie/nieuw", "/aanvraag/"+id+"/blad", "/aanvraag/"+id+"/opgetekend") {
		if burger.open(pad); burger.status != 404 {
			t.Errorf("the applicant at %s: got %d", pad, burger.status)
		}
		if vreemde.open(pad); vreemde.status != 403 {
			t.Errorf("a stranger at %s: got %d", pad, vreemde.status)
		}
	}
}

func TestEmployeeComesBackWhereHeWas(t *testing.T) {
	p := newToneel(t)
	id, _ := p.verzonden()
	b := p.bezoeker().werkt("0855").open("/werk/" + id + "/urgentie")
	b.verloop()
	if b.druk("Leg vast", map[string][]string{"niveau": {"spoed"}, "reden": {"belde"}}); b.status != 403 {
		t.Fatalf("got %d", b.status)
	}
	b.volg("Inloggen").druk("Testlogin voor medewerkers", nil)
	if b.adres.Path != "/werk/"+id+"/urgentie" {
		t.Errorf("he is at %s", b.adres.Path)
	}
	for _, pad := range []string{"/werk/" + id, "/werk", "/balie"} {
		b.verloop()
		b.open(pad)
		if b.login("02-spoed-gezin-afsluiting"); b.adres.Path != "/mijn" {
			t.Errorf("who logs in on the same machine is at %s", b.adres.Path)
		}
	}
}

// verzonden is one aanvraag of Tilburg with a paper.
func (p *toneel) verzonden() (id, stuk string) {
	p.t.Helper()
	a := voorbeeld(p.t, "01-kapper-regulier")
	b := p.bezoeker().login("01-kapper-regulier").begin(a)
	id = strings.Split(b.adres.Path, "/")[2]
	b.eersteTaak().vulAlles(a)
	b.open("/aanvraag/" + id + "/papieren/overig").laadOp(bestand{"brief van de bank.pdf", []byte(pdf)})
	b.open("/aanvraag/"+id+"/controle").druk("Verstuur uw aanvraag", nil)
	if b.kop() != "Uw aanvraag is verstuurd" {
		p.t.Fatalf("not sent:\n%s", b.leesbaar())
	}
	w := p.bezoeker().werkt("0855").open("/werk/" + id + "/papier/overig")
	return id, strings.TrimPrefix(eersteHref(w, "/stuk/"), "/werk/"+id+"/stuk/")
}

// stuurNaar posts a form that is not on the page.
func (b *bezoeker) stuurNaar(pad string, velden url.Values) *bezoeker {
	b.t.Helper()
	r, err := http.NewRequest("POST", b.p.adres+pad, strings.NewReader(velden.Encode()))
	must(b.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.doe(r)
}
