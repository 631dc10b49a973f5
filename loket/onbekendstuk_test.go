package loket_test

import (
	"slices"
	"testing"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// vraagtVanDeWijk has the gemeente ask two papers of her own, until she stops.
func (p *toneel) vraagtVanDeWijk() (stop func()) {
	land := p.Definitie
	vraagt := func(naam string, versie int, g dossier.Gemeentecode) (*intake.Definitie, error) {
		d, err := land(naam, versie, g)
		must(p.t, err)
		for _, soort := range []string{"plan_voor_de_wijk", "bewijs_van_de_wijk"} {
			d, err = d.MetStuk(intake.EigenStuk{Soort: soort, Label: "Van de wijk", Niveau: "B"})
			must(p.t, err)
		}
		return d, nil
	}
	p.Definitie, p.deur.Definitie = vraagt, vraagt
	return func() { p.Definitie, p.deur.Definitie = land, land }
}

func TestPaperThatAGemeenteStoppedAskingStrandsNobody(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	vraagtNietMeer := p.vraagtVanDeWijk()
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: "plan_voor_de_wijk", Naam: "plan.pdf"}, reader(pdf)))
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "bewijs_van_de_wijk"}, false))

	vraagtNietMeer()
	b := p.lees(wie, id)
	if !slices.ContainsFunc(b.Papieren, func(x loket.Papier) bool { return x.Soort == "overig" && x.Stand == loket.Aangeleverd }) {
		t.Errorf("got %+v, want the paper to be seen still", b.Papieren)
	}
	a := p.ingediend(p.dien(wie, id))
	if n := len(a.Bijlagen); n != 1 || a.Bijlagen[0].Soort != "overig" || a.Bijlagen[0].Omschrijving != "plan voor de wijk" || len(a.Later) > 0 {
		t.Errorf("got %+v and %+v", a.Bijlagen, a.Later)
	}
}

func TestWhatFollowsIsTakenWhenAGemeenteStoppedAskingAPaper(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	vraagtNietMeer := p.vraagtVanDeWijk()
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: "plan_voor_de_wijk", Naam: "plan.pdf"}, reader(pdf)))
	ref := p.dien(wie, id)
	must(t, p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: "bewijs_van_de_wijk", Naam: "bewijs.pdf"}, reader(pdf)))
	vraagtNietMeer()

	must(t, p.VulAan(t.Context(), wie, id))
	must(t, p.wijzig(wie, id, "huur_per_maand", 81000))
	a := p.ingediend(ref)
	if n := len(a.Bijlagen); n != 2 || a.Bijlagen[0].Soort != "plan_voor_de_wijk" || a.Bijlagen[1].Soort != "overig" || asText(a.Antwoorden["huur_per_maand"]) != "81000" {
		t.Errorf("got %+v with %v", a.Bijlagen, a.Antwoorden["huur_per_maand"])
	}
}
