package web

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// A verslag goes along with an answer and remembers what the log tells of it: nothing of
// the content, no address, no query.
type verslag struct {
	http.ResponseWriter
	id     string
	wie    verzoeker
	status int
	code   string // of the probleem, if any
	uit    int64  // bytes
}

func (v *verslag) WriteHeader(status int) {
	if v.status == 0 {
		v.status = status
	}
	v.ResponseWriter.WriteHeader(status)
}

func (v *verslag) Write(p []byte) (int, error) {
	if v.status == 0 {
		v.status = http.StatusOK
	}
	n, err := v.ResponseWriter.Write(p)
	v.uit += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (v *verslag) Unwrap() http.ResponseWriter { return v.ResponseWriter }

// verslagVan finds the verslag of an answer; a handler outside around gets one of its
// own.
func verslagVan(w http.ResponseWriter) *verslag {
	if v, ok := w.(*verslag); ok {
		return v
	}
	return &verslag{ResponseWriter: w}
}

// around is what every request gets: a number, headers that keep a browser careful, a
// line in the log, and an answer also when a handler panics.
func (s *Server) around(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.bezig.Add(1)
		defer s.bezig.Done()
		v := &verslag{ResponseWriter: w, id: rand.Text()[:16]}
		kop := w.Header()
		kop.Set("X-Request-Id", v.id)
		kop.Set("X-Content-Type-Options", "nosniff")
		kop.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		kop.Set("Referrer-Policy", "no-referrer")
		kop.Set("Cache-Control", "no-store")
		if r.TLS != nil {
			kop.Set("Strict-Transport-Security", "max-age=31536000")
		}
		begin := time.Now()
		defer func() { s.log(r, v, begin, recover()) }()
		h.ServeHTTP(v, r)
	})
}

// log tells of one request: the route and not the path, for that can hold anything.
func (s *Server) log(r *http.Request, v *verslag, begin time.Time, paniek any) {
	if paniek != nil {
		if err, ok := paniek.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(paniek)
		}
		s.writeProbleem(v, r, fmt.Errorf("paniek: %T", paniek))
	}
	s.Log.InfoContext(r.Context(), "verzoek", "verzoek", v.id, "methode", methode(r.Method), "route", r.Pattern, "status", v.status,
		"code", v.code, "rol", v.wie.rol, "leverancier", v.wie.naam, "bytes", v.uit, "duur", time.Since(begin))
}

// methode keeps what somebody made up out of the log.
func methode(m string) string {
	switch m {
	case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS":
		return m
	}
	return "anders"
}
