package sandbox

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// The roots of the three APIs.
const (
	apiZaken      = "/zaken/api/v1/"
	apiDocumenten = "/documenten/api/v1/"
	apiCatalogi   = "/catalogi/api/v1/"
)

func isAPI(pad string) bool {
	return strings.HasPrefix(pad, apiZaken) || strings.HasPrefix(pad, apiDocumenten) || strings.HasPrefix(pad, apiCatalogi)
}

// route is one call of an API.
type route struct {
	patroon string   // of ServeMux
	scopes  []string // one of them is needed
	crs     bool
	lees    func(*oproep) error // reads the body, without the lock; nil: there is none
	doe     func(*oproep) (antwoord, error)
}

// oproep is one call under way.
type oproep struct {
	r      *http.Request
	w      http.ResponseWriter // only for limits on the body
	basis  string              // scheme://host by which we are called
	client string
	in     map[string]any // the JSON body
	inhoud *opvang        // the content that came with it, when there was any
	ruim   []func()       // after the answer
}

// antwoord is what goes back; Inhoud is streamed and closed when set.
type antwoord struct {
	Status int
	Body   any
	Inhoud *inhoudLezer
}

// routes is every call of the three APIs, with the scopes of OZ.
func (s *Sandbox) routes() []route {
	rr := s.zakenRoutes()
	rr = append(rr, s.documentenRoutes()...)
	return append(rr, s.catalogiRoutes()...)
}

// serve does one call: who, what he may, the body, and then the work itself with
// everything else standing still.
func (s *Sandbox) serve(a route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o := &oproep{r: r, w: w, basis: "http://" + r.Host}
		if r.TLS != nil {
			o.basis = "https://" + r.Host
		}
		defer o.cleanup()
		uit, err := s.handle(a, o)
		if err != nil {
			s.writeFout(w, r, err)
			return
		}
		s.writeAntwoord(w, r, uit)
	})
}

func (s *Sandbox) handle(a route, o *oproep) (uit antwoord, err error) {
	if o.client, err = s.authenticate(o.r); err != nil {
		return antwoord{}, err
	}
	if !s.may(o.client, a.scopes...) {
		return antwoord{}, weiger("permission_denied", "Je hebt geen toestemming om deze actie uit te voeren.")
	}
	if a.crs && s.config.Streng {
		if err := checkCRS(o.r); err != nil {
			return antwoord{}, err
		}
	}
	if a.lees != nil {
		if err := a.lees(o); err != nil {
			return antwoord{}, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return a.doe(o)
}

func (o *oproep) cleanup() {
	for _, f := range o.ruim {
		f()
	}
}

// maxTekst bounds a JSON body without content; a real one is some kilobytes.
const maxTekst = 4 << 20

// readJSON is the body of every call but those with content.
func (s *Sandbox) readJSON(o *oproep) error {
	body, err := s.openJSON(o)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(http.MaxBytesReader(o.w, io.NopCloser(body), maxTekst))
	if err != nil {
		return readFout(err)
	}
	return o.parse(b)
}

// openJSON checks the media type (415) and applies MaxBody (413).
func (s *Sandbox) openJSON(o *oproep) (io.Reader, error) {
	mt, _, err := mime.ParseMediaType(o.r.Header.Get("Content-Type"))
	if err != nil || mt != "application/json" {
		return nil, refuse(http.StatusUnsupportedMediaType, "unsupported_media_type", "Ongeldige media type in request.")
	}
	if s.config.MaxBody == 0 {
		return o.r.Body, nil
	}
	if o.r.ContentLength > s.config.MaxBody {
		return nil, errTeGroot
	}
	return http.MaxBytesReader(o.w, o.r.Body, s.config.MaxBody), nil
}

// errTeGroot becomes the page of a proxy, because that is who refuses large bodies.
var errTeGroot = refuse(http.StatusRequestEntityTooLarge, "", "")

func readFout(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return errTeGroot
	}
	return refuse(http.StatusBadRequest, "parse_error", "De data kon niet gelezen worden.")
}

func (o *oproep) parse(b []byte) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	if err := d.Decode(&o.in); err != nil || o.in == nil {
		return refuse(http.StatusBadRequest, "parse_error", "JSON parse error")
	}
	if _, err := d.Token(); err != io.EOF {
		return refuse(http.StatusBadRequest, "parse_error", "JSON parse error: extra data")
	}
	return nil
}

// read checks the body against the schema.
func (s *Sandbox) read(o *oproep, vv []veld, deels bool) (map[string]any, *fout) {
	soort := strings.Split(strings.TrimPrefix(o.r.URL.Path, "/"), "/")[3]
	l := &lezer{basis: o.basis, streng: s.config.Streng, deels: deels,
		onbekend: func(naam string) { s.onbekend[soort+": "+naam]++ }}
	uit := l.read(vv, o.in, "")
	return uit, &l.fout
}

func (s *Sandbox) writeAntwoord(w http.ResponseWriter, r *http.Request, a antwoord) {
	w.Header().Set("API-version", s.versie(r.URL.Path))
	if a.Inhoud != nil {
		a.Inhoud.send(w)
		return
	}
	if a.Body == nil {
		w.WriteHeader(a.Status)
		return
	}
	if m, ok := a.Body.(map[string]any); ok && a.Status == http.StatusCreated {
		w.Header().Set("Location", tekst(m["url"]))
	}
	writeJSON(w, "application/json", a.Status, a.Body)
}

func (s *Sandbox) writeFout(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, errTeGroot) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusRequestEntityTooLarge)
		_, _ = io.WriteString(w, "<html><head><title>413 Request Entity Too Large</title></head></html>\n")
		return
	}
	w.Header().Set("API-version", s.versie(r.URL.Path))
	f, ok := errors.AsType[*fout](err)
	if !ok {
		f = refuse(http.StatusInternalServerError, "error", "Er is een serverfout opgetreden.")
	}
	writeJSON(w, "application/problem+json", f.Status, f.document())
}

func writeJSON(w http.ResponseWriter, mediaType string, status int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		http.Error(w, "antwoord niet te schrijven", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(status)
	_, _ = w.Write(b) // the client has gone: nothing to tell him
}

// versie is the header API-version of each API.
func (s *Sandbox) versie(pad string) string {
	switch {
	case strings.HasPrefix(pad, apiDocumenten):
		return "1.4.2"
	case strings.HasPrefix(pad, apiCatalogi):
		return s.config.CatalogiVersie
	}
	return "1.5.1"
}

// unknown is 405 for a path that has another method, else 404.
func unknown(mux *http.ServeMux, r *http.Request) *fout {
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodPut} {
		anders := &http.Request{Method: m, URL: r.URL, Host: r.Host}
		if _, patroon := mux.Handler(anders); strings.Contains(patroon, " ") {
			return refuse(http.StatusMethodNotAllowed, "method_not_allowed", "Methode niet toegestaan.")
		}
	}
	return errNotFound
}
