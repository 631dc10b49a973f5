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
	if err := s.klaar.ask(r.Context(), s.Klaar, s.tellKlaar); err != nil {
		p := nieuw(http.StatusServiceUnavailable, "niet-klaar", "SOLO kan nu niet aannemen of afleveren.", "De beheerder vindt de reden in het logboek.")
		p.later = time.Minute
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

// ask hears vraag again when the answer is old, and tells when it became another.
func (k *klaarheid) ask(ctx context.Context, vraag func(context.Context) error, anders func(context.Context, error)) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if time.Now().Before(k.tot) {
		return k.fout
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), klaarDuur)
	defer cancel()
	was := k.fout
	k.fout = vraag(ctx)
	k.tot = time.Now().Add(klaarDuur)
	if (was == nil) != (k.fout == nil) {
		anders(ctx, k.fout)
	}
	return k.fout
}

// tellKlaar logs a change, and not every question: there are programs that ask it every
// second.
func (s *Server) tellKlaar(ctx context.Context, err error) {
	if err != nil {
		s.Log.WarnContext(ctx, "solo is niet klaar", "fout", err)
		return
	}
	s.Log.InfoContext(ctx, "solo is weer klaar")
}
