package paginas_test

import (
	"bytes"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A bezoeker is a person with a browser without script. Each page he gets is held against
// the rules that hold for all pages.
type bezoeker struct {
	t     testing.TB
	p     *toneel
	c     *http.Client
	*blad // where he is
}

// A blad is one page as he sees it.
type blad struct {
	adres  *url.URL
	status int
	tekst  string
	boom   *html.Node
}

func (p *toneel) bezoeker() *bezoeker {
	jar, err := cookiejar.New(nil)
	must(p.t, err)
	return &bezoeker{t: p.t, p: p, c: &http.Client{Jar: jar}}
}

func (b *bezoeker) open(pad string) *bezoeker {
	b.t.Helper()
	r, err := http.NewRequest("GET", b.volledig(pad), nil)
	must(b.t, err)
	return b.doe(r)
}

func (b *bezoeker) volledig(pad string) string {
	if strings.HasPrefix(pad, "/") {
		return b.p.adres + pad
	}
	u, err := b.adres.Parse(pad)
	must(b.t, err)
	return u.String()
}

func (b *bezoeker) doe(r *http.Request) *bezoeker {
	b.t.Helper()
	antw, err := b.c.Do(r)
	must(b.t, err)
	defer antw.Body.Close()
	tekst := lees(b.t, antw.Body)
	b.blad = &blad{adres: antw.Request.URL, status: antw.StatusCode, tekst: tekst}
	if strings.HasPrefix(antw.Header.Get("Content-Type"), "text/html") {
		b.boom, err = html.Parse(strings.NewReader(tekst))
		must(b.t, err)
		keur(b.t, b.blad)
		bewaarBlad(b.t, b.blad)
	}
	return b
}

// noem keeps the page under a name, to be looked at by a browser: in the walk, or nobody would.
func (b *bezoeker) noem(naam string) *bezoeker {
	b.t.Helper()
	if !b.p.wandelt {
		b.t.Errorf("%s is named outside of speel, where no browser looks at it", naam)
	}
	b.p.taferelen = append(b.p.taferelen, tafereel{naam, b.adres.Path, b.tekst})
	return b
}

// noemOpen keeps it with every explanation unfolded.
func (b *bezoeker) noemOpen(naam string) *bezoeker {
	b.t.Helper()
	b.noem(naam)
	x := &b.p.taferelen[len(b.p.taferelen)-1]
	x.html = dichtgevouwen.ReplaceAllString(x.html, "$1 open>")
	return b
}

var dichtgevouwen = regexp.MustCompile(`(<details class="[^"]*")>`)

// volg clicks on a link, by its text.
func (b *bezoeker) volg(tekst string) *bezoeker {
	b.t.Helper()
	for _, a := range alle(b.boom, "a") {
		if gelezen(a) == tekst {
			return b.open(attr(a, "href"))
		}
	}
	b.t.Fatalf("%s: no link %q in:\n%s", b.adres.Path, tekst, b.leesbaar())
	return b
}

// druk presses a button after filling in vul, by field. A field that the form does not have
// is a mistake of the test.
func (b *bezoeker) druk(tekst string, vul map[string][]string) *bezoeker {
	b.t.Helper()
	f, knop := b.knop(tekst)
	velden := ingevuld(f)
	for naam, w := range vul {
		if !slices.Contains(namen(f), naam) {
			b.t.Fatalf("%s: no field %q among %v", b.adres.Path, naam, namen(f))
		}
		velden[naam] = w
	}
	if naam := attr(knop, "name"); naam != "" {
		velden[naam] = append(velden[naam], attr(knop, "value"))
	}
	return b.stuur(f, velden)
}

// knop finds a button that people see, and its form.
func (b *bezoeker) knop(tekst string) (f, knop *html.Node) {
	b.t.Helper()
	for _, f := range alle(b.boom, "form") {
		for _, k := range alle(f, "button") {
			if gelezen(k) == tekst && attr(k, "tabindex") != "-1" {
				return f, k
			}
		}
	}
	b.t.Fatalf("%s: no button %q in:\n%s", b.adres.Path, tekst, b.leesbaar())
	return nil, nil
}

func (b *bezoeker) stuur(f *html.Node, velden url.Values) *bezoeker {
	b.t.Helper()
	naar := b.adres
	if actie := attr(f, "action"); actie != "" {
		var err error
		naar, err = b.adres.Parse(actie)
		must(b.t, err)
	}
	var r *http.Request
	var err error
	switch {
	case strings.EqualFold(attr(f, "method"), "get"):
		u := *naar
		u.RawQuery = velden.Encode()
		r, err = http.NewRequest("GET", u.String(), nil)
	case attr(f, "enctype") == "multipart/form-data":
		return b.stuurBestanden(naar.String(), velden, nil)
	default:
		r, err = http.NewRequest("POST", naar.String(), strings.NewReader(velden.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	must(b.t, err)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.doe(r)
}

// A bestand is what somebody uploads.
type bestand struct {
	naam   string
	inhoud []byte
}

// laadOp chooses files on the page where he is and presses the button.
func (b *bezoeker) laadOp(bestanden ...bestand) *bezoeker {
	b.t.Helper()
	f, _ := b.knop("Voeg toe")
	return b.stuurBestanden(b.adres.String(), ingevuld(f), bestanden)
}

func (b *bezoeker) stuurBestanden(naar string, velden url.Values, bestanden []bestand) *bezoeker {
	b.t.Helper()
	var lijf bytes.Buffer
	m := multipart.NewWriter(&lijf)
	for _, naam := range slices.Sorted(maps.Keys(velden)) {
		for _, w := range velden[naam] {
			must(b.t, m.WriteField(naam, w))
		}
	}
	for _, x := range bestanden {
		w, err := m.CreateFormFile("bestand", x.naam)
		must(b.t, err)
		_, err = w.Write(x.inhoud)
		must(b.t, err)
	}
	must(b.t, m.Close())
	r, err := http.NewRequest("POST", naar, io.Reader(&lijf))
	must(b.t, err)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.doe(r)
}

// login chooses an invented person at the Testlogin of Tilburg.
func (b *bezoeker) login(persoon string) *bezoeker {
	b.t.Helper()
	return b.open("/g/0855/inloggen").volg("Testlogin (geen DigiD)").druk("Log in als deze persoon", map[string][]string{"persoon": {persoon}})
}

// verloop loses the session, as when it ended.
func (b *bezoeker) verloop() {
	u, err := url.Parse(b.p.adres)
	must(b.t, err)
	b.c.Jar.SetCookies(u, []*http.Cookie{{Name: "solo", Value: "", MaxAge: -1, Path: "/"}})
}
