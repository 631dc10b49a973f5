package paginas_test

import (
	"strings"
	"sync"
	"testing"

	"solo/dossier"
	"solo/loket"
)

// A tafereel is one page in one state.
type tafereel struct{ naam, pad, html string }

// speel goes to every page in every state: empty, filled, with mistakes, and after sending.
func speel(t testing.TB) *toneel {
	p := newToneel(t)
	p.wandelt = true
	p.speelBegin()
	p.speelScan()
	id := p.speelAanvraag()
	p.speelSamen(id)
	p.speelWerk(id)
	p.speelMelding()
	p.speelBalie()
	p.speelDaarna()
	p.speelEmail()
	p.speelUit()
	p.speelLaat()
	p.speelBotsing()
	p.speelNa()
	p.speelRand()
	p.speelBureau()
	p.speelOnleesbaar()
	return p
}

func (p *toneel) speelBegin() {
	b := p.bezoeker()
	b.open("/").noem("begin")
	b.volg("Vraag direct hulp aan").noem("gemeentekeuze").druk("Ga verder", nil).noem("gemeentekeuze-fout")
	b.druk("Ga verder", map[string][]string{"gemeente": {"0785"}}).noem("gemeente-doet-niet-mee")
	b.open("/gemeente").druk("Ga verder", map[string][]string{"gemeente": {"0855"}}).noem("gemeente")
	b.volg("Inloggen en beginnen").noem("inloggen").volg("Testlogin (geen DigiD)").noem("testlogin")
	b.druk("Log in als deze persoon", map[string][]string{"persoon": {"laag"}}).noem("inloggen-mislukt")
	b.open("/g/0855/inloggen").volg("Inloggen met eHerkenning").noem("inloggen-bedrijf")
	b.open("/privacy").noem("privacy").open("/toegankelijkheid").noem("toegankelijkheid").open("/licenties").noem("licenties").open("/bestaat-niet").noem("bestaat-niet")
	b.open("/mijn").noem("log-eerst-in").open("/verlopen").noem("verlopen").open("/uitgelogd").noem("uitgelogd")
}

// scan answers the scan until the outcome, or until a question that is not in the answers.
func (b *bezoeker) scan(antwoorden map[string]string) *bezoeker {
	b.t.Helper()
	for range 30 {
		vraag := b.waarden().Get("vraag")
		w, ok := antwoorden[vraag]
		if !ok { // the outcome, or what he has no answer to
			return b
		}
		vul := map[string][]string{vraag: strings.Split(w, " ")}
		if d := strings.Split(w, "-"); len(d) > 1 {
			vul = map[string][]string{vraag + ".jaar": {d[0]}, vraag + ".maand": {d[1]}}
			if len(d) == 3 {
				vul[vraag+".dag"] = []string{d[2]}
			}
		}
		b.druk("Volgende vraag", vul)
		if len(b.fouten()) > 0 {
			b.t.Fatalf("%s=%s: %v", vraag, w, b.fouten())
		}
	}
	b.t.Fatal("questions without end")
	return b
}

// doorgaan are the answers of somebody with a business who wants to go on.
func doorgaan(meer map[string]string) map[string]string {
	uit := map[string]string{"q_gemeente": "0855", "q_geboortedatum": "1980-3-10", "q_verblijf": "ja", "q_situatie": "doorgaan", "q_insolventie": "nee", "q_startdatum": "2019-1",
		"q_uren": "ja", "q_rechtsvorm": "eenmanszaak", "q_zeggenschap": "ja", "q_vergunning": "ja", "q_inkomen": "ja", "q_hulp": "levensonderhoud", "q_bank": "afgewezen",
		"q_perspectief": "ja", "q_uitkering": "nee", "q_acuut": "geen", "q_tien": "ja"}
	for k, v := range meer {
		uit[k] = v
	}
	return uit
}

