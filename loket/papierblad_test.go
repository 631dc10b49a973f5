package loket_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
	"solo/store"
)

// keur judges a kind of paper as it is now.
func (p *toneel) keur(wie loket.Wie, id dossier.ID, soort string, stand loket.Papierstand, reden string) error {
	p.t.Helper()
	return p.Keur(p.t.Context(), wie, id, soort, p.papier(wie, id, soort).Blad, stand, reden)
}

// teKeuren is how many kinds of paper the list says that there are to judge.
func (p *toneel) teKeuren() int {
	p.t.Helper()
	w, err := p.Werk(p.t.Context(), loket.Bureau{consulent()}, loket.Binnen, store.Conceptplek{})
	must(p.t, err)
	return w.Werk[0].TeKeuren
}

// What lay ready at home while he judged was seen by nobody.
func TestPaperThatNobodySawIsToBeJudged(t *testing.T) {
	for _, stand := range []loket.Papierstand{loket.Akkoord, loket.Afgekeurd} {
		t.Run(string(stand), func(t *testing.T) {
			p := newToneel(t)
			wie := p.zoe()
			id, _ := p.ingezonden(wie, "01-kapper-regulier")
			soort := p.def.Documenten()[0].Soort
			voegToe := func(naam string) {
				must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: soort, Naam: naam}, reader(pdf+naam)))
				p.later(time.Hour)
			}
			voegToe("oud.pdf")
			must(t, p.VulAan(t.Context(), wie, id))
			voegToe("nieuw.pdf")
			must(t, p.keur(consulent(), id, soort, stand, "onleesbaar"))
			if got := p.papier(consulent(), id, soort).Stand; got != stand {
				t.Fatalf("got %s, want %s", got, stand)
			}
			klaar := p.teKeuren()
			must(t, p.VulAan(t.Context(), wie, id))
			if got := p.papier(consulent(), id, soort); got.Stand != loket.Aangeleverd || got.Reden != "" || p.teKeuren() != klaar+1 {
				t.Errorf("got %s with %d to judge, want aangeleverd and one more than %d", got.Stand, p.teKeuren(), klaar)
			}
			must(t, p.keur(consulent(), id, soort, stand, "onleesbaar")) // the same words, of what he sees now
			if got := p.papier(consulent(), id, soort).Stand; got != stand {
				t.Errorf("judged anew: got %s, want %s", got, stand)
			}
		})
	}
}

func TestVerdictFromAnOldPageIsRefused(t *testing.T) {
	p := newToneel(t)
	wie, a, b := p.zoe(), consulent(), consulent()
	b.Naam = "Collega Verzonnen"
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	soort := p.def.Documenten()[0].Soort
	add := func() {
		must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: soort, Naam: "a.pdf"}, reader(pdf)))
		must(t, p.VulAan(t.Context(), wie, id))
		p.later(time.Hour)
	}
	add()
	oud := p.papier(a, id, soort).Blad
	weigert := func(w loket.Wie, stand loket.Papierstand, zin string) {
		t.Helper()
		if err := p.Keur(t.Context(), w, id, soort, oud, stand, "onleesbaar"); !errors.Is(err, loket.ErrOudBlad) || !strings.Contains(err.Error(), zin) {
			t.Errorf("got %v, want ErrOudBlad that says %q", err, zin)
		}
	}
	add()
	weigert(a, loket.Akkoord, "kwam een papier bij")
	oud = p.papier(a, id, soort).Blad
	for range 2 { // pressed twice is once
		must(t, p.Keur(t.Context(), a, id, soort, oud, loket.Afgekeurd, "onleesbaar"))
	}
	p.later(time.Hour)
	weigert(b, loket.Akkoord, "Consulent Verzonnen koos afgekeurd")
	weigert(b, "", "Consulent Verzonnen koos afgekeurd")
	if got := p.papier(wie, id, soort).Stand; got != loket.Afgekeurd {
		t.Errorf("got %s, want what the first said", got)
	}
	oud = p.papier(b, id, soort).Blad
	for range 2 {
		must(t, p.Keur(t.Context(), a, id, soort, oud, "", ""))
	}
	weigert(b, loket.Akkoord, "nam het oordeel terug")
	if got, want := p.gedaan(id), 2; len(got) != want {
		t.Errorf("the record says %q, want %d", got, want)
	}
}
