package sandbox

import (
	"net/http"
)

func (s *Sandbox) registerPaginas(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {})
}
