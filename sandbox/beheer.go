package sandbox

import (
	"encoding/json"
	"net/http"
)

// registerBeheer adds the control addresses, for a sandbox in its own process.
// They need no token: who reaches the sandbox may steer it.
func (s *Sandbox) registerBeheer(mux *http.ServeMux) {
	mux.HandleFunc("GET /_storing", func(w http.ResponseWriter, r *http.Request) {
		writeJSON(w, "application/json", http.StatusOK, s.programma.list())
	})
	mux.HandleFunc("POST /_storing", s.addStoring)
	mux.HandleFunc("DELETE /_storing", func(w http.ResponseWriter, r *http.Request) {
		s.ClearStoringen()
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("POST /_storing/land", func(w http.ResponseWriter, r *http.Request) {
		writeJSON(w, "application/json", http.StatusOK, map[string]int{"geland": s.LandLate()})
	})
	mux.HandleFunc("GET /_telling", func(w http.ResponseWriter, r *http.Request) {
		writeJSON(w, "application/json", http.StatusOK, s.Tel())
	})
	mux.HandleFunc("GET /_verzoeken", func(w http.ResponseWriter, r *http.Request) {
		writeJSON(w, "application/json", http.StatusOK, s.Verzoeken())
	})
}

func (s *Sandbox) addStoring(w http.ResponseWriter, r *http.Request) {
	var p Storing
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxTekst)).Decode(&p); err != nil {
		http.Error(w, "storing: "+err.Error(), http.StatusBadRequest)
		return
	}
	s.Storing(p)
	writeJSON(w, "application/json", http.StatusCreated, p)
}
