package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// TestServeEndsAfterTheRequestUnderWay: a request is busy when SOLO has to stop, and
// serve returns only when that has had its answer.
func TestServeEndsAfterTheRequestUnderWay(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	binnen, verder := make(chan struct{}), make(chan struct{})
	klaar := make(chan error, 1)
	go func() {
		klaar <- serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			close(binnen)
			<-verder
			_, _ = io.WriteString(w, "aangenomen")
		}))
	}()
	antwoord := make(chan string, 1)
	go func() {
		resp, err := http.Get("http://" + l.Addr().String())
		if err != nil {
			antwoord <- err.Error()
			return
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		antwoord <- string(b)
	}()
	<-binnen
	stop()
	select {
	case err := <-klaar:
		t.Errorf("serve returned (%v) with a request under way", err)
	case <-time.After(200 * time.Millisecond):
	}
	close(verder)
	if got := <-antwoord; got != "aangenomen" {
		t.Errorf("got %q, want the answer", got)
	}
	if err := <-klaar; err != nil {
		t.Error(err)
	}
}
