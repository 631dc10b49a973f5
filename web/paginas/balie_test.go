package paginas_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"solo/dossier"
)

const paspoort = "paspoort"

// speelBalie shows the pages at the counter.
func (p *toneel) speelBalie() {
	b := p.bezoeker().werkt("0855").volg("Aan de balie").noem("medewerker-balie-leeg").volg("Nieuwe aanvraag aan de balie").noem("medewerker-balie-nieuw")
	b.druk("Begin met de aanvraag", nil).noem("medewerker-balie-nieuw-fout")
	a := voorbeeld(p.t, "08-balie-zonder-bsn")
	b.druk("Begin met de aanvraag", map[string][]string{"bewijs": {paspoort}, "document": {"XX0000000"}, "regeling": {a.Regeling}}).noem("medewerker-melden-balie")
	b.meldNu(a).noem("medewerker-taken-balie")
	thuis := b.adres.Path
	b.eersteTaak().vulAlles(a)
	b.open(thuis+"/controle").noem("medewerker-controle-balie").volg("Verder naar ondertekenen").noem("medewerker-opgetekend").druk("Voeg toe", nil).noem("medewerker-opgetekend-fout")
	b.open(thuis + "/blad").noem("medewerker-tekenblad").open(thuis + "/opgetekend").laadOp(bestand{"getekend.pdf", []byte(pdf)}).noem("medewerker-controle-balie-getekend")
	b.open("/balie").noem("medewerker-balie")
	b.open(thuis+"/controle").druk("Dien de aanvraag in", nil).noem("medewerker-werkblad-balie").volg("De aanvraag intrekken").noem("medewerker-intrekken")
}

func TestConsulentHandsInForWhoIsPresent(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "08-balie-zonder-bsn")
	b := p.bezoeker().werkt("0855").open("/balie/nieuw")
	b.druk("Begin met de aanvraag", map[string][]string{"bewijs": {paspoort}, "document": {"xx 0000000"}, "regeling": {a.Regeling}}).meldNu(a)
	thuis := b.adres.Path
	if strings.Contains(b.tekst, "Laat iemand u helpen") {
		t.Error("at the counter somebody is invited to help")
	}
	b.eersteTaak().vulAlles(a)
	b.open(thuis + "/controle")
	if knoppen := knopteksten(b); strings.Contains(knoppen, "Verstuur") || strings.Contains(knoppen, "Dien") {
		t.Errorf("before it was signed there is a button to hand in: %s", knoppen)
	}
	b.volg("Verder naar ondertekenen").volg("Open het blad om te ondertekenen")
	code := codeOp(b)
	if code == "" || !strings.Contains(b.leesbaar(), "Handtekening van de aanvrager") || strings.Contains(b.leesbaar(), "Wijzig") {
		t.Fatalf("the sheet:\n%s", b.leesbaar())
	}
	b.volg("Terug").laadOp(bestand{"getekend.pdf", []byte(pdf)})
	if !strings.Contains(b.leesbaar(), code) {
		t.Errorf("the check page does not name code %s:\n%s", code, b.leesbaar())
	}
	b.druk("Dien de aanvraag in", nil)
	if !strings.HasPrefix(b.adres.Path, "/werk/") || !strings.Contains(b.leesbaar(), "Identiteit vastgesteld met paspoort") {
		t.Fatalf("at %s:\n%s", b.adres, b.leesbaar())
	}
	if b.open("/werk"); !strings.Contains(b.tekst, strings.Replace(thuis, "aanvraag", "werk", 1)) {
		t.Errorf("it is not on the list:\n%s", b.leesbaar())
	}
	if b.open("/balie"); strings.Contains(b.tekst, thuis) {
		t.Error("it is still open at the counter")
	}
}

