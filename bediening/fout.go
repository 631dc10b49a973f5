package bediening

import (
	"encoding/json"
	"errors"
	"net/http"

	"solo/dossier"
	"solo/store"
)

// antwoordFout is an error on its way over the socket.
type antwoordFout struct {
	Code        string              `json:"code,omitempty"`
	Melding     string              `json:"melding"`
	Gezegd      bool                `json:"gezegd,omitempty"` // it is a Gezegd
	Bevindingen dossier.Bevindingen `json:"bevindingen,omitempty"`
}

// soort binds an error that callers decide on to its code and HTTP status.
type soort struct {
	err    error
	code   string
	status int
}

func soorten() []soort {
	return []soort{
		{store.ErrNotFound, "niet-gevonden", http.StatusNotFound},
		{store.ErrAnders, "anders", http.StatusConflict},
		{store.ErrVol, "vol", http.StatusServiceUnavailable},
		{store.ErrStaat, "staat", http.StatusConflict},
		{store.ErrVernietigd, "vernietigd", http.StatusGone},
	}
}

func writeFout(w http.ResponseWriter, err error) {
	a, status := antwoordFout{Melding: err.Error()}, http.StatusInternalServerError
	var g *Gezegd
	a.Gezegd = errors.As(err, &g)
	if errors.As(err, &a.Bevindingen) {
		a.Code, status = "bevindingen", http.StatusUnprocessableEntity
	}
	for _, s := range soorten() {
		if errors.Is(err, s.err) {
			a.Code, status = s.code, s.status
		}
	}
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "300")
	}
	writeJSON(w, status, a)
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the other side is gone: nothing to do about it
}

// opAfstand is an error from the other side of the socket; it still is what it was.
type opAfstand struct {
	melding string
	is      error
}

func (o *opAfstand) Error() string { return o.melding }
func (o *opAfstand) Unwrap() error { return o.is }

// err gives back the error that writeFout wrote.
func (a antwoordFout) err() error {
	if a.Code == "bevindingen" {
		return a.Bevindingen
	}
	var is error
	for _, s := range soorten() {
		if s.code == a.Code {
			is = s.err
		}
	}
	if a.Gezegd {
		return &Gezegd{a.Melding, is}
	}
	return &opAfstand{a.Melding, is}
}
