package verbinding_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"solo/connectors"
	"solo/connectors/verbinding"
)

// roep makes one call over a fresh client and reads the answer.
func roep(t *testing.T, adres string, p *verbinding.Poging) (*http.Response, error) {
	t.Helper()
	tr := verbinding.NewTransport(nil, time.Second)
	defer tr.CloseIdleConnections()
	r, err := http.NewRequestWithContext(p.In(t.Context()), http.MethodPost, adres, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := verbinding.NewClient(tr, time.Millisecond, time.Now).Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	_, err = verbinding.ReadAll(resp.Body, 1000)
	return resp, err
}

// teller answers with the given statuses, one after the other; 0 hangs up.
func teller(t *testing.T, statussen ...int) (adres string, keren *atomic.Int64) {
	t.Helper()
	keren = &atomic.Int64{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		s := statussen[min(int(keren.Add(1)), len(statussen))-1]
		if s == 0 {
			panic(http.ErrAbortHandler)
		}
		if s == http.StatusTooManyRequests {
			w.Header().Set("Retry-After", "0")
		}
		w.WriteHeader(s)
	}))
	srv.Config.ErrorLog = nil
	t.Cleanup(srv.Close)
	return srv.URL, keren
}

func altijd(int) bool { return true }

func TestOnlyWhatIsHarmlessIsSentAgain(t *testing.T) {
	for _, g := range []struct {
		naam      string
		statussen []int
		herhaal   func(int) bool
		keren     int64
	}{
		{"503 met gevolgen", []int{503, 200}, nil, 1},
		{"503 zonder gevolgen", []int{503, 503, 200}, altijd, 3},
		{"503 die niet helpt", []int{503, 200}, func(s int) bool { return s == 502 }, 1},
		{"400", []int{400, 200}, altijd, 1},
		{"weg met gevolgen", []int{0, 200}, nil, 1},
		{"weg zonder gevolgen", []int{0, 200}, altijd, 2},
		{"429 met gevolgen", []int{429, 200}, nil, 2},
	} {
		t.Run(g.naam, func(t *testing.T) {
			adres, keren := teller(t, g.statussen...)
			_, _ = roep(t, adres, &verbinding.Poging{Herhaal: g.herhaal})
			if n := keren.Load(); n != g.keren {
				t.Errorf("got %d requests, want %d", n, g.keren)
			}
		})
	}
}

func TestEveryTryIsMadeAfresh(t *testing.T) {
	var got []string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		got = append(got, fmt.Sprint(r.Header.Get("Token"), " ", r.Header.Get("Content-Type"), " ", r.ContentLength, " ", string(b)))
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	defer srv.Close()
	nr := 0
	p := &verbinding.Poging{Herhaal: altijd, Kop: func(h http.Header) error { nr++; h.Set("Token", fmt.Sprint(nr)); return nil }}
	p.Body = func() (*verbinding.Stroom, error) {
		return &verbinding.Stroom{Kop: "<", Staart: ">", Soort: "text/plain", Inhoud: 4,
			Open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("abcd")), nil }}, nil
	}
	_, _ = roep(t, srv.URL, p)
	if want := "[1 text/plain 6 <abcd> 2 text/plain 6 <abcd> 3 text/plain 6 <abcd>]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestWhatWasNotSentIsUndone(t *testing.T) {
	dicht := httptest.NewServer(nil)
	dicht.Close()
	weg, _ := teller(t, 0)
	klaar, stop := context.WithCancel(t.Context())
	stop()
	for _, g := range []struct {
		naam, adres string
		p           *verbinding.Poging
		ctx         context.Context
		want        connectors.Klasse // "" = the end of ctx
	}{
		{"dicht", dicht.URL, &verbinding.Poging{}, t.Context(), connectors.Tijdelijk},
		{"dicht, en de vrager is weg", dicht.URL, &verbinding.Poging{}, klaar, connectors.Tijdelijk},
		{"weg", weg, &verbinding.Poging{}, t.Context(), connectors.Onzeker},
		{"weg, herhaalbaar", weg, &verbinding.Poging{Herhaal: altijd}, t.Context(), connectors.Onzeker},
		{"weg, leest", weg, &verbinding.Poging{Herhaal: altijd, Leest: true}, t.Context(), connectors.Tijdelijk},
		{"weg, en de vrager ook", weg, &verbinding.Poging{}, klaar, ""},
	} {
		t.Run(g.naam, func(t *testing.T) {
			_, err := roep(t, g.adres, g.p)
			if err == nil {
				t.Fatal("got no error")
			}
			got := g.p.Fout(g.ctx, "zaak", "zs.example", err)
			var f *connectors.Fout
			switch errors.As(got, &f) {
			case true:
				if f.Klasse != g.want || f.Stap != "zaak" || f.Melding == "" {
					t.Errorf("got %v, want class %s", got, g.want)
				}
			default:
				if g.want != "" || !errors.Is(got, context.Canceled) {
					t.Errorf("got %v, want class %q", got, g.want)
				}
			}
		})
	}
}

