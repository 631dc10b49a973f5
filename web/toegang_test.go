package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"solo/config"
	"solo/store"
)

func TestTokenOpensOneDoor(t *testing.T) {
	h := newHuis(t)
	h.accept(t, 1)
	const daad = `{"wie":"jansen","waarom":"proef"}`
	for _, c := range []struct {
		methode, pad, token string
		want                int
	}{
		{"GET", "/api/v1/leveringen", "", 401},
		{"GET", "/api/v1/leveringen", "wie-ben-ik", 401},
		{"GET", "/api/v1/leveringen", tokenLoket + "x", 401},
		{"GET", "/api/v1/leveringen", tokenMonitor, 200},
		{"GET", "/api/v1/bestemmingen", tokenLoket, 403},
		{"GET", "/api/v1/bestemmingen", tokenMonitor, 200},
		{"POST", "/api/v1/leveringen/1/annuleer", tokenLoket, 403},
		{"POST", "/api/v1/leveringen/1/annuleer", tokenMonitor, 403},
		{"POST", "/api/v1/leveringen/1/annuleer", tokenBeheer, 204},
		{"POST", "/api/v1/aanvragen", tokenBeheer, 403},
	} {
		body := ""
		if c.methode == "POST" {
			body = daad
		}
		if w := h.ask(met(c.methode, c.pad, c.token, body)); w.Code != c.want {
			t.Errorf("%s %s with %.20q: got %d, want %d", c.methode, c.pad, c.token, w.Code, c.want)
		}
	}
}

// A token that is not set lets nobody in, the empty token included.
func TestTokenThatIsNotSetLetsNobodyIn(t *testing.T) {
	h := newHuis(t)
	h.Toegang.Monitor, h.Toegang.Beheer, h.Toegang.Leveranciers = config.Geheim{}, config.Geheim{}, nil
	for _, kop := range []string{"", "Bearer", "Bearer ", "Bearer  ", "Basic eDp4"} {
		r := met("GET", "/api/v1/leveringen", "", "")
		r.Header.Set("Authorization", kop)
		if w := h.ask(r); w.Code != http.StatusUnauthorized {
			t.Errorf("%q: got %d, want 401", kop, w.Code)
		}
	}
}

func TestLeverancierSeesItsOwnAlone(t *testing.T) {
	h := toneel(t)
	for token, want := range map[string]int{tokenLoket: 3, tokenAnder: 0, tokenMonitor: 3} {
		w := h.ask(met("GET", "/api/v1/leveringen", token, ""))
		if got := strings.Count(w.Body.String(), `"levering":`); got != want {
			t.Errorf("%.18s sees %d deliveries, want %d", token, got, want)
		}
	}
	if w := h.ask(met("GET", "/api/v1/leveringen/1", tokenAnder, "")); w.Code != http.StatusNotFound {
		t.Errorf("another's delivery: got %d, want 404", w.Code)
	}
	for _, pad := range []string{"/api/v1/leveringen", "/api/v1/leveringen/1"} {
		if w := h.ask(met("GET", pad, tokenLoket, "")); strings.Contains(w.Body.String(), "B1601") {
			t.Errorf("%s shows a leverancier how the case system is set up: %s", pad, w.Body)
		}
	}
}

func TestReasonsAreForTheBeheerderAlone(t *testing.T) {
	h := newHuis(t)
	h.accept(t, 1)
	if err := h.db.Cancel(t.Context(), 1, "jansen", "op verzoek van mevrouw Voorbeeld"); err != nil {
		t.Fatal(err)
	}
	for token, want := range map[string]bool{tokenBeheer: true, tokenMonitor: false, tokenLoket: false} {
		for _, pad := range []string{"/api/v1/leveringen/1", "/monitor/leveringen/1"} {
			w := h.ask(met("GET", pad, token, ""))
			if got := strings.Contains(w.Body.String(), "Voorbeeld"); got != (want && strings.HasPrefix(pad, "/api")) {
				t.Errorf("%s with %.18s: the reason is shown: %v", pad, token, got)
			}
		}
	}
}

func TestWhoActedStandsInTheAuditTrail(t *testing.T) {
	h := toneel(t)
	if w := h.ask(met("POST", "/api/v1/leveringen/1/opnieuw", tokenBeheer, `{"wie":"jansen","waarom":"hersteld"}`)); w.Code != 204 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	d, err := h.db.Show(t.Context(), 1)
	if err != nil || len(d.Handelingen) != 1 || d.Handelingen[0].Wie != "jansen (API)" || d.Handelingen[0].Waarom != "hersteld" {
		t.Errorf("got %+v, %v", d.Handelingen, err)
	}
}

