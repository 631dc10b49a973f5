package stuf_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/dossier"
)

// poort counts the messages that are under way at once.
type poort struct {
	onder    http.RoundTripper
	mu       sync.Mutex
	nu, ooit int
	wacht    time.Duration
}

func (p *poort) RoundTrip(r *http.Request) (*http.Response, error) {
	if leest(r) {
		return p.onder.RoundTrip(r)
	}
	p.mu.Lock()
	p.nu++
	p.ooit = max(p.ooit, p.nu)
	p.mu.Unlock()
	defer func() { p.mu.Lock(); p.nu--; p.mu.Unlock() }()
	time.Sleep(p.wacht) // of synctest's clock
	return p.onder.RoundTrip(r)
}

// direct calls the receiver without a network, so that synctest sees everyone wait.
type direct struct{ o *ontvanger }

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	w := &opname{kop: http.Header{}}
	for naam, v := range maps.Clone(r.Header) {
		r.Header.Set(naam, v[0]) // as the network spells it
	}
	d.o.ServeHTTP(w, r)
	return w.result(r), nil
}

func TestWithoutDubbelcontroleOneMessageIsUnderWay(t *testing.T) {
	for dubbel, want := range map[string]int{"nee": 1, "ja": 3} {
		t.Run("dubbelcontrole "+dubbel, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, p := opstellenZonderNet(t, dubbel, time.Second)
				c := s.connector()
				var wg sync.WaitGroup
				for i := range 3 {
					o := s.opdr
					o.Dossier = dossier.ID(fmt.Sprintf("0K3Q-8V2M-7XTR-9B1%d", i))
					wg.Go(func() {
						if _, err := c.Deliver(t.Context(), o, gedeeld{conntest.NewGeheugen(s.klok, bezinken), s.journal}); err != nil {
							t.Error(err)
						}
					})
				}
				wg.Wait()
				if p.ooit != want {
					t.Errorf("got %d messages at once, want %d", p.ooit, want)
				}
				if dubbel == "ja" {
					return
				}
				vorige := ""
				for _, b := range s.o.gezien {
					if b.dienst == "creeerZaak" || b.dienst == "voegZaakdocumentToe" {
						if b.tijdstip <= vorige {
							t.Errorf("got %s after %s, want them in the order of sending", b.tijdstip, vorige)
						}
						vorige = b.tijdstip
					}
				}
			})
		})
	}
}

func TestWaitingForATurnEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := opstellenZonderNet(t, "nee", time.Hour)
		c := s.connector()
		ctx, stop := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() { _, _ = c.Deliver(ctx, s.opdr, s.journal) })
		synctest.Wait()
		kort, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		ander := conntest.NewGeheugen(s.klok, bezinken)
		_, err := c.Deliver(kort, s.opdr, ander)
		if b, _ := ander.Read(t.Context(), "zaak geheel"); !errors.Is(err, context.DeadlineExceeded) || b.Toestand != connectors.Nieuw {
			t.Errorf("got %v and %+v, want the end of the context and nothing intended", err, b)
		}
		stop()
		wg.Wait()
	})
}

func opstellenZonderNet(t *testing.T, dubbel string, wacht time.Duration) (*opstelling, *poort) {
	s := zonderServer(t, map[string]string{"dubbelcontrole": dubbel})
	p := &poort{onder: direct{s.o}, wacht: wacht}
	s.inst.Wachttijd = 24 * time.Hour
	s.inst.Transport = func(http.RoundTripper) http.RoundTripper { return p }
	return s, p
}
