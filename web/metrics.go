package web

import "net/http"

// metrics are for a Prometheus with the token of the monitor. What goes wrong there it
// says in plain text, as every exporter does.
func (s *Server) metrics(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	s.Metrics.ServeHTTP(w, r)
	return nil
}
