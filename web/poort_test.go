package web_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"solo/web"
)

// bladen serves pages over pipes, in made-up time.
func bladen(t *testing.T, h http.HandlerFunc, f func(*draden)) {
	synctest.Test(t, func(t *testing.T) {
		d := newDraden()
		ctx, stop := context.WithCancel(t.Context())
		klaar := make(chan error)
		go func() { klaar <- web.Voordeur{Handler: h, Log: slog.New(slog.DiscardHandler)}.Serve(ctx, d) }()
		f(d)
		stop()
		if err := <-klaar; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
}

func formulier(soort string, lengte int) string {
	return fmt.Sprintf("POST / HTTP/1.1\r\nHost: solo\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", soort, lengte)
}

func TestPagesDoNotWaitForWhoIsSilent(t *testing.T) {
	for naam, begin := range map[string]string{
		"headers": "GET / HTTP/1.1\r\nHost: so",
		"a form":  formulier("application/x-www-form-urlencoded", 100) + "a=",
		"a file":  formulier("multipart/form-data; boundary=x", 100) + "--x",
		"no end":  "GET / HTTP/1.1\r\nHost: solo\r\nA: " + strings.Repeat("a", 40_000),
	} {
		t.Run(naam, func(t *testing.T) {
			bladen(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }, func(d *draden) {
				c, toen := d.dial(), time.Now()
				defer c.Close()
				go func() { _, _ = io.WriteString(c, begin) }()
				_, _ = io.Copy(io.Discard, c)
				if duur := time.Since(toen); duur > 100*time.Second {
					t.Errorf("it took %v", duur)
				}
			})
		})
	}
}

// gestaag reads or writes at a steady pace: over ten minutes for the whole.
func gestaag(t *testing.T, c net.Conn, lees bool) (n int) {
	for range 100 {
		stuk := make([]byte, 120_000)
		var m int
		var err error
		if lees {
			m, err = io.ReadFull(c, stuk)
		} else {
			m, err = c.Write(stuk)
		}
		if n += m; err != nil {
			t.Fatalf("broken off after %d bytes: %v", n, err)
		}
		time.Sleep(6 * time.Second)
	}
	return n
}

func TestPagesHearOutWhoGoesOn(t *testing.T) {
	const veel = 100 * 120_000
	var kreeg int64
	bladen(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			kreeg, _ = io.Copy(io.Discard, r.Body)
			return
		}
		for range 1000 {
			if _, err := w.Write(make([]byte, veel/1000)); err != nil {
				return
			}
		}
	}, func(d *draden) {
		c := d.dial()
		_, _ = io.WriteString(c, formulier("multipart/form-data; boundary=x", veel))
		gestaag(t, c, false)
		if got := antwoord(t, c); got != http.StatusOK || kreeg != veel {
			t.Errorf("sending: got %d with %d bytes, want 200 with all", got, kreeg)
		}
		c.Close()
		c = d.dial()
		_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: solo\r\n\r\n")
		gestaag(t, c, true)
		c.Close()
	})
}

func TestPagesStopWhenTheLastHandlerHasEnded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, af := newDraden(), false
		ctx, stop := context.WithCancel(t.Context())
		klaar := make(chan error)
		h := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			<-r.Context().Done()
			time.Sleep(time.Second) // what it must still write
			af = true
		})
		go func() { klaar <- web.Voordeur{Handler: h, Log: slog.New(slog.DiscardHandler)}.Serve(ctx, d) }()
		c := d.dial()
		defer c.Close()
		_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: solo\r\n\r\n")
		synctest.Wait()
		stop()
		if err := <-klaar; err != nil || !af {
			t.Errorf("got %v with a handler under way: %v", err, !af)
		}
		synctest.Wait()
	})
}

// A proxy brings everybody from one address.
func TestAProxyIsNotCountedAsOneVisitor(t *testing.T) {
	for proxy, want := range map[bool]int{true: 200, false: 128} {
		synctest.Test(t, func(t *testing.T) {
			d := newDraden()
			ctx, stop := context.WithCancel(t.Context())
			klaar := make(chan error)
			v := web.Voordeur{Handler: http.NotFoundHandler(), AchterProxy: proxy, Log: slog.New(slog.DiscardHandler)}
			go func() { klaar <- v.Serve(ctx, d) }()
			binnen := 0
			for range 200 {
				c := d.dialFrom("203.0.113.7")
				defer c.Close()
				if gezond(c, "") != "" {
					binnen++
				}
			}
			if binnen != want {
				t.Errorf("behind a proxy %v: %d come in, want %d", proxy, binnen, want)
			}
			stop()
			if err := <-klaar; err != nil {
				t.Errorf("Serve: %v", err)
			}
		})
	}
}

// TestPagesDoNotLearnWhoHungUp: a page logs the error with which an answer or a file broke
// off, and the log holds no address of a person.
func TestPagesDoNotLearnWhoHungUp(t *testing.T) {
	fouten := make(chan error, 1)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, err := io.Copy(io.Discard, r.Body)
		for err == nil {
			_, err = w.Write(make([]byte, 1<<20))
		}
		fouten <- err
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	klaar := make(chan error)
	go func() { klaar <- web.Voordeur{Handler: h, Log: slog.New(slog.DiscardHandler)}.Serve(ctx, l) }()
	for naam, vraag := range map[string]string{
		"an answer": "GET / HTTP/1.1\r\nHost: solo\r\n\r\n",
		"a form":    formulier("application/x-www-form-urlencoded", 100) + "a=",
		"a file":    formulier("multipart/form-data; boundary=x", 100) + "--x",
	} {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(c, vraag)
		if naam == "an answer" {
			_, _ = io.ReadFull(c, make([]byte, 100))
		}
		_ = c.(*net.TCPConn).SetLinger(0) // gone at once, and not with a word
		_ = c.Close()
		if err := <-fouten; strings.Contains(err.Error(), "127.0.0.1") {
			t.Errorf("%s: got %v, want it without an address", naam, err)
		}
	}
	stop()
	if err := <-klaar; err != nil {
		t.Errorf("Serve: %v", err)
	}
}