// TestAlertCountsAsUndoneOnlyWhereItProvesSomething: a server that falls over may send
// an alert too, and on a connection that was used before nothing is certain.
func TestAlertCountsAsUndoneOnlyWhereItProvesSomething(t *testing.T) {
	alert := func(tekst string) error { return &net.OpError{Op: "remote error", Err: errors.New(tekst)} }
	for _, g := range []struct {
		naam    string
		err     error
		herhaal func(int) bool
		want    connectors.Klasse
	}{
		{"certificaat nodig", alert("tls: certificate required"), nil, connectors.Toegang},
		{"omgevallen", alert("tls: internal error"), nil, connectors.Onzeker},
		{"omgevallen bij een vraag", alert("tls: internal error"), altijd, connectors.Toegang},
	} {
		t.Run(g.naam, func(t *testing.T) {
			adres, _ := teller(t, 200)
			p := &verbinding.Poging{Herhaal: g.herhaal}
			if _, err := roep(t, adres, p); err != nil {
				t.Fatal(err)
			}
			var f *connectors.Fout
			if err := p.Fout(t.Context(), "zaak", "zs.example", g.err); !errors.As(err, &f) || f.Klasse != g.want {
				t.Errorf("got %v, want class %s", err, g.want)
			}
		})
	}
}

func TestRetryAfterIsRead(t *testing.T) {
	nu := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	for in, want := range map[string]time.Duration{
		"":                              -1,
		"onzin":                         -1,
		"0":                             0,
		"-5":                            0,
		"120":                           2 * time.Minute,
		"9223372036854775807":           5 * 365 * 24 * time.Hour,
		"Sat, 21 Nov 2026 10:00:30 GMT": 30 * time.Second,
		"Fri, 20 Nov 2026 10:00:30 GMT": 0,
		"Fri, 31 Dec 9999 23:59:59 GMT": 5 * 365 * 24 * time.Hour,
	} {
		got, ok := verbinding.RetryAfter(http.Header{"Retry-After": {in}}, nu)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("Retry-After %q: got %s, want %s", in, got, want)
		}
	}
}

func TestTermijnGrowsWithTheSize(t *testing.T) {
	if got := verbinding.Termijn(30*time.Second, 0); got != time.Minute {
		t.Errorf("got %s without content, want a minute", got)
	}
	if got, want := verbinding.Termijn(30*time.Second, 200<<20), time.Minute+2*6400*time.Second; got != want {
		t.Errorf("got %s for 200 MB, want %s", got, want)
	}
}

func TestBase64IsThatOfTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := bytes.Repeat(rapid.SliceOf(rapid.Byte()).Draw(t, "b"), rapid.IntRange(1, 2000).Draw(t, "keer"))
		got, err := io.ReadAll(verbinding.Base64(verbinding.Exact(io.NopCloser(bytes.NewReader(b)), int64(len(b)), "")))
		if want := base64.StdEncoding.EncodeToString(b); err != nil || string(got) != want || verbinding.Base64Lengte(int64(len(b))) != int64(len(want)) {
			t.Errorf("%d bytes: got %d, %v, want %d", len(b), len(got), err, len(want))
		}
	})
}

func TestExactGivesAllOrAnError(t *testing.T) {
	const hallo = "d3751d33f9cd5049c4af2b462735457e4d3baf130bcbb87f389e349fbaeb20b9" // of "hallo"
	for _, g := range []struct {
		naam string
		r    io.ReadCloser
		ok   bool
	}{
		{"precies", verbinding.Exact(io.NopCloser(strings.NewReader("hallo")), 5, ""), true},
		{"met hash", verbinding.Exact(io.NopCloser(strings.NewReader("hallo")), 5, strings.ToUpper(hallo)), true},
		{"andere hash", verbinding.Exact(io.NopCloser(strings.NewReader("hallO")), 5, hallo), false},
		{"te kort", verbinding.Exact(io.NopCloser(strings.NewReader("hall")), 5, ""), false},
		{"te lang", verbinding.Exact(io.NopCloser(strings.NewReader("hallo!")), 5, ""), false},
		{"deel", verbinding.Deel(io.NopCloser(strings.NewReader("hallo!")), 5), true},
		{"deel te kort", verbinding.Deel(io.NopCloser(strings.NewReader("hall")), 5), false},
	} {
		b, err := io.ReadAll(g.r)
		var f *verbinding.InhoudFout
		if (err == nil) != g.ok || g.ok && string(b) != "hallo" || !g.ok && !errors.As(err, &f) {
			t.Errorf("%s: got %q, %v", g.naam, b, err)
		}
	}
}

func TestReadAllStopsAtItsBound(t *testing.T) {
	if b, err := verbinding.ReadAll(strings.NewReader("12345"), 5); string(b) != "12345" || err != nil {
		t.Errorf("got %q, %v", b, err)
	}
	if b, err := verbinding.ReadAll(strings.NewReader("123456"), 5); b != nil || !errors.Is(err, verbinding.ErrTeGroot) {
		t.Errorf("got %q, %v, want ErrTeGroot", b, err)
	}
}

func TestRequestWithoutPogingIsRefused(t *testing.T) {
	adres, keren := teller(t, 200)
	c := verbinding.NewClient(http.DefaultTransport, time.Millisecond, time.Now)
	resp, err := c.Get(adres)
	if err == nil {
		_ = resp.Body.Close()
	}
	if err == nil || keren.Load() > 0 {
		t.Errorf("got %v after %d requests, want an error and none", err, keren.Load())
	}
}

func TestServerThatOffersHTTP2IsSpokenToOverOne(t *testing.T) {
	proto := ""
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { proto = r.Proto }))
	srv.EnableHTTP2 = true
	srv.StartTLS()
	defer srv.Close()
	pool := x509.NewCertPool()
	pool.AddCert(srv.Certificate())
	tr := verbinding.NewTransport(&tls.Config{RootCAs: pool}, time.Second)
	defer tr.CloseIdleConnections()
	resp, err := (&http.Client{Transport: tr}).Get(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	if _ = resp.Body.Close(); proto != "HTTP/1.1" {
		t.Errorf("got %s, want HTTP/1.1", proto)
	}
}
