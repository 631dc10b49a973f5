package web_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"solo/intake"
	"solo/store"
	"solo/web"
)

// draden is a listener without a network, so that time can be made up.
type draden struct {
	in   chan net.Conn
	dood chan struct{}
	een  sync.Once
}

func newDraden() *draden { return &draden{in: make(chan net.Conn), dood: make(chan struct{})} }

func (d *draden) Accept() (net.Conn, error) {
	select {
	case c := <-d.in:
		return c, nil
	case <-d.dood:
		return nil, net.ErrClosed
	}
}

func (d *draden) Close() error {
	d.een.Do(func() { close(d.dood) })
	return nil
}

func (d *draden) Addr() net.Addr { return &net.UnixAddr{} }

func (d *draden) dial() net.Conn {
	hier, daar := net.Pipe()
	d.in <- daar
	return hier
}

// lezer takes everything in without keeping it, as long as it comes.
type lezer struct {
	verbs
	gelezen chan error
	proef   time.Duration // how long a rehearsal takes
}

func (l *lezer) Rehearse(ctx context.Context, _ store.Filter) (*store.Proef, error) {
	select {
	case <-time.After(l.proef):
		return &store.Proef{}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (l *lezer) Submit(_ context.Context, _ []byte, open intake.Open) (intake.Ontvangen, error) {
	r, err := open("")
	if err == nil {
		_, err = io.Copy(io.Discard, r)
	}
	l.gelezen <- err
	return intake.Ontvangen{ID: "0K3Q-8V2M-7XTR-9B1C"}, err
}

// inBubble serves a lezer over pipes, in made-up time.
func inBubble(t *testing.T, f func(*draden, *lezer)) {
	synctest.Test(t, func(t *testing.T) {
		l := &lezer{gelezen: make(chan error, 1)}
		s := &web.Server{Verbs: l, Grenzen: grenzen(), Toegang: toegang(), Log: slog.New(slog.DiscardHandler), Now: time.Now}
		d := newDraden()
		ctx, stop := context.WithCancel(t.Context())
		klaar := make(chan error)
		go func() { klaar <- s.Serve(ctx, d) }()
		f(d, l)
		stop()
		if err := <-klaar; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
}

func kop(soort string, lengte int) string {
	return fmt.Sprintf("POST /api/v1/aanvragen HTTP/1.1\r\nHost: solo\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", tokenLoket, soort, lengte)
}

func antwoord(t *testing.T, c net.Conn) int {
	t.Helper()
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode
}

func TestSilentClientLosesItsPlace(t *testing.T) {
	soort, body := newInzending(t, 1, 60_000).body(t)
	inBubble(t, func(d *draden, l *lezer) {
		c, begin := d.dial(), time.Now()
		defer c.Close()
		_, _ = io.WriteString(c, kop(soort, len(body))+string(body[:len(body)/2]))
		if got := antwoord(t, c); got != http.StatusRequestTimeout {
			t.Errorf("got %d, want 408", got)
		}
		if duur := time.Since(begin); duur > 40*time.Second {
			t.Errorf("it took %v", duur)
		}
		if err := <-l.gelezen; err == nil {
			t.Error("half an attachment was taken for a whole")
		}
	})
}

func TestByteASecondIsTooSlow(t *testing.T) {
	soort, body := newInzending(t, 1, 60_000).body(t)
	inBubble(t, func(d *draden, l *lezer) {
		c, begin := d.dial(), time.Now()
		_, _ = io.WriteString(c, kop(soort, len(body))+string(body[:len(body)/2]))
		var druppels sync.WaitGroup
		defer druppels.Wait()
		defer c.Close()
		druppels.Go(func() {
			for _, b := range body[len(body)/2:] {
				if _, err := c.Write([]byte{b}); err != nil {
					return
				}
				time.Sleep(time.Second)
			}
		})
		if got := antwoord(t, c); got != http.StatusRequestTimeout {
			t.Errorf("got %d, want 408", got)
		}
		if duur := time.Since(begin); duur > 40*time.Second {
			t.Errorf("it took %v", duur)
		}
		<-l.gelezen
	})
}

// Who keeps going may take as long as it takes: ten times the patience for silence.
func TestSteadyClientIsHeardOut(t *testing.T) {
	soort, body := newInzending(t, 1, 600_000).body(t)
	inBubble(t, func(d *draden, l *lezer) {
		c := d.dial()
		_, _ = io.WriteString(c, kop(soort, len(body)))
		var stukken sync.WaitGroup
		defer stukken.Wait()
		defer c.Close()
		stukken.Go(func() {
			for stuk := range slices.Chunk(body, 20_000) {
				_, _ = c.Write(stuk)
				time.Sleep(time.Second)
			}
		})
		if got := antwoord(t, c); got != http.StatusCreated {
			t.Errorf("got %d, want 201", got)
		}
		if err := <-l.gelezen; err != nil {
			t.Error(err)
		}
	})
}

func TestHeadersThatDoNotComeEnd(t *testing.T) {
	inBubble(t, func(d *draden, _ *lezer) {
		c, begin := d.dial(), time.Now()
		defer c.Close()
		_, _ = io.WriteString(c, "POST /api/v1/aanvragen HTTP/1.1\r\nHost: so")
		_, err := io.Copy(io.Discard, c)
		if duur := time.Since(begin); duur > 15*time.Second {
			t.Errorf("it took %v, %v", duur, err)
		}
	})
}

// Stopping hears out who is nearly done, and cuts off who is not.
func TestStopCutsOffAnUploadThatDoesNotEnd(t *testing.T) {
	soort, body := newInzending(t, 1, 60_000).body(t)
	inBubble(t, func(d *draden, l *lezer) {
		c := d.dial()
		_, _ = io.WriteString(c, kop(soort, len(body))+string(body[:len(body)/2]))
		go func() {
			if err := <-l.gelezen; err == nil {
				t.Error("half an attachment was taken for a whole")
			}
			c.Close()
		}()
	})
}

func TestBrokenClientLeavesNothing(t *testing.T) {
	h := newHuis(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	klaar := make(chan error)
	go func() { klaar <- h.Serve(ctx, l) }()
	soort, body := newInzending(t, 3, 300_000).body(t)
	for _, deel := range []int{10, len(body) / 3, len(body) / 2, len(body) - 10} {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(c, kop(soort, len(body))+string(body[:deel])); err != nil {
			t.Fatal(err)
		}
		c.Close()
	}
	stop()
	if err := <-klaar; err != nil && !errors.Is(err, http.ErrServerClosed) {
		t.Error(err)
	}
	h.checkEmpty(t)
	if !strings.Contains(h.log.String(), `"code":"verzoek"`) {
		t.Errorf("the log tells nothing of it: %s", h.log)
	}
}
