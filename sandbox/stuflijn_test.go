package sandbox_test

import (
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"solo/sandbox"
	"solo/sandbox/stuf"
)

func TestUnreadableMessagesAreRefused(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{})
	actie, goed := w.bericht(creeerZaak("1900-1"), "r1", "20260203110000")
	for naam, tekst := range map[string]string{
		"empty": "", "no xml": "hallo", "cut off": goed[:len(goed)/2], "no envelope": "<x/>", "two roots": goed + "<x/>",
		"empty body": `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>`,
		"doctype":    strings.Replace(goed, "<s:Envelope", `<!DOCTYPE x [<!ENTITY a "b">]><s:Envelope`, 1),
		"entity":     strings.Replace(goed, "SPOED", "&bom;", 1),
		"encoding":   strings.Replace(goed, "UTF-8", "UTF-16", 1),
		"deep":       strings.Replace(goed, "SPOED", strings.Repeat("<a>", 200)+strings.Repeat("</a>", 200), 1),
		"many":       strings.Replace(goed, "SPOED", strings.Repeat("<a/>", 60_000), 1),
		"large":      strings.Replace(goed, "SPOED", strings.Repeat("x", 5<<20), 1),
	} {
		if a := w.post("ontvangasynchroon", actie, tekst); a.Status != 500 || !strings.Contains(string(a.Ruw), "StUF055") {
			t.Errorf("%s: got %d %s", naam, a.Status, a.Ruw)
		}
	}
	w.soap2 = true
	w.has(w.post("ontvangasynchroon", actie, goed), 500, "StUF055") // media type of the other SOAP
	if n := w.s.Tel().Zaken; n != 0 {
		t.Errorf("%d zaken", n)
	}
}

func TestEncodingsAndPrefixesDoNotMatter(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
	actie, goed := w.bericht(creeerZaak("1900-1").anders("SPOED", "Ŝtrøm 漢 🙂"), "r1", "20260203110000")
	w.has(w.post("ontvangasynchroon", actie, "\ufeff"+goed), 200, "Bv03")
	actie, latijn := w.bericht(creeerZaak("1900-2").anders("SPOED", "Caf\xe9"), "r2", "20260203110001")
	w.has(w.post("ontvangasynchroon", actie, strings.Replace(latijn, "UTF-8", "ISO-8859-1", 1)), 200, "Bv03")
	actie, anders := w.bericht(creeerZaak("1900-3").anders("SPOED", "&lt;b&gt; ]]&gt; &#x26;"), "r3", "20260203110002")
	anders = strings.ReplaceAll(strings.ReplaceAll(anders, "<zkn:", "<"), "</zkn:", "</")
	anders = strings.ReplaceAll(strings.ReplaceAll(anders, "xmlns:zkn=", "xmlns="), "StUF:", "s0:")
	anders = strings.ReplaceAll(anders, "xmlns:StUF", "xmlns:s0")
	w.has(w.post("ontvangasynchroon", actie, anders), 200, "Bv03")
	lijst := string(w.do(200, "GET", "/", nil).Ruw)
	for _, want := range []string{"Ŝtrøm 漢 🙂 Aanvraag", "Café Aanvraag", "&lt;b&gt; ]]&gt; &amp; Aanvraag"} {
		if !strings.Contains(lijst, want) {
			t.Errorf("list misses %q", want)
		}
	}
}

// mtom packs a message with its attachment.
func mtom(w *stufwereld, b stufbericht, ref, tijd string, inhoud io.Reader, n int64) (string, io.Reader, string) {
	actie, tekst := w.bericht(b, ref, tijd)
	kop := "--grens\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\nContent-Transfer-Encoding: 8bit\r\nContent-ID: <root@x>\r\n\r\n" + tekst +
		"\r\n--grens\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <doc@x>\r\n\r\n"
	return actie, io.MultiReader(strings.NewReader(kop), io.LimitReader(inhoud, n), strings.NewReader("\r\n--grens--\r\n")),
		`multipart/related; boundary=grens; type="application/xop+xml"; start="<root@x>"; start-info="text/xml"`
}

const include = `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:doc@x"/>`

func (w *stufwereld) stream(actie, mt string, body io.Reader) antwoord {
	w.t.Helper()
	r, err := http.NewRequestWithContext(w.t.Context(), "POST", w.basis+"/stuf/ontvangasynchroon", body)
	if err != nil {
		w.t.Fatal(err)
	}
	r.Header.Set("SOAPAction", `"`+actie+`"`)
	r.Header.Set("Content-Type", mt)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return antwoord{Status: res.StatusCode, Ruw: b}
}

