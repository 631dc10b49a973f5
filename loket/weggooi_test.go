package loket_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"solo/dossier"
	"solo/loket"
	"solo/store"
)

// weggegooid is a draft with papers of which the gemeente was told, and that was thrown away.
func (p *toneel) weggegooid(wie loket.Wie) dossier.ID {
	p.t.Helper()
	id := p.begonnen(wie, gezin)
	must(p.t, p.Meld(p.t.Context(), wie, id))
	must(p.t, p.VoegToe(p.t.Context(), wie, id, loket.Stuk{Soort: "overig", Naam: "brief.pdf"}, reader(pdf)))
	must(p.t, p.Verwijder(p.t.Context(), wie, id))
	return id
}

// He changes his mind about the form; that he asked for help the consulent must not lose.
func TestMeldingStaysAtTheDeskWhenTheDraftIsThrownAway(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = signaal
	wie, c := p.zoe(), consulent()
	id := p.weggegooid(wie)
	if n := p.bestanden(); n != 0 {
		t.Errorf("%d papers are left, want none", n)
	}
	if lijst, err := p.Eerdere(t.Context(), wie); err != nil || len(lijst) > 0 {
		t.Errorf("he still finds %d, %v; want none", len(lijst), err)
	}
	if _, err := p.Lees(t.Context(), wie, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("he opens it: %v, want ErrGeenToegang", err)
	}
	if err := p.Verhuis(t.Context(), wie, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("he takes it along: %v, want ErrGeenToegang", err)
	}
	m, err := p.LeesMelding(t.Context(), c, string(id))
	must(t, err)
	if want := p.voorbeeld(gezin).Aanvrager; !strings.Contains(m.Naam, want.Achternaam) || m.Telefoon != want.Telefoon || !m.Gemeld.Equal(p.Nu()) || !m.Weggegooid.Equal(p.Nu()) || len(m.Urgentie.Redenen) == 0 {
		t.Errorf("got %q, %s, gemeld %s, weggegooid %s; want who to call and both days", m.Naam, m.Telefoon, m.Gemeld, m.Weggegooid)
	}
	p.later(30 * dag)
	must(t, p.ronde())
	lijst, err := p.Meldingen(t.Context(), loket.Bureau{c}, store.Conceptplek{})
	if err != nil || len(lijst.Werk) != 1 || lijst.Werk[0].Weggegooid.IsZero() {
		t.Fatalf("a month later: %+v, %v; want it on the list, as thrown away", lijst.Werk, err)
	}
	must(t, p.PakOp(t.Context(), c, id))
	p.later(2 * dag)
	must(t, p.ronde())
	if _, _, err := p.db.Concept(t.Context(), id); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("after it was taken up: %v, want it destroyed", err)
	}
}

// Nothing of anybody is kept for ever.
func TestMeldingThatNobodyTakesUpIsDestroyedAsADraftIs(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = signaal
	id := p.weggegooid(p.zoe())
	p.later(91 * dag)
	must(t, p.ronde())
	if _, _, err := p.db.Concept(t.Context(), id); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v, want it destroyed", err)
	}
}

func TestDraftOfWhichNothingWaitsIsDestroyedAtOnce(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = signaal
	wie, c := p.zoe(), consulent()
	opgepakt := p.begonnen(wie, gezin)
	must(t, p.Meld(t.Context(), wie, opgepakt))
	must(t, p.PakOp(t.Context(), c, opgepakt))
	for naam, id := range map[string]dossier.ID{"taken up": opgepakt, "not told": p.begonnen(wie, gezin)} {
		must(t, p.Verwijder(t.Context(), wie, id))
		if _, _, err := p.db.Concept(t.Context(), id); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: got %v, want it destroyed", naam, err)
		}
	}
}

// He did not take back what he told: his right runs from the first day, and the consulent calls
// him once.
func TestWhoTellsAgainAfterThrowingAwayKeepsHisFirstDay(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = signaal
	wie, c := p.zoe(), consulent()
	eerste := p.Nu()
	oud := p.weggegooid(wie)
	p.later(3 * dag)
	must(t, p.ronde())
	ander := wie
	ander.BSN = bsn(t, "999993653")
	vreemd := p.begonnen(ander, "01-kapper-regulier")
	must(t, p.Meld(t.Context(), ander, vreemd))
	if got := p.lees(ander, vreemd).Concept.MeldingOp; !got.Equal(p.Nu()) {
		t.Errorf("of another person: %s, want his own day", got)
	}
	must(t, p.PakOp(t.Context(), c, vreemd))
	nieuw := p.begonnen(wie, gezin)
	must(t, p.Meld(t.Context(), wie, nieuw))
	lijst, err := p.Meldingen(t.Context(), loket.Bureau{c}, store.Conceptplek{})
	must(t, err)
	if len(lijst.Werk) != 1 || lijst.Werk[0].ID != nieuw || !lijst.Werk[0].Weggegooid.IsZero() {
		t.Errorf("at the desk: %+v, want the new one alone", lijst.Werk)
	}
	m, err := p.LeesMelding(t.Context(), c, string(nieuw))
	must(t, err)
	if !m.Gemeld.Equal(eerste) || !m.Op.Equal(p.Nu()) {
		t.Errorf("gemeld %s, in on %s; want %s and %s", m.Gemeld, m.Op, eerste, p.Nu())
	}
	if got := p.ingediend(p.dien(wie, nieuw)).MeldingOp; !got.Equal(eerste) {
		t.Errorf("the aanvraag says %s, want %s", got, eerste)
	}
	if _, _, err := p.db.Concept(t.Context(), oud); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the old one: %v, want it destroyed", err)
	}
}

// Of the applicant himself stays what the page says: his name and his telephone number. What he
// told of his situation is as urgent as it was.
func TestOfAMeldingThatStaysIsKeptWhatIsNeededToCall(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = signaal
	wie, c := p.zoe(), consulent()
	id := p.begonnen(wie, gezin)
	must(t, p.Meld(t.Context(), wie, id))
	was, err := p.LeesMelding(t.Context(), c, string(id))
	must(t, err)
	must(t, p.Verwijder(t.Context(), wie, id))
	wordt, err := p.LeesMelding(t.Context(), c, string(id))
	must(t, err)
	wordt.Weggegooid = was.Weggegooid
	if d := cmp.Diff(was, wordt); d != "" {
		t.Errorf("what a consulent reads before, and after:\n%s", d)
	}
	rij, _, err := p.db.Concept(t.Context(), id)
	must(t, err)
	zelf := p.voorbeeld(gezin).Aanvrager
	for _, weg := range []string{zelf.Email, "1972-04-12", zelf.Adres.Straat, zelf.BSN.Cijfers()} {
		if strings.Contains(string(rij.Inhoud), weg) {
			t.Errorf("%q is kept", weg)
		}
	}
}
