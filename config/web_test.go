package config_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/config"
)

// tokens are the token files that the example names.
var tokens = []string{"formulierenbedrijf.txt", "monitor.txt", "beheer.txt"}

func eenToken(naam string) string { return strings.Repeat("x", 32) + "-" + naam }

func TestWebOfTheVoorbeeldIsRead(t *testing.T) {
	w := load(t, config.Voorbeeld()).Web
	got := []string{w.Adres, w.Leveranciers["formulierenbedrijf"].Inhoud(), w.Monitor.Inhoud(), w.Beheer.Inhoud()}
	want := []string{"127.0.0.1:8080", eenToken("formulierenbedrijf.txt"), eenToken("monitor.txt"), eenToken("beheer.txt")}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("web (-want +got):\n%s", d)
	}
	if w.TLS() != nil {
		t.Error("TLS without a certificate")
	}
	if n := len(w.Geheimen()); n != 3 {
		t.Errorf("got %d tokens, want 3", n)
	}
}

// A SOLO with its socket alone is what it was before there was a web.
func TestWithoutAdresThereIsNoWeb(t *testing.T) {
	tekst := config.Voorbeeld()
	van, tot := strings.Index(tekst, "\nluister:"), strings.Index(tekst, "\n# Hoeveel iemand")
	w := load(t, tekst[:van]+tekst[tot:]).Web
	if w.Adres != "" || len(w.Leveranciers) != 0 || w.Monitor != (config.Geheim{}) || w.Beheer != (config.Geheim{}) {
		t.Errorf("got an address %q or a token", w.Adres)
	}
}

func TestHTTPInClearIsForThisMachineAlone(t *testing.T) {
	for adres, want := range map[string]bool{"127.0.0.1:8080": true, "localhost:8080": true, "'[::1]:8080'": true,
		"0.0.0.0:8080": false, ":8080": false, "192.168.1.10:8080": false, "solo.voorbeeld.nl:443": false, "127.0.0.1": false, "127.0.0.1:0": false} {
		_, err := config.Load(inMap(t, strings.Replace(config.Voorbeeld(), "adres: 127.0.0.1:8080", "adres: "+adres, 1)))
		if (err == nil) != want {
			t.Errorf("%s: %v, want accepted %v", adres, err, want)
		}
	}
}

func TestTokensNeverPrint(t *testing.T) {
	c := load(t, config.Voorbeeld())
	if s := fmt.Sprintf("%v %+v %#v", c.Web, c.Web, c.Web); strings.Contains(s, "xxxx") {
		t.Error("a token was printed")
	}
}
