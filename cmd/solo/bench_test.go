package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"solo/bediening"
	"solo/connectors"
	"solo/connectors/conntest"
	"solo/dossier"
	"solo/intake"
	"solo/sandbox"
	"solo/store"
	voorbeelden "solo/testdata/aanvragen"
)

// A proefbank is a SOLO with n made-up case systems on this machine.
type proefbank struct {
	in      *inrichting
	werk    *werk
	folder  string
	eerste  atomic.Int64 // arrival of the first request since it was set to 0, in ns
	servers []*httptest.Server
}

// gemeentenVoor are n municipalities of the demo's kind.
func gemeentenVoor(n int) (uit []demoGemeente) {
	for i := range n {
		uit = append(uit, demoGemeente{Naam: fmt.Sprintf("stad%d", i), Titel: fmt.Sprintf("Stad %d", i),
			Code: dossier.Gemeentecode(fmt.Sprintf("%04d", 1000+i)), RSIN: "999990019"})
	}
	return uit
}

func newProefbank(b *testing.B, n int) *proefbank {
	b.Helper()
	p := &proefbank{folder: b.TempDir()}
	gemeenten := gemeentenVoor(n)
	var handlers []*sandboxhouder
	for i := range gemeenten {
		h := &sandboxhouder{p: p}
		srv := httptest.NewServer(h)
		b.Cleanup(srv.Close)
		handlers, p.servers = append(handlers, h), append(p.servers, srv)
		gemeenten[i].Adres = strings.TrimPrefix(srv.URL, "http://")
	}
	pad, err := writeDemoConfig(p.folder, demoAdressen{}, gemeenten, "2 s", []string{"500 ms"})
	must(b, err)
	for i, g := range gemeenten {
		geheim, err := os.ReadFile(filepath.Join(p.folder, "geheim", g.Naam+".txt"))
		must(b, err)
		s, err := sandbox.New(sandbox.Config{Streng: true, Catalogus: sandbox.StandaardCatalogus(g.RSIN), Clients: map[string]string{"solo": strings.TrimSpace(string(geheim))}})
		must(b, err)
		b.Cleanup(func() { must(b, s.Close()) })
		handlers[i].h = s.Handler()
	}
	p.in, err = loadInrichting(pad)
	must(b, err)
	p.werk, err = openWerk(b.Context(), p.in, slog.New(slog.DiscardHandler))
	must(b, err)
	b.Cleanup(func() { must(b, p.werk.close()) })
	return p
}

// sandboxhouder notes when the first request arrives.
type sandboxhouder struct {
	p *proefbank
	h http.Handler
}

func (s *sandboxhouder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.p.eerste.CompareAndSwap(0, time.Now().UnixNano())
	s.h.ServeHTTP(w, r)
}

// aanvraag is an example for the nth municipality, with a kenmerk of its own.
func aanvraag(b *testing.B, naam string, n, stad int) ([]byte, intake.Open) {
	b.Helper()
	raw, err := fs.ReadFile(voorbeelden.FS(), naam+"/aanvraag.json")
	must(b, err)
	a, err := dossier.Decode(raw)
	must(b, err)
	a.Kenmerk, a.Gemeente = fmt.Sprintf("bench-%d", n), dossier.Gemeentecode(fmt.Sprintf("%04d", 1000+stad))
	raw, err = dossier.Encode(a)
	must(b, err)
	return raw, func(bestand string) (io.ReadCloser, error) { return voorbeelden.FS().Open(naam + "/" + bestand) }
}

// await waits until n deliveries have arrived.
func (p *proefbank) await(b *testing.B, n int) {
	b.Helper()
	tik := time.NewTicker(5 * time.Millisecond)
	defer tik.Stop()
	for range 60_000 {
		<-tik.C // first: at the moment of acceptance nobody else should ask
		regels, err := p.werk.List(b.Context(), store.Filter{Staat: store.Geleverd, Limiet: n})
		must(b, err)
		if len(regels) == n {
			return
		}
	}
	b.Fatalf("not all %d deliveries arrived", n)
}

// run delivers until the returned function is called.
func (p *proefbank) run(b *testing.B) (stop func()) {
	ctx, cancel := context.WithCancel(b.Context())
	klaar := make(chan error, 1)
	go func() { klaar <- p.werk.deliver(ctx) }()
	return func() { cancel(); must(b, <-klaar) }
}

const klein = "16-woonboot-zonder-bijlagen"

