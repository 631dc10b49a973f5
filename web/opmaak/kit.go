package opmaak

import (
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"

	"solo/web/opmaak/thema"
)

//go:embed sjablonen
var sjablonen embed.FS

// A Kit makes pages. Safe for concurrent use; make it with New.
type Kit struct {
	Dienst   string // the name of the loket, in the title and in the header
	Omgeving string // "test" or "demo": every page says so; empty is productie

	t         *template.Template
	bestand   map[string]bestand // by address
	adressen  map[string]string  // "solo.css" -> its address
	logo      map[string]string  // gemeente -> the address of her logo
	logotekst map[string]string
	patronen  sync.Map // vormsleutel -> *patroon: as many as the templates have branches
}

// New makes a kit with a theme per gemeentecode. A bad theme is an error.
func New(dienst, omgeving string, themas map[string]thema.Thema) (*Kit, error) {
	k := &Kit{Dienst: dienst, Omgeving: omgeving, bestand: map[string]bestand{}, adressen: map[string]string{}, logo: map[string]string{}, logotekst: map[string]string{}}
	k.addOwn()
	for _, code := range slices.Sorted(maps.Keys(themas)) {
		if err := k.addThema(code, themas[code]); err != nil {
			return nil, err
		}
	}
	t, err := template.New("").Funcs(k.functies()).ParseFS(sjablonen, "sjablonen/*.html")
	if err != nil {
		return nil, fmt.Errorf("opmaak: %w", err)
	}
	k.t = t
	return k, nil
}

func (k *Kit) functies() template.FuncMap {
	return template.FuncMap{"deel": k.deel, "alineas": alineas, "bel": bel, "heel": heel, "velden": k.velden, "opties": k.opties, "taken": k.taken}
}

// deel shows a part in a template.
func (k *Kit) deel(d Deel) (template.HTML, error) {
	var b strings.Builder
	err := d.write(&b, k.t)
	return template.HTML(b.String()), err // made by html/template
}

// Adres is where a file of the kit is, by its name; empty when it was not built.
func (k *Kit) Adres(naam string) string { return k.adressen[naam] }

// Logo is the address of a gemeente's logo; empty: she has none.
func (k *Kit) Logo(code string) string { return k.logo[code] }

// LogoTekst is what the logo says.
func (k *Kit) LogoTekst(g Gemeente) string { return cmp.Or(k.logotekst[g.Code], g.Naam) }

// ThemaAdres is the address of a gemeente's colours; empty: the kit's own.
func (k *Kit) ThemaAdres(code string) string { return k.adressen["thema/"+code] }

// Routes says where the kit's own pages and files are; it fits http.ServeMux.
func (k *Kit) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /opmaak/", k.serve)
	mux.HandleFunc("GET /thema/", k.serve)
	mux.HandleFunc("GET "+LicentiesPad, k.licenties)
}
