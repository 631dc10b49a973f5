package sandbox

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// uitleg is for who wants to practise with faults.
//
//go:embed uitleg.txt
var uitleg string

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
	mux.HandleFunc("GET /_storing/uitleg", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, uitleg)
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
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxTekst))
	switch {
	case err != nil:
		err = fmt.Errorf("het verzoek is te groot of brak af: hoogstens %d MB", maxTekst>>20)
	case !json.Valid(raw):
		err = errors.New("dit is geen goede JSON")
	default:
		err = json.Unmarshal(raw, &p)
	}
	if err != nil {
		http.Error(w, "storing: "+err.Error()+". De beschrijving staat op /_storing/uitleg", http.StatusBadRequest)
		return
	}
	s.Storing(p)
	writeJSON(w, "application/json", http.StatusCreated, p)
}
