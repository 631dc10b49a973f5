package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"solo/bediening"
	"solo/bewaring"
	"solo/connectors"
	"solo/intake"
	"solo/kluis"
	"solo/levering"
	"solo/monitor"
	"solo/monitor/meting"
	"solo/outbox"
	"solo/store"
	"solo/store/bestanden"
	"solo/store/sqlite"
)

// werk is a SOLO that owns its store. It is the Verbs of bediening.
type werk struct {
	in          *inrichting
	db          *sqlite.DB
	bestanden   *bestanden.Bestanden
	koppelingen map[string]koppeling
	deur        *intake.Service
	leveraar    *levering.Leveraar
	log         *slog.Logger
	monitor     *monitor.Monitor
	meting      *meting.Meting
	los         chan string   // destinations that a person wants tried now
	taaksein    chan struct{} // a person started a taak
	bewaar      *bewaring.Bewaarder
}

// openWerk opens the store that the configuration names; nobody else may have it.
func openWerk(ctx context.Context, in *inrichting, log *slog.Logger) (w *werk, err error) {
	k, err := in.kluis()
	if err != nil {
		return nil, err
	}
	koppelingen, err := in.koppelingen(log)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			closeAll(koppelingen)
		}
	}()
	b, err := bestanden.Open(filepath.Join(in.Opslag.Map, "bijlagen"))
	if err != nil {
		return nil, err
	}
	db, err := sqlite.Open(ctx, sqlite.Config{Map: in.Opslag.Map, Kluis: k, Log: log, Settle: in.settle, Termijn: in.termijn, Reserve: in.Opslag.Reserve})
	if err != nil {
		return nil, err
	}
	b.Ruimte = db.Ruimte
	w = &werk{in: in, db: db, bestanden: b, koppelingen: koppelingen, log: log,
		los: make(chan string, len(koppelingen)), taaksein: make(chan struct{}, 1)}
	w.connect(k)
	w.sweep(ctx)
	return w, nil
}

// connect makes everything that works on the store.
func (w *werk) connect(k *kluis.Kluis) {
	w.deur = w.in.deur()
	w.deur.Opslag, w.deur.Vervolgen, w.deur.Bestanden, w.deur.Kluis = w.db, w.db, w.bestanden, k
	w.leveraar = &levering.Leveraar{Opslag: w.db, Bestanden: w.bestanden, Maker: w.in.maker(), Connectors: connectorsOf(w.koppelingen)}
	w.deur.Weergave = w.leveraar.Weergave
	w.monitor = w.in.monitor(w.db, w.log)
	w.meting = meting.New(w.db, w.log)
	w.bewaar = w.bewaarder()
}

// sweep removes what a SOLO that died left behind: files half written, and attachments
// older than a day whose aanvraag was never accepted. What it cannot remove costs room
// and nothing else, so SOLO goes on.
func (w *werk) sweep(ctx context.Context) {
	n, err := w.bestanden.CleanTmp()
	w.logSweep(ctx, "halve bestanden", n, err)
	n, err = w.bestanden.Sweep(ctx, time.Now().Add(-24*time.Hour), w.db.HasBijlage)
	w.logSweep(ctx, "wezen", n, err)
}

func (w *werk) logSweep(ctx context.Context, wat string, n int, err error) {
	if n > 0 {
		w.log.InfoContext(ctx, wat+" opgeruimd", "bestanden", n)
	}
	if err != nil {
		w.log.WarnContext(ctx, wat+" niet alle opgeruimd; de volgende start probeert het weer", "fout", err)
	}
}

func (w *werk) close() error {
	closeAll(w.koppelingen)
	return w.db.Close()
}

func closeAll(koppelingen map[string]koppeling) {
	for _, k := range koppelingen {
		k.close()
	}
}

func connectorsOf(k map[string]koppeling) map[string]connectors.Connector {
	uit := make(map[string]connectors.Connector, len(k))
	for naam, c := range k {
		uit[naam] = c
	}
	return uit
}

// deliver runs the outbox until ctx is done.
func (w *werk) deliver(ctx context.Context) error {
	d := outbox.Dispatcher{Store: w.db, Deliver: w.leveraar.Deliver, Bestemmingen: w.in.bestemmingen(), Los: w.los, Meter: w.meting, Log: w.log}
	return d.Run(ctx)
}

