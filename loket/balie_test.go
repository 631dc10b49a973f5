package loket_test

import (
	"errors"
	"testing"
	"time"

	"solo/dossier"
	"solo/loket"
)

// consulent works at the counter of Tilburg.
func consulent() loket.Wie {
	return loket.Wie{Rol: loket.Consulent, Naam: "Consulent Verzonnen", Middel: "medewerker", Gemeente: tilburg}
}

// aanBalie begins at the counter, with the answers of an example.
func (p *toneel) aanBalie(b loket.Bezoeker, voorbeeld string) dossier.ID {
	p.t.Helper()
	id, err := p.BalieBegin(p.t.Context(), consulent(), loket.Start{Gemeente: tilburg, Regeling: p.def.Regeling}, b)
	must(p.t, err)
	p.fill(consulent(), id, p.voorbeeld(voorbeeld))
	return id
}

func TestConsulentHandsInWhatWasSignedOnPaper(t *testing.T) {
	p := newToneel(t)
	id := p.aanBalie(loket.Bezoeker{Vastgesteld: "paspoort", Nummer: "XX0000000"}, "08-balie-zonder-bsn")
	o, err := p.Overzicht(t.Context(), consulent(), id)
	must(t, err)
	if _, err := p.Dien(t.Context(), consulent(), id, o.Hash); !errors.Is(err, loket.ErrStand) {
		t.Errorf("without a signature: got %v, want ErrStand", err)
	}
	must(t, p.VoegToe(t.Context(), consulent(), id, loket.Stuk{Soort: "overig", Naam: "handtekening.pdf", Omschrijving: "Handtekening"}, reader(pdf)))
	c := p.lees(consulent(), id).Concept
	must(t, p.TekenOpPapier(t.Context(), consulent(), id, c.Stukken[0].ID))
	a := p.ingediend(p.dien(consulent(), id))
	if s := a.Ondertekeningen; len(s) != 1 || s[0].Middel != "papier" || s[0].Niveau != "" || a.Kanaal != dossier.Balie || !a.Aanvrager.BSN.IsZero() || len(a.Bijlagen) != 1 {
		t.Errorf("got signatures %+v over %s with %d attachments, want one on paper at the counter, and the paper", s, a.Kanaal, len(a.Bijlagen))
	}
	if a.Aanvrager.Anp != c.Balie.Anp || len(c.Balie.Anp) != 17 {
		t.Errorf("got the number %q in the aanvraag, want %q", a.Aanvrager.Anp, c.Balie.Anp)
	}
	if c.Balie.Consulent != "Consulent Verzonnen" || c.Balie.Vastgesteld != "paspoort" || c.Balie.Op.IsZero() {
		t.Errorf("got %+v, want who established the identity, how and when", c.Balie)
	}
}

func TestSignatureOnPaperThatWasTakenAwayCountsNoMore(t *testing.T) {
	p := newToneel(t)
	id := p.aanBalie(loket.Bezoeker{Vastgesteld: "paspoort", Nummer: "XX0000000"}, "08-balie-zonder-bsn")
	must(t, p.VoegToe(t.Context(), consulent(), id, loket.Stuk{Soort: "overig", Naam: "handtekening.pdf"}, reader(pdf)))
	stuk := p.lees(consulent(), id).Concept.Stukken[0].ID
	must(t, p.TekenOpPapier(t.Context(), consulent(), id, stuk))
	must(t, p.HaalWeg(t.Context(), consulent(), id, stuk))
	o, err := p.Overzicht(t.Context(), consulent(), id)
	must(t, err)
	if _, err := p.Dien(t.Context(), consulent(), id, o.Hash); !errors.Is(err, loket.ErrStand) {
		t.Errorf("got %v, want ErrStand", err)
	}
}

