package zgw_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/sandbox"
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

func TestCase22MemoryDoesNotGrowWithTheDocument(t *testing.T) {
	const grootte, grens = 200 << 20, 8 << 20
	if testing.Short() {
		t.Skip("400 MB over the line")
	}
	for naam, inline := range map[string]int64{"inline": 1 << 30, "bestandsdelen": 1 << 20} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t, func(c *sandbox.Config, i *zgw.Instellingen) { c.DeelGrootte, i.InlineTot = 50<<20, inline })
			o.opdr.Inhoud = nullen{grootte}
			o.opdr.Zaak.Documenten = []zaak.Document{{Sleutel: "D01", Type: "Overige", Titel: "groot", Bestandsnaam: "groot.bin", Inhoud: "x", Grootte: grootte}}
			stop := peak()
			o.must()
			n := stop()
			t.Logf("the heap grew by %d kB at most", n>>10)
			if n > grens {
				t.Errorf("the heap grew by %d MB, want at most %d", n>>20, grens>>20)
			}
		})
	}
}

func TestEndlessListStaysWithinOneBudget(t *testing.T) {
	for naam, rij := range map[string]string{"large": `{"url":"` + strings.Repeat("x", 1<<20) + `"}`, "small": "{}" + strings.Repeat(",{}", 20_000)} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			var bytes, nr int
			o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
				if r.Method != http.MethodGet || !strings.HasSuffix(r.URL.Path, "/rollen") {
					door.ServeHTTP(w, r)
					return
				}
				nr++
				n, _ := fmt.Fprintf(w, `{"next":"http://x/?page=%d","results":[%s]}`, nr, rij)
				bytes += n
			}
			if f := o.fails(connectors.Geweigerd); f.Code != "te-veel" || bytes > 18<<20 || nr > 18 {
				t.Errorf("got code %q after %d pages and %d MB, want te-veel within 18", f.Code, nr, bytes>>20)
			}
		})
	}
}
