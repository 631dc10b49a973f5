package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"solo/store"
)

// volgende is the query of the next page, or "" when this is the last; nr numbers what
// stands on it.
func volgende[T any](q url.Values, rs []T, limiet int, nr func(T) int64) string {
	if len(rs) < limiet {
		return ""
	}
	verder := url.Values{}
	for naam, w := range q {
		if len(w) > 0 && w[0] != "" {
			verder[naam] = w
		}
	}
	verder.Set("voor", strconv.FormatInt(nr(rs[len(rs)-1]), 10))
	return "?" + verder.Encode()
}

func nrVan(r store.Regel) int64 { return r.Levering }

// lijst is a page of deliveries, the newest first.
type lijst struct {
	Leveringen []store.Regel `json:"leveringen"`
	Volgende   string        `json:"volgende,omitempty"` // address of the next page
}

func (s *Server) leveringen(w http.ResponseWriter, r *http.Request, v verzoeker) error {
	f, err := leesFilter(r.URL.Query(), lijstFilters(v))
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
	if q := volgende(r.URL.Query(), rs, f.Limiet, nrVan); q != "" {
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
