package web

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"solo/bediening"
	"solo/config"
)

// A Server answers for one SOLO. Fill it before the first call of Handler or Serve and
// leave it alone after that; it is safe for concurrent use.
type Server struct {
	Verbs   bediening.Verbs
	Toegang config.Web     // the tokens
	Grenzen config.Grenzen // of one aanvraag
	// Omgeving stands on every page, unless it is productie.
	Omgeving config.Omgeving
	// Bestemmingen are the case systems of the configuration: the monitor shows them
	// also when nothing ever went there.
	Bestemmingen []string
	// Metrics shows the Prometheus metrics to whoever it is asked by.
	Metrics http.Handler
	// Klaar reports why SOLO cannot take in or deliver; nil when it can.
	Klaar func(context.Context) error
	Log   *slog.Logger
	Now   func() time.Time

	plaatsen plaatsen
	sessies  sessies
	maat     maat
	vormen   vormen
	klaar    klaarheid
	bezig    sync.WaitGroup
	proeft   sync.Mutex // held while somebody rehearses
}

// A handler answers, or returns why it cannot: a probleem, or an error of Verbs.
type handler func(http.ResponseWriter, *http.Request, verzoeker) error

// A route is one operation of the API, or a page.
type route struct {
	methode, pad string
	wie          []rol // nil: everybody
	doe          handler
}

func (s *Server) routes() []route {
	ieder, kijkers, beheer := []rol{leverancier, kijker, beheerder}, []rol{kijker, beheerder}, []rol{beheerder}
	return append([]route{
		{"GET", "/gezond", nil, s.gezond},
		{"GET", "/klaar", nil, s.isKlaar},
		{"GET", "/metrics", kijkers, s.metrics},
		{"GET", "/api/v1/openapi.yaml", nil, s.openapi},
		{"POST", "/api/v1/aanvragen", []rol{leverancier}, s.indienen},
		{"POST", "/api/v1/vervolg", []rol{leverancier}, s.vervolg},
		{"GET", "/api/v1/leveringen", ieder, s.metMate(s.leveringen)},
		{"GET", "/api/v1/leveringen/{nr}", ieder, s.metMate(s.levering)},
		{"POST", "/api/v1/leveringen/{nr}/opnieuw", beheer, s.opnieuw},
		{"POST", "/api/v1/leveringen/{nr}/annuleer", beheer, s.annuleer},
		{"POST", "/api/v1/leveringen/{nr}/nieuwe-zaak", beheer, s.nieuweZaak},
		{"POST", "/api/v1/leveringen/{nr}/afgehandeld", beheer, s.afgehandeld},
		{"POST", "/api/v1/leveringen/{nr}/overslaan", beheer, s.overslaan},
		{"POST", "/api/v1/leveringen/{nr}/niet-gedaan", beheer, s.nietGedaan},
		{"GET", "/api/v1/werkvoorraad", kijkers, s.metMate(s.werkvoorraad)},
		{"GET", "/api/v1/werkvoorraad/proef", beheer, s.proef},
		{"POST", "/api/v1/werkvoorraad/opnieuw", beheer, s.allesOpnieuw},
		{"GET", "/api/v1/taken", kijkers, s.metMate(s.taken)},
		{"POST", "/api/v1/taken/{nr}/stop", beheer, s.stopTaak},
		{"GET", "/api/v1/signalen", kijkers, s.metMate(s.signalen)},
		{"POST", "/api/v1/signalen/{nr}/bevestig", beheer, s.bevestig},
		{"GET", "/api/v1/aansluiting", kijkers, s.metMate(s.aansluiting)},
		{"GET", "/api/v1/bestemmingen", kijkers, s.metMate(s.bestemmingen)},
		{"POST", "/api/v1/bestemmingen/{naam}/pauzeer", beheer, s.pauzeer},
		{"POST", "/api/v1/bestemmingen/{naam}/hervat", beheer, s.hervat},
	}, s.paginas()...)
}

// Handler answers everything; what is no route is 404, and what is no method of it 405.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	paden := map[string][]route{}
	for _, r := range s.routes() {
		paden[r.pad] = append(paden[r.pad], r)
	}
	for pad, rs := range paden {
		mux.Handle(pad, s.byMethod(rs))
	}
	mux.Handle("/", s.answer(func(http.ResponseWriter, *http.Request, verzoeker) error { return errGeenRoute() }))
	mux.Handle("/monitor/", s.answer(s.geenPagina))
	return s.around(mux)
}

func (s *Server) byMethod(rs []route) http.Handler {
	doen := map[string]http.Handler{}
	var kan []string
	for _, r := range rs {
		doen[r.methode] = s.answer(s.allow(r.wie, r.doe))
		kan = append(kan, r.methode)
	}
	if doen["GET"] != nil {
		doen["HEAD"], kan = doen["GET"], append(kan, "HEAD")
	}
	slices.Sort(kan)
	anders := s.answer(func(w http.ResponseWriter, _ *http.Request, _ verzoeker) error {
		w.Header().Set("Allow", strings.Join(kan, ", "))
		return errMethode()
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h := doen[r.Method]; h != nil {
			h.ServeHTTP(w, r)
			return
		}
		anders.ServeHTTP(w, r)
	})
}

// answer writes the error that a handler returns.
func (s *Server) answer(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r, verzoeker{}); err != nil {
			s.writeProbleem(w, r, err)
		}
	})
}
