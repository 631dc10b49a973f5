package monitor_test

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"solo/monitor"
)

func voorbeeld() monitor.Bericht {
	return monitor.Bericht{ID: "signaal-1-1", Soort: "storing", Bestemming: "zwolle", Onderwerp: "SOLO: zwolle neemt niets aan — één keer", Tekst: "Eén regel.\n"}
}

func TestWebhookIsSignedSoThatTheReceiverCanCheckIt(t *testing.T) {
	const geheim = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" // of the examples of standardwebhooks.com
	for _, vorm := range []string{"whsec_" + geheim, "een-geheim-als-tekst"} {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			raw, _ := io.ReadAll(r.Body)
			id, op := r.Header.Get("webhook-id"), r.Header.Get("webhook-timestamp")
			if got, want := r.Header.Get("webhook-signature"), "v1,"+monitor.Sign(vorm, id, op, raw); got != want {
				t.Errorf("signature %q, want %q", got, want)
			}
			n, err := strconv.ParseInt(op, 10, 64)
			if d := time.Since(time.Unix(n, 0)); err != nil || d < -time.Minute || d > time.Minute {
				t.Errorf("timestamp %q", op)
			}
			var b monitor.Bericht
			if err := json.Unmarshal(raw, &b); err != nil || b.ID != id || b.Bestemming != "zwolle" || r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json" {
				t.Errorf("%s %s: %+v, %v", r.Method, r.Header.Get("Content-Type"), b, err)
			}
			w.WriteHeader(http.StatusAccepted)
		}))
		if err := (monitor.Webhook{Adres: srv.URL, Geheim: vorm}).Send(t.Context(), voorbeeld()); err != nil {
			t.Error(err)
		}
		srv.Close()
	}
	// The vector of the specification.
	got := monitor.Sign("whsec_"+geheim, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", []byte(`{"test": 2432232314}`))
	if want := "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; got != want {
		t.Errorf("signature %s, want %s", got, want)
	}
	if _, err := base64.StdEncoding.DecodeString(got); err != nil {
		t.Error(err)
	}
}

func TestWebhookThatDoesNotTakeItIsAnErrorWithoutItsAddress(t *testing.T) {
	ander := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a redirect was followed") }))
	defer ander.Close()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/geheim/elders":
			http.Redirect(w, r, ander.URL, http.StatusTemporaryRedirect)
		case "/geheim/nee":
			http.Error(w, "Kanarievogel", http.StatusForbidden)
		}
	}))
	defer srv.Close()
	for _, adres := range []string{srv.URL + "/geheim/elders", srv.URL + "/geheim/nee", "http://127.0.0.1:1/geheim", "http://bestaat niet/geheim"} {
		err := monitor.Webhook{Adres: adres}.Send(t.Context(), voorbeeld())
		if err == nil || strings.Contains(err.Error(), "geheim") || strings.Contains(err.Error(), "Kanarie") {
			t.Errorf("%s: got %v", adres, err)
		}
	}
}
