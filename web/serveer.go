package web

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

const (
	maxVerbindingen = 512
	maxKop          = 16 << 10
	kopTijd         = 10 * time.Second // to send the headers
	leesTijd        = 30 * time.Second // to send the rest, where no attachments come
	schrijfTijd     = time.Minute      // to take the answer
	stopTijd        = 5 * time.Second  // for what is under way when SOLO stops
)

// Serve answers on l until ctx is done; then it takes nothing new, and returns when the
// requests under way have ended: by themselves, or cut off when they take too long. It
// closes l.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	return serve(ctx, &drempel{Listener: l}, s.Toegang.TLS(), newServer(s.Handler(), s.Log), s.bezig.Wait)
}

// serve is Serve for any server; wacht waits for the handlers that are under way.
func serve(ctx context.Context, l net.Listener, c *tls.Config, srv *http.Server, wacht func()) error {
	basis, snij := context.WithCancel(context.WithoutCancel(ctx))
	defer snij()
	srv.BaseContext = func(net.Listener) context.Context { return basis }
	dicht := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(dicht)
		sctx, cancel := context.WithTimeout(basis, stopTijd)
		defer cancel()
		if srv.Shutdown(sctx) != nil {
			snij()
			_ = srv.Close()
		}
	})
	l = netutil.LimitListener(l, maxVerbindingen)
	if c != nil {
		c = c.Clone()
		c.NextProtos = []string{"http/1.1"}
		l = tls.NewListener(l, c)
	}
	err := srv.Serve(l) // returns at the beginning of Shutdown
	if !stop() {
		<-dicht
	}
	wacht()
	if !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// newServer speaks HTTP/1.1 only: one protocol whose limits are known. Uploads set
// deadlines of their own (see tempo).
func newServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{Handler: h,
		ReadHeaderTimeout: kopTijd, ReadTimeout: leesTijd, WriteTimeout: schrijfTijd, IdleTimeout: time.Minute,
		MaxHeaderBytes: maxKop, DisableGeneralOptionsHandler: true,
		// It names addresses of people; an operator who needs it raises the level.
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug)}
}
