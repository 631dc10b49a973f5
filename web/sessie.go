package web

import (
	"crypto/rand"
	"crypto/sha256"
	"net/http"
	"sync"
	"time"
)

const (
	koekje      = "solo-monitor"
	sessieDuur  = 8 * time.Hour
	maxSessies  = 1000
	monitorPad  = "/monitor"
	inlogPad    = "/monitor/inloggen"
	uitlogPad   = "/monitor/uitloggen"
	stijlPad    = "/monitor/stijl.css"
	leverPad    = "/monitor/leveringen"
	werkPad     = "/monitor/werkvoorraad"
	signaalPad  = "/monitor/signalen"
	aansluitPad = "/monitor/aansluiting"
	inlogMaxLen = 1 << 10
)

// sessies are those who logged in to the monitor since SOLO started. Only a hash of what
// the browser holds is kept.
type sessies struct {
	mu  sync.Mutex
	tot map[[sha256.Size]byte]time.Time
}

// begin makes a session; when there are too many, the one that ends first goes.
func (s *sessies) begin(nu time.Time) (geheim string) {
	geheim = rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tot == nil {
		s.tot = map[[sha256.Size]byte]time.Time{}
	}
	for len(s.tot) >= maxSessies {
		s.dropFirst()
	}
	s.tot[sha256.Sum256([]byte(geheim))] = nu.Add(sessieDuur)
	return geheim
}

func (s *sessies) dropFirst() {
	var eerst [sha256.Size]byte
	for k, t := range s.tot {
		if was, ok := s.tot[eerst]; !ok || t.Before(was) {
			eerst = k
		}
	}
	delete(s.tot, eerst)
}

func (s *sessies) isOpen(geheim string, nu time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	tot, ok := s.tot[sha256.Sum256([]byte(geheim))]
	return ok && nu.Before(tot)
}

func (s *sessies) end(geheim string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.tot, sha256.Sum256([]byte(geheim)))
}

// see lets in who logged in, or who sends a token that may look; others get the form.
func (s *Server) see(h handler) handler {
	h = s.metMate(h)
	return func(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
		if v, ok := s.recognise(bearer(r)); ok && v.rol != leverancier {
			verslagVan(w).wie = v
			return h(w, r, v)
		}
		if k, err := r.Cookie(koekje); err == nil && s.sessies.isOpen(k.Value, s.Now()) {
			v := verzoeker{rol: kijker}
			verslagVan(w).wie = v
			return h(w, r, v)
		}
		return s.showInlog(w, http.StatusUnauthorized, r.URL.RequestURI(), "")
	}
}

func setKoekje(w http.ResponseWriter, r *http.Request, waarde string, duur time.Duration) {
	http.SetCookie(w, &http.Cookie{Name: koekje, Value: waarde, Path: monitorPad, MaxAge: int(duur / time.Second),
		HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteStrictMode})
}
