//go:build !race

// Memory is the subject here, and the race detector has heaps of its own; it sees large
// content on the line in lijn_test.go.

package soap_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"solo/connectors/conntest"
	"solo/connectors/stuf/soap"
)

// keurder hashes what comes in: the content, and all of soap:Body.
type keurder struct {
	afbreken       bool // hang up halfway
	inhoud, inBody []string
	chunked        bool
	fout           error
}

func (k *keurder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	k.chunked = k.chunked || r.ContentLength < 0
	if k.afbreken {
		k.afbreken = false
		_, _ = io.CopyN(io.Discard, r.Body, r.ContentLength/2)
		hangUp(w)
		return
	}
	if err := k.read(r); err != nil {
		k.fout = errors.Join(k.fout, err)
	}
	_, _ = io.WriteString(w, bv03)
}

func (k *keurder) read(r *http.Request) error {
	inhoud, lijf := sha256.New(), sha256.New()
	var err error
	if soort, p, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); soort == "multipart/related" {
		err = readMTOM(multipart.NewReader(r.Body, p["boundary"]), inhoud, lijf)
	} else {
		err = readInline(r.Body, inhoud, lijf)
	}
	k.inhoud = append(k.inhoud, hex.EncodeToString(inhoud.Sum(nil)))
	k.inBody = append(k.inBody, hex.EncodeToString(lijf.Sum(nil)))
	return err
}

// readInline reads the base64 in its tag, and the rest.
func readInline(r io.Reader, inhoud, lijf hash.Hash) error {
	b := bufio.NewReaderSize(r, 64<<10)
	if err := skipTo(b, "<soap:Body>"); err != nil {
		return err
	}
	t := bufio.NewReaderSize(io.TeeReader(b, lijf), 64<<10)
	if err := skipTo(t, "<x:inhoud>"); err != nil {
		return err
	}
	_, err := io.Copy(inhoud, base64.NewDecoder(base64.StdEncoding, &tot{t, '<', false}))
	_, rerr := io.Copy(io.Discard, t)
	return errors.Join(err, rerr)
}

// readMTOM reads the envelope and the content beside it.
func readMTOM(r *multipart.Reader, inhoud, lijf hash.Hash) error {
	wortel, err := r.NextRawPart()
	if err != nil {
		return err
	}
	b := bufio.NewReader(wortel)
	if err := skipTo(b, "<soap:Body>"); err != nil {
		return err
	}
	if _, err := io.Copy(lijf, b); err != nil {
		return err
	}
	bijlage, err := r.NextRawPart()
	if err != nil {
		return err
	}
	_, err = io.Copy(inhoud, bijlage)
	return err
}

// skipTo reads up to and including a tag.
func skipTo(r *bufio.Reader, tag string) error {
	for {
		s, err := r.ReadString('>')
		if err != nil {
			return fmt.Errorf("no %s: %w", tag, err)
		}
		if strings.HasSuffix(s, tag) {
			return nil
		}
	}
}

// tot reads up to a byte, and leaves what is after it.
type tot struct {
	r    *bufio.Reader
	eind byte
	op   bool
}

func (t *tot) Read(p []byte) (int, error) {
	if t.op {
		return 0, io.EOF
	}
	b, err := t.r.Peek(min(len(p), max(1, t.r.Buffered())))
	if len(b) == 0 {
		return 0, err
	}
	n := bytes.IndexByte(b, t.eind)
	if t.op = n >= 0; !t.op {
		n = len(b)
	}
	n = copy(p, b[:n])
	_, err = t.r.Discard(n)
	return n, err
}

func TestCase08MemoryDoesNotGrowWithTheDocument(t *testing.T) {
	const grootte, grens = 200 << 20, 8 << 20
	for naam, cid := range map[string]string{"inline": "", "MTOM": "d01@solo"} {
		t.Run(naam, func(t *testing.T) {
			k := &keurder{afbreken: true}
			srv := httptest.NewServer(k)
			defer srv.Close()
			c, err := soap.New(soap.Config{Adressen: alle(srv.URL), WSS: &soap.Login{Gebruiker: "solo", Wachtwoord: geheim}}, slog.New(slog.DiscardHandler), time.Now)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			v := groot(t, grootte, cid)
			stop := conntest.Peak()
			if _, err := c.Send(t.Context(), v); err == nil {
				t.Error("got an answer from who hung up halfway")
			}
			for range 2 {
				if _, err := c.Send(t.Context(), v); err != nil {
					t.Fatal(err)
				}
			}
			n := stop()
			t.Logf("the heap grew by %d kB at most", n>>10)
			if n > grens {
				t.Errorf("the heap grew by %d MB, want at most %d", n>>20, grens>>20)
			}
			if k.fout != nil || k.chunked || len(k.inhoud) != 2 || k.inhoud[0] != v.SHA256 || k.inhoud[1] != v.SHA256 {
				t.Errorf("got content %v (chunked %v, %v), want %s twice", k.inhoud, k.chunked, k.fout, v.SHA256)
			}
			if len(k.inBody) != 2 || k.inBody[0] != k.inBody[1] {
				t.Errorf("got bodies %v, want the same twice", k.inBody)
			}
		})
	}
}

// Benchmark200MB compares a document of 200 MB, sent as StUF, with a bare POST of as
// many bytes over the same kind of line. The growth of the resident size is that of
// sender and receiver together.
func Benchmark200MB(b *testing.B) {
	const grootte = 200 << 20
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		_, _ = io.WriteString(w, bv03)
	}))
	defer srv.Close()
	c, err := soap.New(soap.Config{Adressen: alle(srv.URL)}, slog.New(slog.DiscardHandler), time.Now)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	for naam, cid := range map[string]string{"inline": "", "mtom": "d01@solo"} {
		b.Run(naam, func(b *testing.B) {
			v := groot(b, grootte, cid)
			lengte := int64(grootte)
			if cid == "" {
				lengte = lengte / 3 * 4
			}
			var stuf, kaal time.Duration
			voor := startRSS()
			for b.Loop() {
				begin := time.Now()
				if _, err := c.Send(b.Context(), v); err != nil {
					b.Fatal(err)
				}
				stuf += time.Since(begin)
				begin = time.Now()
				bare(b, srv.URL, lengte)
				kaal += time.Since(begin)
			}
			b.ReportMetric(float64(memory("VmHWM")-voor)/1024, "MB-rss-groei")
			b.ReportMetric(stuf.Seconds()/float64(b.N), "stuf-s")
			b.ReportMetric(kaal.Seconds()/float64(b.N), "kaal-s")
			b.ReportMetric(stuf.Seconds()/kaal.Seconds(), "stuf/kaal")
		})
	}
}

// startRSS forgets the highest resident size so far, and gives the present one in kB;
// 0 where the system does not tell.
func startRSS() int {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // proc(5)
	return memory("VmRSS")
}

func memory(veld string) (kB int) {
	raw, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(raw), veld+":")
	_, _ = fmt.Sscan(rest, &kB)
	return kB
}

func bare(b *testing.B, adres string, n int64) {
	b.Helper()
	inhoud, err := conntest.Groot(n).Open(b.Context(), "", 0)
	if err != nil {
		b.Fatal(err)
	}
	r, err := http.NewRequestWithContext(b.Context(), http.MethodPost, adres, inhoud)
	if err != nil {
		b.Fatal(err)
	}
	r.ContentLength = n
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	_ = resp.Body.Close()
}
