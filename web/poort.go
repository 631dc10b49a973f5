package web

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"math"
	"mime"
	"net"
	"net/http"
	"sync"
	"time"
)

// A Voordeur serves pages that are open to everybody, within the bounds and with the end of
// Server.Serve.
type Voordeur struct {
	Handler http.Handler
	TLS     *tls.Config // nil: none, or the proxy does it
	// AchterProxy: everybody comes from the address of a proxy, which bounds by itself how
	// often one of them is at the door.
	AchterProxy bool
	Log         *slog.Logger
}

// Serve answers on l until ctx is done. Who sends files, and who takes a long answer, may
// take as long as it goes on.
func (v Voordeur) Serve(ctx context.Context, l net.Listener) error {
	var bezig sync.WaitGroup
	if !v.AchterProxy {
		l = &drempel{Listener: l}
	}
	return serve(ctx, l, v.TLS, newServer(paced(v.Handler, &bezig), v.Log), bezig.Wait)
}

// paced gives what is sent and what is answered its own time.
func paced(h http.Handler, bezig *sync.WaitGroup) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		bezig.Add(1)
		defer bezig.Done()
		s := &schrijver{w, http.NewResponseController(w)}
		in := io.Reader(r.Body)
		if soort, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil && soort == "multipart/form-data" {
			in = newTempo(w, r, math.MaxInt64) // how much is for the page to say
		}
		r.Body = lijf{in, r.Body}
		h.ServeHTTP(s, r)
		s.again() // what the server still holds
	})
}

// A lijf is what somebody sends; its errors do not say from where.
type lijf struct {
	in io.Reader
	io.Closer
}

// Read implements io.Reader.
func (l lijf) Read(p []byte) (int, error) {
	n, err := l.in.Read(p)
	return n, withoutAddress(err)
}

// withoutAddress leaves out of an error of a line who was at the other end: what a page
// makes of it stands in the log.
func withoutAddress(err error) error {
	if op, ok := errors.AsType[*net.OpError](err); ok {
		return op.Err
	}
	return err
}

// A schrijver gives every piece of an answer the time that a whole one gets.
type schrijver struct {
	http.ResponseWriter
	rc *http.ResponseController
}

// Write implements io.Writer.
func (s *schrijver) Write(p []byte) (int, error) {
	s.again()
	n, err := s.ResponseWriter.Write(p)
	return n, withoutAddress(err)
}

// again lets the time run anew; where there is no line there is no time.
func (s *schrijver) again() { _ = s.rc.SetWriteDeadline(time.Now().Add(schrijfTijd)) }

// Unwrap is for http.ResponseController.
func (s *schrijver) Unwrap() http.ResponseWriter { return s.ResponseWriter }