func TestMTOMIsTheSameDocument(t *testing.T) {
	w := startStUF(t, stuf.ZDS12, sandbox.Config{Streng: true})
	w.send(creeerZaak("1900-1"))
	post := func(inhoud, ref string) antwoord {
		actie, body, mt := mtom(w, voegToe("1900-1", "D1", include), ref, "20260203120000", strings.NewReader(inhoud), 100)
		return w.stream(actie, mt, body)
	}
	eerst := post("ha\x00llo", "m1")
	w.has(eerst, 200, "Bv03")
	if weer := post("ha\x00llo", "m1"); string(weer.Ruw) != string(eerst.Ruw) {
		t.Errorf("repeat got %s", weer.Ruw)
	}
	w.has(post("anders", "m1"), 500, "StUF016") // the attachment is part of the message
	w.has(w.send(leesDocument("D1")), 200, base("ha\x00llo"))
	actie, body, mt := mtom(w, voegToe("1900-1", "D2", strings.Replace(include, "doc@x", "weg@x", 1)), "m2", "20260203120001", strings.NewReader("x"), 1)
	w.has(w.stream(actie, mt, body), 500, "StUF055")
}

func TestWhitespaceInBase64(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
	w.send(creeerZaak("1900-1"))
	tekst := base("hallo wereld, dit is langer")
	w.has(w.send(voegToe("1900-1", "D1", "\n  "+tekst[:8]+"&#13;\r\n\t"+tekst[8:13]+"<!-- x -->"+tekst[13:20]+"<![CDATA["+tekst[20:]+"]]> ")), 200, "Bv03")
	w.has(w.send(leesDocument("D1")), 200, tekst)
}

// nullen is content without an end.
type nullen struct{}

// Read gives zeros.
func (nullen) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// letters is base64 without an end.
type letters struct{}

// Read gives the letter A.
func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'A'
	}
	return len(p), nil
}

// TestMemoryDoesNotGrowWithTheDocument sends 200 MB in both forms and watches the
// heap while it comes in.
func TestMemoryDoesNotGrowWithTheDocument(t *testing.T) {
	const omvang, mag = 200 << 20, 16 << 20
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true, Map: t.TempDir()})
	w.send(creeerZaak("1900-1"))
	actie, tekst := w.bericht(voegToe("1900-1", "D1", "@"), "m1", "20260203120000")
	voor, na, _ := strings.Cut(tekst, "@")
	inline := io.MultiReader(strings.NewReader(voor), io.LimitReader(letters{}, omvang/3*4), strings.NewReader(na))
	actie2, bijlage, mt := mtom(w, voegToe("1900-1", "D2", include), "m2", "20260203120001", nullen{}, omvang)
	for _, g := range []struct {
		actie, mt string
		body      io.Reader
	}{{actie, "text/xml", inline}, {actie2, mt, bijlage}} {
		runtime.GC()
		p := &piek{r: g.body}
		p.meet()
		begin := p.hoogst
		w.has(w.stream(g.actie, g.mt, p), 200, "Bv03")
		groei := int64(p.hoogst) - int64(begin)
		t.Logf("%s: the heap grew by %d kB", strings.SplitN(g.mt, ";", 2)[0], groei>>10)
		if groei > mag {
			t.Errorf("%s: the heap grew by %d MB, want at most %d", g.mt, groei>>20, mag>>20)
		}
	}
	if got := w.s.Tel(); got.Documenten != 2 {
		t.Errorf("%d documents, want 2", got.Documenten)
	}
	w.pageHas("200,0 MB")
}

// piek measures the heap every 16 MB.
type piek struct {
	r      io.Reader
	n      int
	hoogst uint64
}

// Read reads and sometimes measures.
func (p *piek) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	if p.n += n; p.n >= 16<<20 {
		p.n = 0
		p.meet()
	}
	return n, err
}

func (p *piek) meet() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	p.hoogst = max(p.hoogst, m.HeapInuse)
}

