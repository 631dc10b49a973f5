package paginas

import (
	"bytes"
	"net/http"
	"strings"
)

// A misblad is a page that a form gave back because something was wrong with it, to be shown
// at an address of its own: the browser can reload it and come back to it, and asks nobody
// whether the form must be sent again. It is in the memory of the session, and the next form
// takes its place.
type misblad struct {
	Pad    string
	Status int
	HTML   []byte
}

// maxMisblad is how large it may be, in bytes; a larger page is the answer to its form.
const maxMisblad = 64 << 10

// misvraag in an address asks for the misblad of that page.
const misvraag = "fout"

// hasTweeling reports whether a page can be asked for and be sent to.
func hasTweeling(alle map[string]pagina, patroon string) bool {
	_, pad, _ := strings.Cut(patroon, " ")
	return alle["GET "+pad] != nil && alle["POST "+pad] != nil
}

// metMisblad keeps the page that says what is wrong, and sends the browser there.
func (s *Server) metMisblad(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodPost:
			s.sessies.Remove(r.Context(), sleutelMis)
			v := &misvanger{ResponseWriter: w}
			h.ServeHTTP(v, r)
			s.keepMis(w, r, v)
		case !r.URL.Query().Has(misvraag) || !s.showMis(w, r):
			h.ServeHTTP(w, r)
		}
	})
}

// keepMis keeps what was caught. Without the cookie of a session the browser would not find it.
func (s *Server) keepMis(w http.ResponseWriter, r *http.Request, v *misvanger) {
	if v.status == 0 {
		return
	}
	x := misblad{r.URL.Path, v.status, v.html.Bytes()}
	if _, err := r.Cookie(s.sessies.Cookie.Name); err != nil || len(x.HTML) > maxMisblad {
		x.write(w)
		return
	}
	s.sessies.Put(r.Context(), sleutelMis, x)
	u, q := *r.URL, r.URL.Query()
	q.Set(misvraag, "ja")
	u.RawQuery = q.Encode()
	http.Redirect(w, r, u.String(), http.StatusSeeOther)
}

// showMis shows it, when it is of this page.
func (s *Server) showMis(w http.ResponseWriter, r *http.Request) bool {
	x, ok := s.sessies.Get(r.Context(), sleutelMis).(misblad)
	if !ok || x.Pad != r.URL.Path {
		return false
	}
	x.write(w)
	return true
}

func (x misblad) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(x.Status)
	_, _ = w.Write(x.HTML) // the reader has gone
}

// A misvanger catches a page that says what is wrong with a form, and lets all others by.
type misvanger struct {
	http.ResponseWriter
	status int // of what was caught
	html   bytes.Buffer
}

func (v *misvanger) WriteHeader(status int) {
	if status != http.StatusUnprocessableEntity && status != http.StatusConflict {
		v.ResponseWriter.WriteHeader(status)
		return
	}
	v.status = status
}

func (v *misvanger) Write(b []byte) (int, error) {
	if v.status == 0 {
		return v.ResponseWriter.Write(b)
	}
	return v.html.Write(b)
}
