package keuring

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// MaxBody is how much of a body is kept to be judged, in bytes; a larger one passes
// unharmed and is counted in Verslag.Ongekeurd.
const MaxBody = 64 << 20

// A Keuring judges everything that passes its handlers. Safe for concurrent use.
type Keuring struct {
	norm *Norm
	mu   sync.Mutex
	v    Verslag
}

// New starts an empty Keuring.
func (n *Norm) New() *Keuring {
	return &Keuring{norm: n, v: Verslag{Gezien: map[Oproep]*Dekking{}}}
}

// Handler judges what h gets and answers. An exchange is in the Verslag before the
// client has the end of its answer. A connection that is broken off is counted and
// not judged: half a body says nothing of the whole.
func (k *Keuring) Handler(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		api, route, params, err := k.norm.find(r)
		if api == "" {
			h.ServeHTTP(w, r)
			return
		}
		in, uit := &opname{r: r.Body}, &opnemer{ResponseWriter: w, status: http.StatusOK}
		kopie := r.Clone(r.Context()) // a handler may change its request
		kopie.Body = http.NoBody      // its body is in what was kept
		r.Body = in
		af := false
		defer func() {
			if !af {
				k.lost()
			}
		}()
		h.ServeHTTP(uit, r)
		af = true
		_, _ = io.CopyN(io.Discard, in, MaxBody) // the rest of the body, if there is any
		k.judge(uitwisseling{api: api, r: kopie, route: route, params: params, err: err, in: in, uit: uit})
	})
}

// Verslag is what was seen until now.
func (k *Keuring) Verslag() Verslag {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.v.clone()
}

func (k *Keuring) lost() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.v.Afgebroken++
}

// uitwisseling is one request with its answer.
type uitwisseling struct {
	api    string
	r      *http.Request
	route  *routers.Route
	params map[string]string
	err    error // of finding the route
	in     *opname
	uit    *opnemer
}

func (k *Keuring) judge(u uitwisseling) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.v.Uitwisselingen++
	if u.err != nil {
		k.note(u, Verzoek, "is not in the standard: "+u.err.Error())
		return
	}
	o := Oproep{u.api, u.r.Method, u.route.Path}
	d := k.v.Gezien[o]
	if d == nil {
		d = newDekking(k.norm.apis[u.api].doc, u.route.Operation)
		k.v.Gezien[o] = d
	}
	d.Status[u.uit.status]++
	k.request(u, d)
	k.answer(u, d)
}

func (k *Keuring) note(u uitwisseling, kant Kant, wat string) {
	k.v.Afwijkingen = append(k.v.Afwijkingen, Afwijking{kant, u.r.Method, u.r.URL.Path, u.uit.status, wat})
}

func (k *Keuring) request(u uitwisseling, d *Dekking) {
	for naam := range u.r.URL.Query() {
		if u.route.Operation.Parameters.GetByInAndName("query", naam) == nil && u.route.PathItem.Parameters.GetByInAndName("query", naam) == nil {
			k.note(u, Verzoek, "parameter "+naam+" is not in the standard")
		}
	}
	kaal := u.r.Clone(u.r.Context())
	if soort, _, err := mime.ParseMediaType(u.r.Header.Get("Content-Type")); err == nil {
		kaal.Header.Set("Content-Type", soort) // the documents list media types without boundary or charset
	}
	err := openapi3filter.ValidateRequest(u.r.Context(), &openapi3filter.RequestValidationInput{Request: kaal, PathParams: u.params, Route: u.route,
		Options: &openapi3filter.Options{MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, ExcludeRequestBody: true}})
	for _, f := range flatten(err) {
		k.note(u, Verzoek, f)
	}
	switch {
	case !u.in.heel && u.r.ContentLength != u.in.n:
		k.v.Ongekeurd++ // the other side did not want to read it
		return
	case u.in.teLang:
		k.v.Ongekeurd++
		return
	}
	for _, f := range k.requestBody(u, d) {
		k.note(u, Verzoek, f)
	}
}

