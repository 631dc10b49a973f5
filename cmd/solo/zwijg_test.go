package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// ongevraagd is a case system that answers every request twice.
func ongevraagd(l net.Listener, gevraagd *atomic.Int64) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer c.Close()
			for r := bufio.NewReader(c); ; gevraagd.Add(1) {
				verzoek, err := http.ReadRequest(r)
				if err != nil {
					return
				}
				_, _ = io.Copy(io.Discard, verzoek.Body)
				_, _ = io.WriteString(c, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"+
					"HTTP/1.1 400 Bad Request\r\n\r\n{\"inpBsn\":\"999990019\"}")
			}
		}()
	}
}

// TestNoLibraryPrintsWhatACaseSystemSent has net/http find a second answer on a
// connection that it keeps: it prints the beginning of it through the std log.
func TestNoLibraryPrintsWhatACaseSystemSent(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	var gevraagd atomic.Int64
	go ongevraagd(l, &gevraagd)
	k := newKerkhof(t, true, "")
	g := demoGemeenten()[0]
	g.Adres = l.Addr().String()
	if k.config, err = writeDemoConfig(t.TempDir(), demoAdressen{}, []demoGemeente{g}, "150 ms", []string{"50 ms"}); err != nil {
		t.Fatal(err)
	}
	k.submit(1)
	d := k.startDienst()
	k.until("two requests", func() bool { return gevraagd.Load() >= 2 })
	k.signal(d, syscall.SIGTERM)
	if err := d.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, d.log)
	}
	if strings.Contains(d.log.String(), "9999") || strings.Contains(d.log.String(), "nsolicited") {
		t.Errorf("the log tells what came in: %s", d.log)
	}
	if !strings.Contains(d.log.String(), "bericht van een bibliotheek onderdrukt") {
		t.Errorf("the log does not tell that there was something: %s", d.log)
	}
}

// TestServerErrorsGoTheSameWay: a handler that panics has its text printed by net/http.
func TestServerErrorsGoTheSameWay(t *testing.T) {
	var uit bytes.Buffer
	silence(&uit)
	t.Cleanup(func() { silence(os.Stderr) })
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	klaar := make(chan error, 1)
	go func() {
		klaar <- serve(ctx, l, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("kapot") }))
	}()
	if resp, err := http.Get("http://" + l.Addr().String()); err == nil {
		_ = resp.Body.Close()
	}
	stop()
	if err := <-klaar; err != nil {
		t.Error(err)
	}
	if strings.Contains(uit.String(), "kapot") || !strings.Contains(uit.String(), "onderdrukt") {
		t.Errorf("got %q", &uit)
	}
}
