package meting

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"solo/store"
)

// A Store tells how things are now.
type Store interface {
	Standen(ctx context.Context) ([]store.Stand, error)
	Tellingen(ctx context.Context) ([]store.Telling, error)
	SpoedWacht(ctx context.Context) (map[string]int, error)
	Signalen(ctx context.Context, f store.SignaalFilter) ([]store.Signaal, error)
	Schijf() (store.Schijf, error)
}

// vers is how long one look at the store serves, whoever asks and however often.
const vers = 5 * time.Second

// A stand collects from the store.
type stand struct {
	store Store
	log   *slog.Logger

	mu      sync.Mutex
	op      time.Time
	beelden []prometheus.Metric
}

func newStand(s Store, log *slog.Logger) *stand { return &stand{store: s, log: log} }

func desc(naam, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("solo_"+naam, help, labels, nil)
}

// Describe implements prometheus.Collector: what there is depends on the destinations.
func (*stand) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector.
func (s *stand) Collect(uit chan<- prometheus.Metric) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if nu := time.Now(); s.op.IsZero() || nu.Sub(s.op) >= vers {
		s.op, s.beelden = nu, s.look(nu)
	}
	for _, b := range s.beelden {
		uit <- b
	}
}

// A beeld gathers what one look gives.
type beeld struct{ uit []prometheus.Metric }

func (b *beeld) add(d *prometheus.Desc, waarde float64, labels ...string) {
	b.uit = append(b.uit, prometheus.MustNewConstMetric(d, prometheus.GaugeValue, waarde, labels...))
}

// look shows what it can, and counts that something could not be read.
func (s *stand) look(nu time.Time) []prometheus.Metric {
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	b := &beeld{}
	err := errors.Join(s.standen(ctx, nu, b), s.wacht(ctx, b), s.spoed(ctx, b), s.kanalen(ctx, b), s.schijf(b))
	b.add(desc("meting_goed", "1 als alle cijfers gelezen zijn."), waar(err == nil))
	if err != nil {
		s.log.Error("metrics niet volledig", "fout", fmt.Sprint(err))
	}
	return b.uit
}

func (s *stand) standen(ctx context.Context, nu time.Time, b *beeld) error {
	standen, err := s.store.Standen(ctx)
	oudste := desc("oudste_seconden", "Hoe lang de oudste levering al wacht; 0 als er niets wacht.", "bestemming")
	mislukt := desc("mislukt_seconden", "Hoe lang een zaaksysteem al niets aanneemt; 0 als het werkt.", "bestemming")
	laatst := desc("laatst_geleverd_seconden", "Wanneer er voor het laatst iets is afgeleverd, in seconden sinds 1970.", "bestemming")
	pauze := desc("gepauzeerd", "1 als er niets geleverd wordt: door een mens, of omdat SOLO niet binnenkomt.", "bestemming", "door")
	zekering := desc("zekering", "1 bij de toestand van de zekering: open, proef of dicht.", "bestemming", "staat")
	dubbel := desc("dubbel_onbevestigd", "Leveringen waarbij iets dubbel in het zaaksysteem staat en dat niemand bevestigde.", "bestemming")
	for _, t := range standen {
		b.add(dubbel, float64(t.Dubbel), t.Bestemming)
		b.add(oudste, sinds(t.Oudste, nu), t.Bestemming)
		b.add(mislukt, sinds(t.MisluktSinds, nu), t.Bestemming)
		if !t.GeleverdOp.IsZero() {
			b.add(laatst, float64(t.GeleverdOp.Unix()), t.Bestemming)
		}
		b.add(pauze, waar(t.Stilgezet != nil), t.Bestemming, "mens")
		b.add(pauze, waar(t.Pauze != nil), t.Bestemming, "toegang")
		staat := store.ZekeringDicht
		if t.Zekering != nil {
			staat = t.Zekering.Staat(nu)
		}
		for _, z := range []string{store.ZekeringOpen, store.ZekeringProef, store.ZekeringDicht} {
			b.add(zekering, waar(z == staat), t.Bestemming, z)
		}
	}
	return err
}

func (s *stand) wacht(ctx context.Context, b *beeld) error {
	tellingen, err := s.store.Tellingen(ctx)
	d := desc("leveringen", "Leveringen die niet geleverd zijn, naar staat.", "bestemming", "staat")
	for _, t := range tellingen {
		b.add(d, float64(t.Aantal), t.Bestemming, string(t.Staat))
	}
	return err
}

func (s *stand) spoed(ctx context.Context, b *beeld) error {
	wacht, err := s.store.SpoedWacht(ctx)
	d := desc("spoed_wacht", "Spoedaanvragen waarvan de zaak er nog niet is.", "bestemming")
	for naam, n := range wacht {
		b.add(d, float64(n), naam)
	}
	open, ook := s.store.Signalen(ctx, store.SignaalFilter{Soort: store.SignaalSpoed, Open: true, Limiet: 1000})
	if ook == nil {
		b.add(desc("spoed_onbevestigd", "Spoedaanvragen waarvan nog niemand zei dat hij ze zag; telt tot 1000."), float64(len(open)))
	}
	return errors.Join(err, ook)
}

func (s *stand) kanalen(ctx context.Context, b *beeld) error {
	open, err := s.store.Signalen(ctx, store.SignaalFilter{Soort: store.SignaalStoring, Open: true, Limiet: 1000})
	if err != nil {
		return err
	}
	open = slices.DeleteFunc(open, func(g store.Signaal) bool { return g.Fout.Code != store.CodeKanaal })
	b.add(desc("kanalen_stuk", "Manieren om mensen te waarschuwen waarover berichten niet aankomen en die niemand bevestigde."), float64(len(open)))
	return nil
}

func (s *stand) schijf(b *beeld) error {
	t, err := s.store.Schijf()
	if err != nil {
		return err
	}
	b.add(desc("schijf_vrij_bytes", "Ruimte die SOLO nog kan gebruiken."), float64(t.Vrij))
	b.add(desc("schijf_reserve_bytes", "Ruimte die SOLO vrijhoudt om af te maken wat loopt; 0 als die is opgegeven."), float64(t.Reserve))
	b.add(desc("wal_bytes", "Grootte van het schrijflogboek van de database."), float64(t.WAL))
	return nil
}

func sinds(t, nu time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return max(0, nu.Sub(t).Truncate(time.Second).Seconds())
}

func waar(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
