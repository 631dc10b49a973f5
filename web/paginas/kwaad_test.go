package paginas_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// streken are texts that want to be markup, a command or a path.
var streken = []string{`"><script>alert(1)</script>`, `'><img src=x onerror=alert(1)>`, `</textarea><script>alert(1)</script>`, `</title><script>alert(1)</script>`,
	`javascript:alert(1)`, `{{.}}`, `${1+1}`, `' OR 1=1 --`, "../../etc/passwd", "\x00\x01", "\xff\xfe", "\u202egnp.exe", strings.Repeat("a", 5000)}

func TestTextOfPeopleIsNoMarkupOnAnyPage(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	kwaad := strings.Join(streken[:4], " ")
	for _, pad := range paden(b.open(thuis), "/vraag/") {
		b.open(pad)
		f, _ := b.knop("Opslaan en verder")
		velden := ingevuld(f)
		for _, n := range alle(f, "input") {
			if attr(n, "type") == "text" || attr(n, "type") == "email" || attr(n, "type") == "tel" {
				velden.Set(attr(n, "name"), kwaad)
			}
		}
		for _, n := range alle(f, "textarea") {
			velden.Set(attr(n, "name"), kwaad)
		}
		isSchoon(t, b.stuur(f, velden).blad)
	}
	b.open(thuis+"/papieren/overig").laadOp(bestand{kwaad + ".pdf", []byte(pdf)}, bestand{kwaad + ".exe", []byte("MZ" + strings.Repeat("\x00", 100))})
	isSchoon(t, b.blad)
	for _, pad := range []string{"", "/controle", "/papieren", "/papieren/overig", "/partner", "/hulp"} {
		isSchoon(t, b.open(thuis+pad).blad)
	}
	b.druk("Nodig uit", map[string][]string{"naam": {kwaad}, "email": {kwaad}})
	isSchoon(t, b.blad)
	b.druk("Nodig uit", map[string][]string{"naam": {`<script>alert(1)</script>`}, "email": {"naam@voorbeeld.example"}, "delen": {"D"}})
	isSchoon(t, b.blad)
}

// paden are the addresses of the links on a page that hold deel.
func paden(b *bezoeker, deel string) (uit []string) {
	for _, a := range alle(b.boom, "a") {
		if strings.Contains(attr(a, "href"), deel) {
			uit = append(uit, attr(a, "href"))
		}
	}
	return uit
}

// isSchoon: the only script is that of the kit, and nothing acts on an event.
func isSchoon(t *testing.T, b *blad) {
	t.Helper()
	for n := range b.boom.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" && !strings.HasPrefix(attr(n, "src"), "/opmaak/") || n.Data == "img" {
			t.Errorf("%s: <%s> of a person", b.adres.Path, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
				t.Errorf("%s: <%s %s=%q>", b.adres.Path, n.Data, a.Key, a.Val)
			}
		}
	}
}

func TestGarbageInAnyFieldIsNoCrash(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	r := rand.New(rand.NewPCG(1, 2))
	lijst := paden(b.open(thuis), "/vraag/")
	for i := range 60 {
		b.open(lijst[i%len(lijst)])
		f, _ := b.knop("Opslaan en verder")
		velden := ingevuld(f)
		for _, naam := range append(namen(f), "weet_niet", "toevoegen", "verwijder", "naar", "later", "x.y.z", "bankrekeningen.-1.iban", "bankrekeningen.99999999999999999999.iban") {
			for range r.IntN(3) {
				velden.Add(naam, streken[r.IntN(len(streken))])
			}
		}
		if b.stuur(f, velden); b.status >= 500 {
			t.Errorf("%s: %d", b.adres, b.status)
		}
	}
	for _, vraag := range []string{"", "q_gemeente", "q_hulp", "onzin"} {
		for _, s := range streken {
			b.post("/scan/antwoord", url.Values{"vraag": {vraag}, vraag: {s, s}, "eerder": {s + "&q_hulp=" + s}, "terug": {s}})
			if b.status >= 500 {
				t.Errorf("scan %q %q: %d", vraag, s, b.status)
			}
		}
	}
}

// post sends a form that no page has.
func (b *bezoeker) post(pad string, velden url.Values) *bezoeker {
	b.t.Helper()
	r, err := http.NewRequest("POST", b.p.adres+pad, strings.NewReader(velden.Encode()))
	must(b.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.doe(r)
}

func TestFileOfNoUseIsRefusedWithItsName(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	var bom bytes.Buffer
	z := zip.NewWriter(&bom)
	w, err := z.Create("nullen")
	must(t, err)
	_, err = w.Write(make([]byte, 8<<20))
	must(t, err)
	must(t, z.Close())
	for naam, inhoud := range map[string][]byte{
		"pagina.html": []byte("<!doctype html><script>alert(1)</script>"), "plaatje.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`),
		"bom.zip": bom.Bytes(), "bom.pdf": bom.Bytes(), "virus.exe": []byte("MZ\x90\x00" + strings.Repeat("\x00", 200)), "leeg.pdf": nil,
		"slot.pdf":  []byte("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R /Encrypt 2 0 R >>\n%%EOF\n"),
		"half.pdf":  []byte(pdf[:len(pdf)/2]),
		"wit.pdf":   []byte(strings.ReplaceAll(pdf, "/Page ", "/Pages ")),
		"groot.pdf": append([]byte(pdf), make([]byte, 25<<20)...),
	} {
		b.open(thuis + "/papieren/overig").laadOp(bestand{naam, inhoud})
		if f := b.fouten(); len(f) != 1 || !strings.HasPrefix(f[0], naam) || b.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: got %d %q, want one sentence with its name", naam, b.status, f)
		}
	}
	b.open(thuis + "/papieren/overig")
	if strings.Contains(b.tekst, "Dit hebt u al gestuurd") {
		t.Errorf("something was kept:\n%s", b.leesbaar())
	}
}

