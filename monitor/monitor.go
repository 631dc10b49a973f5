package monitor

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"solo/store"
)

// A Store is what the monitor reads and keeps; store/sqlite is one.
type Store interface {
	Standen(ctx context.Context) ([]store.Stand, error)
	Gestrand(ctx context.Context) ([]store.Gestrand, error)
	Aansluiting(ctx context.Context, van, tot time.Time) ([]store.Aansluitregel, error)
	PutSignaal(ctx context.Context, s store.Signaal) (nieuw bool, err error)
	Signalen(ctx context.Context, f store.SignaalFilter) ([]store.Signaal, error)
	Uitgaand(ctx context.Context, u store.Uitgaand) ([]store.Signaal, error)
	BookSignalen(ctx context.Context, v store.Verteld) error
}

// A Config says what to watch and whom to tell. Zero fields mean the default in brackets.
type Config struct {
	Store        Store
	Kanalen      []Kanaal // none: everything is noted and nobody is told
	Certificaten []Certificaat
	Omgeving     string        // stands in every message; empty: production
	Herhaal      time.Duration // until spoed is told again, as long as nobody acknowledges it (30 min)
	Ritme        time.Duration // between two looks (15 s)
	Verzamel     time.Duration // how long deliveries that stop are gathered into one message (1 min)
	Rust         time.Duration // between two messages of the same kind on one destination (1 h)
	Log          *slog.Logger  // (none)
	Now          func() time.Time
}

// A Monitor watches until its Run ends. Run is called once; Wake may be called by anybody
// at any time.
type Monitor struct {
	Config
	kijk   chan struct{}
	gezien map[string]string        // last sleutel noted, by soort and bestemming
	uitval map[string]*uitval       // by bestemming
	mens   map[string]*ophoping     // by bestemming
	telde  time.Time                // when the reconciliation was last looked at
	stil   map[string]time.Time     // when a fault of our own was last logged
	seinen map[string]chan struct{} // by kanaal
}

// New makes a Monitor; nothing is watched before Run.
func New(c Config) *Monitor {
	m := &Monitor{Config: c.withDefaults(), kijk: make(chan struct{}, 1), gezien: map[string]string{}, uitval: map[string]*uitval{},
		mens: map[string]*ophoping{}, stil: map[string]time.Time{}, seinen: map[string]chan struct{}{}}
	for _, k := range c.Kanalen {
		m.seinen[k.Naam] = make(chan struct{}, 1)
	}
	return m
}

func (c Config) withDefaults() Config {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	c.Herhaal = orDefault(c.Herhaal, 30*time.Minute)
	c.Ritme = orDefault(c.Ritme, 15*time.Second)
	c.Verzamel = orDefault(c.Verzamel, time.Minute)
	c.Rust = orDefault(c.Rust, time.Hour)
	return c
}

func orDefault(d, standaard time.Duration) time.Duration {
	if d <= 0 {
		return standaard
	}
	return d
}

// Wake has the channels look at once whether something is urgent: an aanvraag was
// accepted. It never blocks.
func (m *Monitor) Wake() {
	for _, c := range m.seinen {
		poke(c)
	}
}

func poke(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// Run watches and tells until ctx is done. Faults of the store and of the channels are
// logged and tried again; none of them ends it.
func (m *Monitor) Run(ctx context.Context) error {
	var kanalen sync.WaitGroup
	for _, k := range m.Kanalen {
		kanalen.Go(func() { m.tell(ctx, k) })
	}
	klok := time.NewTicker(m.Ritme)
	defer klok.Stop()
	for {
		m.look(ctx)
		m.Wake()
		select {
		case <-ctx.Done():
			kanalen.Wait()
			return nil
		case <-klok.C:
		}
	}
}

// look notes what is new.
func (m *Monitor) look(ctx context.Context) {
	for _, k := range []struct {
		wat string
		doe func(context.Context) error
	}{{"stand", m.lookStanden}, {"wacht op mens", m.lookGestrand}, {"certificaten", m.lookCertificaten}, {"aansluiting", m.lookAansluiting}} {
		if err := k.doe(ctx); err != nil {
			m.storing(ctx, "bewaking: "+k.wat+" niet te bekijken", err)
		}
	}
}

// note keeps a signaal, once; asking the store again for what it has is spared.
func (m *Monitor) note(ctx context.Context, s store.Signaal) error {
	plaats := s.Soort + " " + s.Bestemming
	if m.gezien[plaats] == s.Sleutel {
		return nil
	}
	s.Op = m.Now()
	nieuw, err := m.Store.PutSignaal(ctx, s)
	if err != nil {
		return err
	}
	m.gezien[plaats] = s.Sleutel
	if nieuw {
		m.Log.WarnContext(ctx, "signaal", "wat", Title(s), "soort", s.Soort, "bestemming", s.Bestemming, "aantal", s.Aantal, "duur", s.Duur)
	}
	return nil
}

// last is what was last noted of a kind at a destination; nil when nothing.
func (m *Monitor) last(ctx context.Context, soort, bestemming string) (*store.Signaal, error) {
	ss, err := m.Store.Signalen(ctx, store.SignaalFilter{Soort: soort, Bestemming: bestemming, Limiet: 1})
	if err != nil || len(ss) == 0 {
		return nil, err
	}
	return &ss[0], nil
}

// storing logs a fault of our own, at most once an hour each.
func (m *Monitor) storing(ctx context.Context, wat string, err error) {
	if nu := m.Now(); ctx.Err() == nil && !recent(nu, m.stil[wat], time.Hour) {
		m.stil[wat] = nu
		m.Log.ErrorContext(ctx, wat, "fout", fmt.Sprint(err))
	}
}
