package loket_test

import (
	"testing"

	"solo/loket"
)

// What came and what was accepted are counted apart, by level, and what is not needed any more
// is not asked for. The definition counts what came alone.
func TestWhatCameAndWhatWasAcceptedAreCountedApart(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "16-woonboot-zonder-bijlagen")
	c := consulent()
	begin := p.lees(c, id).Compleet
	soort := ""
	for _, e := range p.lees(c, id).Papieren {
		if e.Niveau == "B" && e.Stand == loket.Nodig {
			soort = e.Soort
		}
	}
	telt := func(stap string, nodig, er, akkoord int) {
		t.Helper()
		b := p.lees(wie, id)
		want := loket.Telling{Nodig: begin.B.Nodig + nodig, Aangeleverd: begin.B.Aangeleverd + er, Akkoord: begin.B.Akkoord + akkoord}
		if b.Compleet.B != want || b.Compleet.A != begin.A || b.Compleet.M != begin.M {
			t.Errorf("%s: got %+v, want of B %+v", stap, b.Compleet, want)
		}
		if got, _ := b.Compleet.Besluit().Percentages(); nodig == 0 && got != b.Oordeel.Volledigheid.Percentage {
			t.Errorf("%s: got %d%%, want %d%% as the definition has it", stap, got, b.Oordeel.Volledigheid.Percentage)
		}
	}
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: soort, Naam: "papier.pdf"}, reader(pdf)))
	telt("not sent", 0, 0, 0)
	must(t, p.VulAan(t.Context(), wie, id))
	telt("sent", 0, 1, 0)
	must(t, p.keur(c, id, soort, loket.Akkoord, ""))
	telt("accepted", 0, 1, 1)
	must(t, p.keur(c, id, soort, loket.Afgekeurd, "niet leesbaar"))
	telt("refused", 0, 0, 0)
	must(t, p.keur(c, id, soort, loket.Vervallen, ""))
	telt("not needed any more", -1, 0, 0)
}

func TestOfNothingAllIsThere(t *testing.T) {
	if er, akkoord := (loket.Telling{}).Percentages(); er != 100 || akkoord != 100 {
		t.Errorf("got %d and %d, want 100", er, akkoord)
	}
	if er, akkoord := (loket.Telling{Nodig: 3, Aangeleverd: 2, Akkoord: 1}).Percentages(); er != 66 || akkoord != 33 {
		t.Errorf("got %d and %d, want 66 and 33", er, akkoord)
	}
}
