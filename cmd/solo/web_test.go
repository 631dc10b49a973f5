package main

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"solo/config"
)

// TestWebOfARunningSOLOIsReady asks the store of a real SOLO, and one that is closed.
func TestWebOfARunningSOLOIsReady(t *testing.T) {
	t.Parallel()
	k := newKerkhof(t, true, "")
	w := k.open()
	vraag := func(pad string) int {
		r := httptest.NewRecorder()
		w.web().Handler().ServeHTTP(r, httptest.NewRequest(http.MethodGet, pad, nil))
		return r.Code
	}
	for _, pad := range []string{"/gezond", "/klaar"} {
		if got := vraag(pad); got != http.StatusOK {
			t.Errorf("%s of a SOLO that runs: got %d, want 200", pad, got)
		}
	}
	if err := w.close(); err != nil {
		t.Fatal(err)
	}
	if got := vraag("/klaar"); got != http.StatusServiceUnavailable {
		t.Errorf("/klaar of a store that is closed: got %d, want 503", got)
	}
	if got := vraag("/gezond"); got != http.StatusOK {
		t.Errorf("/gezond: got %d, want 200", got)
	}
}

func TestWithoutAdresNothingListens(t *testing.T) {
	t.Parallel()
	in := &inrichting{Config: &config.Config{}}
	if l, err := in.listenWeb(); l != nil || err != nil {
		t.Errorf("got %v, %v, want neither", l, err)
	}
	bezet, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer bezet.Close()
	in.Web.Adres = bezet.Addr().String()
	if _, err := in.listenWeb(); err == nil || !strings.Contains(err.Error(), "kies bij luister een ander adres") {
		t.Errorf("an address that is taken: got %v", err)
	}
}
