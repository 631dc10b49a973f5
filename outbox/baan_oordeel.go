package outbox

import (
	"context"
	"errors"
	"time"

	"solo/connectors"
)

// judge tells the breaker and the door what an attempt says of the destination, and
// reports that it is back. A refusal of access is neither good nor bad to the breaker.
func (b *baan) judge(l Levering, u Uitkomst, err error) (terug bool) {
	nu := time.Now()
	switch {
	case u.Toegang == Open && isBounded(err):
		b.deur.let(nu)
		b.zekering.answer(l.ID, nu)
	case u.Toegang == Open:
		b.deur.let(nu)
		return b.zekering.success(nu)
	case u.Storing && u.Toegang == Onbekend:
		b.zekering.failure(l.ID, asksToWait(err), nu)
	}
	return false
}

// refusedAlone reports that an error is a refusal of access to this delivery only.
func (b *baan) refusedAlone(l Levering, err error) bool {
	f, ok := errors.AsType[*connectors.Fout](err)
	if isStoring(err) || !ok || f.Klasse != connectors.Toegang {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.deur.refuse(l.ID, time.Now())
}

// keep puts the breaker in the store when it has changed.
func (b *baan) keep(ctx context.Context) bool {
	b.mu.Lock()
	z, vuil := b.zekering.kept(b.Now(), time.Now()), b.zekering.vuil
	b.zekering.vuil = false
	b.mu.Unlock()
	if !vuil {
		return true
	}
	err := b.Store.PutZekering(ctx, b.Naam, z)
	if err == nil {
		return true
	}
	b.storing(ctx, "zekering niet op te slaan", err)
	b.mu.Lock()
	b.zekering.vuil = true
	b.mu.Unlock()
	b.klok.Reset(b.Herkans)
	return false
}

// fetch brings the delivery that waits longest forward when the destination must be tried;
// leeg: none is due.
func (b *baan) fetch(ctx context.Context, leeg bool) {
	b.mu.Lock()
	haal := len(b.bezig) == 0 && b.zekering.fetch(time.Now(), leeg)
	b.mu.Unlock()
	if haal {
		b.hasten(ctx, true)
	}
}

// release has the destination tried now, and with it what waits: a person says so.
func (b *baan) release(ctx context.Context) {
	b.mu.Lock()
	b.zekering.tryNow(time.Now())
	b.mu.Unlock()
	b.hasten(ctx, false)
	b.poke()
}

func (b *baan) hasten(ctx context.Context, een bool) {
	if err := b.Store.Hasten(ctx, b.Naam, een); err != nil {
		b.storing(ctx, "leveringen niet naar voren te halen", err)
	}
}
