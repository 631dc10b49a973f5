package loket_test

import (
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
	"solo/store"
)

// gekeurd is what the gemeente has of the word on a kind of paper.
func (p *toneel) gekeurd(ref dossier.ID, soort string) string {
	p.t.Helper()
	for _, k := range p.ingediend(ref).Keuringen {
		if k.Soort == soort {
			return k.Oordeel + " " + k.Reden
		}
	}
	return ""
}

// verteld is how often something was said of the papers.
func (p *toneel) verteld(id dossier.ID) (n int) {
	p.t.Helper()
	for _, z := range p.lees(p.zoe(), id).Concept.Zendingen {
		if z.Soort == loket.Papieroordeel && z.Referentie != "" {
			n++
		}
	}
	return n
}

// It is told once, when he is done: not at each paper. What comes in after it undoes it.
func TestGemeenteHearsWhatWasSaidOfThePapers(t *testing.T) {
	p := newToneel(t)
	ctx, wie, c := t.Context(), p.zoe(), consulent()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	goed, slecht := p.def.Documenten()[0].Soort, p.def.Documenten()[1].Soort
	for _, soort := range []string{goed, slecht} {
		must(t, p.VoegToe(ctx, wie, id, loket.Stuk{Soort: soort, Naam: "oud.pdf"}, reader(pdf+soort)))
	}
	must(t, p.VulAan(ctx, wie, id))
	p.later(dag)
	must(t, p.keur(c, id, goed, loket.Akkoord, ""))
	must(t, p.keur(c, id, slecht, loket.Afgekeurd, "onleesbaar"))
	if n := p.verteld(id); n != 0 {
		t.Fatalf("%d sent before he is done", n)
	}
	p.Now = func() time.Time { p.later(time.Millisecond); return p.Nu() } // as a clock does
	must(t, p.RondAf(ctx, c, id, false))
	if w, err := p.Werk(ctx, loket.Bureau{c}, loket.Binnen, store.Conceptplek{}); err != nil || len(w.Werk) != 0 {
		t.Errorf("the list has %d lines, %v; want what he said to put nothing back on it", len(w.Werk), err)
	}
	must(t, p.RondAf(ctx, c, id, false)) // there is nothing new to tell
	if n := p.verteld(id); n != 1 || p.gekeurd(ref, goed) != "akkoord " || p.gekeurd(ref, slecht) != "afgekeurd onleesbaar" {
		t.Errorf("%d sent, of the one %q and of the other %q; want one with both", n, p.gekeurd(ref, goed), p.gekeurd(ref, slecht))
	}
	p.later(dag)
	must(t, p.VoegToe(ctx, wie, id, loket.Stuk{Soort: goed, Naam: "nieuw.pdf"}, reader(pdf+"nieuw")))
	must(t, p.VulAan(ctx, wie, id))
	must(t, p.RondAf(ctx, c, id, false))
	if n := p.verteld(id); n != 1 || p.gekeurd(ref, goed) != "" || p.gekeurd(ref, slecht) == "" {
		t.Errorf("after a new paper: %d sent, of it %q; want no word on what nobody saw, and that not sent", n, p.gekeurd(ref, goed))
	}
	must(t, p.keur(c, id, goed, loket.Vervallen, ""))
	must(t, p.RondAf(ctx, c, id, false))
	if got := p.gekeurd(ref, goed); got != "vervallen " {
		t.Errorf("got %q, want the new word", got)
	}
}

// The program dies between the list and the door: it is told later.
func TestWordOnThePapersThatWasBrokenOffIsFinished(t *testing.T) {
	p := newToneel(t)
	ctx, c := t.Context(), consulent()
	id, ref := p.ingezonden(p.zoe(), "01-kapper-regulier")
	soort := p.lees(c, id).Papieren[0].Soort
	must(t, p.keur(c, id, soort, loket.Vervallen, ""))
	open := p.Indienen
	p.Indienen = p.kapot
	if err := p.RondAf(ctx, c, id, false); err == nil {
		t.Error("the door was stuck, and he hears nothing of it")
	}
	p.Indienen = open
	p.later(2 * dag)
	must(t, p.Afmaken(ctx))
	if got := p.gekeurd(ref, soort); got != "vervallen " {
		t.Errorf("got %q, want that it was told", got)
	}
}
