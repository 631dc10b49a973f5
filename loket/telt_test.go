package loket_test

import (
	"testing"
	"time"

	"solo/loket"
)

// What lies ready and was not sent is not there for who decides, and neither is what he
// refused: to the applicant and to the consulent alike.
func TestPaperCountsOnceSentAndUntilRefused(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "16-woonboot-zonder-bijlagen")
	soort := p.lees(wie, id).Papieren[0].Soort
	tel := func(n string, want int) {
		t.Helper()
		b := p.lees(wie, id)
		er := 0
		for _, e := range b.Oordeel.Volledigheid.Nodig {
			if e.Soort == soort && e.Aangeleverd {
				er++
			}
		}
		if lijst, _ := p.werk(loket.Binnen)[0].Besluit.Percentages(); er != want || lijst != b.Oordeel.Volledigheid.Percentage {
			t.Errorf("%s: %d papers count, %d%% on the list and %d%% on the page; want %d, and the same", n, er, lijst, b.Oordeel.Volledigheid.Percentage, want)
		}
	}
	tel("nothing", 0)
	p.later(time.Minute)
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: soort, Naam: "een.pdf"}, reader(pdf)))
	tel("it lies ready", 0)
	must(t, p.VulAan(t.Context(), wie, id))
	tel("sent", 1)
	must(t, p.keur(consulent(), id, soort, loket.Afgekeurd, "onleesbaar"))
	tel("refused", 0)
	p.later(time.Minute)
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: soort, Naam: "twee.pdf"}, reader(pdf)))
	if got := p.papier(wie, id, soort); got.Stand != loket.Afgekeurd || got.Reden != "onleesbaar" {
		t.Errorf("while the new one lies ready: %s %q, want why it was refused", got.Stand, got.Reden)
	}
	must(t, p.VulAan(t.Context(), wie, id))
	tel("a new one was sent", 1)
}
