package meting

import (
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"solo/connectors"
)

// A Meting is safe for concurrent use. It hears attempts and steps as an outbox.Meter.
type Meting struct {
	register   *prometheus.Registry
	aangenomen prometheus.Counter
	geleverd   *prometheus.CounterVec
	pogingen   *prometheus.CounterVec
	duren      *prometheus.HistogramVec
	dubbel     *prometheus.CounterVec
	stappen    *prometheus.HistogramVec

	mu      sync.Mutex
	soorten map[string]bool // kinds of step that were seen
}

// New reads the rest from s whenever somebody looks.
func New(s Store, log *slog.Logger) *Meting {
	m := &Meting{register: prometheus.NewRegistry(), soorten: map[string]bool{},
		aangenomen: prometheus.NewCounter(prometheus.CounterOpts{Name: "solo_aangenomen_total",
			Help: "Aanvragen en latere stukken die zijn aangenomen sinds de start."}),
		geleverd: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "solo_geleverd_total",
			Help: "Leveringen die zijn afgeleverd en teruggelezen sinds de start."}, []string{"bestemming"}),
		pogingen: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "solo_pogingen_total",
			Help: "Pogingen naar hun uitslag: geleverd, de klasse van de fout, of eigen."}, []string{"bestemming", "uitslag"}),
		duren: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "solo_poging_seconden",
			Help:    "Hoe lang een poging duurt, van het begin tot de uitslag: de zaak maken, alle stappen en teruglezen.",
			Buckets: []float64{.25, 1, 2.5, 5, 10, 30, 60, 300, 1800}}, []string{"bestemming"}),
		dubbel: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "solo_dubbel_total",
			Help: "Leveringen waarbij iets dubbel in het zaaksysteem staat dat SOLO niet mag weghalen, sinds de start."}, []string{"bestemming"}),
		stappen: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "solo_stap_seconden",
			Help:    "Hoe lang het zaaksysteem over een stap doet, naar soort stap.",
			Buckets: []float64{.05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300}}, []string{"bestemming", "soort"}),
	}
	m.register.MustRegister(m.aangenomen, m.geleverd, m.pogingen, m.duren, m.dubbel, m.stappen, newStand(s, log),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Handler shows the metrics to whoever the caller lets in.
func (m *Meting) Handler() http.Handler {
	return promhttp.HandlerFor(m.register, promhttp.HandlerOpts{MaxRequestsInFlight: 2, Timeout: 20 * time.Second})
}

// Accepted counts an acceptance.
func (m *Meting) Accepted() { m.aangenomen.Inc() }

// Attempt implements outbox.Meter.
func (m *Meting) Attempt(bestemming, uitslag string, duur time.Duration) {
	m.duren.WithLabelValues(bestemming).Observe(duur.Seconds())
	m.pogingen.WithLabelValues(bestemming, bekend(uitslag)).Inc()
	if uitslag == geleverd {
		m.geleverd.WithLabelValues(bestemming).Inc()
	}
}

// Double implements outbox.Meter.
func (m *Meting) Double(bestemming string) { m.dubbel.WithLabelValues(bestemming).Inc() }

const (
	geleverd = "geleverd"
	anders   = "anders"
)

func bekend(uitslag string) string {
	switch uitslag {
	case geleverd, "eigen", string(connectors.Tijdelijk), string(connectors.Onzeker), string(connectors.Toegang),
		string(connectors.Configuratie), string(connectors.Geweigerd):
		return uitslag
	}
	return anders
}

// Step implements outbox.Meter.
func (m *Meting) Step(bestemming, naam string, duur time.Duration) {
	m.stappen.WithLabelValues(bestemming, m.soort(naam)).Observe(duur.Seconds())
}

const maxSoorten = 30

var vormSoort = regexp.MustCompile(`^[a-z][a-z-]{0,19}$`)

// soort is the first word of a step and never more: what follows is the key of what it
// makes.
func (m *Meting) soort(naam string) string {
	s, _, _ := strings.Cut(naam, " ")
	if !vormSoort.MatchString(s) {
		return anders
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.soorten[s] && len(m.soorten) >= maxSoorten {
		return anders
	}
	m.soorten[s] = true
	return s
}
