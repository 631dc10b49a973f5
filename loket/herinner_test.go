package loket_test

import (
	"errors"
	"slices"
	"testing"

	"solo/dossier"
	"solo/loket"
)

const kapperEmail = "aanvrager01@voorbeeld.example"

// ronde looks after all that nobody touched.
func (p *toneel) ronde() error {
	return (&loket.Ronde{Dienst: p.Service}).Next(p.t.Context())
}

// dagen does what the program does, for so many days.
func (p *toneel) dagen(n int) {
	p.t.Helper()
	for range n {
		p.later(dag)
		must(p.t, p.ronde())
	}
}

func (p *toneel) isWeg(wie loket.Wie, id dossier.ID) bool {
	p.t.Helper()
	_, err := p.Lees(p.t.Context(), wie, id)
	if err != nil && !errors.Is(err, loket.ErrGeenToegang) {
		p.t.Fatal(err)
	}
	return err != nil
}

func TestDraftGoesAfterTwoWarnings(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	for _, n := range []int{62, 20} {
		p.dagen(n)
		if got := p.berichten(kapperEmail); !slices.Equal(got, []loket.Berichtsoort{loket.BerichtBewaren}) {
			t.Fatalf("after 62 and 82 days: got %v, want one warning", got)
		}
	}
	p.dagen(7)
	if got := p.berichten(kapperEmail); len(got) != 2 || p.isWeg(wie, id) {
		t.Fatalf("after 89 days: %d warnings, gone %v; want two and not yet", len(got), p.isWeg(wie, id))
	}
	p.dagen(2)
	if !p.isWeg(wie, id) || p.bestanden() != 0 {
		t.Errorf("after 91 days: gone %v, %d files; want nothing left", p.isWeg(wie, id), p.bestanden())
	}
}

func TestWhoGoesOnIsWarnedAnew(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.dagen(85)
	p.zet(wie, id, dossier.Antwoorden{"huur_per_maand": 81000})
	p.dagen(85)
	if got := p.berichten(kapperEmail); len(got) != 4 || p.isWeg(wie, id) {
		t.Errorf("got %d warnings, gone %v; want two each time, and not gone", len(got), p.isWeg(wie, id))
	}
}

// After a loket that stood still nobody loses a draft of which he was not warned.
func TestNothingGoesUnwarnedAfterAStandstill(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.later(200 * dag)
	p.dagen(1)
	if got := p.berichten(kapperEmail); len(got) != 1 || p.isWeg(wie, id) {
		t.Fatalf("got %d warnings, gone %v; want the first", len(got), p.isWeg(wie, id))
	}
	p.dagen(13)
	if p.isWeg(wie, id) {
		t.Fatal("gone within a week of the second warning")
	}
	p.dagen(2)
	if !p.isWeg(wie, id) {
		t.Error("it stays for ever")
	}
}

func TestDraftWithoutAnAddressGoesAfterNinetyDays(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	p.dagen(90)
	voor := p.isWeg(wie, id)
	p.dagen(1)
	if voor || !p.isWeg(wie, id) {
		t.Errorf("gone on day 90 %v and on day 91 %v, want only the latter", voor, p.isWeg(wie, id))
	}
}

func TestWhatWasHandedInGoesWithItsDossier(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	p.dagen(100)
	if p.isWeg(wie, id) {
		t.Fatal("gone before its dossier")
	}
	p.weg[ref] = true
	p.dagen(1)
	if !p.isWeg(wie, id) {
		t.Error("left when its dossier is gone")
	}
}

func TestWhatIsOnItsWayIsNeverDestroyed(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.Indienen = p.kapot
	if err := p.Meld(t.Context(), wie, id); !errors.Is(err, errKapot) {
		t.Fatalf("got %v, want the error of the door", err)
	}
	p.dagen(120)
	if p.isWeg(wie, id) {
		t.Error("a melding that did not arrive was destroyed")
	}
}

func TestPromisedPapersAndPartnerAreAskedForTwice(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, gezin)
	must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: "jaarcijfers"}, false))
	p.gevraagd(wie, id)
	p.dien(wie, id)
	p.dagen(30)
	email := p.voorbeeld(gezin).Aanvrager.Email
	if got := p.berichten(email); !slices.Equal(got, []loket.Berichtsoort{loket.BerichtOntvangen, loket.BerichtStukken, loket.BerichtStukken}) {
		t.Errorf("the applicant got %v, want the receipt and two reminders", got)
	}
	if got := p.berichten(partnerEmail); len(got) != 3 {
		t.Errorf("the partner got %v, want the question and two reminders", got)
	}
}

// Who named a day is asked on that day, and not because nobody touched it for a while.
func TestPromisedPaperIsAskedForOnItsDay(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	op := dossier.DatumVan(p.Now()).PlusDagen(20)
	for _, soort := range []string{"jaarcijfers", "huur"} { // one message for both
		must(t, p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: soort, Op: op.String()}, false))
	}
	p.dien(wie, id)
	var got []int
	for dag := 1; dag <= 40; dag++ {
		voor := len(p.berichten(kapperEmail))
		p.dagen(1)
		if n := len(p.berichten(kapperEmail)) - voor; n > 0 {
			got = append(got, dag)
		}
	}
	if want := []int{18, 20, 27}; !slices.Equal(got, want) || len(p.berichten(kapperEmail)) != 4 {
		t.Errorf("asked on days %v with %d messages, want %v, and the receipt", got, len(p.berichten(kapperEmail)), want)
	}
}

func TestMailThatFailsStopsNothing(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begonnen(wie, "01-kapper-regulier")
	p.Post = postKapot{}
	p.dien(wie, id)
	if got := p.lees(wie, id).Concept.Stand; got != loket.Ingediend {
		t.Errorf("got %s, want ingediend", got)
	}
}