func TestBasicIsAsked(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{StUF: &sandbox.StUF{Gebruiker: "solo", Wachtwoord: "geheim"}})
	if a := w.send(creeerZaak("1900-1")); a.Status != 401 || a.Kop.Get("WWW-Authenticate") == "" {
		t.Errorf("without: got %d %v", a.Status, a.Kop)
	}
	for geheim, want := range map[string]int{"fout": 401, "geheim": 200} {
		actie, tekst := w.bericht(creeerZaak("1900-1"), "r1", "20260203110000")
		r, err := http.NewRequest("POST", w.basis+"/stuf/ontvangasynchroon", strings.NewReader(tekst))
		if err != nil {
			t.Fatal(err)
		}
		r.SetBasicAuth("solo", geheim)
		r.Header.Set("SOAPAction", `"`+actie+`"`)
		r.Header.Set("Content-Type", "text/xml")
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if _ = res.Body.Close(); res.StatusCode != want {
			t.Errorf("%s: got %d, want %d", geheim, res.StatusCode, want)
		}
	}
}

func TestUsernameTokenIsJudged(t *testing.T) {
	const wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
	nu := time.Date(2026, 2, 3, 10, 0, 0, 0, time.UTC)
	token := func(gebruiker, wachtwoord, nonce string, t time.Time) string {
		created := t.Format(time.RFC3339)
		som := sha1.Sum([]byte(nonce + created + wachtwoord))
		return fmt.Sprintf(`<s:Header><o:Security xmlns:o="%[1]swssecurity-secext-1.0.xsd" xmlns:u="%[1]swssecurity-utility-1.0.xsd"><o:UsernameToken><o:Username>%[2]s</o:Username>`+
			`<o:Password Type="%[1]susername-token-profile-1.0#PasswordDigest">%[3]s</o:Password><o:Nonce>%[4]s</o:Nonce><u:Created>%[5]s</u:Created></o:UsernameToken></o:Security></s:Header>`,
			wsse, gebruiker, base64.StdEncoding.EncodeToString(som[:]), base64.StdEncoding.EncodeToString([]byte(nonce)), created)
	}
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true, StUF: &sandbox.StUF{WSSGebruiker: "solo", WSSWachtwoord: "geheim"}})
	actie, tekst := w.bericht(creeerZaak("1900-1"), "r1", "20260203110000")
	for _, g := range []struct {
		naam, kop string
		status    int
	}{
		{"none", "", 500}, {"password", token("solo", "fout", "n1", nu), 500}, {"user", token("ander", "geheim", "n2", nu), 500},
		{"old", token("solo", "geheim", "n3", nu.Add(-time.Hour)), 500}, {"future", token("solo", "geheim", "n4", nu.Add(time.Hour)), 500},
		{"no nonce", token("solo", "geheim", "", nu), 500}, {"right", token("solo", "geheim", "n5", nu), 200},
		{"nonce again", token("solo", "geheim", "n5", nu), 500}, {"fresh header, same body", token("solo", "geheim", "n6", nu), 200},
		{"password itself", strings.Replace(strings.Replace(token("solo", "geheim", "n7", nu), "PasswordDigest", "PasswordText", 1), ">"+digest(token("solo", "geheim", "n7", nu))+"<", ">geheim<", 1), 200},
	} {
		a := w.post("ontvangasynchroon", actie, strings.Replace(tekst, "<s:Body>", g.kop+"<s:Body>", 1))
		if a.Status != g.status || (a.Status == 500) != strings.Contains(string(a.Ruw), "wsse:FailedAuthentication") {
			t.Errorf("%s: got %d %s, want %d", g.naam, a.Status, a.Ruw, g.status)
		}
	}
	if n := w.s.Tel().Zaken; n != 1 {
		t.Errorf("%d zaken, want 1", n)
	}
}

// digest takes the password out of a token.
func digest(token string) string {
	_, na, _ := strings.Cut(token, `PasswordDigest">`)
	uit, _, _ := strings.Cut(na, "<")
	return uit
}

// TestNothingPersonalInRefusals: a refusal names elements and quotes no value.
func TestNothingPersonalInRefusals(t *testing.T) {
	w := startStUF(t, stuf.ZDS11, sandbox.Config{Streng: true})
	for _, b := range []stufbericht{creeerZaak("1900-1").anders("<bg:geslachtsnaam>", "<bg:geslachtsnaam>"+strings.Repeat("x", 200)), creeerZaak("1900-1").anders("999990019", "999990018a")} {
		a := w.send(b)
		w.has(a, 500, "StUF055")
		if strings.Contains(string(a.Ruw), "Testpersoon") || strings.Contains(string(a.Ruw), "99999") {
			t.Errorf("a refusal quotes the person: %s", a.Ruw)
		}
	}
}
