package web_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"solo/bediening"
	"solo/store"
	"solo/web"
)

// talmer is a store that answers a list when it may, and counts who asks.
type talmer struct {
	bediening.Verbs
	vraagt chan struct{}
	mag    chan struct{}
}

func (v *talmer) List(ctx context.Context, _ store.Filter) ([]store.Regel, error) {
	v.vraagt <- struct{}{}
	<-v.mag
	return nil, nil
}

func TestWhoReadsTooMuchWaitsAndTakesNothingFromOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := &talmer{vraagt: make(chan struct{}, 100), mag: make(chan struct{})}
		h := (&web.Server{Verbs: v, Toegang: toegang(), Log: slog.New(slog.DiscardHandler), Now: time.Now}).Handler()
		codes := make(chan int, 100)
		ask := func(token string) {
			go func() {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, met("GET", "/api/v1/leveringen", token, ""))
				codes <- w.Code
			}()
		}
		for range 20 {
			ask(tokenLoket)
		}
		synctest.Wait()
		if n := len(v.vraagt); n != 2 {
			t.Errorf("one token reads %d at once, want 2", n)
		}
		for range 20 {
			ask(tokenAnder)
		}
		synctest.Wait()
		if n := len(v.vraagt); n != 3 {
			t.Errorf("all together read %d at once, want 3", n)
		}
		time.Sleep(11 * time.Second)
		synctest.Wait()
		for range 37 {
			if code := <-codes; code != http.StatusTooManyRequests {
				t.Errorf("who waited for ten seconds: got %d, want 429", code)
			}
		}
		close(v.mag)
		for range 3 {
			if code := <-codes; code != http.StatusOK {
				t.Errorf("who had a place: got %d", code)
			}
		}
		ask(tokenBeheer)
		if code := <-codes; code != http.StatusOK {
			t.Errorf("afterwards: got %d", code)
		}
	})
}

// vanaf is a connection from an address of our choice.
type vanaf struct {
	net.Conn
	ip string
}

func (v vanaf) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.ParseIP(v.ip), Port: 4242} }

func (d *draden) dialFrom(ip string) net.Conn {
	hier, daar := net.Pipe()
	d.in <- vanaf{daar, ip}
	return hier
}

// gezond asks whether SOLO lives; empty when the door is closed.
func gezond(c net.Conn, token string) string {
	kop := ""
	if token != "" {
		kop = "Authorization: Bearer " + token + "\r\n"
	}
	if _, err := io.WriteString(c, "GET /api/v1/leveringen HTTP/1.1\r\nHost: solo\r\n"+kop+"\r\n"); err != nil {
		return ""
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return ""
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	if resp.Close {
		return "close"
	}
	return "open"
}

func TestOneAddressDoesNotKeepTheDoorShut(t *testing.T) {
	for naam, c := range map[string]struct{ vol, zelfde, ander string }{
		"IPv4": {"203.0.113.7", "203.0.113.7", "203.0.113.8"},
		"IPv6": {"2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"},
	} {
		t.Run(naam, func(t *testing.T) {
			inBubble(t, func(d *draden, _ *lezer) {
				var cs []net.Conn
				for range 128 {
					cs = append(cs, d.dialFrom(c.vol))
				}
				defer func() {
					for _, c := range cs {
						c.Close()
					}
				}()
				if got := gezond(d.dialFrom(c.zelfde), ""); got != "" {
					t.Errorf("one more: %q, want it closed", got)
				}
				for _, ip := range []string{c.ander, "127.0.0.1"} {
					if got := gezond(d.dialFrom(ip), ""); got == "" {
						t.Errorf("%s is shut out", ip)
					}
				}
				time.Sleep(15 * time.Second) // they say nothing: their places come free
				if got := gezond(d.dialFrom(c.zelfde), ""); got == "" {
					t.Error("still shut out when they have gone")
				}
			})
		})
	}
}

func TestWhoShowsNoTokenLeavesAfterTheAnswer(t *testing.T) {
	inBubble(t, func(d *draden, l *lezer) {
		if got := gezond(d.dial(), ""); got != "close" {
			t.Errorf("without a token: %q", got)
		}
		l.fout = store.ErrOpslag
		if got := gezond(d.dial(), tokenLoket); got != "open" {
			t.Errorf("with a token: %q", got)
		}
	})
}

// paniek is a program that is wrong.
type paniek struct{ bediening.Verbs }

func (paniek) List(context.Context, store.Filter) ([]store.Regel, error) { panic("Kanarievogel") }

func TestAPanicIsAnAnswerAndTheLogTellsWhere(t *testing.T) {
	h := newHuis(t)
	h.Server.Verbs = paniek{}
	if p := asProbleem(t, h.ask(met("GET", "/api/v1/leveringen", tokenLoket, ""))); p.Code != "fout" {
		t.Errorf("got %+v", p)
	}
	if s := h.log.String(); !strings.Contains(s, "paniek.List:") || strings.Contains(s, "Kanarie") {
		t.Errorf("want the place and not the value in %s", s)
	}
}

func TestReadinessIsLoggedWhenItChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var fout error
		log := &regels{}
		h := (&web.Server{Toegang: toegang(), Klaar: func(context.Context) error { return fout }, Log: slog.New(slog.NewTextHandler(log, nil)), Now: time.Now}).Handler()
		ask := func(want int) {
			t.Helper()
			for range 5 {
				time.Sleep(6 * time.Second)
				w := httptest.NewRecorder()
				if h.ServeHTTP(w, met("GET", "/klaar", "", "")); w.Code != want {
					t.Errorf("got %d, want %d", w.Code, want)
				}
			}
		}
		ask(200)
		fout = errors.New("vol")
		ask(503)
		fout = nil
		ask(200)
		if s := log.String(); strings.Count(s, "solo is niet klaar") != 1 || strings.Count(s, "solo is weer klaar") != 1 {
			t.Errorf("want one line at each change in %s", s)
		}
	})
}