// BenchmarkLeveringen compares deliveries per second with those of a program that
// makes the same calls and keeps nothing.
func BenchmarkLeveringen(b *testing.B) {
	const steden, aantal = 8, 160
	for b.Loop() {
		p := newProefbank(b, steden)
		for i := range aantal {
			raw, open := aanvraag(b, klein, i, i%steden)
			_, err := p.werk.Submit(b.Context(), raw, open)
			must(b, err)
		}
		begin := time.Now()
		stop := p.run(b)
		p.await(b, aantal)
		solo := time.Since(begin)
		stop()
		kaal := bareDeliveries(b, steden, aantal)
		b.ReportMetric(float64(aantal)/solo.Seconds(), "solo-leveringen/s")
		b.ReportMetric(float64(aantal)/kaal.Seconds(), "kaal-leveringen/s")
		b.ReportMetric(kaal.Seconds()/solo.Seconds(), "solo/kaal")
		b.ReportMetric(0, "ns/op")
	}
}

// bareDeliveries makes the same calls, four at a time per city, from memory.
func bareDeliveries(b *testing.B, steden, aantal int) time.Duration {
	p := newProefbank(b, steden)
	opdrachten := make([][]connectors.Opdracht, steden)
	for i := range aantal {
		raw, open := aanvraag(b, klein, i, i%steden)
		proef, err := newProef(p.in)
		must(b, err)
		b.Cleanup(func() { must(b, proef.close()) })
		o, _, err := proef.opdracht(b.Context(), fmt.Sprintf("stad%d", i%steden), raw, open)
		must(b, err)
		o.Dossier = dossier.NewID(time.Now())
		opdrachten[i%steden] = append(opdrachten[i%steden], o)
	}
	koppelingen, err := p.in.koppelingen(slog.New(slog.DiscardHandler))
	must(b, err)
	begin := time.Now()
	var wg sync.WaitGroup
	for stad, lijst := range opdrachten {
		werk := make(chan connectors.Opdracht, len(lijst))
		for _, o := range lijst {
			werk <- o
		}
		close(werk)
		for range 4 {
			wg.Go(func() {
				for o := range werk {
					_, err := koppelingen[fmt.Sprintf("stad%d", stad)].Deliver(b.Context(), o, conntest.NewGeheugen(conntest.NewKlok(time.Now()), time.Second))
					must(b, err)
				}
			})
		}
	}
	wg.Wait()
	return time.Since(begin)
}

// BenchmarkEersteByte measures from a durable acceptance to the first byte at the
// case system, as a multiple of one fsync on the same disk.
func BenchmarkEersteByte(b *testing.B) {
	const aantal = 30
	for b.Loop() {
		p := newProefbank(b, 1)
		stop := p.run(b)
		var wacht, schijf []time.Duration
		for i := range aantal {
			raw, open := aanvraag(b, klein, i, 0)
			p.eerste.Store(0)
			_, err := p.werk.Submit(b.Context(), raw, open)
			must(b, err)
			aangenomen := time.Now()
			p.await(b, i+1)
			wacht = append(wacht, time.Duration(p.eerste.Load()-aangenomen.UnixNano()))
			schijf = append(schijf, fsync(b, p.folder)) // in the same minute: a disk has moods
		}
		stop()
		eerste, sync := p50(wacht), p50(schijf)
		b.ReportMetric(float64(eerste.Microseconds())/1000, "ms-tot-eerste-byte")
		b.ReportMetric(float64(sync.Microseconds())/1000, "ms-fsync")
		b.ReportMetric(float64(eerste)/float64(sync), "eerste-byte/fsync")
		b.ReportMetric(0, "ns/op")
	}
}

func p50(d []time.Duration) time.Duration {
	slices.SortFunc(d, cmp.Compare)
	return d[len(d)/2]
}

