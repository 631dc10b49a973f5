package opmaak_test

import (
	"strings"
	"testing"

	"solo/web/opmaak"
	"solo/web/opmaak/thema"
)

func TestKitRefusesBadTheme(t *testing.T) {
	for naam, themas := range map[string]map[string]thema.Thema{
		"unreadable": {"0855": {Knop: "#80a659"}}, "a code that is a path": {"../geheim": {}}, "no picture": {"0855": {Logo: []byte("GIF89a")}},
	} {
		if _, err := opmaak.New("Loket", "", themas); err == nil {
			t.Errorf("%s: got no error", naam)
		}
	}
}

func TestThemeIsAFileOfTheGemeente(t *testing.T) {
	k, paginas := galerij(t)
	r := haal(k, "/thema/0014.css")
	if got := string(lees(t, r.Body)); !strings.Contains(got, "--solo-kop:#b3001b;") || !strings.Contains(got, "--solo-vlak:#f3f6f9;") || r.Header.Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("got %q as %q", got, r.Header.Get("Content-Type"))
	}
	pagina := toon(t, k, paginas["delen"])
	if !strings.Contains(pagina, `href="/thema/0014.css?v=`) || !strings.Contains(pagina, `src="`+k.Logo("0014")+`" alt="Gemeente Voorbeeld"`) {
		t.Error("the page has not the colours or the logo of its gemeente")
	}
	if r := haal(k, k.Logo("0014")); r.StatusCode != 200 || r.Header.Get("Content-Type") != "image/svg+xml" {
		t.Errorf("the logo: got %d, %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
	if strings.Contains(toon(t, k, paginas["landelijk"]), "/thema/") {
		t.Error("a page of nobody has a theme")
	}
	if r := haal(k, "/thema/9999.css"); r.StatusCode != 404 {
		t.Errorf("a gemeente without a theme: got %d, want 404", r.StatusCode)
	}
}
