package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"solo/store"
)

// keuze is one choice of a filter.
type keuze struct {
	Waarde, Naam string
	Gekozen      bool
}

// blad is the list of deliveries.
type blad struct {
	Regels       []store.Regel
	Filter       store.Filter
	Bestemmingen []keuze
	Staten       []keuze
	Gefilterd    bool
	Volgende     string // address of the next page; empty: this is the last
}

func (s *Server) showLijst(w http.ResponseWriter, r *http.Request, v verzoeker) error {
	q := zonderLeeg(r.URL.Query())
	f, err := leesFilter(q, lijstFilters(v))
	if err != nil {
		return s.asPagina(w, r, err)
	}
	rs, err := s.Verbs.List(r.Context(), f)
	if err != nil {
		return s.asPagina(w, r, err)
	}
	namen, err := s.namen(r)
	if err != nil {
		return s.asPagina(w, r, err)
	}
	b := blad{Regels: rs, Filter: f, Gefilterd: len(q) > 0, Bestemmingen: keuzes(namen, f.Bestemming, zelf), Staten: keuzes(store.Staten(), f.Staat, staatnaam)}
	if v := volgende(q, rs, f.Limiet, nrVan); v != "" {
		b.Volgende = leverPad + v
	}
	return s.show(w, http.StatusOK, "lijst", "Leveringen", b)
}

// zonderLeeg drops what a form sends for a field that was left empty.
func zonderLeeg(q url.Values) url.Values {
	uit := url.Values{}
	for naam, w := range q {
		if w = slices.DeleteFunc(slices.Clone(w), func(s string) bool { return s == "" }); len(w) > 0 {
			uit[naam] = w
		}
	}
	return uit
}

// detail is the page of one delivery.
type detail struct {
	store.Detail
	Pogingen []pogingRegel // the newest first
	Doe      string        // command that goes with the action; may be empty
	Twijfel  string        // the first step of which nobody knows whether it was done; may be empty
}

// pogingRegel is an attempt in words.
type pogingRegel struct {
	Op            time.Time
	Duur, Uitslag string
	Gelukt        bool
	Stap, Code    string
}

func (s *Server) showDetail(w http.ResponseWriter, r *http.Request, v verzoeker) error {
	nr, err := nummer(r)
	if err != nil {
		return s.asPagina(w, r, err)
	}
	gevonden, err := s.Verbs.Show(r.Context(), nr)
	if err != nil {
		return s.asPagina(w, r, err)
	}
	d := detail{Detail: *gevonden}
	d.Handelingen = zonderReden(d.Handelingen)
	for _, p := range slices.Backward(d.Detail.Pogingen) {
		d.Pogingen = append(d.Pogingen, pogingRegel{p.Op, duurKort(p.Duur), uitslag(p.Klasse), p.Klasse == "", p.Stap, p.Code})
	}
	for _, st := range slices.Backward(d.Stappen) {
		if st.Toestand == "twijfel" {
			d.Twijfel = st.Naam
		}
	}
	if d.Staat == store.WachtOpMens {
		d.Doe = "solo leveringen opnieuw " + strconv.FormatInt(nr, 10)
	}
	return s.show(w, http.StatusOK, "detail", "Levering "+strconv.FormatInt(nr, 10), d)
}

func duurKort(d time.Duration) string {
	if d < time.Second {
		return strconv.FormatInt(d.Milliseconds(), 10) + " ms"
	}
	return duur(d)
}

// uitslag says what came of an attempt, by its class (package connectors).
func uitslag(klasse string) string {
	switch klasse {
	case "":
		return "gelukt"
	case "tijdelijk":
		return "niet gelukt; SOLO probeert het opnieuw"
	case "onzeker":
		return "misschien gelukt; SOLO zoekt het eerst op"
	case "toegang":
		return "geen toegang"
	case "configuratie":
		return "instellingen kloppen niet"
	case "geweigerd":
		return "geweigerd door het zaaksysteem"
	}
	return klasse
}
