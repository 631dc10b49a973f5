package config_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/config"
)

func TestSignalenGoWhereTheFileSays(t *testing.T) {
	s := load(t, config.Voorbeeld()).Signalen
	if s.Webhook.Adres != "https://signalen.voorbeeld.nl/solo" || s.Webhook.Geheim.Inhoud() != "inhoud-van-webhook.txt" {
		t.Errorf("webhook %q", s.Webhook.Adres)
	}
	e := s.Email
	if e.Host != "mail.voorbeeld.nl" || e.Poort != 587 || e.EigenMachine || !slices.Equal(e.Aan, []string{"beheer@voorbeeld.nl"}) || e.Login.Wachtwoord.Inhoud() != "inhoud-van-mail.txt" {
		t.Errorf("email %+v", e)
	}
	if s.Spoed.Adres != "https://signalen.voorbeeld.nl/spoed" || s.Spoed.Herhaal != 30*time.Minute || !slices.Equal(s.Spoed.Aan, []string{"spoed@voorbeeld.nl"}) {
		t.Errorf("spoed %+v", s.Spoed)
	}
	if n := len(s.Geheimen()); n != 2 {
		t.Errorf("%d secrets, want 2", n)
	}
}

func TestWithoutSignalenNobodyIsTold(t *testing.T) {
	tekst := config.Voorbeeld()
	a, b := strings.Index(tekst, "\nsignalen:"), strings.Index(tekst, "\n# Hoeveel iemand mag meesturen")
	s := load(t, tekst[:a]+tekst[b:]).Signalen
	if s.Webhook != nil || s.Email != nil || s.Spoed.Herhaal != 30*time.Minute || len(s.Geheimen()) != 0 {
		t.Errorf("got %+v, want no channel", s)
	}
}

func TestMailToThisMachineNeedsNoTLS(t *testing.T) {
	for server, want := range map[string]bool{"localhost": true, "127.0.0.1:25": true, `"[::1]:2525"`: true, "mail.voorbeeld.nl": false} {
		e := load(t, strings.Replace(config.Voorbeeld(), "mail.voorbeeld.nl:587", server, 1)).Signalen.Email
		if e.EigenMachine != want {
			t.Errorf("%s: own machine %v, want %v", server, e.EigenMachine, want)
		}
	}
}

func TestVerlooptIsTheEndOfOurCertificate(t *testing.T) {
	pad := inMap(t, strings.Replace(config.Voorbeeld(), "    # tls:", `    tls:
      client_certificaat_bestand: solo.pem
      client_sleutel_bestand: geheim/solo.key`, 1))
	cert, sleutel := certificaat(t, "solo-voorbeeld")
	schrijf(t, filepath.Join(filepath.Dir(pad), "solo.pem"), cert, 0o644)
	schrijf(t, filepath.Join(filepath.Dir(pad), "geheim", "solo.key"), sleutel, 0o600)
	c, err := config.Load(pad)
	if err != nil {
		t.Fatal(err)
	}
	if got := time.Until(c.Zaaksystemen["tilburg-zaken"].TLS.Verloopt()); got <= 0 || got > 366*24*time.Hour {
		t.Errorf("ends in %v", got)
	}
	if got := c.Zaaksystemen["noordelijk-zaken"].TLS.Verloopt(); !got.IsZero() {
		t.Errorf("no certificate ends at %v", got)
	}
}

// A secret that says it is in base64 and is not would sign with another key than the
// receiver has.
func TestWebhookSecretIsWhatItSaysItIs(t *testing.T) {
	voor, _, _ := strings.Cut(config.Voorbeeld(), "geheim/webhook.txt")
	plaats := fmt.Sprintf("solo.yaml:%d:", 1+strings.Count(voor, "\n"))
	for geheim, goed := range map[string]bool{"whsec_c29sby1zb2xvLXNvbG8tc29sbw==": true, "gewone tekst": true,
		"whsec_c29sby1zb2xvLXNvbG8tc29sbw": false, "whsec_geen base64": false, "whsec_": false} {
		pad := inMap(t, config.Voorbeeld())
		schrijf(t, filepath.Join(filepath.Dir(pad), "geheim", "webhook.txt"), geheim+"\n", 0o600)
		_, err := config.Load(pad)
		if goed != (err == nil) {
			t.Errorf("%q: got %v, want it taken: %v", geheim, err, goed)
		}
		if !goed && (!strings.Contains(err.Error(), plaats) || strings.Contains(err.Error(), geheim[6:]) && len(geheim) > 6) {
			t.Errorf("%q: got %v, want the place, and not the secret", geheim, err)
		}
	}
}
