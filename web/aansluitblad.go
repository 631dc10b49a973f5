package web

import (
	"net/http"
	"net/url"
	"slices"

	"solo/dossier"
	"solo/store"
)

// aansluitblad is the page of what was accepted and what became of it: of a month the
// counts, of a day every one.
type aansluitblad struct {
	Dagen             []store.Aansluiting
	Regels            []store.Aansluitregel // of a day; empty of a month
	Maand, Dag        string                // 2026-11, and 2026-11-22 or empty
	Gemeente          string                // empty: all
	Gemeenten         []keuze
	Verschillen       int // that do not add up, of all that is shown
	Ongelezen         int // delivered, and not looked up afterwards
	Aangenomen        int
	Meer              bool   // not all Regels are shown
	Eerder, Later, Om string // addresses: the month before and after, and all days of this one
}

func (s *Server) showAansluiting(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	q := zonderLeeg(r.URL.Query())
	gemeente := q.Get("gemeente")
	q.Del("gemeente")
	van, tot, err := s.leesMaand(q)
	if err != nil {
		return s.asPagina(w, r, err)
	}
	dagen, err := s.Verbs.Aansluiting(r.Context(), van, tot)
	if err != nil {
		return s.asPagina(w, r, err)
	}
	return s.show(w, http.StatusOK, "aansluiting", "Aansluiting", newAansluitblad(dagen, gemeente, van, q.Get("dag")))
}

// leesMaand is leesPeriode, but without either it is this month.
func (s *Server) leesMaand(q url.Values) (van, tot dossier.Datum, err error) {
	if len(q) == 0 {
		q = url.Values{"maand": {dossier.DatumVan(s.Now()).String()[:len("2026-11")]}}
	}
	return s.leesPeriode(q)
}

func newAansluitblad(dagen []store.Aansluiting, gemeente string, van dossier.Datum, dag string) aansluitblad {
	b := aansluitblad{Gemeente: gemeente, Maand: maand(van), Dag: dag}
	var namen []string
	for _, d := range slices.Backward(dagen) {
		namen = append(namen, string(d.Gemeente))
		if gemeente == "" || string(d.Gemeente) == gemeente {
			b.add(d)
		}
	}
	slices.SortStableFunc(b.Regels, func(x, y store.Aansluitregel) int { return x.AangenomenOp.Compare(y.AangenomenOp) })
	b.Meer = len(b.Regels) > maxLimiet
	b.Regels = b.Regels[:min(len(b.Regels), maxLimiet)]
	slices.Sort(namen)
	b.Gemeenten = keuzes(slices.Compact(namen), gemeente, zelf)
	eerste := dossier.Datum{Jaar: van.Jaar, Maand: van.Maand, Dag: 1}
	b.Eerder, b.Om, b.Later = b.adres(eerste.PlusMaanden(-1)), b.adres(eerste), b.adres(eerste.PlusMaanden(1))
	return b
}

func (b *aansluitblad) add(d store.Aansluiting) {
	b.Aangenomen += d.Aangenomen
	b.Verschillen += d.Zoek()
	b.Ongelezen += d.Ongelezen()
	if b.Dag != "" {
		b.Regels = append(b.Regels, d.Regels...)
	}
	b.Dagen = append(b.Dagen, d)
}

// adres is the page of a whole month.
func (b *aansluitblad) adres(d dossier.Datum) string {
	q := url.Values{"maand": {maand(d)}}
	if b.Gemeente != "" {
		q.Set("gemeente", b.Gemeente)
	}
	return aansluitPad + "?" + q.Encode()
}

func maand(d dossier.Datum) string { return d.String()[:len("2026-11")] }
