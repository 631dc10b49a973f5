package paginas_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
)

var codevorm = regexp.MustCompile(`(?:^|[^-A-Z0-9])([A-Z2-7]{4}-[A-Z2-7]{4})(?:[^-A-Z0-9]|$)`)

// code is what a page says to pass on; a part of the number of an aanvraag may look like one.
func (b *bezoeker) code() string {
	m := codevorm.FindStringSubmatch(b.leesbaar())
	if m == nil {
		return "no code"
	}
	return m[1]
}

// speelBewind shows the pages about a curator, and those that he sees.
func (p *toneel) speelBewind() {
	b, thuis := p.op("telefoon")
	b.open(thuis + "/bewind").noem("bewind-leeg").open(thuis + "/papieren/overig").laadOp(bestand{"beslissing.pdf", []byte(pdf)})
	b.open(thuis+"/bewind").noem("bewind").druk("Opslaan", map[string][]string{"naam": {""}}).noem("bewind-fout")
	b.druk("Opslaan", map[string][]string{"naam": {"C. Urator"}, "curatele": {"ja"}}).noem("bewind-opgeslagen")
	b.druk("Nodig uit", map[string][]string{"email": {"curator@voorbeeld.nl"}}).noem("bewind-uitgenodigd")
	c := p.bezoeker().open(p.brief(loket.BerichtUitnodiging).Link).noem("bewind-welkom").volg("Ga naar inloggen").volg("Testlogin (geen DigiD)")
	c.druk("Log in als deze persoon", map[string][]string{"persoon": {"starter"}}).noem("bewind-code")
	c.druk("Ga verder", map[string][]string{"code": {"AAAA-AAAA"}}).noem("bewind-code-fout").druk("Ga verder", map[string][]string{"code": {b.code()}}).noem("taken-bewind")
	c.open(thuis + "/controle").noem("controle-bewind")
}

func TestCuratorComesInWithHisOwnLoginAndTheCode(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis + "/papieren/overig").laadOp(bestand{"beslissing.pdf", []byte(pdf)})
	b.open(thuis + "/bewind")
	if b.druk("Opslaan", map[string][]string{"naam": {""}}); !strings.Contains(b.tekst, "Vul een naam in") {
		t.Error("no name is taken")
	}
	b.open(thuis + "/bewind")
	var stukken []string
	for _, n := range alle(b.boom, "input") {
		if attr(n, "name") == "stuk" {
			stukken = append(stukken, attr(n, "value"))
		}
	}
	if len(stukken) != 1 {
		t.Fatalf("%d papers to choose from, want the decision", len(stukken))
	}
	b.druk("Opslaan", map[string][]string{"naam": {"C. Urator"}, "curatele": {"ja"}, "stuk": stukken})
	if b.druk("Nodig uit", map[string][]string{"email": {"geen adres"}}); !strings.Contains(b.tekst, `href="#v-email"`) || !strings.Contains(b.tekst, `value="C. Urator"`) {
		t.Errorf("a wrong address is not told at its field, or what was saved is gone:\n%s", b.leesbaar())
	}
	b.druk("Nodig uit", map[string][]string{"email": {"curator@voorbeeld.nl"}})
	code := b.code()
	brief := p.brief(loket.BerichtUitnodiging)
	if code == "" || brief.Aan != "curator@voorbeeld.nl" || strings.Contains(brief.Link, code) {
		t.Fatalf("code %q, letter to %q", code, brief.Aan)
	}
	link, err := url.Parse(brief.Link)
	must(t, err)

	c := p.bezoeker().open(link.Path).volg("Ga naar inloggen").volg("Testlogin (geen DigiD)")
	c.druk("Log in als deze persoon", map[string][]string{"persoon": {"starter"}})
	if c.druk("Ga verder", map[string][]string{"code": {"AAAA-AAAA"}}); !strings.Contains(c.tekst, "klopt niet") {
		t.Errorf("a wrong code:\n%s", c.leesbaar())
	}
	c.druk("Ga verder", map[string][]string{"code": {strings.ToLower(code)}})
	if c.adres.Path != thuis {
		t.Fatalf("at %s, want %s:\n%s", c.adres.Path, thuis, c.leesbaar())
	}
	if c.open(thuis + "/vraag/telefoon"); c.status != 200 {
		t.Errorf("the curator cannot fill in: %d", c.status)
	}
	d := p.bezoeker().open(link.Path).volg("Ga naar inloggen").volg("Testlogin (geen DigiD)")
	if d.druk("Log in als deze persoon", map[string][]string{"persoon": {"starter"}}); d.adres.Path != thuis {
		t.Errorf("the curator comes again: at %s, want %s", d.adres.Path, thuis)
	}
	d.open(thuis + "/vraag/telefoon").verloop()
	d.druk("Opslaan en verder", map[string][]string{"telefoon": {"0612345678"}})
	d.volg("Inloggen").volg("Ga naar inloggen").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {"starter"}})
	if d.open(thuis + "/vraag/telefoon"); d.waarden().Get("telefoon") != "0612345678" {
		t.Errorf("what the curator typed when his session ended is gone: at %s\n%s", d.adres, d.leesbaar())
	}
	v := p.bezoeker().open(link.Path).volg("Ga naar inloggen").volg("Testlogin (geen DigiD)")
	v.druk("Log in als deze persoon", map[string][]string{"persoon": {"partner-van-23"}})
	if v.druk("Ga verder", map[string][]string{"code": {code}}); v.status != 404 {
		t.Errorf("somebody else comes in by the same link and code: %d", v.status)
	}
}

