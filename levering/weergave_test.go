package levering_test

import (
	"context"
	"errors"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/kluis"
	"solo/store"
)

func TestWhatWasDrawnAtTheDoorIsSent(t *testing.T) {
	k := newKeten(t)
	k.accept(t, "02-spoed-gezin-afsluiting")
	if _, err := k.attempt(t); err != nil {
		t.Fatal(err)
	}
	want := k.ander
	k = newKeten(t)
	k.deur.Weergave = k.Weergave
	k.accept(t, "02-spoed-gezin-afsluiting")
	k.Maker.Definitie = func(string, int, dossier.Gemeentecode) (*intake.Definitie, error) { return nil, intake.ErrOnbekend }
	if _, err := k.attempt(t); err != nil {
		t.Fatalf("%v; want nothing rendered any more", err)
	}
	if len(k.ander.inhoud) != len(want.inhoud) || len(k.ander.inhoud) < 3 {
		t.Errorf("%d documents were sent, want the same %d", len(k.ander.inhoud), len(want.inhoud))
	}
	for ref, raw := range k.ander.inhoud {
		if len(raw) == 0 {
			t.Errorf("%s is empty", ref)
		}
	}
}

func TestWhatCannotBeDrawnAtTheDoorIsAcceptedAndToldByItsDelivery(t *testing.T) {
	k := newKeten(t)
	k.deur.Weergave = func(context.Context, *store.Dossier, kluis.Sleutel) (store.Weergave, error) {
		return store.Weergave{}, errors.New("de mapping is stuk")
	}
	k.accept(t, "01-kapper-regulier")
	if _, err := k.attempt(t); err != nil {
		t.Errorf("got %v, want a delivery that renders it itself", err)
	}
}

// A refused acceptance leaves nothing behind, of what was drawn for it either.
func TestWhatWasDrawnGoesWhenNothingIsAccepted(t *testing.T) {
	k := newKeten(t)
	k.deur.Weergave, k.deur.Opslag = k.Weergave, vol{k.deur.Opslag}
	if err := k.submit(t, "01-kapper-regulier"); !errors.Is(err, store.ErrVol) {
		t.Fatalf("got %v, want a full disk", err)
	}
	if n := k.files(t); n != 0 {
		t.Errorf("%d files were left behind", n)
	}
}

type vol struct{ intake.Opslag }

func (vol) Accept(context.Context, store.Aanname) (dossier.ID, bool, error) {
	return "", false, store.ErrVol
}
