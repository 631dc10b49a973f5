package loket_test

import (
	"slices"
	"testing"

	"solo/dossier"
	"solo/loket"
)

func cijfers() loket.Stuk { return loket.Stuk{Soort: "jaarcijfers", Naam: "jaarcijfers.pdf"} }

// van counts the papers of a kind that are so far.
func (p *toneel) van(wie loket.Wie, id dossier.ID, soort string, stand loket.Papierstand) (n int) {
	for _, e := range p.lees(wie, id).Papieren {
		if e.Soort == soort && e.Stand == stand {
			n++
		}
	}
	return n
}

// What was added and not sent keeps no promise; and who forgets to send it is told so.
func TestPaperThatLiesUnsentKeepsNoPromiseAndIsToldOf(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "jaarcijfers"}, false))
	p.dien(wie, id)
	p.later(dag)
	nodig := p.van(wie, id, "jaarcijfers", loket.KomtLater)
	must(t, p.VoegToe(t.Context(), wie, id, cijfers(), reader(pdf)))
	if n := p.van(wie, id, "jaarcijfers", loket.KomtLater); n != nodig || n < 2 {
		t.Errorf("%d are still to come with one unsent, want %d, and two at least", n, nodig)
	}
	p.dagen(40)
	want := []loket.Berichtsoort{loket.BerichtOntvangen, loket.BerichtNietVerstuurd, loket.BerichtNietVerstuurd}
	if got := p.berichten(kapperEmail); !slices.Equal(got, want) {
		t.Errorf("unsent: got %v, want %v", got, want)
	}
	must(t, p.VulAan(t.Context(), wie, id))
	if n := p.van(wie, id, "jaarcijfers", loket.KomtLater); n != nodig-1 {
		t.Errorf("%d are still to come with one sent, want %d", n, nodig-1)
	}
	p.dagen(40)
	want = append(want, loket.BerichtOntvangen, loket.BerichtStukken, loket.BerichtStukken)
	if got := p.berichten(kapperEmail); !slices.Equal(got, want) {
		t.Errorf("one sent: got %v, want %v", got, want)
	}
}

// A paper that lies unsent is one thing, and another that was promised for a day is another:
// each is told in its own words.
func TestPromiseForADayIsAskedForAlsoWhereAnotherPaperLiesUnsent(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	over := dossier.DatumVan(p.Nu()).PlusDagen(20)
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "jaarcijfers", Op: over.String()}, false))
	p.dien(wie, id)
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	p.dagen(21)
	want := []loket.Berichtsoort{loket.BerichtOntvangen, loket.BerichtNietVerstuurd, loket.BerichtNietVerstuurd, loket.BerichtStukken, loket.BerichtStukken}
	if got := p.berichten(kapperEmail); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// The promise ends with the last paper that it was about, here and at the gemeente.
func TestPromiseEndsWithTheLastPaper(t *testing.T) {
	for naam, eerst := range map[string]bool{"before the submission": false, "after it": true} {
		t.Run(naam, func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			id := p.begonnen(wie, "01-kapper-regulier")
			ref := dossier.ID("")
			if eerst {
				ref = p.dien(wie, id)
			}
			must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "jaarcijfers", Op: "2026-12-24"}, false))
			for n := p.van(wie, id, "jaarcijfers", loket.KomtLater); n > 0; n-- {
				if len(p.lees(wie, id).Concept.Later) != 1 {
					t.Fatalf("the promise is gone with %d still to come", n)
				}
				must(t, p.VoegToe(t.Context(), wie, id, cijfers(), reader(pdf)))
			}
			if eerst {
				must(t, p.VulAan(t.Context(), wie, id))
			} else {
				ref = p.dien(wie, id)
			}
			isKind := func(x dossier.Toezegging) bool { return x.Soort == "jaarcijfers" }
			if l := p.lees(wie, id).Concept.Later; slices.ContainsFunc(l, isKind) || slices.ContainsFunc(p.ingediend(ref).Later, isKind) {
				t.Errorf("still promised: %v here, %v at the gemeente", l, p.ingediend(ref).Later)
			}
		})
	}
}

// What the door refused lies ready again, and is promised as before.
func TestRefusedPaperKeepsNoPromise(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "overig"}, false))
	p.dien(wie, id)
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: "overig", Naam: "brief.pdf"}, reader(pdf)))
	open := p.Indienen
	p.Indienen = dicht
	if err := p.VulAan(t.Context(), wie, id); err == nil || len(p.lees(wie, id).Concept.Later) != 1 {
		t.Errorf("got %v and %v, want a refusal and the promise", err, p.lees(wie, id).Concept.Later)
	}
	p.Indienen = open
	must(t, p.VulAan(t.Context(), wie, id))
	if l := p.lees(wie, id).Concept.Later; len(l) != 0 {
		t.Errorf("still promised: %v", l)
	}
}
