package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"solo/dossier"
	"solo/store"
)

// filters are what a list can be asked for; anything else is a mistake, because it
// would show too much without a word.
var filters = []string{"bestemming", "staat", "dossier", "leverancier", "kenmerk", "voor", "limiet"}

const (
	standaardLimiet = 100
	maxLimiet       = 500
)

// leesFilter reads a query; what is wrong is told for the sender.
func leesFilter(q url.Values) (f store.Filter, err error) {
	for naam, waarden := range q {
		if !slices.Contains(filters, naam) || len(waarden) > 1 {
			return f, errVerzoek("Gebruik als filter, elk hoogstens één keer: " + strings.Join(filters, ", ") + ".")
		}
	}
	f = store.Filter{Bestemming: q.Get("bestemming"), Staat: store.Staat(q.Get("staat")), Dossier: dossier.ID(strings.ToUpper(strings.TrimSpace(q.Get("dossier")))),
		Leverancier: q.Get("leverancier"), Kenmerk: q.Get("kenmerk"), Limiet: standaardLimiet}
	if f.Staat != "" && !slices.Contains(staten(), f.Staat) {
		return f, errVerzoek("Kies als staat: in-rij, gepland, bezig, geleverd, wacht-op-mens of geannuleerd.")
	}
	if f.Dossier != "" && !f.Dossier.IsValid() {
		return f, errVerzoek("Een dossier schrijft u als 0K3Q-8V2M-7XTR-9B1C.")
	}
	if v := q.Get("limiet"); v != "" {
		if f.Limiet, err = strconv.Atoi(v); err != nil || f.Limiet < 1 || f.Limiet > maxLimiet {
			return f, errVerzoek(fmt.Sprintf("Kies als limiet een getal van 1 tot en met %d.", maxLimiet))
		}
	}
	if v := q.Get("voor"); v != "" {
		if f.Voor, err = strconv.ParseInt(v, 10, 64); err != nil || f.Voor < 1 {
			return f, errVerzoek("Bij voor hoort het nummer van een levering.")
		}
	}
	return f, nil
}

func staten() []store.Staat {
	return []store.Staat{store.InRij, store.Gepland, store.Bezig, store.Geleverd, store.WachtOpMens, store.Geannuleerd}
}

// volgende is the query of the next page, or "" when this is the last.
func volgende(q url.Values, rs []store.Regel, limiet int) string {
	if len(rs) < limiet {
		return ""
	}
	verder := url.Values{}
	for naam, w := range q {
		if len(w) > 0 && w[0] != "" {
			verder[naam] = w
		}
	}
	verder.Set("voor", strconv.FormatInt(rs[len(rs)-1].Levering, 10))
	return "?" + verder.Encode()
}

// lijst is a page of deliveries, the newest first.
type lijst struct {
	Leveringen []store.Regel `json:"leveringen"`
	Volgende   string        `json:"volgende,omitempty"` // address of the next page
}

func (s *Server) leveringen(w http.ResponseWriter, r *http.Request, v verzoeker) error {
	f, err := leesFilter(r.URL.Query())
	if err != nil {
		return err
	}
	if v.rol == leverancier {
		if f.Leverancier != "" && f.Leverancier != v.naam {
			return errGeenRecht()
		}
		f.Leverancier = v.naam
	}
	rs, err := s.Verbs.List(r.Context(), f)
	if err != nil {
		return err
	}
	uit := lijst{Leveringen: []store.Regel{}}
	for _, regel := range rs {
		uit.Leveringen = append(uit.Leveringen, regelVoor(regel, v))
	}
	if q := volgende(r.URL.Query(), rs, f.Limiet); q != "" {
		uit.Volgende = "/api/v1/leveringen" + q
	}
	writeJSON(w, "application/json", http.StatusOK, uit)
	return nil
}

// regelVoor leaves out what is no business of a leverancier: how the case system of a
// gemeente is set up.
func regelVoor(r store.Regel, v verzoeker) store.Regel {
	if v.rol == leverancier {
		r.Fout = store.Fout{}
	}
	return r
}

func (s *Server) levering(w http.ResponseWriter, r *http.Request, v verzoeker) error {
	nr, err := nummer(r)
	if err != nil {
		return err
	}
	d, err := s.Verbs.Show(r.Context(), nr)
	if err != nil {
		return err
	}
	if v.rol == leverancier && d.Leverancier != v.naam {
		return store.ErrNotFound
	}
	writeJSON(w, "application/json", http.StatusOK, detailVoor(*d, v))
	return nil
}

// detailVoor leaves out what this one may not see: only a beheerder sees the reasons
// that people gave, which can hold personal data.
func detailVoor(d store.Detail, v verzoeker) store.Detail {
	if v.rol == leverancier {
		return store.Detail{Regel: regelVoor(d.Regel, v)}
	}
	if v.rol != beheerder {
		d.Handelingen = zonderReden(d.Handelingen)
	}
	return d
}

func zonderReden(hs []store.Handeling) []store.Handeling {
	uit := slices.Clone(hs)
	for i := range uit {
		uit[i].Waarom = ""
	}
	return uit
}

func nummer(r *http.Request) (int64, error) {
	nr, err := strconv.ParseInt(r.PathValue("nr"), 10, 64)
	if err != nil {
		return 0, store.ErrNotFound
	}
	return nr, nil
}

func (s *Server) bestemmingen(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	standen, err := s.Verbs.Stand(r.Context())
	if err != nil {
		return err
	}
	writeJSON(w, "application/json", http.StatusOK, map[string][]store.Stand{"bestemmingen": append([]store.Stand{}, standen...)})
	return nil
}
