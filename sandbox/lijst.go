package sandbox

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"
)

// perPagina is the page size (OZ; pageSize is not in the standard).
const perPagina = 100

// filter decides whether an object stays in a list, for one query parameter.
type filter func(o *object, waarde string) bool

// filters are the query parameters of a list, by name.
type filters map[string]filter

// gelijk compares a field with the value as it is.
func gelijk(naam string) filter {
	return func(o *object, w string) bool { return o.tekst(naam) == w }
}

// query reads the parameters. Unknown ones are refused by OZ: 400
// unknown-parameters; a lenient server ignores them.
func (s *Sandbox) query(o *oproep, bekend func(naam string) bool) (url.Values, error) {
	q := o.r.URL.Query()
	for naam := range q {
		if bekend(naam) {
			continue
		}
		if s.config.Streng {
			return nil, invalid(algemeen, "unknown-parameters", "Onbekende query parameters: "+naam)
		}
		q.Del(naam)
	}
	return q, nil
}

// noQuery is query for calls without parameters.
func (s *Sandbox) noQuery(o *oproep) error {
	_, err := s.query(o, func(string) bool { return false })
	return err
}

// filterQuery returns the objects that pass all filters of the query.
func (s *Sandbox) filterQuery(o *oproep, ff filters, lijst []*object) ([]*object, error) {
	q, err := s.query(o, func(n string) bool { return ff[n] != nil })
	if err != nil {
		return nil, err
	}
	uit := slices.Clone(lijst)
	for naam, waarden := range q {
		uit = slices.DeleteFunc(uit, func(ob *object) bool { return !ff[naam](ob, waarden[0]) })
	}
	return uit, nil
}

// numbered narrows a list to the identificatie in the query before filtering, for
// speed.
func (s *Sandbox) numbered(o *oproep, soort string) []*object {
	if nr := o.r.URL.Query().Get("identificatie"); nr != "" {
		return s.opslag.index[soort+nr]
	}
	return s.opslag.lijst[soort]
}

// hier makes a filter value of a URL on this server; another URL matches nothing.
func hier(basis, naam string) filter {
	return func(o *object, w string) bool { return w != "" && basis+o.tekst(naam) == w }
}

// altijd is for parameters that are handled apart.
func altijd(*object, string) bool { return true }

// paginate writes {count,next,previous,results} of any list.
func (s *Sandbox) paginate(o *oproep, n int, schrijf func(i int) map[string]any) (antwoord, error) {
	pagina := 1
	if w := o.r.URL.Query().Get("page"); w != "" {
		var err error
		if pagina, err = strconv.Atoi(w); err != nil {
			return antwoord{}, errNotFound
		}
	}
	van := (pagina - 1) * perPagina
	if pagina < 1 || van >= n && pagina > 1 {
		return antwoord{}, errNotFound // as DRF: "Ongeldige pagina."
	}
	results := []any{}
	for i := van; i < min(n, van+perPagina); i++ {
		results = append(results, schrijf(i))
	}
	body := map[string]any{"count": n, "next": nil, "previous": nil, "results": results}
	if van+perPagina < n {
		body["next"] = s.pageURL(o, pagina+1)
	}
	if pagina > 1 {
		body["previous"] = s.pageURL(o, pagina-1)
	}
	return antwoord{Status: http.StatusOK, Body: body}, nil
}

func (s *Sandbox) pageURL(o *oproep, pagina int) string {
	q := o.r.URL.Query()
	q.Set("page", strconv.Itoa(pagina))
	basis := o.basis
	if s.volgende != "" {
		basis = "https://" + s.volgende
	}
	return basis + o.r.URL.Path + "?" + q.Encode()
}

// checkDatums refuses filter values that are no day (DRF DateFilter).
func checkDatums(q url.Values, namen ...string) error {
	f := &fout{}
	for _, n := range namen {
		if w := q.Get(n); w != "" {
			if _, err := time.Parse(time.DateOnly, w); err != nil {
				f.add(n, "invalid", "Voer een geldige datum in.")
			}
		}
	}
	return f.orNil()
}
