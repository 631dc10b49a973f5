package web

import (
	_ "embed"
	"net/http"
)

//go:embed openapi.yaml
var openapiTekst []byte

// OpenAPI is the description of the API (OpenAPI 3.0.3), in Dutch.
func OpenAPI() []byte { return append([]byte{}, openapiTekst...) }

func (s *Server) openapi(w http.ResponseWriter, _ *http.Request, _ verzoeker) error {
	w.Header().Set("Content-Type", "application/yaml; charset=utf-8")
	_, _ = w.Write(openapiTekst) // the reader has gone
	return nil
}
