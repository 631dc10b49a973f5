package loket_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

func TestWordOnTheUrgencyReachesTheGemeente(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	p.post = nil
	for range 2 { // twice is once
		must(t, p.ZetUrgentie(t.Context(), consulent(), id, intake.Spoed, "Vandaag gebeld\r\nGeen stroom"))
	}
	b := p.ingediend(ref).Urgentiebesluit
	if b == nil || b.Niveau != intake.Spoed || b.Reden != "Vandaag gebeld\nGeen stroom" || b.Wie != "Consulent Verzonnen" || b.Berekend != intake.Regulier {
		t.Fatalf("the gemeente has no word, or another: %v", b != nil)
	}
	if l := p.leveringen(); len(l) != 2 || l[0].Urgentie != intake.Spoed || len(p.post) != 0 {
		t.Errorf("got %d deliveries and %v mailed, want one more, urgent, and nobody told", len(l), p.berichten(""))
	}
	must(t, p.ZetUrgentie(t.Context(), consulent(), id, "", ""))
	must(t, p.ZetUrgentie(t.Context(), consulent(), id, "", ""))
	if l := p.leveringen(); p.ingediend(ref).Urgentiebesluit != nil || len(l) != 3 || l[0].Urgentie != intake.Regulier {
		t.Errorf("taken back: %d deliveries, the last %s", len(l), l[0].Urgentie)
	}
}

func TestWordOnTheUrgencyAtTheCounterGoesAlong(t *testing.T) {
	p := newToneel(t)
	id := p.aanBalie(loket.Bezoeker{Vastgesteld: "paspoort", Nummer: "XX0000000"}, "08-balie-zonder-bsn")
	must(t, p.VoegToe(t.Context(), consulent(), id, loket.Stuk{Soort: "overig", Naam: "handtekening.pdf"}, reader(pdf)))
	must(t, p.TekenOpPapier(t.Context(), consulent(), id, p.lees(consulent(), id).Concept.Stukken[0].ID))
	must(t, p.ZetUrgentie(t.Context(), consulent(), id, intake.Spoed, "Zit hier zonder eten")) // the applicant need not sign again for it
	ref := p.dien(consulent(), id)
	l := p.leveringen()
	if b := p.ingediend(ref).Urgentiebesluit; b == nil || b.Niveau != intake.Spoed || len(l) != 1 || l[0].Urgentie != intake.Spoed {
		t.Errorf("got %v in %d deliveries, want the word in the one", b != nil, len(l))
	}
	must(t, p.ZetUrgentie(t.Context(), consulent(), id, intake.Spoed, "Zit hier zonder eten"))
	if n := len(p.leveringen()); n != 1 {
		t.Errorf("the same word again: %d deliveries", n)
	}
}

// TestLastWordOnTheUrgencyArrivesLast: also when the first could not be handed in.
func TestLastWordOnTheUrgencyArrivesLast(t *testing.T) {
	p := newToneel(t)
	id, ref := p.ingezonden(p.zoe(), "01-kapper-regulier")
	must(t, p.RondAf(t.Context(), consulent(), id, false))
	p.later(time.Second)
	door := p.Indienen
	p.Indienen = p.kapot
	for _, niveau := range []string{intake.Spoed, intake.Verhoogd} {
		if err := p.ZetUrgentie(t.Context(), consulent(), id, niveau, "Gebeld"); !errors.Is(err, errKapot) {
			t.Fatalf("got %v", err)
		}
	}
	p.Indienen = door
	p.later(2 * time.Minute)
	must(t, p.Afmaken(t.Context()))
	if b := p.ingediend(ref).Urgentiebesluit; b == nil || b.Niveau != intake.Verhoogd || len(p.leveringen()) != 3 {
		t.Errorf("got %v in %d deliveries, want verhoogd in the third", b != nil, len(p.leveringen()))
	}
	if w := p.werk(loket.Binnen); len(w) != 0 {
		t.Error("what was finished is back, because somebody judged it")
	}
	lijst, err := p.Inzagen(t.Context(), consulent(), id)
	must(t, err)
	n := 0
	for _, i := range lijst {
		if strings.Contains(i.Wat, "urgentie") {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d words are written down, want 2", n)
	}
}

// TestWordThatTheDoorRefusedIsSentWhenItIsSaidAgain: a word, and also that there is none.
func TestWordThatTheDoorRefusedIsSentWhenItIsSaidAgain(t *testing.T) {
	p := newToneel(t)
	id, _ := p.ingezonden(p.zoe(), "01-kapper-regulier")
	door := p.Indienen
	for n, niveau := range []string{intake.Spoed, ""} {
		p.Indienen = func(context.Context, []byte, intake.Open) (intake.Ontvangen, error) {
			return intake.Ontvangen{}, dossier.Bevindingen{{Pad: "aanvraag", Melding: "nu even niet"}}
		}
		var fouten dossier.Bevindingen
		if err := p.ZetUrgentie(t.Context(), consulent(), id, niveau, "Gebeld"); !errors.As(err, &fouten) {
			t.Fatalf("%q: got %v, want what the door said", niveau, err)
		}
		p.Indienen = door
		must(t, p.ZetUrgentie(t.Context(), consulent(), id, niveau, "Gebeld"))
		if got := len(p.leveringen()); got != n+2 {
			t.Errorf("%q: %d deliveries, want %d", niveau, got, n+2)
		}
	}
}