func (p *toneel) speelScan() {
	b := p.bezoeker()
	b.open("/scan").noem("scan").druk("Begin met de vragen", nil).noem("scan-gemeente").druk("Volgende vraag", nil).noem("scan-gemeente-fout")
	a := doorgaan(nil)
	b.druk("Volgende vraag", map[string][]string{"q_gemeente": {"0855"}}).noem("scan-datum")
	b.druk("Volgende vraag", map[string][]string{"q_geboortedatum.dag": {"31"}, "q_geboortedatum.maand": {"2"}, "q_geboortedatum.jaar": {"1980"}}).noem("scan-datum-fout")
	b.scan(map[string]string{"q_geboortedatum": "1980-3-10"}).noem("scan-lange-vraag")
	delete(a, "q_hulp")
	b.scan(a).noem("scan-meerkeuze").druk("Volgende vraag", nil).noem("scan-meerkeuze-fout")
	b.scan(doorgaan(nil)).noem("uitkomst")
	p.bezoeker().open("/scan").druk("Begin met de vragen", nil).scan(doorgaan(nil)).druk("Vraag aan en neem mijn antwoorden mee", nil).volg("Testlogin (geen DigiD)").
		druk("Log in als deze persoon", map[string][]string{"persoon": {"europa-zonder-bsn"}}).noem("inloggen-zonder-bsn")
	b.open("/scan").druk("Begin met de vragen", nil).scan(doorgaan(map[string]string{"q_acuut": "geen_eten"})).noem("uitkomst-spoed")
	b.open("/scan").druk("Begin met de vragen", nil).scan(doorgaan(map[string]string{"q_uren": "nee"})).noem("uitkomst-past-niet")
	b.open("/scan").druk("Begin met de vragen", nil).scan(doorgaan(map[string]string{"q_gemeente": "0785"})).noem("uitkomst-gemeente-doet-niet-mee")
}

// speelAanvraag fills in and sends one, with its mistakes on the way.
func (p *toneel) speelAanvraag() (id string) {
	a := voorbeeld(p.t, "23-ioaz-met-gat-en-partner")
	b := p.bezoeker().login("23-ioaz-met-gat-en-partner").noem("nieuw").druk("Begin met de aanvraag", nil).noem("nieuw-fout")
	b.druk("Begin met de aanvraag", map[string][]string{"regeling": {"ioaz"}}).noem("melden").druk("Verder", nil).noem("melden-fout")
	b.volg("Nee, ik kijk eerst rond").noem("taken-leeg").open(b.adres.Path + "/controle").noem("controle-leeg")
	id = strings.Split(b.adres.Path, "/")[2]
	b.open("/mijn").noem("mijn").open("/aanvraag/" + id + "/melden?stap=4").noem("melden-laatste").open("/aanvraag/" + id).meld(a).noem("taken-gemeld")
	b.eersteTaak().noem("vraag").druk("Opslaan en verder", nil).noem("vraag-fout")
	p.speelVragen(b, a, id)
	b.open("/aanvraag/" + id).noem("taken-klaar").volg("Papieren").noem("papieren")
	b.volg(eersteVan(b, "/papieren/")).noem("papier").druk("Voeg toe", nil).noem("papier-fout")
	b.laadOp(bestand{"paspoort.pdf", []byte(pdf)}).noem("papier-gestuurd").laadOp(bestand{strings.Repeat("lange naam ", 20) + ".pdf", []byte(pdf)}).noem("papier-lang")
	b.volg("Terug naar de papieren").noem("papieren-een").volg("Verder naar controleren").noem("controle")
	return id
}

// speelVragen shows each page of questions empty and with mistakes, and fills it in.
func (p *toneel) speelVragen(b *bezoeker, a *dossier.Aanvraag, id string) {
	gezien := map[string]bool{}
	for range 300 {
		if !strings.Contains(b.adres.Path, "/vraag/") {
			return
		}
		naam := b.adres.Path[strings.LastIndex(b.adres.Path, "/")+1:]
		if !gezien[naam] && len(gezien) < 60 {
			gezien[naam] = true
			b.open(b.adres.Path).noem("vraag-"+naam).open(b.adres.Path).druk("Opslaan en verder", rommel(b))
			if len(b.fouten()) > 0 {
				b.noem("vraag-" + naam + "-fout")
			}
			b.open("/aanvraag/" + id + "/vraag/" + naam)
		}
		b.vulPagina(a)
	}
	b.t.Fatalf("pages without end: %s %v\n%s", b.adres, b.fouten(), b.leesbaar())
}

