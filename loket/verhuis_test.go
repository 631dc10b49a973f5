package loket_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

func TestDraftMovesAlongToAnotherGemeente(t *testing.T) {
	p := newToneel(t)
	oud := p.zoe()
	id := p.begin(oud)
	p.fill(oud, id, p.voorbeeld("01-kapper-regulier"))
	must(t, p.Meld(t.Context(), oud, id))
	voor, err := p.Lees(t.Context(), oud, id)
	must(t, err)
	p.later(time.Hour)

	nieuw := oud
	nieuw.Gemeente = "0518"
	elders, err := p.Elders(t.Context(), nieuw)
	must(t, err)
	if len(elders) != 1 || elders[0].ID != id || elders[0].Gemeente != oud.Gemeente {
		t.Fatalf("got %+v, want the draft at the other gemeente", elders)
	}
	ander := nieuw
	ander.BSN = bsn(t, "999993653")
	if err := p.Verhuis(t.Context(), ander, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("somebody else: got %v, want ErrGeenToegang", err)
	}
	must(t, p.Verhuis(t.Context(), nieuw, id))
	na, err := p.Lees(t.Context(), nieuw, id)
	must(t, err)
	if !na.Concept.MeldingOp.Equal(voor.Concept.MeldingOp) || na.Concept.MeldingOp.IsZero() {
		t.Errorf("melding: got %s, want %s", na.Concept.MeldingOp, voor.Concept.MeldingOp)
	}
	if len(na.Concept.Antwoorden) != len(voor.Concept.Antwoorden) {
		t.Errorf("%d answers, want %d", len(na.Concept.Antwoorden), len(voor.Concept.Antwoorden))
	}
	wantMeldingen(t, p, na.Concept, oud.Gemeente, nieuw.Gemeente)
	if _, err := p.Lees(t.Context(), oud, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("at the old gemeente: got %v, want ErrGeenToegang", err)
	}
}

func TestWhatWasHandedInStaysWithItsGemeente(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	p.fill(wie, id, p.voorbeeld("01-kapper-regulier"))
	o, err := p.Overzicht(t.Context(), wie, id)
	must(t, err)
	_, err = p.Dien(t.Context(), wie, id, o.Hash)
	must(t, err)
	wie.Gemeente = "0518"
	if err := p.Verhuis(t.Context(), wie, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("got %v, want ErrGeenToegang", err)
	}
}

// wantMeldingen expects one melding at each gemeente, all with the first day.
func wantMeldingen(t *testing.T, p *toneel, c *loket.Concept, want ...dossier.Gemeentecode) {
	t.Helper()
	var got []dossier.Gemeentecode
	for _, z := range c.Zendingen {
		m := p.ingediend(z.Referentie)
		if got = append(got, m.Gemeente); !m.MeldingOp.Equal(c.MeldingOp) || m.Regeling != loket.Meldregeling {
			t.Errorf("%s hears of %s on %s, want the melding on %s", m.Gemeente, m.Regeling, m.MeldingOp, c.MeldingOp)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("meldingen at %v, want %v", got, want)
	}
}

func TestWhoMovesBackIsNotMeldedTwice(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	must(t, p.Meld(t.Context(), wie, id))
	daar := wie
	daar.Gemeente = "0518"
	p.later(time.Hour)
	must(t, p.Verhuis(t.Context(), daar, id))
	must(t, p.Meld(t.Context(), daar, id))
	must(t, p.Verhuis(t.Context(), wie, id))
	must(t, p.Meld(t.Context(), wie, id))
	c := p.lees(wie, id).Concept
	wantMeldingen(t, p, c, wie.Gemeente, daar.Gemeente)
	if a := p.ingediend(p.dien(wie, id)); len(a.Verwant) != 1 || a.Verwant[0] != c.Zendingen[0].Referentie || !a.MeldingOp.Equal(c.MeldingOp) {
		t.Errorf("the aanvraag goes with %v, want the melding at its own gemeente", a.Verwant)
	}
}

// What cannot be told yet is asked of him, and the day stays.
func TestMeldingThatTheNextGemeenteRefusesKeepsItsDay(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	must(t, p.Meld(t.Context(), wie, id))
	want := p.lees(wie, id).Concept.MeldingOp
	door := p.Indienen
	p.Indienen = func(context.Context, []byte, intake.Open) (intake.Ontvangen, error) {
		return intake.Ontvangen{}, dossier.Bevindingen{{Pad: "gemeentecode", Melding: "nog niet aangesloten"}}
	}
	wie.Gemeente = "0518"
	must(t, p.Verhuis(t.Context(), wie, id))
	if c := p.lees(wie, id).Concept; c.IsGemeld() || !c.MeldingOp.Equal(want) {
		t.Errorf("told %v, on %s; want not yet, and %s", c.IsGemeld(), c.MeldingOp, want)
	}
	p.Indienen = door
	must(t, p.Meld(t.Context(), wie, id))
	c := p.lees(wie, id).Concept
	wantMeldingen(t, p, c, tilburg, "0518")
	if !c.IsGemeld() || !c.MeldingOp.Equal(want) {
		t.Errorf("told %v, on %s; want it told, on %s", c.IsGemeld(), c.MeldingOp, want)
	}
}

// A signal to the team goes to the next team as well.
func TestTeamOfTheNextGemeenteGetsASignal(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = func(g dossier.Gemeentecode) loket.Meldweg {
		return loket.Meldweg{Email: string(g) + "@voorbeeld.example"}
	}
	wie := p.zoe()
	id := p.begin(wie)
	must(t, p.Meld(t.Context(), wie, id))
	wie.Gemeente = "0518"
	must(t, p.Verhuis(t.Context(), wie, id))
	must(t, p.Meld(t.Context(), wie, id))
	for _, g := range []string{"0855", "0518"} {
		if n := len(p.berichten(g + "@voorbeeld.example")); n != 1 {
			t.Errorf("%d signals to %s, want one", n, g)
		}
	}
}
