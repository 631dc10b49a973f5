package monitor_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"solo/connectors"
	"solo/dossier"
	"solo/kluis"
	"solo/monitor"
	"solo/outbox"
	"solo/store"
	"solo/store/sqlite"
)

const kanarie = "Kanarievogel"

// A toneel is a store in which a test makes things happen, and a monitor that watches it.
// It lives in a bubble of its own, with its own time.
type toneel struct {
	t    *testing.T
	map_ string
	k    *kluis.Kluis
	db   *sqlite.DB
	m    *monitor.Monitor
	c    monitor.Config
	stop func()
}

func spelen(t *testing.T, c monitor.Config, f func(*toneel)) {
	t.Helper()
	t.Parallel()
	folder := t.TempDir()
	if c.Ritme == 0 {
		c.Ritme = time.Minute
	}
	synctest.Test(t, func(t *testing.T) {
		k, err := kluis.Open(map[string][]byte{"k1": bytes.Repeat([]byte("s"), 32)}, "k1")
		if err != nil {
			t.Fatal(err)
		}
		p := &toneel{t: t, map_: folder, k: k, c: c}
		p.start()
		f(p)
		p.end()
	})
}

func (p *toneel) start() {
	p.t.Helper()
	db, err := sqlite.Open(p.t.Context(), sqlite.Config{Map: p.map_, Kluis: p.k})
	if err != nil {
		p.t.Fatal(err)
	}
	p.db, p.c.Store = db, db
	p.m = monitor.New(p.c)
	ctx, cancel := context.WithCancel(p.t.Context())
	klaar := make(chan error, 1)
	go func() { klaar <- p.m.Run(ctx) }()
	p.stop = func() {
		cancel()
		if err := <-klaar; err != nil {
			p.t.Errorf("Run = %v, want nil", err)
		}
	}
}

func (p *toneel) end() {
	p.stop()
	p.must(p.db.Close())
}

// restart ends the process and starts the next one.
func (p *toneel) restart() {
	p.t.Helper()
	p.end()
	p.start()
}

func (p *toneel) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Error(err)
	}
}

func (p *toneel) accept(bestemming, urgentie string) dossier.ID {
	id := dossier.NewID(time.Now())
	_, verpakt, err := p.k.New(store.Sleutelplaats(id))
	p.must(err)
	_, _, err = p.db.Accept(p.t.Context(), store.Aanname{ID: id, Leverancier: "loket", Kenmerk: string(id), Vingerafdruk: "v",
		Gemeente: "0855", Regeling: "bbz-gevestigd", Definitie: 1, Urgentie: urgentie, Sleutel: verpakt,
		Document: []byte(`{"achternaam":"` + kanarie + `"}`), Oordeel: []byte(`{}`), Bestemming: bestemming, Nu: time.Now()})
	p.must(err)
	p.m.Wake()
	return id
}

// storm has many deliveries stop, within a moment.
func (p *toneel) storm(bestemming string, n int) {
	p.t.Helper()
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() { p.accept(bestemming, "normaal") })
	}
	wg.Wait()
	ls, err := p.db.Claim(p.t.Context(), bestemming, n)
	p.must(err)
	for _, l := range ls {
		u := gestopt()
		u.Begonnen = time.Now()
		wg.Go(func() { p.must(p.db.Journaal(l).Release(p.t.Context(), u)) })
	}
	wg.Wait()
}

// attempt books one attempt at a destination.
func (p *toneel) attempt(bestemming string, u outbox.Uitkomst) {
	p.t.Helper()
	p.must(p.db.Hasten(p.t.Context(), bestemming, false))
	ls, err := p.db.Claim(p.t.Context(), bestemming, 1)
	p.must(err)
	if len(ls) != 1 {
		p.t.Fatalf("nothing to deliver to %s", bestemming)
	}
	u.Begonnen = time.Now()
	p.must(p.db.Journaal(ls[0]).Release(p.t.Context(), u))
}

func mislukt() outbox.Uitkomst {
	return outbox.Uitkomst{Besluit: outbox.Opnieuw, Op: time.Now(), Storing: true, Fout: &connectors.Fout{Klasse: connectors.Tijdelijk,
		Stap: "zaak", Code: "503", Melding: "Het zaaksysteem is niet bereikbaar.", Antwoord: []byte(kanarie)}}
}

func geleverd() outbox.Uitkomst {
	return outbox.Uitkomst{Besluit: outbox.Geleverd, Toegang: outbox.Open, Ontvangst: connectors.Ontvangst{Zaaknummer: fmt.Sprint("ZAAK-", time.Now().UnixNano())}}
}

func gestopt() outbox.Uitkomst {
	return outbox.Uitkomst{Besluit: outbox.WachtOpMens, Toegang: outbox.Open, Fout: &connectors.Fout{Klasse: connectors.Geweigerd,
		Stap: "zaak", Melding: "Het zaaksysteem weigert de zaak.", Actie: "Controleer de koppeling.", Antwoord: []byte(kanarie)}}
}

// A bus is a channel that remembers what came.
type bus struct {
	mu   sync.Mutex
	in   []monitor.Bericht
	weg  bool // refuses
	stil bool // never answers
}

func (b *bus) Send(ctx context.Context, m monitor.Bericht) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stil {
		b.mu.Unlock()
		<-ctx.Done()
		b.mu.Lock()
		return ctx.Err()
	}
	if b.weg {
		return errors.New("weg")
	}
	b.in = append(b.in, m)
	return nil
}

func (b *bus) set(weg bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.weg = weg
}

// empty returns what came since the last time, as its subjects.
func (b *bus) empty() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var uit []string
	for _, m := range b.in {
		uit = append(uit, strings.TrimPrefix(m.Onderwerp, "SOLO: "))
	}
	b.in = nil
	return strings.Join(uit, "; ")
}

func (b *bus) all() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	raw, _ := json.Marshal(b.in)
	return string(raw)
}

func opBus(b *bus) monitor.Config {
	return monitor.Config{Kanalen: []monitor.Kanaal{{Naam: "webhook", Zender: b, Gewoon: true, Spoed: true}}}
}

// verwacht demands what was told since the last time.
func (p *toneel) verwacht(b *bus, na time.Duration, want string) {
	p.t.Helper()
	time.Sleep(na)
	synctest.Wait()
	if got := b.empty(); got != want {
		p.t.Errorf("after %v: got %q, want %q", na, got, want)
	}
}
