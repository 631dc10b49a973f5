package loket_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
	"solo/store"
)

// gedaan is what the record says that a consulent did, oldest first; looks left out.
func (p *toneel) gedaan(id dossier.ID) (uit []string) {
	p.t.Helper()
	lijst, err := p.Inzagen(p.t.Context(), consulent(), id)
	must(p.t, err)
	for _, i := range slices.Backward(lijst) {
		if i.Wat != "bekeken" {
			uit = append(uit, i.Wat)
		}
	}
	return uit
}

// aanBalieGetekend was begun at the counter and signed on paper.
func (p *toneel) aanBalieGetekend() dossier.ID {
	p.t.Helper()
	id := p.aanBalie(loket.Bezoeker{BSN: p.zoe().BSN, Vastgesteld: "paspoort"}, "01-kapper-regulier")
	must(p.t, p.TekenOpPapier(p.t.Context(), consulent(), id, p.baliepapier(id)))
	return id
}

// baliepapier adds a paper at the counter.
func (p *toneel) baliepapier(id dossier.ID) string {
	p.t.Helper()
	must(p.t, p.VoegToe(p.t.Context(), consulent(), id, loket.Stuk{Soort: "overig", Naam: "getekend.pdf"}, reader(pdf)))
	st := p.lees(consulent(), id).Concept.Stukken
	return st[len(st)-1].ID
}

func TestConsulentDoesNotActForWhoAppliedAtHome(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	must(t, p.ZetBewind(t.Context(), wie, id, loket.Bewind{Naam: "Bewindvoerder Verzonnen", Curatele: true}))
	must(t, p.ZetBewind(t.Context(), wie, id, loket.Bewind{}))
	p.dien(wie, id)
	_, dien := p.Dien(t.Context(), consulent(), id, "x")
	weg := p.Meldweg
	meld := p.Meld(t.Context(), consulent(), id)
	p.Meldweg = signaal
	signaal := p.Meld(t.Context(), consulent(), id)
	p.Meldweg = weg
	for naam, err := range map[string]error{
		"Dien": dien, "Meld": meld, "Meld by mail": signaal,
		"ZetBewind": p.ZetBewind(t.Context(), consulent(), id, loket.Bewind{Naam: "Nep", Curatele: true}),
		"TrekIn":    p.TrekIn(t.Context(), consulent(), id), "TrekInOpPapier": p.TrekInOpPapier(t.Context(), consulent(), id, p.baliepapier(id)),
	} {
		if !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%s: got %v, want ErrGeenToegang", naam, err)
		}
	}
	if got := p.gedaan(id); !slices.Equal(got, []string{"papier toegevoegd: overig"}) {
		t.Errorf("the record says %q, want what he did and nothing else", got)
	}
}