// bestemmingen are the case systems as the outbox treats them.
func (in *inrichting) bestemmingen() (uit []outbox.Bestemming) {
	for _, naam := range in.zaaksystemen() {
		l := in.Zaaksystemen[naam].Levering
		uit = append(uit, outbox.Bestemming{Naam: naam, Tegelijk: l.Tegelijk, Backoff: l.Backoff, PerMinuut: l.PerMinuut,
			Zekering: outbox.Zekering(l.Zekering)})
	}
	return uit
}

func (in *inrichting) settle(bestemming string) time.Duration {
	return in.Zaaksystemen[bestemming].Levering.Settle
}

func (in *inrichting) termijn(bestemming string) time.Duration {
	return in.Zaaksystemen[bestemming].Levering.Deadline
}

// Submit implements bediening.Verbs.
func (w *werk) Submit(ctx context.Context, document []byte, open intake.Open) (intake.Ontvangen, error) {
	o, err := w.receive(ctx, document, open)
	if err == nil {
		w.accepted(o)
	}
	return o, err
}

// List implements bediening.Verbs.
func (w *werk) List(ctx context.Context, f store.Filter) ([]store.Regel, error) {
	return w.db.List(ctx, f)
}

// Show implements bediening.Verbs.
func (w *werk) Show(ctx context.Context, levering int64) (*store.Detail, error) {
	return w.db.Show(ctx, levering)
}

// Stand implements bediening.Verbs.
func (w *werk) Stand(ctx context.Context) ([]store.Stand, error) { return w.db.Standen(ctx) }

// Retry implements bediening.Verbs.
func (w *werk) Retry(ctx context.Context, levering int64, mapping bool, wie bediening.Wie) error {
	if err := wie.CheckIfGiven(); err != nil {
		return err
	}
	if mapping {
		if err := w.repin(ctx, levering, wie); err != nil {
			return err
		}
	}
	if err := w.db.Retry(ctx, levering, wie.Naam, wie.Waarom); err != nil {
		return err
	}
	l, err := w.db.Levering(ctx, levering)
	if err == nil {
		w.tryNow(l.Bestemming)
	}
	return err
}

// tryNow has a destination tried however it failed before. When nothing delivers here
// there is nobody to tell; else the channel holds one name for every case system.
func (w *werk) tryNow(bestemming string) {
	select {
	case w.los <- bestemming:
	default:
	}
}

// repin forgets what was rendered, unless a step that is done would have been
// different.
func (w *werk) repin(ctx context.Context, levering int64, wie bediening.Wie) error {
	l, err := w.db.Levering(ctx, levering)
	if err != nil {
		return err
	}
	d, err := w.db.Show(ctx, levering)
	if err != nil {
		return err
	}
	anders, err := w.leveraar.Verschil(ctx, l, d.Stappen)
	if err != nil {
		return err
	}
	if len(anders) > 0 {
		return gezegd(fmt.Sprintf("met de mapping van nu zou dit anders verstuurd zijn, en het is al gedaan: %s. Pas het aan in het zaaksysteem, of stuur opnieuw zonder --mapping", oneOf(anders)), store.ErrStaat)
	}
	return w.db.Repin(ctx, l, wie.Naam, wie.Waarom)
}

// Settings implements bediening.Verbs.
func (w *werk) Settings(context.Context) (bediening.Instellingen, error) {
	i := w.in.gelezen
	i.Map = w.in.opslagMap()
	return i, nil
}

// Cancel implements bediening.Verbs.
func (w *werk) Cancel(ctx context.Context, levering int64, wie bediening.Wie) error {
	if err := wie.Check(); err != nil {
		return err
	}
	return w.db.Cancel(ctx, levering, wie.Naam, wie.Waarom)
}

var _ bediening.Verbs = (*werk)(nil)

// errBezet tells what to do when another SOLO has the store and does not answer.
func errBezet(err error) error {
	if errors.Is(err, store.ErrBezet) {
		return gezegd(strings.TrimRight(err.Error(), ": .\n")+". Wacht even, of stop dat proces", err) // the owner may not have written who he is yet
	}
	return err
}
