package web

import (
	"context"
	"crypto/tls"
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
		if soort, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil && soort == "multipart/form-data" {
			r.Body = struct {
				io.Reader
				io.Closer
			}{newTempo(w, r, math.MaxInt64), r.Body} // how much is for the page to say
		}
		h.ServeHTTP(s, r)
		s.again() // what the server still holds
	})
}

// A schrijver gives every piece of an answer the time that a whole one gets.
type schrijver struct {
	http.ResponseWriter
	rc *http.ResponseController
}

// Write implements io.Writer.
func (s *schrijver) Write(p []byte) (int, error) {
	s.again()
	return s.ResponseWriter.Write(p)
}

// again lets the time run anew; where there is no line there is no time.
func (s *schrijver) again() { _ = s.rc.SetWriteDeadline(time.Now().Add(schrijfTijd)) }

// Unwrap is for http.ResponseController.
func (s *schrijver) Unwrap() http.ResponseWriter { return s.ResponseWriter }
