package outbox

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"solo/connectors"
	"solo/store"
)

// deliver makes one attempt and books its outcome.
func (b *baan) deliver(l Levering) {
	j := b.Store.Journaal(l)
	begin := b.Now()
	o, err := b.attempt(l, j)
	if errors.Is(err, store.ErrFenced) {
		b.finish(l, Uitkomst{}, err)
		return
	}
	nu := b.Now()
	u := beleid{b.Bestemming, nu, b.werk.Err() != nil, b.refusedAlone(l, err)}.decide(l, o, err)
	if u.Geteld || u.Fout != nil {
		u.Begonnen, u.Duur = begin, nu.Sub(begin)
	}
	b.report(l, u, err)
	b.measure(l, u, nu.Sub(begin))
	// A delivery that arrived makes room for the next at once: the claim of that goes to
	// disk together with this outcome. Any other may tell that there is to be no next.
	af := sync.OnceFunc(func() { b.finish(l, u, err) })
	if u.Besluit == Geleverd {
		af()
	}
	geboekt := b.book(j, u) == nil
	af()
	if !geboekt {
		b.bookLater(j, u)
	}
}

// attempt calls Deliver and turns a panic into an error.
func (b *baan) attempt(l Levering, j connectors.Journaal) (o connectors.Ontvangst, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &paniek{soort: fmt.Sprintf("%T", v), stapel: debug.Stack()}
		}
	}()
	return b.Deliver(b.werk, l, b.metered(l, j))
}

// A paniek is a fault of the program. It keeps the type of the value only: the value
// itself may hold personal data.
type paniek struct {
	soort  string
	stapel []byte
}

func (p *paniek) Error() string { return "panic: " + p.soort }

// book stores the outcome, also when a shutdown has cancelled the rest. Being fenced
// is an end too: somebody else books it.
func (b *baan) book(j Journaal, u Uitkomst) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(b.werk), b.Boeken)
	defer cancel()
	err := j.Release(ctx, u)
	if err == nil || errors.Is(err, store.ErrFenced) {
		return nil
	}
	b.storing(ctx, "uitkomst niet op te slaan", err)
	return err
}

// bookLater tries until the store works again; the delivery's slot is free meanwhile.
// What is not booked when the program stops is looked up after the next start.
func (b *baan) bookLater(j Journaal, u Uitkomst) {
	for {
		select {
		case <-b.werk.Done():
			return
		case <-time.After(b.Herkans):
		}
		if b.book(j, u) == nil {
			return
		}
	}
}

// report logs what an operator can act on. The cause of a Fout holds no personal
// data by contract; of any other error only the types are known to be clean.
func (b *baan) report(l Levering, u Uitkomst, err error) {
	log := b.Log.With("levering", l.ID, "dossier", l.Dossier, "bestemming", l.Bestemming, "poging", l.Poging)
	var f *connectors.Fout
	var p *paniek
	switch {
	case isStoring(err):
		b.storing(b.werk, "levering wacht op de opslag", err)
	case err == nil:
		log.Info("geleverd", "duur", u.Duur)
		if d := u.Ontvangst.Dubbel; len(d) > 0 { // nothing waits for it: somebody must remove it there
			log.Warn("dubbel in het zaaksysteem", "zaaknummer", u.Ontvangst.Zaaknummer, "dubbel", d)
		}
	case errors.As(err, &p):
		log.Error("programmafout in een levering", "soort", p.soort, "stapel", string(p.stapel))
	case errors.As(err, &f):
		log.Log(b.werk, level(u), "aflevering mislukt", append(besluit(u), "fout", f)...)
	default:
		log.Log(b.werk, level(u), "aflevering mislukt", append(besluit(u), "soort", soorten(err))...)
	}
}

// besluit is what follows, with its time when it has one.
func besluit(u Uitkomst) []any {
	if u.Op.IsZero() {
		return []any{"besluit", u.Besluit}
	}
	return []any{"besluit", u.Besluit, "opnieuw", u.Op}
}

// soorten names the types of an error from the outside in, without any of its text.
func soorten(err error) string {
	uit := fmt.Sprintf("%T", err)
	for err = errors.Unwrap(err); err != nil; err = errors.Unwrap(err) {
		uit += fmt.Sprintf(": %T", err)
	}
	return uit
}

func level(u Uitkomst) slog.Level {
	switch {
	case u.Besluit == WachtOpMens || u.Toegang == Dicht:
		return slog.LevelError
	case u.Geteld:
		return slog.LevelWarn
	}
	return slog.LevelInfo
}
