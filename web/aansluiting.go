package web

import (
	"net/http"
	"net/url"

	"solo/dossier"
	"solo/store"
)

// aansluiting tells of a period what was accepted and what became of it.
type aansluiting struct {
	Klopt  bool                `json:"klopt"` // all that was accepted is accounted for
	Dagen  []store.Aansluiting `json:"dagen"` // those on which something was accepted
	Van    string              `json:"van"`
	TotMet string              `json:"tot_en_met"`
}

func (s *Server) aansluiting(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	van, tot, err := s.leesPeriode(r.URL.Query())
	if err != nil {
		return err
	}
	dagen, err := s.Verbs.Aansluiting(r.Context(), van, tot)
	if err != nil {
		return err
	}
	uit := aansluiting{Klopt: true, Dagen: append([]store.Aansluiting{}, dagen...), Van: van.String(), TotMet: tot.String()}
	for _, d := range dagen {
		uit.Klopt = uit.Klopt && d.Klopt()
	}
	writeJSON(w, "application/json", http.StatusOK, uit)
	return nil
}

// leesPeriode reads a day or a month; without either it is yesterday.
func (s *Server) leesPeriode(q url.Values) (van, tot dossier.Datum, err error) {
	if err := checkNamen(q, []string{"dag", "maand"}); err != nil {
		return van, tot, err
	}
	dag, maand := q.Get("dag"), q.Get("maand")
	switch {
	case dag != "" && maand != "":
		return van, tot, errVerzoek("Vraag een dag of een maand, niet beide.")
	case dag != "":
		if van, err = dossier.ParseDatum(dag); err != nil {
			return van, tot, errVerzoek("Schrijf een dag als 2026-11-22.")
		}
		return van, van, nil
	case maand != "":
		if van, err = dossier.ParseDatum(maand + "-01"); err != nil {
			return van, tot, errVerzoek("Schrijf een maand als 2026-11.")
		}
		return van, van.PlusMaanden(1).PlusDagen(-1), nil
	}
	van = dossier.DatumVan(s.Now()).PlusDagen(-1)
	return van, van, nil
}
