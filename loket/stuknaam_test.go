package loket_test

import (
	"slices"
	"testing"

	"solo/loket"
)

func TestPaperHasANameThatPeopleCanReadAndOpen(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	var want []string
	for _, c := range [][2]string{{".pdf", "bestand.pdf"}, {"   .pdf", "bestand.pdf"}, {"", "bestand.pdf"}, {"huur", "huur.pdf"},
		{"\u202efdp.exe\u202c.pdf", "fdp.exe.pdf"}, {"\u200fhuur\u2066.pdf", "huur.pdf"}, {"a\x00b\nc.pdf", "abc.pdf"}, {"Huur mei.PDF", "Huur mei.PDF"}} {
		must(t, p.VoegToe(t.Context(), wie, id, huur(c[0]), reader(pdf)))
		want = append(want, c[1])
	}
	var got []string
	for _, st := range p.lees(wie, id).Concept.Stukken {
		got = append(got, st.Naam)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestHelpersOfOneNameKeepOffOneAnothersPapers(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	een, ander := p.geholpen(wie, id, false, "huur_per_maand"), p.geholpen(wie, id, false, "huur_per_maand")
	must(t, p.VoegToe(t.Context(), een, id, loket.Stuk{Soort: "huur", Naam: "huur.pdf"}, reader(pdf)))
	stuk := p.lees(wie, id).Concept.Stukken[0].ID
	must(t, p.HaalWeg(t.Context(), ander, id, stuk))
	if n := len(p.lees(wie, id).Concept.Stukken); n != 1 {
		t.Error("the other removed it")
	}
	must(t, p.HaalWeg(t.Context(), een, id, stuk))
	if n := len(p.lees(wie, id).Concept.Stukken); n != 0 {
		t.Error("he cannot remove what he brought")
	}
}