// What the visitor has here already is named before it is handed in, and stops nobody.
func TestCounterIsToldWhatTheVisitorHasAlready(t *testing.T) {
	p := newToneel(t)
	p.verzonden()
	zoe := p.bezoeker().login("01-kapper-regulier").open("/mijn").druk("Begin met de aanvraag", map[string][]string{"regeling": {"bbz-gevestigd"}})
	b := p.bezoeker().werkt("0855").open("/balie/nieuw")
	b.druk("Begin met de aanvraag", map[string][]string{"bewijs": {paspoort}, "bsn": {voorbeeld(t, "01-kapper-regulier").Aanvrager.BSN.Cijfers()}, "regeling": {"bbz-gevestigd"}})
	b.open(strings.TrimSuffix(b.adres.Path, "/melden") + "/controle")
	if s := b.leesbaar(); !strings.Contains(s, "Is dit een aanvulling of een nieuwe aanvraag?") || !strings.Contains(s, ", ingediend op ") || !strings.Contains(b.tekst, "Verder naar ondertekenen") {
		t.Errorf("it must be asked, and stop nobody:\n%s", s)
	}
	if thuis := strings.TrimSuffix(zoe.adres.Path, "/melden"); strings.Contains(b.tekst, thuis) {
		t.Error("what she is filling in at home is told")
	}
	if b.open(eersteHref(b, "/werk/")); b.status != 200 || !strings.HasPrefix(b.adres.Path, "/werk/") {
		t.Errorf("it leads to %s: %d", b.adres, b.status)
	}
}

// getekend is a consulent who filled in a whole aanvraag for who stands before him and has no
// BSN, and keeps the paper that was signed. All that is left is to hand it in.
func (p *toneel) getekend(a *dossier.Aanvraag) (b *bezoeker, thuis string) {
	p.t.Helper()
	b = p.bezoeker().werkt("0855").open("/balie/nieuw")
	b.druk("Begin met de aanvraag", map[string][]string{"bewijs": {paspoort}, "document": {"XX0000000"}, "regeling": {a.Regeling}}).meldNu(a)
	thuis = b.adres.Path
	b.eersteTaak().vulAlles(a)
	return b.open(thuis + "/opgetekend").laadOp(bestand{"getekend.pdf", []byte(pdf)}), thuis
}

func TestCounterWithdrawsWithASignedPaper(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "08-balie-zonder-bsn")
	b, _ := p.getekend(a)
	b.druk("Dien de aanvraag in", nil)
	b.volg("De aanvraag intrekken").druk("Trek de aanvraag in", nil)
	if b.status != 422 || len(b.fouten()) != 1 {
		t.Errorf("without a paper: %d %v", b.status, b.fouten())
	}
	b.stuurBestanden(b.adres.String(), nil, []bestand{{"ingetrokken.pdf", []byte(pdf)}})
	if !strings.HasPrefix(b.adres.Path, "/werk/") || !strings.Contains(b.leesbaar(), "aanvraag ingetrokken") || strings.Contains(b.tekst, "/intrekken") {
		t.Errorf("at %s:\n%s", b.adres, b.leesbaar())
	}
}

func TestAnswersThatChangedAreSignedAgain(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "08-balie-zonder-bsn")
	b, thuis := p.getekend(a)
	b.open(thuis+"/vraag/telefoon").druk("Opslaan en verder", map[string][]string{"telefoon": {"0611111111"}})
	b.open(thuis+"/controle").druk("Dien de aanvraag in", nil)
	if b.status != 409 || !strings.Contains(b.leesbaar(), "opnieuw tekenen") {
		t.Errorf("%d:\n%s", b.status, b.leesbaar())
	}
}

func TestCounterAsksHowIdentityWasEstablished(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().werkt("0855")
	goed := func() map[string][]string {
		return map[string][]string{"bewijs": {paspoort}, "bsn": {"999990019"}, "document": {""}, "regeling": {"bbz-gevestigd"}}
	}
	for naam, fout := range map[string]map[string][]string{
		"no proof":                     {"bewijs": nil},
		"a proof of his own":           {"bewijs": {"bibliotheekpas"}},
		"neither BSN nor document":     {"bsn": {""}},
		"no BSN":                       {"bsn": {"999990018"}},
		"of a real person, in a test":  {"bsn": {"123456782"}},
		"no regeling":                  {"regeling": nil},
		"a regeling that is not there": {"regeling": {"melding"}},
	} {
		vul := goed()
		for k, w := range fout {
			vul[k] = w
		}
		if b.open("/balie/nieuw").druk("Begin met de aanvraag", vul); b.status != 422 || len(b.fouten()) != 1 {
			t.Errorf("%s: got %d with %v", naam, b.status, b.fouten())
		}
		if strings.Contains(b.adres.String(), "9999") || strings.Contains(p.log.String(), "99999001") {
			t.Errorf("%s: a BSN is in the address or the log", naam)
		}
	}
	if b.open("/balie/nieuw").druk("Begin met de aanvraag", goed()); !strings.HasSuffix(b.adres.Path, "/melden") {
		t.Errorf("with a BSN: at %s %v", b.adres, b.fouten())
	}
}

