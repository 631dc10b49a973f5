package zgw_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// standaarden is the folder with the published OpenAPI documents.
const standaarden = "../../../shared/standards/zgw"

// standaard is one published document.
type standaard struct {
	routers.Router
	doc *openapi3.T
}

var documenten = sync.OnceValues(func() (map[string]standaard, error) {
	if _, err := os.Stat(standaarden); err != nil {
		return nil, nil
	}
	uit := map[string]standaard{}
	for api, bestand := range map[string]string{"zaken": "zaken-1.5.1.yaml", "documenten": "documenten-1.4.2.yaml", "catalogi": "catalogi-1.3.1.yaml"} {
		r, err := laadStandaard(bestand)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", bestand, err)
		}
		uit[api] = r
	}
	return uit, nil
})

func laadStandaard(bestand string) (s standaard, err error) {
	raw, err := os.ReadFile(filepath.Join(standaarden, "refs.json"))
	if err != nil {
		return s, err
	}
	refs := map[string]string{}
	if err := json.Unmarshal(raw, &refs); err != nil {
		return s, err
	}
	loader := openapi3.NewLoader()
	loader.IsExternalRefsAllowed = true
	loader.ReadFromURIFunc = func(_ *openapi3.Loader, u *url.URL) ([]byte, error) {
		for eind, lokaal := range refs {
			if strings.HasSuffix(u.String(), eind) {
				return os.ReadFile(filepath.Join(standaarden, lokaal))
			}
		}
		return os.ReadFile(filepath.FromSlash(u.Path))
	}
	doc, err := loader.LoadFromFile(filepath.Join(standaarden, bestand))
	if err != nil {
		return s, err
	}
	doc.Servers = openapi3.Servers{{URL: "/"}}
	s.doc = doc
	s.Router, err = gorillamux.NewRouter(doc)
	return s, err
}

// keur holds every request against the published document before it goes on.
func (o *opstelling) keur(h http.Handler) http.Handler {
	t := o.t
	docs, err := documenten()
	if err != nil {
		t.Fatal(err)
	}
	if docs == nil {
		t.Logf("no %s: requests are not checked against the standard", standaarden)
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength < 1<<20 {
			if err := keurVerzoek(docs, r); err != nil && err.Error() != o.toegestaan {
				t.Errorf("%s %s: %v", r.Method, r.URL.Path, err)
			}
		}
		h.ServeHTTP(w, r)
	})
}

func keurVerzoek(docs map[string]standaard, r *http.Request) error {
	api, pad, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/api/v1")
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil // broken off on purpose
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	kopie := r.Clone(r.Context())
	kopie.URL = &url.URL{Path: pad, RawQuery: r.URL.RawQuery}
	kopie.Body = io.NopCloser(bytes.NewReader(body))
	route, params, err := docs[api].FindRoute(kopie)
	if err != nil {
		return fmt.Errorf("route: %w", err)
	}
	if err := keurQuery(route, r.URL.Query()); err != nil {
		return err
	}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		return keurDeel(r.Header.Get("Content-Type"), body)
	}
	schema := bodySchema(route)
	if schema == nil {
		return nil
	}
	var v map[string]any
	if err := json.Unmarshal(body, &v); err != nil {
		return err
	}
	schema = docs[api].kies(schema, v)
	if err := keurBody(kopie, route, params, schema, v); err != nil {
		return err
	}
	return onbekend(schema, v)
}

// keurQuery refuses a parameter that the document does not have.
func keurQuery(route *routers.Route, q url.Values) error {
	for naam := range q {
		if route.Operation.Parameters.GetByInAndName("query", naam) == nil {
			return fmt.Errorf("parameter %s is not in the standard", naam)
		}
	}
	return nil
}

func keurDeel(soort string, body []byte) error {
	_, p, err := mime.ParseMediaType(soort)
	if err != nil {
		return err
	}
	f, err := multipart.NewReader(bytes.NewReader(body), p["boundary"]).ReadForm(1 << 20)
	if err != nil || len(f.Value["lock"]) != 1 || len(f.File["inhoud"]) != 1 {
		return fmt.Errorf("a bestandsdeel needs lock and inhoud: %v", err)
	}
	return nil
}

func bodySchema(route *routers.Route) *openapi3.Schema {
	if route.Operation.RequestBody == nil {
		return nil
	}
	m := route.Operation.RequestBody.Value.Content.Get("application/json")
	if m == nil || m.Schema == nil {
		return nil
	}
	return m.Schema.Value
}

// keurBody checks the body. What the document asks of a request only because it
// uses one schema for request and answer (url, uuid) is readOnly and does not count.
func keurBody(r *http.Request, route *routers.Route, params map[string]string, schema *openapi3.Schema, v map[string]any) error {
	err := openapi3filter.ValidateRequest(r.Context(), &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route,
		Options: &openapi3filter.Options{MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, ExcludeRequestBody: true}})
	if err != nil {
		return err
	}
	if fouten := platteFouten(schema.VisitJSON(v, openapi3.MultiErrors(), openapi3.VisitAsRequest())); len(fouten) > 0 {
		return fmt.Errorf("%s", strings.Join(fouten, "; "))
	}
	return nil
}

func platteFouten(err error) (uit []string) {
	switch e := err.(type) {
	case nil:
	case openapi3.MultiError:
		for _, v := range e {
			uit = append(uit, platteFouten(v)...)
		}
	case *openapi3.SchemaError:
		uit = append(uit, strings.Join(e.JSONPointer(), "/")+": "+e.Reason)
	default:
		uit = append(uit, err.Error())
	}
	return uit
}

// onbekend refuses properties that the schema does not name.
func onbekend(s *openapi3.Schema, v map[string]any) error {
	bekend := namen(s)
	for k, w := range v {
		deel := bekend[k]
		if deel == nil {
			return fmt.Errorf("%s is not in the standard", k)
		}
		if deel.Value.ReadOnly {
			return fmt.Errorf("%s is read-only", k)
		}
		if onder, ok := w.(map[string]any); ok {
			if err := onbekend(deel.Value, onder); err != nil {
				return fmt.Errorf("%s: %w", k, err)
			}
		}
	}
	return nil
}

// kies follows the discriminator of a rol.
func (d standaard) kies(s *openapi3.Schema, v map[string]any) *openapi3.Schema {
	if s.Discriminator == nil {
		return s
	}
	naam, _ := v[s.Discriminator.PropertyName].(string)
	ref := s.Discriminator.Mapping[naam].Ref
	if gekozen := d.doc.Components.Schemas[ref[strings.LastIndex(ref, "/")+1:]]; gekozen != nil {
		return gekozen.Value
	}
	return s
}

// namen are all properties, those of allOf, oneOf and anyOf included.
func namen(s *openapi3.Schema) openapi3.Schemas {
	uit := maps.Clone(s.Properties)
	if uit == nil {
		uit = openapi3.Schemas{}
	}
	for _, d := range slices.Concat(s.AllOf, s.OneOf, s.AnyOf) {
		maps.Copy(uit, namen(d.Value))
	}
	return uit
}