func TestWhatAConsulentDoesForAnApplicantIsWrittenDown(t *testing.T) {
	p := newToneel(t)
	ctx, c := t.Context(), consulent()
	id := p.aanBalieGetekend()
	must(t, p.ZetBewind(ctx, c, id, loket.Bewind{Naam: "Bewindvoerder Verzonnen"}))
	for range 2 {
		must(t, p.ZetBewind(ctx, c, id, loket.Bewind{}))
	}
	hash := func() string {
		o, err := p.Overzicht(ctx, c, id)
		must(t, err)
		return o.Hash
	}
	for range 2 {
		_, err := p.Dien(ctx, c, id, hash())
		must(t, err)
	}
	must(t, p.HaalWeg(ctx, c, id, p.baliepapier(id)))
	must(t, p.HaalWeg(ctx, c, id, "weg"))
	for _, weg := range []bool{false, true} {
		must(t, p.StelUit(ctx, c, id, dossier.Toezegging{Soort: "overig"}, weg))
	}
	p.baliepapier(id)
	for range 2 {
		must(t, p.VulAan(ctx, c, id))
		must(t, p.BeginWijziging(ctx, c, id))
	}
	for range 2 {
		must(t, p.StaakWijziging(ctx, c, id))
	}
	must(t, p.BeginWijziging(ctx, c, id))
	p.zet(c, id, dossier.Antwoorden{"telefoon": "0611111111"})
	must(t, p.TekenOpPapier(ctx, c, id, p.baliepapier(id)))
	must(t, p.DienWijziging(ctx, c, id, hash()))
	want := []string{"aan de balie begonnen", "papier toegevoegd: overig", "handtekening op papier toegevoegd", "bewindvoerder of curator vastgelegd", "bewindvoerder of curator weggehaald",
		"ingediend", "papier toegevoegd: overig", "papier weggehaald: overig", "papier uitgesteld: overig", "uitstel van papier teruggenomen: overig", "papier toegevoegd: overig", "papieren ingediend", "wijziging begonnen", "wijziging gestaakt", "wijziging begonnen",
		"papier toegevoegd: overig", "handtekening op papier toegevoegd", "wijziging ingediend"}
	if got := p.gedaan(id); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A deed and the record of it are stored together: what cannot be written down did not happen,
// and what happened is written down, also when the program dies right after it.
func TestWhatAConsulentDidCannotGoUnrecorded(t *testing.T) {
	p := newToneel(t)
	id := p.aanBalieGetekend()
	p.Opslag = &stil{p.db}
	p.later(time.Hour) // his look is a new one
	ctx, c := t.Context(), consulent()
	if err := p.RondAf(ctx, c, id, false); !errors.Is(err, errKapot) {
		t.Errorf("a look that cannot be written down: got %v", err)
	}
	p.Opslag = p.db
	p.lees(c, id)
	p.Opslag = &stil{p.db} // from now on nothing is written down but what is stored with a deed
	hash := func() string {
		o, err := p.Overzicht(ctx, c, id)
		must(t, err)
		return o.Hash
	}
	_, err := p.Dien(ctx, c, id, hash())
	must(t, err)
	soort := "overig"
	must(t, p.keur(c, id, soort, loket.Akkoord, ""))
	must(t, p.ZetUrgentie(ctx, c, id, "spoed", "belde zelf"))
	must(t, p.ZetHersteltermijn(ctx, c, id, dossier.DatumVan(p.Nu()).PlusDagen(3), ""))
	must(t, p.RondAf(ctx, c, id, false))
	p.baliepapier(id)
	must(t, p.BeginWijziging(ctx, c, id))
	p.Opslag = p.db
	got, want := p.gedaan(id)[3:], []string{"ingediend", "papier overig: akkoord", "urgentie beoordeeld", "hersteltermijn gezet", "van de werklijst gehaald", "papier toegevoegd: overig", "wijziging begonnen"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// stil can write down nothing beside what is stored.
type stil struct{ loket.Opslag }

func (stil) PutInzage(context.Context, store.Inzage) error { return errKapot }

func TestWhatTheDoorRefusedOfAConsulentIsWrittenDown(t *testing.T) {
	p := newToneel(t)
	id := p.aanBalieGetekend()
	o, err := p.Overzicht(t.Context(), consulent(), id)
	must(t, err)
	p.Indienen = dicht
	if _, err := p.Dien(t.Context(), consulent(), id, o.Hash); err == nil {
		t.Fatal("the door took it")
	}
	got := p.gedaan(id)
	if want := []string{"ingediend", "niet aangekomen: ingediend"}; !slices.Equal(got[len(got)-2:], want) {
		t.Errorf("got %q, want %q at the end", got, want)
	}
}

// What stuck at the door goes later: it was he who sent it.
func TestWhatAConsulentSentIsWrittenDownAlsoWhenTheDoorIsStuck(t *testing.T) {
	p := newToneel(t)
	id := p.aanBalieGetekend()
	o, err := p.Overzicht(t.Context(), consulent(), id)
	must(t, err)
	p.Indienen = p.kapot
	if _, err := p.Dien(t.Context(), consulent(), id, o.Hash); !errors.Is(err, errKapot) {
		t.Fatalf("got %v, want the error of the door", err)
	}
	if got := p.gedaan(id); got[len(got)-1] != "ingediend" {
		t.Errorf("got %q, want that he handed it in", got)
	}
}

func TestCounterWithdrawsWithAPaperOfItsOwn(t *testing.T) {
	p := newToneel(t)
	ctx, c := t.Context(), consulent()
	id := p.aanBalieGetekend()
	p.dien(c, id)
	thuis := p.zoe()
	must(t, p.VoegToe(ctx, thuis, id, loket.Stuk{Soort: "overig", Naam: "thuis.pdf"}, reader(pdf)))
	st := p.lees(thuis, id).Concept.Stukken
	for naam, err := range map[string]error{"no paper": p.TrekIn(ctx, c, id), "the paper of the aanvraag": p.TrekInOpPapier(ctx, c, id, st[0].ID), "a paper from home": p.TrekInOpPapier(ctx, c, id, st[1].ID)} {
		if !errors.Is(err, loket.ErrStand) {
			t.Errorf("%s: got %v, want ErrStand", naam, err)
		}
	}
	papier := p.baliepapier(id)
	for range 2 {
		must(t, p.TrekInOpPapier(ctx, c, id, papier))
	}
	b := p.lees(c, id).Concept
	if z := b.Zendingen[len(b.Zendingen)-1]; b.Stand != loket.Ingetrokken || !slices.Equal(z.Stukken, []string{papier}) {
		t.Errorf("it is %s with %v, want withdrawn, with the paper", b.Stand, z.Stukken)
	}
	if got := p.gedaan(id); got[len(got)-1] != "aanvraag ingetrokken" || got[len(got)-2] == "aanvraag ingetrokken" {
		t.Errorf("got %q, want once that it was withdrawn", got)
	}
}

func TestNobodyButTheCuratorChangesWhoHeIs(t *testing.T) {
	p := newToneel(t)
	id := p.aanBalie(loket.Bezoeker{BSN: p.zoe().BSN, Vastgesteld: "paspoort"}, "01-kapper-regulier")
	must(t, p.ZetBewind(t.Context(), consulent(), id, loket.Bewind{Naam: "Curator Verzonnen", Curatele: true}))
	code, err := p.NodigBewindUit(t.Context(), p.zoe(), id, "curator@voorbeeld.example")
	must(t, err)
	login := p.bewindvoerder()
	login.Rol, login.Namens = loket.Aanvrager, dossier.BSN{}
	curator, err := p.AlsBewindvoerder(t.Context(), login, id, p.lees(p.zoe(), id).Concept.Uitnodigingen[0].ID, code)
	must(t, err)
	for _, b := range []loket.Bewind{{}, {Naam: "Ander Verzonnen"}} {
		if err := p.ZetBewind(t.Context(), consulent(), id, b); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%q: got %v, want ErrGeenToegang", b.Naam, err)
		}
	}
	if _, err := p.Lees(t.Context(), curator, id); err != nil {
		t.Errorf("the curator: %v", err)
	}
}