func (k *Keuring) requestBody(u uitwisseling, d *Dekking) []string {
	soort, p, _ := mime.ParseMediaType(u.r.Header.Get("Content-Type"))
	if u.route.Operation.RequestBody == nil {
		if u.in.n > 0 {
			return []string{"has a body that the standard does not have"}
		}
		return nil
	}
	body := u.route.Operation.RequestBody.Value
	if u.in.n == 0 && !body.Required {
		return nil
	}
	inhoud := body.Content.Get(soort)
	switch {
	case inhoud == nil:
		return []string{"media type " + soort + " is not in the standard"}
	case soort == "multipart/form-data":
		return part(u.in.b.Bytes(), p["boundary"])
	}
	return k.json(u, Verzoek, inhoud.Schema.Value, u.in.b.Bytes(), d.Verzoek)
}

// part judges the upload of a bestandsdeel, of which the document only says that it
// is a form (DRC: lock and inhoud).
func part(body []byte, grens string) []string {
	f, err := multipart.NewReader(bytes.NewReader(body), grens).ReadForm(MaxBody)
	if err != nil {
		return []string{"the form cannot be read: " + err.Error()}
	}
	defer func() { _ = f.RemoveAll() }()
	var uit []string
	for naam := range f.Value {
		if naam != "lock" {
			uit = append(uit, naam+" is not in the standard")
		}
	}
	if len(f.Value["lock"]) != 1 || len(f.File["inhoud"]) != 1 || len(f.File) != 1 {
		uit = append(uit, "a bestandsdeel has one lock and one inhoud")
	}
	return uit
}

func (k *Keuring) answer(u uitwisseling, d *Dekking) {
	res := u.route.Operation.Responses.Status(u.uit.status)
	if res == nil {
		k.note(u, Antwoord, "this status is not in the standard")
		return
	}
	if res.Value.Headers["API-version"] != nil && u.uit.Header().Get("API-version") == "" {
		k.note(u, Antwoord, "header API-version is missing")
	}
	if u.uit.n == 0 {
		if u.uit.status < 300 && len(res.Value.Content) > 0 && u.r.Method != http.MethodHead {
			k.note(u, Antwoord, "the body is missing")
		}
		return
	}
	soort, _, _ := mime.ParseMediaType(u.uit.Header().Get("Content-Type"))
	inhoud := res.Value.Content[soort]
	switch {
	case inhoud == nil:
		k.note(u, Antwoord, "media type "+soort+" is not in the standard")
	case u.uit.teLang:
		k.v.Ongekeurd++
	case soort == "application/json" || soort == "application/problem+json":
		gezien := d.Antwoord
		if u.uit.status >= 300 {
			gezien = map[string]bool{}
		}
		for _, f := range k.json(u, Antwoord, inhoud.Schema.Value, u.uit.b.Bytes(), gezien) {
			k.note(u, Antwoord, f)
		}
	}
}

func (k *Keuring) json(u uitwisseling, kant Kant, s *openapi3.Schema, body []byte, gezien map[string]bool) []string {
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		return []string{fmt.Sprintf("is no JSON: %v", err)}
	}
	t := &toets{doc: k.norm.apis[u.api].doc, kant: kant, gezien: gezien}
	t.check(s, v)
	return t.fouten
}

// opname keeps what is read of a request.
type opname struct {
	r            io.ReadCloser
	b            bytes.Buffer
	n            int64
	heel, teLang bool
}

// Read implements io.Reader.
func (o *opname) Read(p []byte) (int, error) {
	n, err := o.r.Read(p)
	o.n += int64(n)
	if o.n <= MaxBody {
		o.b.Write(p[:n])
	} else {
		o.teLang = true
	}
	o.heel = o.heel || err == io.EOF
	return n, err
}

// Close implements io.Closer.
func (o *opname) Close() error { return o.r.Close() }

// opnemer keeps what is answered.
type opnemer struct {
	http.ResponseWriter
	status int
	b      bytes.Buffer
	n      int64
	teLang bool
}

// WriteHeader implements http.ResponseWriter.
func (o *opnemer) WriteHeader(status int) {
	o.status = status
	o.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (o *opnemer) Write(p []byte) (int, error) {
	o.n += int64(len(p))
	if o.n <= MaxBody {
		o.b.Write(p)
	} else {
		o.teLang = true
	}
	return o.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the real one.
func (o *opnemer) Unwrap() http.ResponseWriter { return o.ResponseWriter }