// fsync is how long it takes to add 4 KiB to a file and have it durable.
func fsync(b *testing.B, folder string) time.Duration {
	f, err := os.OpenFile(filepath.Join(folder, "fsync"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	must(b, err)
	defer f.Close()
	_, err = f.Write(make([]byte, 4096))
	must(b, err)
	begin := time.Now()
	must(b, f.Sync())
	return time.Since(begin)
}

// BenchmarkGroteBijlage measures how much the memory of a running SOLO grows while
// it takes in and delivers an attachment of 200 MB.
func BenchmarkGroteBijlage(b *testing.B) {
	for _, c := range []struct{ naam, inline string }{{"inline", "300 MB"}, {"delen", "10 MB"}} {
		b.Run(c.naam, func(b *testing.B) {
			for b.Loop() {
				before, peak := growth(b, c.inline)
				b.ReportMetric(float64(before)/1024, "MB-ervoor")
				b.ReportMetric(float64(peak-before)/1024, "MB-groei")
				b.ReportMetric(0, "ns/op")
			}
		})
	}
}

// growth runs the real binary. It delivers a small aanvraag first, so that what one
// delivery needs anyway (fonts, definitions) does not count, and returns the resident
// memory then and the highest after it, in kB.
func growth(b *testing.B, inline string) (before, peak int64) {
	p := startBinary(b, func(yaml string) string {
		return strings.ReplaceAll(yaml, "      client_id: solo\n", "      client_id: solo\n      inline_tot: "+inline+"\n")
	})
	c, ok := bediening.Dial(b.Context(), p.socket)
	if !ok {
		b.Fatal("solo does not listen")
	}
	raw, open := aanvraag(b, klein, 0, 0)
	_, err := c.Submit(b.Context(), raw, open)
	must(b, err)
	awaitAt(b, c, 1)
	before = p.memory(b, "VmRSS")
	must(b, os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", p.pid), []byte("5"), 0o200)) // the peak starts anew
	raw, open = largeAanvraag(b)
	_, err = c.Submit(b.Context(), raw, open)
	must(b, err)
	awaitAt(b, c, 2)
	return before, p.memory(b, "VmHWM")
}

// largeAanvraag has an attachment of 200 MB.
func largeAanvraag(b *testing.B) ([]byte, intake.Open) {
	d := &demo{}
	d.groot = 200
	raw, open, err := d.large("01-kapper-regulier/aanvraag.json")
	must(b, err)
	a, err := dossier.Decode(raw)
	must(b, err)
	a.Gemeente = "1000"
	raw, err = dossier.Encode(a)
	must(b, err)
	return raw, open
}

// awaitAt waits until n deliveries have arrived, seen over the socket.
func awaitAt(b *testing.B, c *bediening.Client, n int) {
	b.Helper()
	tik := time.NewTicker(20 * time.Millisecond)
	defer tik.Stop()
	for range 6000 {
		regels, err := c.List(b.Context(), store.Filter{Staat: store.Geleverd})
		must(b, err)
		if len(regels) == n {
			return
		}
		<-tik.C
	}
	b.Fatal("not everything arrived")
}

// BenchmarkStart measures the binary, how soon it takes commands, and what it uses
// when it has nothing to do.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		p := startBinary(b, func(yaml string) string { return yaml })
		kaal := bareStart(b)
		info, err := os.Stat(binary)
		must(b, err)
		b.ReportMetric(float64(p.gereed.Microseconds())/1000, "ms-tot-gereed")
		b.ReportMetric(float64(p.gereed)/float64(kaal), "gereed/solo-versie")
		b.ReportMetric(float64(p.memory(b, "VmRSS"))/1024, "MB-rust")
		b.ReportMetric(float64(info.Size())/(1<<20), "MB-binary")
		b.ReportMetric(0, "ns/op")
	}
}

// bareStart is how long the binary takes to start and do nothing.
func bareStart(b *testing.B) time.Duration {
	begin := time.Now()
	must(b, exec.CommandContext(b.Context(), binary, "versie").Run())
	return time.Since(begin)
}

// binary is what `make build` makes.
const binary = "../../bin/solo"

type proces struct {
	pid    int
	socket string
	gereed time.Duration
}

// startBinary runs `solo start` against one sandbox in this process.
func startBinary(b *testing.B, edit func(string) string) *proces {
	b.Helper()
	if _, err := os.Stat(binary); errors.Is(err, fs.ErrNotExist) {
		b.Skip("there is no bin/solo: run make bench")
	}
	p := newProefbank(b, 1)
	pad := filepath.Join(p.folder, "solo.yaml")
	raw, err := os.ReadFile(pad)
	must(b, err)
	tekst := edit(strings.Replace(string(raw), "map: gegevens", "map: apart", 1))
	must(b, os.WriteFile(pad, []byte(tekst), 0o600))
	c := exec.Command(binary, "start", "--config", pad)
	begin := time.Now()
	must(b, c.Start())
	b.Cleanup(func() { must(b, errors.Join(c.Process.Signal(os.Interrupt), c.Wait())) })
	uit := &proces{pid: c.Process.Pid, socket: filepath.Join(p.folder, "apart", "solo.sock")}
	tik := time.NewTicker(time.Millisecond)
	defer tik.Stop()
	for range 10_000 {
		if _, ok := bediening.Dial(b.Context(), uit.socket); ok {
			uit.gereed = time.Since(begin)
			return uit
		}
		<-tik.C
	}
	b.Fatal("solo does not start")
	return nil
}

// memory reads a line of /proc/PID/status in kB.
func (p *proces) memory(b *testing.B, naam string) int64 {
	b.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.pid))
	if errors.Is(err, fs.ErrNotExist) {
		b.Skip("this system has no /proc")
	}
	must(b, err)
	for regel := range strings.Lines(string(raw)) {
		if w := strings.Fields(regel); len(w) > 1 && w[0] == naam+":" {
			n, err := strconv.ParseInt(w[1], 10, 64)
			must(b, err)
			return n
		}
	}
	b.Fatalf("no %s", naam)
	return 0
}

func must(b testing.TB, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}
