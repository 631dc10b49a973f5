package stuf_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"solo/zaak"
)

// nullen is content that is never in memory.
type nullen struct{ n int64 }

func (z nullen) Open(_ context.Context, _ string, vanaf int64) (io.ReadCloser, error) {
	if vanaf > z.n {
		return nil, errors.New("voorbij het einde")
	}
	return io.NopCloser(io.LimitReader(zero{}, z.n-vanaf)), nil
}

type zero struct{}

func (zero) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// peak measures the heap until stop is called.
func peak() (stop func() uint64) {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	begin, hoogste := m.HeapAlloc, atomic.Uint64{}
	klaar, weg := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(weg)
		tik := time.NewTicker(5 * time.Millisecond)
		defer tik.Stop()
		for {
			select {
			case <-klaar:
				return
			case <-tik.C:
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				hoogste.Store(max(hoogste.Load(), m.HeapAlloc))
			}
		}
	}()
	return func() uint64 {
		close(klaar)
		<-weg
		return max(hoogste.Load(), begin) - begin
	}
}

func TestCase08MemoryDoesNotGrowWithTheDocument(t *testing.T) {
	const grootte, grens = 200 << 20, 8 << 20
	if testing.Short() {
		t.Skip("500 MB over the line")
	}
	for _, inhoud := range []string{"inline", "mtom"} {
		t.Run(inhoud, func(t *testing.T) {
			s := opstellen(t, map[string]string{"inhoud": inhoud})
			s.opdr.Inhoud = nullen{grootte}
			s.opdr.Zaak.Documenten = []zaak.Document{{Sleutel: "D01", Type: "Overige", Titel: "groot", Bestandsnaam: "groot.bin", Inhoud: "x", Grootte: grootte}}
			var bytes int64
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if !strings.Contains(r.Header.Get("SOAPAction"), "voegZaakdocumentToe") {
					s.o.ServeHTTP(w, r)
					return
				}
				bytes = r.ContentLength
				begin, _ := io.ReadAll(io.LimitReader(r.Body, 8<<10))
				_, _ = io.Copy(io.Discard, r.Body)
				r.Body = io.NopCloser(strings.NewReader(string(begin)))
				s.o.ServeHTTP(w, r)
			}))
			t.Cleanup(srv.Close)
			s.at(srv.URL)
			s.o.tussen = func(w http.ResponseWriter, b ontvangen) bool {
				if b.dienst != "voegZaakdocumentToe" {
					return false
				}
				s.o.zaken[zaakNr].documenten[zaakNr+"-D01"]++
				reply(w, http.StatusOK, bv03(b.ref))
				return true
			}
			stop := peak()
			s.must()
			n := stop()
			t.Logf("the heap grew by %d kB at most", n>>10)
			if n > grens || bytes < grootte {
				t.Errorf("the heap grew by %d MB over %d bytes, want at most %d MB", n>>20, bytes, grens>>20)
			}
		})
	}
}
