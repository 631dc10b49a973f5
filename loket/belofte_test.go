package loket_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

func TestPaperIsPromisedForADayThatCanBe(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	for op, mag := range map[string]bool{"": true, "2026-11-21": true, "2027-11-21": true, "2026-11-20": false, "2027-11-22": false, "1900-02-28": false, "9999-12-31": false, "morgen": false} {
		for naam, w := range map[string]loket.Wie{"himself": wie, "a consulent": consulent()} {
			van := id
			if w.Rol == loket.Consulent {
				van = p.aanBalie(loket.Bezoeker{BSN: wie.BSN, Vastgesteld: "paspoort"}, "01-kapper-regulier")
			}
			err := p.StelUit(t.Context(), w, van, dossier.Toezegging{Soort: "huur", Op: op}, false)
			if mag && err != nil || !mag && !errors.Is(err, loket.ErrStand) {
				t.Errorf("%q by %s: got %v, want it taken: %v", op, naam, err, mag)
			}
		}
	}
}

func TestHelperPromisesNothingInAnothersName(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	als := p.geholpen(wie, id, false, "huur_per_maand")
	want := dossier.Toezegging{Soort: "huur", Op: "2026-12-24"}
	must(t, p.StelUit(t.Context(), wie, id, want, false))
	err := p.StelUit(t.Context(), als, id, dossier.Toezegging{Soort: "huur", Op: "2026-12-01"}, false)
	if got := p.lees(wie, id).Concept.Later; !errors.Is(err, loket.ErrGeenToegang) || len(got) != 1 || got[0] != want {
		t.Errorf("got %v and %v, want what the applicant promised", err, got)
	}
}

// dicht is a door that refuses for good.
func dicht(context.Context, []byte, intake.Open) (intake.Ontvangen, error) {
	return intake.Ontvangen{}, dossier.Bevindingen{{Pad: "gemeentecode", Melding: "nog niet aangesloten"}}
}

func TestWhatTheDoorRefusedIsNotKnownToTheGemeente(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	belofte := dossier.Toezegging{Soort: "jaarcijfers", Op: "2026-12-24"}
	must(t, p.StelUit(t.Context(), wie, id, belofte, false))
	open := p.Indienen
	p.Indienen = dicht
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	if _, err := p.Dien(t.Context(), wie, id, o.Hash); err == nil {
		t.Fatal("the door took it")
	}
	if c := p.lees(wie, id).Concept; !c.MeldingOp.IsZero() || len(c.Beloofd) > 0 {
		t.Errorf("melding on %v and %d promises, want none of it known", c.MeldingOp, len(c.Beloofd))
	}
	p.Indienen = open
	ref := p.dien(wie, id)
	nieuw := dossier.Toezegging{Soort: "jaarcijfers", Op: "2026-12-31"}
	must(t, p.StelUit(t.Context(), wie, id, nieuw, false))
	p.Indienen = dicht
	if err := p.VulAan(t.Context(), wie, id); err == nil {
		t.Fatal("the door took it")
	}
	p.Indienen = open
	must(t, p.VulAan(t.Context(), wie, id))
	if !slices.Contains(p.ingediend(ref).Later, nieuw) {
		t.Errorf("got %v, want the promise that was refused once", p.ingediend(ref).Later)
	}
}
