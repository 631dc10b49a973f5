package web

import (
	"errors"
	"net/http"

	"solo/store"
)

// signaalblad is the page of what people were told.
type signaalblad struct {
	Regels []signaal
	Alles  bool // also what somebody acknowledged
	Soort  string
	Meer   bool // there are older ones that are not shown
}

func (s *Server) showSignalen(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	f, err := leesSignaalFilter(zonderLeeg(r.URL.Query()))
	if err != nil {
		return s.asPagina(w, r, err)
	}
	ss, err := s.Verbs.Signalen(r.Context(), f)
	if err != nil {
		return s.asPagina(w, r, err)
	}
	return s.show(w, http.StatusOK, "signalen", "Signalen", signaalblad{withTitel(ss), !f.Open, f.Soort, len(ss) == f.Limiet})
}

// countOpen tells how many urgent aanvragen, and how many other signalen, nobody
// acknowledged; of more than maxLimiet it tells that many. Urgent ones are asked apart, so
// that many others do not hide them.
func (s *Server) countOpen(r *http.Request) (spoed, anders int, err error) {
	for _, soort := range store.SignaalSoorten() {
		ss, fout := s.Verbs.Signalen(r.Context(), store.SignaalFilter{Soort: soort, Open: true, Limiet: maxLimiet})
		if err = errors.Join(err, fout); soort == store.SignaalSpoed {
			spoed = len(ss)
		} else {
			anders += len(ss)
		}
	}
	return spoed, anders, err
}
