package web

import (
	"net/http"
	"net/url"
	"time"

	"solo/dossier"
	"solo/store"
)

// werk is a page of what does not go on by itself.
type werk struct {
	Leveringen []store.Werk `json:"leveringen"`
	Volgende   string       `json:"volgende,omitempty"` // address of the next page
}

func (s *Server) werkvoorraad(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	f, err := leesFilter(r.URL.Query(), werkFilters())
	if err != nil {
		return err
	}
	ws, err := s.Verbs.Werkvoorraad(r.Context(), f)
	if err != nil {
		return err
	}
	uit := werk{Leveringen: append([]store.Werk{}, ws...)}
	if q := volgende(r.URL.Query(), ws, f.Limiet, nrVanWerk); q != "" {
		uit.Volgende = "/api/v1/werkvoorraad" + q
	}
	writeJSON(w, "application/json", http.StatusOK, uit)
	return nil
}

func nrVanWerk(w store.Werk) int64 { return w.Levering }

// proef rehearses for one at a time, because it asks the case systems. It takes minutes
// where other answers take seconds; who goes away ends it.
func (s *Server) proef(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	f, err := leesFilter(r.URL.Query(), taakFilters())
	if err != nil {
		return err
	}
	if !s.proeft.TryLock() {
		return errProefLoopt()
	}
	defer s.proeft.Unlock()
	p, err := s.Verbs.Rehearse(r.Context(), f)
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(schrijfTijd))
	if err != nil {
		return err
	}
	writeJSON(w, "application/json", http.StatusOK, p)
	return nil
}

// allesOpnieuw wants a filter even when it is empty: who forgets it would send on all.
func (s *Server) allesOpnieuw(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	d, err := leesDaad(w, r, "filter")
	if err != nil {
		return err
	}
	if d.Filter == nil {
		return errBevindingen(dossier.Bevindingen{{Pad: "filter", Melding: "zeg wat er opnieuw moet; {} is alles wat op een mens wacht"}})
	}
	q := url.Values{}
	for naam, waarde := range d.Filter {
		q.Set(naam, waarde)
	}
	f, err := leesFilter(q, taakFilters())
	if err != nil {
		return err
	}
	taken, err := s.Verbs.RetryAll(r.Context(), f, d.account())
	if err != nil {
		return err
	}
	return writeTaken(w, http.StatusAccepted, taken)
}

func (s *Server) taken(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	taken, err := s.Verbs.Taken(r.Context())
	if err != nil {
		return err
	}
	return writeTaken(w, http.StatusOK, taken)
}

func writeTaken(w http.ResponseWriter, status int, taken []store.Taak) error {
	writeJSON(w, "application/json", status, map[string][]store.Taak{"taken": append([]store.Taak{}, taken...)})
	return nil
}

func (s *Server) stopTaak(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return opNummer(w, r, func(nr int64, d daad) error { return s.Verbs.StopTaak(r.Context(), nr, d.account()) })
}
