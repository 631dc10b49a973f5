package web

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// gezond says that SOLO lives: who does not hear this starts it again.
func (s *Server) gezond(w http.ResponseWriter, _ *http.Request, _ verzoeker) error {
	writeJSON(w, "application/json", http.StatusOK, map[string]bool{"gezond": true})
	return nil
}

// isKlaar says that SOLO takes in and delivers. Everybody may ask, so it tells no more;
// why not stands in the log.
func (s *Server) isKlaar(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	if err := s.klaar.ask(r.Context(), s.Klaar); err != nil {
		p := nieuw(http.StatusServiceUnavailable, "niet-klaar", "SOLO kan nu niet aannemen of afleveren.", "De beheerder vindt de reden in het logboek.")
		p.later = time.Minute
		s.Log.WarnContext(r.Context(), "solo is niet klaar", "fout", err)
		return p
	}
	writeJSON(w, "application/json", http.StatusOK, map[string]bool{"klaar": true})
	return nil
}

// klaarheid keeps an answer for a moment: asking costs a write, and everybody may ask.
type klaarheid struct {
	mu   sync.Mutex
	tot  time.Time
	fout error
}

const klaarDuur = 5 * time.Second

func (k *klaarheid) ask(ctx context.Context, vraag func(context.Context) error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if time.Now().Before(k.tot) {
		return k.fout
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), klaarDuur)
	defer cancel()
	k.fout = vraag(ctx)
	k.tot = time.Now().Add(klaarDuur)
	return k.fout
}