// rommel is something nobody can read in every field of text.
func rommel(b *bezoeker) map[string][]string {
	f, _ := b.knop("Opslaan en verder")
	uit := map[string][]string{}
	for _, n := range alle(f, "input") {
		if attr(n, "type") == "text" {
			uit[attr(n, "name")] = []string{"!?" + strings.Repeat("x", 120)}
		}
	}
	return uit
}

// eersteVan is the text of the first link to such an address.
func eersteVan(b *bezoeker, deel string) string {
	for _, n := range alle(b.boom, "a") {
		if strings.Contains(attr(n, "href"), deel) {
			return gelezen(n)
		}
	}
	b.t.Fatalf("no link to %q in:\n%s", deel, b.leesbaar())
	return ""
}

const pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /Type /Page >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"

// speelSamen lets a helper and the partner do their part, and sends the aanvraag.
func (p *toneel) speelSamen(id string) {
	b := p.bezoeker().login("23-ioaz-met-gat-en-partner").open("/aanvraag/" + id)
	b.volg("Laat iemand u helpen").noem("hulp").druk("Nodig uit", nil).noem("hulp-fout")
	delen := []string{}
	f, _ := b.knop("Nodig uit")
	for _, n := range alle(f, "input") {
		if attr(n, "name") == "delen" {
			delen = append(delen, attr(n, "value"))
		}
	}
	b.druk("Nodig uit", map[string][]string{"naam": {"B. Houder"}, "email": {"boekhouder@voorbeeld.example"}, "delen": delen[:2], "contact": {"nee"}}).noem("hulp-gevraagd")
	code := b.code()
	h := p.bezoeker().open(p.brief(loket.BerichtUitnodiging).Link).noem("uitnodiging").druk("Ga verder", map[string][]string{"code": {"AAAA-AAAA"}}).noem("uitnodiging-fout")
	boek := p.bezoeker().open(h.adres.Path).volg("Testlogin (geen eHerkenning)")
	boek.druk("Log in als deze persoon", map[string][]string{"persoon": {"kantoor-namens-kapper"}}).noem("uitnodiging-kantoor").druk("Ga verder", map[string][]string{"code": {code}}).noem("uitnodiging-ander-bedrijf")
	h.druk("Ga verder", map[string][]string{"code": {strings.ToLower(code)}}).noem("taken-helper").eersteTaak().noem("vraag-helper")
	boek.volg("Testlogin (geen eHerkenning)").druk("Log in als deze persoon", map[string][]string{"persoon": {"kantoor"}}).druk("Ga verder", map[string][]string{"code": {code}})
	b.open("/aanvraag/" + id + "/hulp").noem("hulp-kantoor")
	b.open("/aanvraag/"+id).volg("De handtekening van uw partner").noem("partner").druk("Ja, stuur mijn partner een e-mail", nil).noem("partner-gevraagd")
	x := p.bezoeker().open(p.brief(loket.BerichtPartner).Link).noem("partner-welkom").volg("Ga naar inloggen").volg("Testlogin (geen DigiD)")
	x.druk("Log in als deze persoon", map[string][]string{"persoon": {"partner-van-23"}}).noem("tekenen").druk("Ja, ik onderteken", nil).noem("getekend")
	b.open("/aanvraag/" + id + "/vraag/telefoon")
	telefoon := b.waarden()["telefoon"]
	b.druk("Opslaan en later verder", map[string][]string{"telefoon": {"0611111112"}}).open("/aanvraag/" + id + "/controle").noem("controle-vervalt")
	if !strings.Contains(b.leesbaar(), "De handtekening van uw partner vervalt") {
		b.t.Errorf("the partner signed something else, and the page does not say so:\n%s", b.leesbaar())
	}
	b.open("/aanvraag/"+id+"/vraag/telefoon").druk("Opslaan en later verder", map[string][]string{"telefoon": telefoon})
	b.open("/aanvraag/"+id+"/controle").druk("Verstuur uw aanvraag", nil).noem("verstuurd")
	b.volg("Papieren sturen").noem("papieren-na").volg(eersteVan(b, "/papieren/")).laadOp(bestand{"later.pdf", []byte(pdf)}).volg("Terug naar de papieren").noem("papieren-te-sturen")
	b.druk("Verstuur 1 nieuw papier", nil)
}

