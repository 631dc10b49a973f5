package web

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"runtime"
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
	// Who showed no token leaves: else a few hundred of them keep the door shut.
	if v.wie == (verzoeker{}) {
		v.Header().Set("Connection", "close")
	}
	v.ResponseWriter.WriteHeader(status)
}

func (v *verslag) Write(p []byte) (int, error) {
	if v.status == 0 {
		v.WriteHeader(http.StatusOK)
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
		defer func() {
			if p := recover(); p != nil {
				s.caught(r, v, p)
			}
			s.log(r, v, begin)
		}()
		h.ServeHTTP(v, r)
	})
}

// caught answers for a handler that panicked. The log gets where, and of what was panicked
// with only the type: the value can hold anything.
func (s *Server) caught(r *http.Request, v *verslag, paniek any) {
	if err, ok := paniek.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(paniek)
	}
	s.Log.ErrorContext(r.Context(), "paniek", "verzoek", v.id, "plaats", frames())
	s.writeProbleem(v, r, fmt.Errorf("paniek: %T", paniek))
}

// frames are the functions under way, without the values that they were called with.
func frames() (uit []string) {
	pc := make([]uintptr, 32)
	fs := runtime.CallersFrames(pc[:runtime.Callers(3, pc)])
	for {
		f, meer := fs.Next()
		uit = append(uit, fmt.Sprintf("%s:%d", f.Function, f.Line))
		if !meer {
			return uit
		}
	}
}

// log tells of one request: the route and not the path, for that can hold anything.
func (s *Server) log(r *http.Request, v *verslag, begin time.Time) {
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
