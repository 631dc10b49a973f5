package paginas

import (
	"bytes"
	"net/http"
	"strings"
)

// An antwoordblad is a page that a form gave as its answer, with what is wrong or what is to be
// told once, to be shown at an address of its own: the browser can reload it and come back to
// it, and nobody sends the form again by that. It is in the memory of the session, and the next
// form takes its place.
type antwoordblad struct {
	Pad    string
	Status int
	HTML   []byte
}

// maxBlad is how large it may be, in bytes; a larger page is the answer to its form.
const maxBlad = 64 << 10

// bladvraag in an address asks for the antwoordblad of that page.
const bladvraag = "antwoord"

// hasTweeling reports whether a page can be asked for and be sent to.
func hasTweeling(alle map[string]pagina, patroon string) bool {
	_, pad, _ := strings.Cut(patroon, " ")
	return alle["GET "+pad] != nil && alle["POST "+pad] != nil
}

// metBlad keeps the page that a form gives, and sends the browser there.
func (s *Server) metBlad(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodPost:
			s.sessies.Remove(r.Context(), sleutelBlad)
			v := &bladvanger{ResponseWriter: w}
			h.ServeHTTP(v, r)
			s.keepBlad(w, r, v)
		case !r.URL.Query().Has(bladvraag) || !s.showBlad(w, r):
			h.ServeHTTP(w, r)
		}
	})
}

// keepBlad keeps what was caught. Without the cookie of a session the browser would not find it.
func (s *Server) keepBlad(w http.ResponseWriter, r *http.Request, v *bladvanger) {
	if v.status == 0 {
		return
	}
	x := antwoordblad{r.URL.Path, v.status, v.html.Bytes()}
	if _, err := r.Cookie(s.sessies.Cookie.Name); err != nil || len(x.HTML) > maxBlad {
		x.write(w)
		return
	}
	s.sessies.Put(r.Context(), sleutelBlad, x)
	u, q := *r.URL, r.URL.Query()
	q.Set(bladvraag, "ja")
	u.RawQuery = q.Encode()
	http.Redirect(w, r, u.String(), http.StatusSeeOther)
}

// showBlad shows it, when it is of this page.
func (s *Server) showBlad(w http.ResponseWriter, r *http.Request) bool {
	x, ok := s.sessies.Get(r.Context(), sleutelBlad).(antwoordblad)
	if !ok || x.Pad != r.URL.Path {
		return false
	}
	x.write(w)
	return true
}

func (x antwoordblad) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(x.Status)
	_, _ = w.Write(x.HTML) // the reader has gone
}

// A bladvanger catches a page that answers a form, and lets by what leads on and what tells that
// the form did not arrive.
type bladvanger struct {
	http.ResponseWriter
	status int // of what was caught
	html   bytes.Buffer
}

func (v *bladvanger) WriteHeader(status int) {
	switch status {
	case http.StatusOK, http.StatusConflict, http.StatusUnprocessableEntity:
		v.status = status
	default:
		v.ResponseWriter.WriteHeader(status)
	}
}

func (v *bladvanger) Write(b []byte) (int, error) {
	if v.status == 0 {
		return v.ResponseWriter.Write(b)
	}
	return v.html.Write(b)
}