// The link of his invitation lets him in again, and says nothing of who holds the telephone.
func TestLinkOfACuratorIsNoLoginToSign(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.open(thuis+"/bewind").druk("Opslaan", map[string][]string{"naam": {"C. Urator"}, "curatele": {"ja"}}).druk("Nodig uit", map[string][]string{"email": {"curator@voorbeeld.nl"}})
	link, err := url.Parse(p.brief(loket.BerichtUitnodiging).Link)
	must(t, err)
	login := func(c *bezoeker) *bezoeker {
		return c.volg("Ga naar inloggen").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {"starter"}})
	}
	c := login(p.bezoeker().open(link.Path)).druk("Ga verder", map[string][]string{"code": {b.code()}})
	p.later(16 * time.Minute)
	c.open(strings.Replace(link.Path, "/uitnodiging/", "/bewind/", 1)).open(thuis + "/controle")
	ziet(t, c, "came in by his link", "Bevestig eerst dat u het bent")
	if login(c.volg("Log opnieuw in")); c.adres.Path != thuis+"/controle" {
		t.Fatalf("after logging in he is at %s", c.adres.Path)
	}
	mist(t, c, "Bevestig eerst dat u het bent")
}

func TestDeskSeesWhoSignedForTheApplicant(t *testing.T) {
	p := newToneel(t)
	zij := voorbeeld(t, "01-kapper-regulier").Aanvrager.BSN
	bsn, err := dossier.ParseBSN("999993653")
	must(t, err)
	curator := loket.Wie{Rol: loket.Bewindvoerder, BSN: bsn, Namens: zij, Middel: "digid", Niveau: "25", Gemeente: tilburg}
	id := p.verzondenDoor(curator, "01-kapper-regulier", func(id dossier.ID) {
		must(t, p.server.Loket.VoegToe(t.Context(), curator, id, loket.Stuk{Soort: "overig", Naam: "beslissing.pdf"}, strings.NewReader(pdf)))
		b, err := p.server.Loket.Lees(t.Context(), curator, id)
		must(t, err)
		must(t, p.server.Loket.ZetBewind(t.Context(), curator, id, loket.Bewind{Curatele: true, Naam: "C. Urator", Stuk: b.Concept.Stukken[0].ID}))
	})
	b := p.bezoeker().werkt("0855").open("/werk/" + string(id))
	for _, want := range []string{"Curator", "C. Urator", "Ondertekende voor de aanvrager op ", "Beslissing van de rechter: beslissing.pdf"} {
		if !strings.Contains(b.leesbaar(), want) {
			t.Errorf("the page does not say %q:\n%s", want, b.leesbaar())
		}
	}
}
