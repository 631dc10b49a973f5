package main

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"solo/config"
	"solo/dossier"
)

func TestBrokerThatIsNotThereIsToldToTheBeheerder(t *testing.T) {
	t.Parallel()
	leeg := httptest.NewServer(http.NotFoundHandler())
	defer leeg.Close()
	for issuer, want := range map[string]string{"http://127.0.0.1:1": "127.0.0.1:1 neemt geen verbinding aan", leeg.URL: "geeft op dit adres geen beschrijving"} {
		in := withLoket(map[dossier.Gemeentecode]config.Loketgemeente{"0855": {Naam: "Tilburg", Inloggen: []config.Inlogdienst{{Middel: "digid", Issuer: issuer, ClientID: "solo"}}}})
		in.Loket.Openbaar = "http://localhost:8090/"
		got := in.checkInloggen(t.Context())
		if len(got) != 1 || got[0].Goed || !strings.Contains(got[0].Melding, want) || got[0].Actie == "" || strings.Contains(got[0].Melding, "bel uw gemeente") {
			t.Errorf("%s: got %+v, want %q", issuer, got, want)
		}
	}
}

func TestMailserverIsTried(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = c.Write([]byte("554 geen toegang\r\n"))
			_ = c.Close()
		}
	}()
	for poort, want := range map[int]string{1: "is niet bereikbaar", l.Addr().(*net.TCPAddr).Port: "laat SOLO niet toe"} {
		b := checkMailserver(t.Context(), "loket e-mail", &config.Email{Host: "127.0.0.1", Poort: poort, Van: "a@voorbeeld.nl", EigenMachine: true})
		if b.Goed || !strings.Contains(b.Melding, want) || b.Actie == "" {
			t.Errorf("port %d: got %+v, want %q", poort, b, want)
		}
	}
}
