package opmaak_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"solo/web/opmaak"
)

func TestAssetsBuilt(t *testing.T) {
	if !opmaak.IsGebouwd() {
		t.Fatal("the stylesheets of the NL Design System are not there: run make assets")
	}
}

// haal asks the kit for a file or page.
func haal(k *opmaak.Kit, pad string, koppen ...string) *http.Response {
	mux := http.NewServeMux()
	k.Routes(mux)
	r := httptest.NewRequest("GET", pad, nil)
	for i := 0; i+1 < len(koppen); i += 2 {
		r.Header.Set(koppen[i], koppen[i+1])
	}
	w := httptest.NewRecorder()
	opmaak.Koppen(mux).ServeHTTP(w, r)
	return w.Result()
}

func lees(t *testing.T, r io.Reader) []byte {
	t.Helper()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFilesAreKeptForeverUnderTheNameOfTheirContent(t *testing.T) {
	k, _ := galerij(t)
	for _, naam := range []string{opmaak.Componenten, "solo.css", "solo.js", "icoon.svg"} {
		r := haal(k, k.Adres(naam))
		if r.StatusCode != http.StatusOK || r.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" || r.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: got %d, %v", naam, r.StatusCode, r.Header)
		}
		open := lees(t, r.Body)
		nog := haal(k, k.Adres(naam), "If-None-Match", r.Header.Get("ETag"))
		if nog.StatusCode != http.StatusNotModified || len(lees(t, nog.Body)) > 0 {
			t.Errorf("%s: got %d for what the browser has, want 304", naam, nog.StatusCode)
		}
		klein := haal(k, k.Adres(naam), "Accept-Encoding", "br, gzip;q=0.8")
		if klein.Header.Get("Content-Encoding") != "gzip" || klein.Header.Get("Vary") != "Accept-Encoding" {
			t.Fatalf("%s: got %v, want gzip", naam, klein.Header)
		}
		z, err := gzip.NewReader(klein.Body)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(lees(t, z), open) {
			t.Errorf("%s: unpacked it is something else", naam)
		}
		if r := haal(k, k.Adres(naam), "Accept-Encoding", "gzip;q=0"); r.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: packed for who cannot unpack", naam)
		}
	}
	if r := haal(k, "/opmaak/solo.css"); r.StatusCode != http.StatusNotFound {
		t.Errorf("a name without its content: got %d, want 404", r.StatusCode)
	}
}

// What a browser fetches for a first page, packed. The bound is the house's own.
func TestFirstViewIsLight(t *testing.T) {
	k, paginas := galerij(t)
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, toon(t, k, paginas["leeg"]))
	_ = z.Close()
	som := b.Len()
	for _, pad := range []string{k.Adres(opmaak.Componenten), k.Adres("solo.css"), k.Adres("solo.js"), k.Adres("icoon.svg"), "/thema/0855.css"} {
		som += len(lees(t, haal(k, pad, "Accept-Encoding", "gzip").Body))
	}
	if som > 60_000 {
		t.Errorf("got %d bytes, want at most 60,000", som)
	}
	if n := len(lees(t, haal(k, k.Adres("solo.js")).Body)); n > 3_000 {
		t.Errorf("the script is %d bytes, want at most 3,000", n)
	}
}

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	k, paginas := galerij(t)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", func(w http.ResponseWriter, _ *http.Request) { _ = k.Show(w, http.StatusOK, paginas["leeg"]) })
	w := httptest.NewRecorder()
	opmaak.Koppen(mux).ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	h := w.Header()
	for naam, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Cache-Control": "no-store",
		"Referrer-Policy": "same-origin", "Content-Type": "text/html; charset=utf-8", "Cross-Origin-Opener-Policy": "same-origin"} {
		if got := h.Get(naam); got != want {
			t.Errorf("%s: got %q, want %q", naam, got, want)
		}
	}
	csp := h.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} {
		if !strings.Contains(csp, want) {
			t.Errorf("the CSP %q lacks %q", csp, want)
		}
	}
	if strings.Contains(csp, "unsafe") || !strings.Contains(h.Get("Strict-Transport-Security"), "max-age=") {
		t.Errorf("got CSP %q, HSTS %q", csp, h.Get("Strict-Transport-Security"))
	}
}

func TestLicencesArePassedOn(t *testing.T) {
	k, _ := galerij(t)
	tekst := string(lees(t, haal(k, opmaak.LicentiesPad).Body))
	for _, want := range []string{"@utrecht/button-css", "EUPL-1.2", "Frameless B.V.", "Gemeente Utrecht", "EUROPEAN UNION PUBLIC LICENCE v. 1.2"} {
		if !strings.Contains(tekst, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if css := lees(t, haal(k, k.Adres(opmaak.Componenten)).Body); !bytes.Contains(css, []byte("@license EUPL-1.2")) {
		t.Error("the stylesheet has lost its notices")
	}
}

// Everything in the bundle is used: it is carried to every telephone.
func TestEveryComponentIsUsed(t *testing.T) {
	k, paginas := galerij(t)
	var alles strings.Builder
	for _, p := range paginas {
		alles.WriteString(toon(t, k, p))
	}
	pakket, err := os.ReadFile("../../package.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"@(utrecht)/([a-z0-9-]+)-css"`).FindAllStringSubmatch(string(pakket), -1) {
		if klasse := regexp.MustCompile(`[" ]utrecht-` + m[2] + `["_ -]`); !klasse.MatchString(alles.String()) {
			t.Errorf("no page uses %s", m[2])
		}
	}
}

func TestPackageHasTemplatesOfItsOwn(t *testing.T) {
	k, _ := galerij(t)
	bron := fstest.MapFS{"kaart.html": {Data: []byte(`<div class="kaart">{{.Kop}} {{deel .Knop}}</div>`)}}
	s, err := k.Sjablonen(bron, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	data := struct {
		Kop  string
		Knop opmaak.Deel
	}{"<b>", opmaak.Knop{Tekst: "Verder"}}
	got := toon(t, k, opmaak.Pagina{Titel: "x", Inhoud: []opmaak.Deel{s.Deel("kaart.html", data)}})
	if !strings.Contains(got, `<div class="kaart">&lt;b&gt; <button class="utrecht-button`) {
		t.Errorf("got %s", got)
	}
	if _, err := k.Sjablonen(bron, "ander.html"); err == nil {
		t.Error("templates that are not there: got no error")
	}
	w := httptest.NewRecorder()
	if err := k.Show(w, http.StatusOK, opmaak.Pagina{Inhoud: []opmaak.Deel{s.Deel("kaart.html", 7)}}); err == nil || w.Body.Len() > 0 {
		t.Errorf("a page that cannot be made: got error %v and %d bytes", err, w.Body.Len())
	}
}

func TestSessionIsToldWithAndWithoutScript(t *testing.T) {
	k, paginas := galerij(t)
	e := elementen(t, toon(t, k, paginas["leeg"]))
	d := een(t, e, "sessie")
	if d.a["data-duur"] != "900" || d.a["data-verleng"] != "/verleng" || d.a["data-verlopen"] != "/verlopen" {
		t.Errorf("got %v", d.a)
	}
	if !slices.ContainsFunc(zoek(e, "p", "", ""), func(k knoop) bool { return strings.Contains(k.tekst(), "Doet u 15 minuten niets?") }) {
		t.Error("without script nobody hears of the limit")
	}
	if n := len(zoek(elementen(t, toon(t, k, paginas["landelijk"])), "script", "", "")); n > 0 {
		t.Error("a page without a session has a script")
	}
}
