package loket_test

import (
	"testing"

	"solo/dossier"
	"solo/loket"
)

// Bbz art. 35 and Pw art. 52, from the day of submission; the list tells the same as the page.
func TestConsulentSeesWithinWhatTimeHeMustAct(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	ingediend := dossier.DatumVan(p.Nu()).PlusDagen(-1)
	termijnen := func() map[string]loket.Termijn {
		t.Helper()
		lijst, err := p.Termijnen(t.Context(), consulent(), id)
		must(t, err)
		uit := map[string]loket.Termijn{}
		for i, x := range lijst {
			if w := p.werk(loket.Binnen)[0].Termijnen; len(w) != len(lijst) || w[i] != x {
				t.Errorf("the list tells %+v, the page %+v", w, lijst)
			}
			uit[x.Wat] = x
		}
		return uit
	}
	besluit := func(dagen int, stil bool) {
		t.Helper()
		if got, want := termijnen()["beslissen"], (loket.Termijn{Wat: "beslissen", Tot: ingediend.PlusDagen(dagen), Stil: stil}); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	besluit(13*7, false)
	if got := termijnen()["een voorschot"].Tot; got != ingediend.PlusDagen(28) {
		t.Errorf("the advance: got %s", got)
	}
	// While papers are waited for the clock stands still, and the advance is due all the same.
	must(t, p.ZetHersteltermijn(t.Context(), consulent(), id, dossier.DatumVan(p.Nu()).PlusDagen(14), ""))
	p.later(10 * dag)
	besluit(13*7+10, true)
	if got := termijnen()["een voorschot"]; got.Tot != ingediend.PlusDagen(28) || got.Stil {
		t.Errorf("the advance: got %+v", got)
	}
	p.later(10 * dag) // nothing came, and the last day went by
	besluit(13*7+14, false)
}

// What comes in sets the clock going again, whether it is all that was asked or not.
func TestWhatComesInSetsTheClockGoing(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "16-woonboot-zonder-bijlagen")
	ingediend := dossier.DatumVan(p.Nu()).PlusDagen(-1)
	must(t, p.ZetHersteltermijn(t.Context(), consulent(), id, dossier.DatumVan(p.Nu()).PlusDagen(14), ""))
	p.later(3 * dag)
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	must(t, p.VulAan(t.Context(), wie, id))
	p.later(30 * dag)
	lijst, err := p.Termijnen(t.Context(), consulent(), id)
	must(t, err)
	if got := lijst[0]; got.Stil || got.Tot != ingediend.PlusDagen(13*7+3) {
		t.Errorf("got %+v, want three days later than %s", got, ingediend.PlusDagen(13*7))
	}
	must(t, p.TrekIn(t.Context(), wie, id))
	if lijst, err := p.Termijnen(t.Context(), consulent(), id); err != nil || len(lijst) > 0 {
		t.Errorf("withdrawn: got %+v, %v", lijst, err)
	}
}
