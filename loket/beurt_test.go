package loket_test

import (
	"context"
	"errors"
	"testing"

	"solo/intake"
	"solo/loket"
	"solo/store"
)

// A bij is called before each concept that is stored.
type bij struct {
	loket.Opslag
	put func(ctx context.Context)
}

func (b *bij) PutConcept(ctx context.Context, c store.Concept) error {
	b.put(ctx)
	return b.Opslag.PutConcept(ctx, c)
}

func TestWhoGoesAwayDoesNotWaitForHisTurn(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	bezig, mag := make(chan struct{}), make(chan struct{})
	p.Opslag = &bij{p.db, func(context.Context) { close(bezig); <-mag }}
	eerste := make(chan error)
	go func() { eerste <- p.ZetBewind(t.Context(), wie, id, loket.Bewind{Naam: "Verzonnen"}) }()
	<-bezig
	ctx, weg := context.WithCancel(t.Context())
	weg()
	zet, verwijder := p.ZetBewind(ctx, wie, id, loket.Bewind{}), p.Verwijder(ctx, wie, id)
	close(mag)
	must(t, <-eerste)
	if !errors.Is(zet, context.Canceled) || !errors.Is(verwijder, context.Canceled) {
		t.Errorf("while another saves: got %v and %v, want the end of the context", zet, verwijder)
	}
	if b := p.lees(wie, id).Concept.Bewind; b == nil || b.Naam != "Verzonnen" {
		t.Errorf("got %+v, want what was saved first", b)
	}
}

// Who goes away as soon as the door has it finds it noted, and that does not last for ever.
func TestWhatTheDoorTookIsNotedWithinBounds(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	ctx, weg := context.WithCancel(t.Context())
	door := p.Indienen
	p.Indienen = func(ctx context.Context, doc []byte, open intake.Open) (intake.Ontvangen, error) {
		uit, err := door(ctx, doc, open)
		weg()
		p.Opslag = &bij{p.db, func(ctx context.Context) {
			if _, begrensd := ctx.Deadline(); !begrensd || ctx.Err() != nil {
				t.Errorf("bounded %v, %v; want time enough and an end", begrensd, ctx.Err())
			}
		}}
		return uit, err
	}
	_, _ = p.Dien(ctx, wie, id, o.Hash)
	if c := p.lees(wie, id).Concept; c.Stand != loket.Ingediend {
		t.Errorf("got %s, want ingediend", c.Stand)
	}
}