func TestPagesFollowEachOther(t *testing.T) {
	h := newHuis(t)
	h.accept(t, 5)
	pad, gezien := "/api/v1/leveringen?limiet=2&bestemming=zaken-0014", []string{}
	for range 4 {
		w := h.ask(met("GET", pad, tokenMonitor, ""))
		var l struct {
			Leveringen []store.Regel
			Volgende   string
		}
		decode(t, w, &l)
		for _, r := range l.Leveringen {
			gezien = append(gezien, fmt.Sprint(r.Levering))
		}
		if pad = l.Volgende; pad == "" {
			break
		}
	}
	if got := strings.Join(gezien, " "); got != "5 4 3 2 1" || pad != "" {
		t.Errorf("got %s, and then %q", got, pad)
	}
}

func TestFilterThatIsWrongIsNoFilter(t *testing.T) {
	h := newHuis(t)
	for _, q := range []string{"staat=klaar", "stat=bezig", "limiet=0", "limiet=501", "limiet=x", "voor=-1", "dossier=1", "staat=bezig&staat=gepland", "sinds=gisteren"} {
		if p := asProbleem(t, h.ask(met("GET", "/api/v1/leveringen?"+q, tokenMonitor, ""))); p.Status != http.StatusBadRequest {
			t.Errorf("%s: got %d, want 400", q, p.Status)
		}
	}
}

func TestAMomentIsWrittenAsWithTheCommands(t *testing.T) {
	h := newHuis(t)
	for _, m := range []string{"2026-11-22", "2026-11-22 14:30", "2026-11-22T14:30", "2026-11-22T13:30:00Z"} {
		if w := h.ask(met("GET", "/api/v1/leveringen?sinds="+url.QueryEscape(m), tokenMonitor, "")); w.Code != http.StatusOK {
			t.Errorf("%s: got %d %s", m, w.Code, w.Body)
		}
	}
}

func TestAReasonNamesNoBSNHoweverItIsWritten(t *testing.T) {
	h := newHuis(t)
	for _, s := range []string{"999990019", "van 999.990.019", "van 999-99-0019", "9999 90 019"} {
		for veld, body := range map[string]string{"waarom": `{"wie":"jansen","waarom":"` + s + `"}`, "wie": `{"wie":"` + s + `","waarom":"storing"}`} {
			p := asProbleem(t, h.ask(met("POST", "/api/v1/bestemmingen/zaken-0014/pauzeer", tokenBeheer, body)))
			if p.Status != http.StatusUnprocessableEntity || len(p.Bevindingen) != 1 || p.Bevindingen[0].Pad != veld {
				t.Errorf("%s: got %+v, want %s refused", s, p, veld)
			}
		}
	}
}

func TestLogTellsTheRouteAndNothingOfThePerson(t *testing.T) {
	h, in := newHuis(t), newInzending(t, 1, 500)
	h.ask(in.verzoek(t))
	h.ask(met("GET", "/api/v1/leveringen?kenmerk=van-999990019", tokenLoket, ""))
	h.ask(met("GET", "/api/v1/leveringen/999990019", tokenLoket, ""))
	h.ask(met("GEHEIM999990019", "/api/v1/leveringen", tokenLoket, ""))
	log := h.log.String()
	for _, s := range []string{"999990019", tokenLoket, "afschrift-1.pdf", "192.0.2.1", in.doc["kenmerk"].(string)} {
		if strings.Contains(log, s) {
			t.Errorf("the log holds %q:\n%s", s, log)
		}
	}
	for _, s := range []string{`"route":"/api/v1/aanvragen"`, `"status":201`, `"leverancier":"loket"`, `"route":"/api/v1/leveringen/{nr}"`} {
		if !strings.Contains(log, s) {
			t.Errorf("the log does not hold %s:\n%s", s, log)
		}
	}
}

func TestEveryAnswerKeepsABrowserCareful(t *testing.T) {
	h := newHuis(t)
	for _, pad := range []string{"/gezond", "/weg", "/monitor", "/monitor/inloggen", "/api/v1/openapi.yaml"} {
		kop := h.ask(met("GET", pad, "", "")).Header()
		for _, naam := range []string{"X-Request-Id", "X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "Cache-Control"} {
			if kop.Get(naam) == "" {
				t.Errorf("%s has no %s", pad, naam)
			}
		}
		if kop.Get("Server") != "" {
			t.Errorf("%s tells what we are: %q", pad, kop.Get("Server"))
		}
	}
}