// speelDaarna changes, extends and withdraws.
func (p *toneel) speelDaarna() {
	b := p.bezoeker().login("23-ioaz-met-gat-en-partner").noem("mijn-verstuurd")
	b.open(strings.TrimSuffix(eersteHref(b, "/aanvraag/"), "/")).noem("verstuurd-later")
	thuis := b.adres.Path
	b.volg("Een wijziging doorgeven").noem("wijzigen").druk("Begin met wijzigen", nil).noem("taken-wijziging")
	b.open(thuis + "/controle").volg("Er zit een gat in de jaren daarvoor, van 5 tot 10 jaar geleden. Werkte u toen ook? Vul dat dan aan.")
	if !strings.Contains(b.adres.Path, "/vraag/") || !strings.Contains(b.leesbaar(), "Terug naar nakijken") {
		b.t.Errorf("a warning leads to %s:\n%s", b.adres, b.leesbaar())
	}
	if b.volg("Terug naar nakijken"); b.adres.Path != thuis+"/controle" || strings.Contains(b.leesbaar(), "handtekening van uw partner vervalt") {
		b.t.Errorf("and back to %s:\n%s", b.adres, b.leesbaar())
	}
	b.open(thuis).druk("Stop met wijzigen", nil)
	b.open(thuis).volg("Opnieuw aanvragen (verlengen)").noem("verlengen").druk("Begin een nieuwe aanvraag", nil).noem("melden-verlengen")
	b.open(thuis + "/alles")
	b.open(thuis).volg("Uw aanvraag als PDF")
	b.open(thuis).volg("De aanvraag intrekken").noem("intrekken").druk("Ja, trek mijn aanvraag in", nil).noem("ingetrokken")
}

func eersteHref(b *bezoeker, deel string) string {
	for _, n := range alle(b.boom, "a") {
		if strings.Contains(attr(n, "href"), deel) {
			return attr(n, "href")
		}
	}
	b.t.Fatalf("no link to %q in:\n%s", deel, b.leesbaar())
	return ""
}

// speelUit loses the session in the middle of a page and of an upload.
func (p *toneel) speelUit() {
	b := p.bezoeker().login("22-ioaz-stopt-op-58").begin(voorbeeld(p.t, "22-ioaz-stopt-op-58"))
	thuis := b.adres.Path
	b.eersteTaak().stuurNaar("/sessie/verleng", nil)
	b.open(thuis).druk("Uitloggen", nil).noem("uitgelogd-zelf")
	b.login("22-ioaz-stopt-op-58").open(thuis).eersteTaak().verloop()
	b.druk("Opslaan en verder", nil).noem("verlopen-vraag")
	b.login("22-ioaz-stopt-op-58").noem("verlopen-bewaard")
	b.open(thuis + "/papieren")
	b.volg(eersteVan(b, "/papieren/")).verloop()
	b.laadOp(bestand{"later.pdf", []byte(pdf)}).noem("verlopen-bestand")
}

var (
	eenmaal  sync.Once
	gespeeld *toneel
)

// taferelen are all pages in all states; they are played once.
func taferelen(t testing.TB) []tafereel {
	t.Helper()
	return wandeling(t).taferelen
}

// wandeling is the one walk, after its end.
func wandeling(t testing.TB) *toneel {
	t.Helper()
	eenmaal.Do(func() { gespeeld = speel(t) })
	if gespeeld == nil {
		t.Fatal("the pages were not played to the end")
	}
	return gespeeld
}

func TestEveryPageInEveryStateHoldsTogether(t *testing.T) {
	if n := len(taferelen(t)); n < 100 { // keur looked at each
		t.Errorf("%d pages, want all of them", n)
	}
}