func TestPersonWithoutABSNKeepsOneNumber(t *testing.T) {
	p := newToneel(t)
	anp := func(b loket.Bezoeker) string {
		id, err := p.BalieBegin(t.Context(), consulent(), loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd"}, b)
		must(t, err)
		return p.lees(consulent(), id).Concept.Balie.Anp
	}
	een, weer := anp(loket.Bezoeker{Vastgesteld: "paspoort", Nummer: "XX0000000"}), anp(loket.Bezoeker{Vastgesteld: "paspoort", Nummer: "XX0000000"})
	ander, met := anp(loket.Bezoeker{Vastgesteld: "paspoort", Nummer: "XX0000001"}), anp(loket.Bezoeker{Vastgesteld: "paspoort", BSN: p.zoe().BSN})
	if len(een) != 17 || een[0] != '9' || een != weer || een == ander || met != "" {
		t.Errorf("got %q and %q for one person, %q for another and %q with a BSN; want 17 digits, the same for one person", een, weer, ander, met)
	}
	if _, err := p.BalieBegin(t.Context(), consulent(), loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd"}, loket.Bezoeker{Vastgesteld: "bekend"}); !errors.Is(err, loket.ErrStand) {
		t.Errorf("no BSN and no document: got %v, want ErrStand", err)
	}
}

func TestWhatWasBegunAtTheCounterIsFoundAtHome(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, err := p.BalieBegin(t.Context(), consulent(), loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd"}, loket.Bezoeker{BSN: wie.BSN, Vastgesteld: "rijbewijs"})
	must(t, err)
	lijst, err := p.Eerdere(t.Context(), wie)
	must(t, err)
	if len(lijst) != 1 || lijst[0].ID != id {
		t.Errorf("got %v, want the concept of the counter", lijst)
	}
}

func TestConsulentSeesWhatWasHandedInAndNoDraftsFromHome(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	if _, err := p.Lees(t.Context(), consulent(), id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("a draft: got %v, want ErrGeenToegang", err)
	}
	p.dien(wie, id)
	if _, err := p.Lees(t.Context(), consulent(), id); err != nil {
		t.Errorf("handed in: %v", err)
	}
	elders := consulent()
	elders.Gemeente = "0518"
	if _, err := p.Lees(t.Context(), elders, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("another gemeente: got %v, want ErrGeenToegang", err)
	}
}

func TestPressingTwiceAtTheCounterBeginsOnce(t *testing.T) {
	p := newToneel(t)
	met := loket.Bezoeker{BSN: p.zoe().BSN, Vastgesteld: "paspoort"}
	begin := func(b loket.Bezoeker) func() (dossier.ID, error) {
		return func() (dossier.ID, error) {
			return p.BalieBegin(t.Context(), consulent(), loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd", Eenmaal: true}, b)
		}
	}
	eerst := tegelijk(t, begin(met))
	if len(eerst) != 1 {
		t.Errorf("%d drafts, want one", len(eerst))
	}
	for naam, b := range map[string]loket.Bezoeker{"without a BSN": {Vastgesteld: "paspoort", Nummer: "XX0000000"}, "the next one": {Vastgesteld: "paspoort", Nummer: "XX0000001"}} {
		if ids := tegelijk(t, begin(b)); len(ids) != 1 {
			t.Errorf("%s: %d drafts, want one", naam, len(ids))
		}
	}
	if n := len(p.werk(loket.AanWerk)); n != 3 {
		t.Errorf("%d drafts at the counter, want one for each of three", n)
	}
	for id := range eerst {
		must(t, p.Verwijder(t.Context(), consulent(), id))
		if na, err := begin(met)(); err != nil || na == id {
			t.Errorf("after it was thrown away: got %s, %v", na, err)
		}
	}
	p.later(time.Minute)
	if ids := tegelijk(t, begin(met)); len(ids) != 1 || len(p.werk(loket.AanWerk)) != 4 {
		t.Errorf("a minute later: %d at the counter, want one more", len(p.werk(loket.AanWerk)))
	}
}
