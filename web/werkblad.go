package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"solo/store"
)

// werkblad is the page of what does not go on by itself.
type werkblad struct {
	Regels       []werkRegel
	Bestemmingen []keuze
	Klassen      []keuze
	Soorten      []keuze
	Code, Sinds  string
	Gefilterd    bool
	Volgende     string // address of the next page; empty: this is the last
	Taken        []taakRegel
}

// werkRegel is one delivery with what a person can do.
type werkRegel struct {
	store.Werk
	Actie string
	Doe   string // command that goes with it; may be empty
}

// taakRegel is a taak in words.
type taakRegel struct {
	store.Taak
	HoeVer, Toestand string
}

// maxTaakRegels is how many are shown: the last, and with them all that go on.
const maxTaakRegels = 10

func (s *Server) showWerk(w http.ResponseWriter, r *http.Request, _ verzoeker) error {
	q := zonderLeeg(r.URL.Query())
	f, err := leesFilter(q, werkFilters())
	if err != nil {
		return s.asPagina(w, r, err)
	}
	ws, err := s.Verbs.Werkvoorraad(r.Context(), f)
	if err != nil {
		return s.asPagina(w, r, err)
	}
	namen, err := s.namen(r)
	if err != nil {
		return s.asPagina(w, r, err)
	}
	taken, err := s.Verbs.Taken(r.Context())
	if err != nil {
		return s.asPagina(w, r, err)
	}
	b := werkblad{Code: f.Code, Sinds: q.Get("sinds"), Gefilterd: len(q) > 0, Bestemmingen: keuzes(namen, f.Bestemming, zelf),
		Klassen: keuzes(klassen(), f.Klasse, uitslag), Soorten: keuzes(store.Soorten(), f.Soort, soortnaam), Taken: taakRegels(taken)}
	for _, werk := range ws {
		b.Regels = append(b.Regels, asWerkRegel(werk))
	}
	if v := volgende(q, ws, f.Limiet, nrVanWerk); v != "" {
		b.Volgende = werkPad + v
	}
	return s.show(w, http.StatusOK, "werk", "Werkvoorraad", b)
}

// asWerkRegel tells what to do, also where SOLO does it by itself.
func asWerkRegel(w store.Werk) werkRegel {
	r := werkRegel{Werk: w, Actie: "Niets: SOLO kijkt zelf wat er staat."}
	switch {
	case w.Staat == store.WachtOpMens:
		r.Actie, r.Doe = w.Fout.Actie, "solo leveringen opnieuw "+strconv.FormatInt(w.Levering, 10)
		if r.Actie == "" {
			r.Actie = "Neem de oorzaak weg en stuur de levering opnieuw."
		}
	case !w.VolgendeOp.IsZero():
		r.Actie = "Niets: SOLO kijkt zelf wat er staat, om " + minuut(w.VolgendeOp) + "."
	}
	return r
}

func taakRegels(taken []store.Taak) (uit []taakRegel) {
	for _, t := range taken {
		if len(uit) >= maxTaakRegels && t.Einde != "" {
			continue
		}
		uit = append(uit, taakRegel{t, hoeVer(t), toestand(t)})
	}
	return uit
}

func hoeVer(t store.Taak) string {
	delen := []string{fmt.Sprintf("%d van %d opnieuw gestuurd", t.Gedaan, t.Totaal), fmt.Sprintf("%d geleverd", t.Geleverd)}
	for _, d := range []struct {
		n    int
		naam string
	}{{t.Onderweg, "onderweg"}, {t.Terug, "teruggekomen"}, {t.Overgeslagen, "overgeslagen"}} {
		if d.n > 0 {
			delen = append(delen, fmt.Sprintf("%d %s", d.n, d.naam))
		}
	}
	return strings.Join(delen, ", ")
}

func toestand(t store.Taak) string {
	switch t.Einde {
	case "":
		return "bezig sinds " + minuut(t.Begonnen)
	case store.TaakGestopt:
		return "gestopt door " + t.GestoptDoor
	case store.TaakVastgelopen:
		return "gestopt: wat opnieuw ging, kwam terug"
	}
	return "klaar om " + minuut(t.Klaar)
}

// namen are the case systems that a filter can choose.
func (s *Server) namen(r *http.Request) (uit []string, err error) {
	standen, err := s.Verbs.Stand(r.Context())
	for _, st := range s.withAll(standen) {
		uit = append(uit, st.Bestemming)
	}
	return uit, err
}

// keuzes are all values of a filter, after that of none.
func keuzes[S ~string](waarden []S, gekozen S, naam func(S) string) []keuze {
	uit := []keuze{{Naam: "alle"}}
	for _, w := range waarden {
		uit = append(uit, keuze{string(w), naam(w), w == gekozen})
	}
	return uit
}

func zelf(s string) string { return s }
