package keuring

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// Standaarden is where the documents are looked for, from the root of the module.
const Standaarden = "../shared/standards/zgw"

// ErrAfwezig says that there are no documents; a test skips with it as its reason.
var ErrAfwezig = errors.New("the published OpenAPI documents are not in " + Standaarden + ": nothing is held against them")

// A Norm is the documents of the three APIs. It is read-only and safe for concurrent
// use; loading takes a second or two, so do it once per test binary.
type Norm struct{ apis map[string]document }

// document is one API.
type document struct {
	routers.Router
	doc *openapi3.T
}

// Load reads the documents from a folder; ErrAfwezig when it is not there.
func Load(folder string) (*Norm, error) {
	raw, err := os.ReadFile(filepath.Join(folder, "refs.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrAfwezig
	} else if err != nil {
		return nil, err
	}
	refs := map[string]string{}
	if err := json.Unmarshal(raw, &refs); err != nil {
		return nil, fmt.Errorf("refs.json: %w", err)
	}
	n := &Norm{apis: map[string]document{}}
	for api, bestand := range map[string]string{"zaken": "zaken-1.5.1.yaml", "documenten": "documenten-1.4.2.yaml", "catalogi": "catalogi-1.3.1.yaml"} {
		doc, err := load(folder, bestand, refs)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", bestand, err)
		}
		mend(api, doc.Components.Schemas)
		r, err := gorillamux.NewRouter(doc)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", bestand, err)
		}
		n.apis[api] = document{r, doc}
	}
	return n, nil
}

// load reads one document; what it refers to on the network is read from the folder.
func load(folder, bestand string, refs map[string]string) (*openapi3.T, error) {
	l := openapi3.NewLoader()
	l.IsExternalRefsAllowed = true
	l.ReadFromURIFunc = func(_ *openapi3.Loader, u *url.URL) ([]byte, error) {
		for eind, lokaal := range refs {
			if strings.HasSuffix(u.String(), eind) {
				return os.ReadFile(filepath.Join(folder, lokaal))
			}
		}
		return os.ReadFile(filepath.FromSlash(u.Path))
	}
	doc, err := l.LoadFromFile(filepath.Join(folder, bestand))
	if err != nil {
		return nil, err
	}
	doc.Servers = openapi3.Servers{{URL: "/"}}
	return doc, nil
}

// mend puts right what the documents get wrong about themselves.
func mend(api string, s openapi3.Schemas) {
	lijst := openapi3.NewArraySchema().WithItems(openapi3.NewStringSchema()).NewRef()
	switch api {
	case "catalogi":
		// 1.3.1 calls these lists of URLs one text; 1.3.2 mends it.
		s["ZaakType"].Value.Properties["informatieobjecttypen"] = lijst
		s["InformatieObjectType"].Value.Properties["zaaktypen"] = lijst
	case "zaken":
		// 1.5.1 requires this property and does not describe it.
		s["StatusRequestbody"].Value.Properties["zaakinformatieobjecten"] = lijst
	}
}

// find gives the API and the call that a request is; ok is false for what is no API
// at all.
func (n *Norm) find(r *http.Request) (api string, route *routers.Route, params map[string]string, err error) {
	api, pad, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/api/v1")
	d, ok := n.apis[api]
	if !ok {
		return "", nil, nil, nil
	}
	kaal := &http.Request{Method: r.Method, URL: &url.URL{Path: pad}}
	route, params, err = d.FindRoute(kaal)
	return api, route, params, err
}
