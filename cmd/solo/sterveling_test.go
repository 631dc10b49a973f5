package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/store"
)

// What a sterveling is told by its environment.
const (
	sterfConfig = "SOLO_TEST_CONFIG" // its solo.yaml
	sterfSoort  = "SOLO_TEST_STERF"  // the kind of moment at which it dies; empty: never
	sterfBoek   = "SOLO_TEST_BOEK"   // file of the moments that it reached, one a line
)

// The moments of a step at which a process can die.
const (
	naVoornemen    = "na-voornemen"    // the intent is committed, nothing is sent
	naSchrijven    = "na-schrijven"    // the request is sent; its effect comes after the death
	naAntwoord     = "na-antwoord"     // the answer is there, nobody has read it
	voorVastleggen = "voor-vastleggen" // the result is known and not yet committed
)

// puntKop carries a moment to the other side of the line, where the test kills.
const puntKop = "X-Test-Punt"

// sterveling is a SOLO that delivers until all is delivered, or kills itself (SIGKILL)
// at the first moment of its kind at which no process died before.
func sterveling() int {
	if err := deliverMortal(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func deliverMortal() (err error) {
	in, err := loadInrichting(os.Getenv(sterfConfig))
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	w, err := openWerk(ctx, in, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	for naam := range w.leveraar.Connectors {
		s := &sterfelijk{soort: os.Getenv(sterfSoort)}
		inst := zgwInstellingen(in.Zaaksystemen[naam])
		inst.InlineTot, inst.Transport = 25_000, s.wrap // so that a document goes in parts
		if s.Connector, err = zgw.New(inst, slog.New(slog.DiscardHandler), time.Now); err != nil {
			return err
		}
		w.leveraar.Connectors[naam] = s
	}
	uit := make(chan error, 1)
	go func() { uit <- w.deliver(ctx) }()
	err = w.untilDelivered(ctx)
	stop()
	return cmp.Or(err, <-uit, w.close())
}

func (w *werk) untilDelivered(ctx context.Context) error {
	for range time.Tick(20 * time.Millisecond) {
		regels, err := w.List(ctx, store.Filter{})
		if err != nil {
			return err
		}
		klaar := 0
		for _, r := range regels {
			if r.Staat == store.WachtOpMens {
				return fmt.Errorf("%s: %s", r.Fout.Stap, r.Fout.Melding)
			}
			if r.Staat == store.Geleverd {
				klaar++
			}
		}
		if klaar == len(regels) {
			return nil
		}
	}
	return nil
}

// sterfelijk is a connector around which the process can die.
type sterfelijk struct {
	connectors.Connector
	soort string

	mu     sync.Mutex
	stap   string // intended, its first write not yet sent
	gedaan string // done, not committed
}

// Deliver dies before its outcome is stored, when it is time.
func (s *sterfelijk) Deliver(ctx context.Context, o connectors.Opdracht, j connectors.Journaal) (connectors.Ontvangst, error) {
	s.gedaan = ""
	uit, err := s.Connector.Deliver(ctx, o, sterfJournaal{j, s})
	if err == nil {
		s.at(voorVastleggen, s.gedaan)
	}
	return uit, err
}

type sterfJournaal struct {
	connectors.Journaal
	s *sterfelijk
}

func (j sterfJournaal) Intend(ctx context.Context, stap string, sleutels []byte) error {
	j.s.at(voorVastleggen, j.s.gedaan)
	if err := j.Journaal.Intend(ctx, stap, sleutels); err != nil {
		return err
	}
	j.s.gedaan = ""
	j.s.at(naVoornemen, stap)
	j.s.mu.Lock()
	defer j.s.mu.Unlock()
	j.s.stap = stap
	return nil
}

func (j sterfJournaal) Done(ctx context.Context, stap string, resultaat []byte, direct bool) error {
	j.s.gedaan = stap
	if direct {
		j.s.at(voorVastleggen, stap)
	}
	return j.Journaal.Done(ctx, stap, resultaat, direct)
}

func (s *sterfelijk) wrap(onder http.RoundTripper) http.RoundTripper { return sterfDraad{onder, s} }

type sterfDraad struct {
	onder http.RoundTripper
	s     *sterfelijk
}

func (d sterfDraad) RoundTrip(r *http.Request) (*http.Response, error) {
	stap := ""
	if r.Method != http.MethodGet {
		d.s.mu.Lock()
		stap, d.s.stap = d.s.stap, ""
		d.s.mu.Unlock()
	}
	if d.s.fresh(naSchrijven, stap) {
		r = r.Clone(r.Context())
		r.Header.Set(puntKop, naSchrijven+" "+stap)
	}
	resp, err := d.onder.RoundTrip(r)
	if err == nil {
		d.s.at(naAntwoord, stap)
	}
	return resp, err
}

// fresh reports whether nobody died at this moment of this step, and it is of the
// kind to die of.
func (s *sterfelijk) fresh(soort, stap string) bool {
	if stap == "" || s.soort != "" && s.soort != soort {
		return false
	}
	boek, _ := os.ReadFile(os.Getenv(sterfBoek)) // absent at the first death
	return !strings.Contains("\n"+string(boek), "\n"+soort+" "+stap+"\n")
}

// at notes the moment and dies there. An immortal only notes.
func (s *sterfelijk) at(soort, stap string) {
	if !s.fresh(soort, stap) {
		return
	}
	if err := noteer(os.Getenv(sterfBoek), soort+" "+stap); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if s.soort == "" {
		return
	}
	if p, err := os.FindProcess(os.Getpid()); err == nil {
		_ = p.Kill()
	}
	select {}
}

func noteer(pad, regel string) error {
	f, err := os.OpenFile(pad, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(regel + "\n")
	return cmp.Or(err, f.Close())
}