// TestCounterKeepsNothingOfAVisitor: the next one sits at the same browser.
func TestCounterKeepsNothingOfAVisitor(t *testing.T) {
	p := newToneel(t)
	a := voorbeeld(t, "08-balie-zonder-bsn")
	b := p.bezoeker().werkt("0855").open("/balie/nieuw")
	velden := func() {
		t.Helper()
		for _, n := range append(alle(b.boom, "input"), alle(b.boom, "textarea")...) {
			soort := attr(n, "type")
			if tekst := n.Data == "textarea" || soort == "text" || soort == "tel" || soort == "email"; tekst && attr(n, "autocomplete") != "off" {
				t.Errorf("%s: the browser fills in %s: %q", b.adres.Path, attr(n, "name"), attr(n, "autocomplete"))
			}
		}
	}
	velden()
	b.druk("Begin met de aanvraag", map[string][]string{"bewijs": {paspoort}, "document": {"XX0000000"}, "regeling": {a.Regeling}})
	velden()
	thuis := strings.TrimSuffix(b.adres.Path, "/melden")
	for _, pagina := range []string{"woonadres", "telefoon"} {
		b.open(thuis + "/vraag/" + pagina)
		velden()
	}
}

// knopteksten are all buttons of forms on a page.
func knopteksten(b *bezoeker) string {
	var uit []string
	for _, k := range alle(b.boom, "button") {
		uit = append(uit, gelezen(k))
	}
	return strings.Join(uit, ", ")
}

// codeOp is the code that stands on the sheet to sign.
func codeOp(b *bezoeker) string {
	for _, n := range alle(b.boom, "p") {
		if _, na, ok := strings.Cut(gelezen(n), "code "); ok && n.Type == html.ElementNode {
			return na[:9]
		}
	}
	return ""
}

func TestPressingTwiceAtTheCounterMakesOneDraft(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().werkt("0855").open("/balie/nieuw")
	vul := map[string][]string{"bewijs": {paspoort}, "document": {"XX0000000"}, "regeling": {"bbz-gevestigd"}}
	eerste := b.druk("Begin met de aanvraag", vul).adres.Path
	if tweede := b.open("/balie/nieuw").druk("Begin met de aanvraag", vul).adres.Path; tweede != eerste {
		t.Errorf("two drafts: %s and %s", eerste, tweede)
	}
}

func TestConsulentJudgesTheUrgencyAtTheCounter(t *testing.T) {
	p := newToneel(t)
	b := p.bezoeker().werkt("0855").open("/balie/nieuw")
	b.druk("Begin met de aanvraag", map[string][]string{"bewijs": {paspoort}, "bsn": {"999990019"}, "regeling": {"bbz-gevestigd"}})
	thuis := strings.TrimSuffix(b.adres.Path, "/melden")
	b.open(thuis).volg("Beoordeel de urgentie").druk("Leg vast", map[string][]string{"niveau": {"spoed"}, "reden": {"Zit hier zonder eten"}})
	if b.adres.Path != thuis || !strings.Contains(b.leesbaar(), "Zit hier zonder eten") {
		t.Errorf("at %s:\n%s", b.adres, b.leesbaar())
	}
	if b.open("/balie"); !strings.Contains(b.leesbaar(), "Spoed") {
		t.Errorf("the list:\n%s", b.leesbaar())
	}
}
