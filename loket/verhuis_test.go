package loket_test

import (
	"errors"
	"testing"
	"time"

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