func TestFiftyFilesGoTogether(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	var lijst []bestand
	for i := range 50 {
		lijst = append(lijst, bestand{fmt.Sprintf("bon %d.pdf", i), []byte(pdf)})
	}
	b.open(thuis + "/papieren/overig").laadOp(lijst...)
	if n := strings.Count(b.tekst, "bon "); len(b.fouten()) > 0 || n < 50 {
		t.Errorf("got %d files, %q", n, b.fouten())
	}
}

func TestPostFromAnotherSiteIsRefused(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	for _, kop := range []map[string]string{{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://kwaad.example"}} {
		r, err := http.NewRequest("POST", p.adres+thuis+"/vraag/telefoon", strings.NewReader("gezien=telefoon&telefoon=0699999999"))
		must(t, err)
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for k, v := range kop {
			r.Header.Set(k, v)
		}
		antw, err := b.c.Do(r)
		must(t, err)
		tekst := lees(t, antw.Body)
		antw.Body.Close()
		if antw.StatusCode != http.StatusForbidden || !strings.Contains(tekst, "van een andere website") {
			t.Errorf("%v: got %d %.80q, want 403 with a sentence", kop, antw.StatusCode, tekst)
		}
	}
	if got := b.open(thuis + "/vraag/telefoon").waarden().Get("telefoon"); got != "" {
		t.Errorf("another site saved %q", got)
	}
}

func TestAanvraagOfAnotherDoesNotExistAndIsLogged(t *testing.T) {
	p := newToneel(t)
	_, thuis := p.op("telefoon")
	ander := p.bezoeker().login("starter")
	for _, deel := range []string{"", "/vraag/telefoon", "/papieren", "/papieren/overig", "/controle", "/hulp", "/partner", "/wijzigen", "/intrekken", "/verlengen", "/alles", "/pdf", "/verstuurd", "/melden"} {
		if ander.open(thuis + deel); ander.status != http.StatusNotFound {
			t.Errorf("GET %s: got %d, want 404", deel, ander.status)
		}
	}
	for _, deel := range []string{"/vraag/telefoon", "/papieren", "/papieren/overig", "/controle", "/hulp", "/partner", "/wijzigen", "/staken", "/intrekken", "/verlengen", "/melden"} {
		if ander.post(thuis+deel, url.Values{"hash": {"x"}, "gezien": {"telefoon"}, "telefoon": {"0612345678"}}); ander.status != http.StatusNotFound {
			t.Errorf("POST %s: got %d, want 404", deel, ander.status)
		}
	}
	log := p.log.String()
	if !strings.Contains(log, "toegang tot een concept geweigerd") {
		t.Error("nobody hears of it")
	}
	for _, geheim := range []string{"999997749", "999997713", "0612345678", "Denkbeeldig", "Voorbeeld"} {
		if strings.Contains(log, geheim) {
			t.Errorf("the log holds %q", geheim)
		}
	}
}

func TestPathTricksLeadNowhere(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	for _, pad := range []string{"/g/9999", "/g/9999/inloggen", "/g/0785/inloggen", "/g/0855/inloggen/onzin", "/g/..%2f..%2fetc", thuis + "/vraag/bestaat_niet", thuis + "/vraag/%00", thuis + "/papieren/bestaat_niet",
		"/aanvraag/x", "/uitnodiging/x/y", "/tekenen/x/y", "/thema/../../etc/passwd", "/opmaak/..%2f..%2fsolo.css", "/aanvraag/%2e%2e%2f/mijn"} {
		if b.open(pad); b.status != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", pad, b.status)
		}
	}
	b.open("/verlopen?van=https://kwaad.example").open("/verlopen?van=//kwaad.example/aanvraag/").login("kapper")
	if b.adres.Path != "/mijn" {
		t.Errorf("after logging in at %s, want /mijn", b.adres)
	}
}

func TestHugeFormIsRefusedWithASentence(t *testing.T) {
	p := newToneel(t)
	b, thuis := p.op("telefoon")
	b.post(thuis+"/vraag/telefoon", url.Values{"telefoon": {strings.Repeat("x", 2<<20)}})
	if b.status != http.StatusRequestEntityTooLarge || b.kop() != "Dit is te veel tegelijk" {
		t.Errorf("got %d %q", b.status, b.kop())
	}
}
