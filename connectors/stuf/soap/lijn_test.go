package soap_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/stuf/soap"
	"solo/connectors/stuf/zds"
)

// Cases of the line: what is lost, refused or sent away.

func status(s int, soort, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", soort)
		w.WriteHeader(s)
		_, _ = io.WriteString(w, body)
	}
}

const html = "<html><body>Bad Gateway " + testBSN + "</body></html>"

func TestCase22HTMLOfAGatewayIsHandedOver(t *testing.T) {
	for _, g := range []struct {
		v     soap.Verzoek
		keren int
	}{{lk01(), 1}, {lv01(), 3}} {
		o := opstellen(t)
		o.antwoord = status(http.StatusBadGateway, "text/html", html)
		a := o.must(g.v)
		if a.Status != http.StatusBadGateway || string(a.Body) != html || a.ContentType != "text/html" {
			t.Errorf("got %d %s %q, want the page as it came", a.Status, a.ContentType, a.Body)
		}
		if n := len(o.gezien()); n != g.keren {
			t.Errorf("%s: got %d tries, want %d", g.v.Kanaal, n, g.keren)
		}
	}
}

const (
	faultBegin = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><detail>` + testBSN
	faultEind  = `</detail></s:Fault></s:Body></s:Envelope>`
)

func TestAnswerOfStUFIsHandedOverWhateverItsStatus(t *testing.T) {
	for _, ruimte := range []string{"http://www.egem.nl/StUF/StUF0301", "http://www.egem.nl/StUF/sector/zkn/0310", "http://www.stufstandaarden.nl/koppelvlak/zds0120"} {
		stuf := faultBegin + `<x xmlns="` + ruimte + `"/>` + faultEind
		for _, s := range []int{200, 301, 400, 401, 403, 404, 413, 429, 500, 503} {
			o := opstellen(t)
			o.antwoord = status(s, "text/xml", stuf)
			if a := o.must(lk01()); a.Status != s || string(a.Body) != stuf {
				t.Errorf("got %d %q, want %d with the fault", a.Status, a.Body, s)
			}
			if n := len(o.gezien()); n != 1 {
				t.Errorf("status %d: sent %d times, want once", s, n)
			}
		}
	}
}

func TestCase19FaultWithoutStUFIsJudgedByAStatusThatTells(t *testing.T) {
	for s, klasse := range map[int]connectors.Klasse{401: connectors.Toegang, 403: connectors.Toegang, 407: connectors.Toegang,
		429: connectors.Tijdelijk, 404: connectors.Toegang, 415: connectors.Toegang, 413: connectors.Geweigerd} {
		o := opstellen(t)
		o.antwoord = status(s, "text/xml", faultBegin+faultEind)
		if f := o.fails(lk01(), klasse); string(f.Antwoord) != faultBegin+faultEind || len(o.gezien()) != 1 {
			t.Errorf("status %d: got answer %q after %d messages", s, f.Antwoord, len(o.gezien()))
		}
	}
	for _, s := range []int{200, 202, 400, 500, 503} {
		o := opstellen(t)
		o.antwoord = status(s, "text/xml", faultBegin+faultEind)
		if a := o.must(lk01()); a.Status != s || string(a.Body) != faultBegin+faultEind {
			t.Errorf("got %d %q, want %d with the fault", a.Status, a.Body, s)
		}
	}
}

// di02 draws a number.
func di02() soap.Verzoek {
	v := lv01()
	v.Kanaal, v.Actie = zds.VrijeBerichten, "urn:x/genereerZaakIdentificatie_Di02"
	return v
}

func TestCase23And24EmptyAnswerIsUnknown(t *testing.T) {
	for _, s := range []int{200, 202, 500, 503} {
		for _, leeg := range []string{"", " \r\n"} {
			o := opstellen(t)
			o.antwoord = status(s, "text/xml", leeg)
			o.fails(lk01(), connectors.Onzeker)
			o.fails(lv01(), connectors.Tijdelijk)
			o.fails(di02(), connectors.Tijdelijk)
		}
	}
}

func TestCase25AnswerThatIsCutOffIsUnknown(t *testing.T) {
	o := opstellen(t)
	o.antwoord = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "5000")
		_, _ = io.WriteString(w, bv03[:100])
	}
	o.fails(lk01(), connectors.Onzeker)
	if n := len(o.gezien()); n != 1 {
		t.Errorf("sent %d times, want once", n)
	}
	o.fails(lv01(), connectors.Tijdelijk)
	o.fails(di02(), connectors.Tijdelijk)
}

func TestAnswerWithoutEndIsNotReadToTheEnd(t *testing.T) {
	o := opstellen(t)
	veel := strings.Repeat(bv03, 1000)
	o.antwoord = func(w http.ResponseWriter, _ *http.Request) {
		for {
			if _, err := io.WriteString(w, veel); err != nil {
				return
			}
		}
	}
	if f := o.fails(lk01(), connectors.Onzeker); f.Code != "te-groot" {
		t.Errorf("got code %q, want te-groot", f.Code)
	}
}

func TestCase27SlowServerIsUnknownAndNotAskedTwice(t *testing.T) {
	o := opstellen(t)
	o.cfg.Wachttijd = 50 * time.Millisecond
	los := make(chan struct{})
	o.antwoord = func(http.ResponseWriter, *http.Request) { <-los }
	defer close(los)
	f := o.fails(lk01(), connectors.Onzeker)
	if !errors.Is(f, context.DeadlineExceeded) || len(o.gezien()) != 1 {
		t.Errorf("got %v after %d messages, want a deadline after one", f, len(o.gezien()))
	}
}

func TestCallerWhoGivesUpHearsSo(t *testing.T) {
	o := opstellen(t)
	los := make(chan struct{})
	ctx, stop := context.WithCancel(t.Context())
	o.antwoord = func(http.ResponseWriter, *http.Request) { stop(); <-los }
	defer close(los)
	c, err := soap.New(o.cfg, nil, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, err = c.Send(ctx, lk01())
	if !errors.Is(err, context.Canceled) || connectors.IsUndone(err) {
		t.Errorf("got %v, want the caller's own end, and doubt", err)
	}
}

// hangUp breaks the connection off.
func hangUp(w http.ResponseWriter) {
	if c, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = c.Close()
	}
}

func TestCase28LineThatBreaksIsUnknownAndTheBodyStaysTheSame(t *testing.T) {
	groot := met([]byte(strings.Repeat("lang document ", 500_000)), "")
	for naam, v := range map[string]soap.Verzoek{"klein": lk01(), "groot": groot} {
		t.Run("voor de laatste byte "+naam, func(t *testing.T) {
			o := opstellen(t)
			o.eerst = func(w http.ResponseWriter, r *http.Request) bool {
				_, _ = io.CopyN(io.Discard, r.Body, 50)
				hangUp(w)
				return true
			}
			o.fails(v, connectors.Onzeker)
		})
		t.Run("na de laatste byte "+naam, func(t *testing.T) {
			o := opstellen(t)
			o.cfg.WSS = &soap.Login{Gebruiker: "solo", Wachtwoord: geheim}
			o.antwoord = func(w http.ResponseWriter, _ *http.Request) { hangUp(w) }
			o.fails(v, connectors.Onzeker)
			o.voortaan(nil)
			o.must(v)
			g := o.gezien()
			if len(g) != 2 || lichaam(t, g[0].body) != lichaam(t, g[1].body) {
				t.Errorf("got %d messages, want two with one Body", len(g))
			}
		})
	}
}

func TestQuestionThatGotNoAnswerIsAskedAgain(t *testing.T) {
	for _, v := range []soap.Verzoek{lv01(), di02()} {
		o := opstellen(t)
		o.antwoord = func(w http.ResponseWriter, _ *http.Request) {
			if len(o.gezien()) < 3 {
				hangUp(w)
				return
			}
			_, _ = io.WriteString(w, bv03)
		}
		o.must(v)
		if !strings.Contains(o.logboek.String(), "opnieuw verstuurd") || strings.Contains(o.logboek.String(), testBSN) {
			t.Errorf("got log %s, want the repeats in it", o.logboek)
		}
	}
}

func TestUnreachableServerIsTemporaryAndUndone(t *testing.T) {
	o := opstellen(t)
	o.srv.Close()
	f := o.fails(lk01(), connectors.Tijdelijk)
	if !connectors.IsUndone(f) || !strings.Contains(f.Melding, "geweigerd") {
		t.Errorf("got %v, want a refused connection, undone", f)
	}
	o.cfg.Adressen = alle("https://bestaat-niet.invalid")
	o.fails(lk01(), connectors.Tijdelijk)
}

func TestTooManyRequestsObeysRetryAfterWithinBounds(t *testing.T) {
	for kop, want := range map[string]time.Duration{"3600": time.Hour, "999999": 2 * time.Hour, "onzin": 0} {
		o := opstellen(t)
		o.antwoord = func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", kop)
			w.WriteHeader(http.StatusTooManyRequests)
		}
		f := o.fails(lk01(), connectors.Tijdelijk)
		got := time.Until(f.NietVoor)
		if want == 0 && !f.NietVoor.IsZero() || want > 0 && (got-want).Abs() > time.Minute || len(o.gezien()) != 1 {
			t.Errorf("Retry-After %s: got %s after %d messages, want %s after one", kop, got, len(o.gezien()), want)
		}
	}
}

func TestRetryAfterOfAHandedOverAnswerIsBounded(t *testing.T) {
	o := opstellen(t)
	o.antwoord = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "999999")
		status(http.StatusServiceUnavailable, "text/html", html)(w, nil)
	}
	if a := o.must(lk01()); (time.Until(a.NietVoor) - 2*time.Hour).Abs() > time.Minute {
		t.Errorf("got %s, want two hours from now", a.NietVoor)
	}
	o.voortaan(nil)
	if a := o.must(lk01()); !a.NietVoor.IsZero() {
		t.Errorf("got %s without Retry-After, want none", a.NietVoor)
	}
}

func TestWhatAGatewaySaysIsToldWithAnAction(t *testing.T) {
	for _, g := range []struct {
		status int
		body   string
		klasse connectors.Klasse
		code   string
	}{
		{401, "", connectors.Toegang, "inloggen"},
		{403, html, connectors.Toegang, "toegang"},
		{407, html, connectors.Toegang, "proxy"},
		{400, "<title>400 No required SSL certificate was sent</title>", connectors.Toegang, "tls"},
		{404, html, connectors.Toegang, "endpoint"},
		{405, "", connectors.Toegang, "endpoint"},
		{415, "", connectors.Toegang, "soapversie"},
		{413, html, connectors.Geweigerd, "te-groot"},
	} {
		o := opstellen(t)
		o.cfg.Basic = &soap.Login{Gebruiker: "Kanarie", Wachtwoord: geheim}
		o.antwoord = status(g.status, "text/html", g.body)
		f := o.fails(lk01(), g.klasse)
		if f.Code != g.code || string(f.Antwoord) != g.body || len(o.gezien()) != 1 {
			t.Errorf("status %d: got code %q, answer %q after %d messages, want %q", g.status, f.Code, f.Antwoord, len(o.gezien()), g.code)
		}
	}
}

func TestRefusalHalfwayIsHeard(t *testing.T) {
	for naam, cid := range map[string]string{"inline": "", "MTOM": "d@solo"} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			o.eerst = func(w http.ResponseWriter, _ *http.Request) bool {
				c, b, err := http.NewResponseController(w).Hijack()
				if err != nil {
					t.Error(err)
					return true
				}
				_, _ = io.CopyN(io.Discard, b, 1000)
				_, _ = io.WriteString(c, "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
				_ = c.Close()
				return true
			}
			v := groot(t, 20<<20, cid)
			if f := o.fails(v, connectors.Geweigerd); f.Code != "te-groot" {
				t.Errorf("got code %q, want te-groot", f.Code)
			}
		})
	}
}

func TestCase44RedirectsAreNotFollowed(t *testing.T) {
	var elders atomic.Int64
	ander := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elders.Add(1) }))
	defer ander.Close()
	for _, s := range []int{301, 302, 307, 308} {
		for _, v := range []soap.Verzoek{lk01(), lv01(), met([]byte("inhoud"), "")} {
			o := opstellen(t)
			o.cfg.Basic = &soap.Login{Gebruiker: "Kanarie", Wachtwoord: geheim}
			o.antwoord = func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, ander.URL+"/elders?bsn="+testBSN, s)
			}
			if f := o.fails(v, connectors.Toegang); f.Code != "doorverwijzing" {
				t.Errorf("status %d: got code %q, want doorverwijzing", s, f.Code)
			}
			o.voortaan(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/zelfde", s) })
			o.fails(v, connectors.Toegang)
		}
	}
	if n := elders.Load(); n > 0 {
		t.Errorf("the other host got %d requests", n)
	}
}

func TestContentThatIsNotWholeIsNeverSentAsWhole(t *testing.T) {
	for naam, zet := range map[string]func(*soap.Verzoek){
		"korter":      func(v *soap.Verzoek) { v.Grootte++ },
		"langer":      func(v *soap.Verzoek) { v.Grootte-- },
		"andere hash": func(v *soap.Verzoek) { v.SHA256 = strings.Repeat("0", 64) },
		"niet te lezen": func(v *soap.Verzoek) {
			v.Inhoud = func(context.Context) (io.ReadCloser, error) { return nil, errors.New("weg") }
		},
	} {
		for _, cid := range []string{"", "d@solo"} {
			o := opstellen(t)
			v := met([]byte(strings.Repeat("x", 100_000)), cid)
			zet(&v)
			f := o.fails(v, connectors.Geweigerd)
			if f.Code != "inhoud" || len(o.gezien()) > 0 {
				t.Errorf("%s: got code %q and %d whole messages, want inhoud and none", naam, f.Code, len(o.gezien()))
			}
		}
	}
}
