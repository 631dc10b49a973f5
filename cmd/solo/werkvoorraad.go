package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"solo/bediening"
	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// repeat works off what people want sent on, until ctx is done.
func (w *werk) repeat(ctx context.Context) error {
	return outbox.Herhaler{Store: w.db, Sein: w.taaksein, Log: w.log}.Run(ctx)
}

// Werkvoorraad implements bediening.Verbs.
func (w *werk) Werkvoorraad(ctx context.Context, f store.Filter) ([]store.Werk, error) {
	return w.db.Werkvoorraad(ctx, f)
}

// Bounds of a rehearsal: it asks the case systems.
const (
	proefPer    = 25 // deliveries per destination
	proefTotaal = 200
	proefDuur   = 2 * time.Minute // of all together
	proefEen    = 30 * time.Second
)

// Rehearse implements bediening.Verbs. The destinations are asked at the same time, each
// for one delivery after another.
func (w *werk) Rehearse(ctx context.Context, f store.Filter) (*store.Proef, error) {
	aantal, err := w.db.CountWerk(ctx, f)
	if err != nil {
		return nil, err
	}
	kort, cancel := context.WithTimeout(ctx, proefDuur)
	defer cancel()
	namen := slices.Sorted(maps.Keys(aantal))
	regels := make([][]store.Proefregel, len(namen))
	fouten := make([]error, len(namen))
	var bezig sync.WaitGroup
	for i, naam := range namen {
		f := f
		f.Bestemming, f.Staat, f.Limiet = naam, store.WachtOpMens, max(1, min(proefPer, proefTotaal/len(namen)))
		bezig.Go(func() { regels[i], fouten[i] = w.rehearseAt(kort, f) })
	}
	bezig.Wait()
	p := &store.Proef{Aantal: aantal, Uitslag: map[string]int{}, Gevonden: map[string]int{}, Regels: []store.Proefregel{}}
	for _, r := range slices.Concat(regels...) {
		p.Add(r)
	}
	return p, errors.Join(fouten...)
}

// rehearseAt looks at one destination until it does not answer.
func (w *werk) rehearseAt(ctx context.Context, f store.Filter) (uit []store.Proefregel, err error) {
	werk, err := w.db.Werkvoorraad(context.WithoutCancel(ctx), f)
	if err != nil {
		return nil, err
	}
	stil := false
	for _, r := range werk {
		p := store.Proefregel{Levering: r.Levering, Bestemming: r.Bestemming, Uitslag: store.ProefOvergeven}
		if !stil && ctx.Err() == nil {
			p = w.rehearse(ctx, r.Levering, p)
			stil = p.Fout.Klasse == string(connectors.Tijdelijk) || p.Fout.Klasse == string(connectors.Toegang)
		}
		uit = append(uit, p)
	}
	return uit, nil
}

func (w *werk) rehearse(ctx context.Context, levering int64, p store.Proefregel) store.Proefregel {
	ctx, cancel := context.WithTimeout(ctx, proefEen)
	defer cancel()
	d, err := w.db.Show(ctx, levering)
	if err == nil && d.Staat != store.WachtOpMens {
		p.Uitslag = store.ProefLoopt
		return p
	}
	l, lerr := w.db.Levering(ctx, levering)
	if err != nil || lerr != nil {
		return p
	}
	return w.leveraar.Proef(ctx, l, w.db.Journaal(l))
}

// RetryAll implements bediening.Verbs. It starts all of them or none.
func (w *werk) RetryAll(ctx context.Context, f store.Filter, wie bediening.Wie) ([]store.Taak, error) {
	if err := wie.Check(); err != nil {
		return nil, err
	}
	if err := w.checkTaken(ctx, f); err != nil {
		return nil, err
	}
	taken, err := w.db.StartTaken(ctx, f, wie.Naam, wie.Waarom)
	if errors.Is(err, store.ErrNotFound) {
		err = gezegd("er wacht niets op een mens dat hierbij past", err)
	}
	if err != nil {
		return nil, err
	}
	for _, t := range taken {
		w.tryNow(t.Bestemming)
	}
	select {
	case w.taaksein <- struct{}{}:
	default:
	}
	return taken, nil
}

// checkTaken names the taak that stands in the way.
func (w *werk) checkTaken(ctx context.Context, f store.Filter) error {
	aantal, err := w.db.CountWerk(ctx, f)
	if err != nil {
		return err
	}
	open, err := w.db.Taken(ctx, true)
	if err != nil {
		return err
	}
	for _, t := range open {
		if _, ook := aantal[t.Bestemming]; ook {
			return gezegd(fmt.Sprintf("voor %s loopt taak %d al; wacht erop, of stop haar met 'solo leveringen stop %d'", t.Bestemming, t.ID, t.ID), store.ErrStaat)
		}
	}
	return nil
}

// Taken implements bediening.Verbs.
func (w *werk) Taken(ctx context.Context) ([]store.Taak, error) { return w.db.Taken(ctx, false) }

// StopTaak implements bediening.Verbs.
func (w *werk) StopTaak(ctx context.Context, taak int64, wie bediening.Wie) error {
	if err := wie.Check(); err != nil {
		return err
	}
	return w.db.StopTaak(ctx, taak, store.TaakGestopt, wie.Naam, wie.Waarom)
}

// NietGedaan implements bediening.Verbs.
func (w *werk) NietGedaan(ctx context.Context, levering int64, stap string, wie bediening.Wie) error {
	if err := wie.Check(); err != nil {
		return err
	}
	err := w.db.NietGedaan(ctx, levering, stap, wie.Naam, wie.Waarom)
	if errors.Is(err, store.ErrNotFound) {
		err = gezegd(fmt.Sprintf("dit kan alleen voor een stap waarover twijfel is. Welke dat zijn, toont: solo leveringen toon %d", levering), err)
	}
	return err
}
