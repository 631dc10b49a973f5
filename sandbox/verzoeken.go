package sandbox

import (
	"net/http"
	"slices"
	"strings"
	"sync"
)

// Verzoek is one line of the access log.
type Verzoek struct {
	Methode string `json:"methode"`
	Dienst  string `json:"dienst,omitempty"` // of StUF: what the SOAPAction asks, such as creeerZaak
	Pad     string `json:"pad"`              // with query
	Status  int    `json:"status"`           // 0 when the connection was closed without an answer
}

// maxVerzoeken bounds the access log; the oldest half goes first.
const maxVerzoeken = 200_000

// logboek keeps the access log in memory, in order of arrival.
type logboek struct {
	mu    sync.Mutex
	regel []*Verzoek
}

// Verzoeken returns the access log of the APIs since the start or the last
// ClearVerzoeken, for tests of what stands in a URL. The pages and the control
// addresses are not in it.
func (s *Sandbox) Verzoeken() []Verzoek {
	s.logboek.mu.Lock()
	defer s.logboek.mu.Unlock()
	out := make([]Verzoek, len(s.logboek.regel))
	for i, v := range s.logboek.regel {
		out[i] = *v
	}
	return out
}

// ClearVerzoeken empties the access log.
func (s *Sandbox) ClearVerzoeken() {
	s.logboek.mu.Lock()
	defer s.logboek.mu.Unlock()
	s.logboek.regel = nil
}

func (l *logboek) record(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isAPI(r.URL.Path) && !strings.HasPrefix(r.URL.Path, apiStUF) {
			next.ServeHTTP(w, r)
			return
		}
		v := &Verzoek{Methode: r.Method, Dienst: dienstnaam(r), Pad: r.URL.RequestURI()}
		l.add(v)
		next.ServeHTTP(&statusWriter{w, func(status int) { l.answered(v, status) }}, r)
	})
}

func (l *logboek) add(v *Verzoek) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.regel) >= maxVerzoeken {
		l.regel = slices.Clone(l.regel[maxVerzoeken/2:])
	}
	l.regel = append(l.regel, v)
}

// answered notes the status before it leaves, so that who has the answer finds it
// in the log.
func (l *logboek) answered(v *Verzoek, status int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if v.Status == 0 {
		v.Status = status
	}
}

// statusWriter reports the status that goes out.
type statusWriter struct {
	http.ResponseWriter
	answered func(status int)
}

// WriteHeader reports, then writes.
func (w *statusWriter) WriteHeader(status int) {
	w.answered(status)
	w.ResponseWriter.WriteHeader(status)
}

// Write reports 200 when no status was written.
func (w *statusWriter) Write(b []byte) (int, error) {
	w.answered(http.StatusOK)
	return w.ResponseWriter.Write(b)
}

// Unwrap serves http.ResponseController.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
