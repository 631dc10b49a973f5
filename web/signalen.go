package web

import (
	"net/http"
	"net/url"

	"solo/monitor"
	"solo/store"
)

// signaal is one of which people were told, with what it says.
type signaal struct {
	store.Signaal
	Titel string `json:"titel"`
}

func (s *Server) signalen(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	f, err := leesSignaalFilter(r.URL.Query())
	if err != nil {
		return err
	}
	ss, err := s.Verbs.Signalen(r.Context(), f)
	if err != nil {
		return err
	}
	writeJSON(w, "application/json", http.StatusOK, map[string][]signaal{"signalen": withTitel(ss)})
	return nil
}

func withTitel(ss []store.Signaal) []signaal {
	uit := []signaal{}
	for _, sig := range ss {
		uit = append(uit, signaal{sig, monitor.Title(sig)})
	}
	return uit
}

// leesSignaalFilter selects what nobody acknowledged, unless the sender wants all.
func leesSignaalFilter(q url.Values) (f store.SignaalFilter, err error) {
	if err := checkNamen(q, []string{"soort", "bestemming", "alles", "limiet"}); err != nil {
		return f, err
	}
	alles := q.Get("alles")
	if err := oneOf("alles", alles, []string{"true", "false"}); err != nil {
		return f, err
	}
	f = store.SignaalFilter{Soort: q.Get("soort"), Bestemming: q.Get("bestemming"), Open: alles != "true"}
	if err := oneOf("soort", f.Soort, store.SignaalSoorten()); err != nil {
		return f, err
	}
	f.Limiet, err = leesLimiet(q)
	return f, err
}

func (s *Server) bevestig(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	return opNummer(w, r, func(nr int64, d daad) error { return s.Verbs.Acknowledge(r.Context(), nr, d.account()) })
}
