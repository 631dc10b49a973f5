package loket_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
)

// rij is the level of the row, by which work is ordered.
func (p *toneel) rij(id dossier.ID) string {
	p.t.Helper()
	r, _, err := p.db.Concept(p.t.Context(), id)
	must(p.t, err)
	return r.Urgentie
}

func (p *toneel) zet(wie loket.Wie, id dossier.ID, antwoorden dossier.Antwoorden) {
	p.t.Helper()
	for vraag, w := range antwoorden {
		_, _, err := p.Bewaar(p.t.Context(), wie, id, loket.Blad{Pagina: p.pagina(vraag).ID, Vragen: []string{vraag}, Antwoorden: dossier.Antwoorden{vraag: w}})
		must(p.t, err)
	}
}

func TestUrgencyFollowsTheAnswers(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	if got := p.rij(id); got != intake.Regulier {
		t.Fatalf("got %s at the beginning", got)
	}
	p.zet(wie, id, dossier.Antwoorden{"u_geld_voor_eten": false})
	if b := p.lees(wie, id); p.rij(id) != intake.Spoed || b.Oordeel.Urgentie.Niveau != intake.Spoed {
		t.Errorf("no food: got %s in the row and %s, want spoed", p.rij(id), b.Oordeel.Urgentie.Niveau)
	}
}

func TestConsulentJudgesTheUrgencyWithAReason(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	if err := p.ZetUrgentie(t.Context(), consulent(), id, intake.Spoed, ""); !errors.Is(err, loket.ErrStand) {
		t.Errorf("no reason: got %v, want ErrStand", err)
	}
	if err := p.ZetUrgentie(t.Context(), consulent(), id, "heel erg", "x"); !errors.Is(err, loket.ErrStand) {
		t.Errorf("no such level: got %v, want ErrStand", err)
	}
	must(t, p.ZetUrgentie(t.Context(), consulent(), id, intake.Spoed, "gezin zonder inkomen"))
	u := p.lees(wie, id).Oordeel.Urgentie
	if u.Niveau != intake.Spoed || u.Herbeoordelen || u.Besluit == nil || u.Besluit.Reden != "gezin zonder inkomen" || u.Besluit.Wie != "Consulent Verzonnen" || p.rij(id) != intake.Spoed {
		t.Errorf("got %+v and %s in the row, want spoed with its reason", u, p.rij(id))
	}
	must(t, p.ZetUrgentie(t.Context(), consulent(), id, "", ""))
	if got := p.rij(id); got != intake.Regulier {
		t.Errorf("taken back: got %s, want regulier", got)
	}
}

func TestWhatBecameMoreUrgentIsNotHiddenByAnEarlierWord(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.ZetUrgentie(t.Context(), consulent(), id, intake.Verhoogd, "gebeld"))
	must(t, p.wijzig(wie, id, "u_geld_voor_eten", false))
	if u := p.lees(wie, id).Oordeel.Urgentie; u.Niveau != intake.Spoed || !u.Herbeoordelen || p.rij(id) != intake.Spoed {
		t.Errorf("got %+v, want spoed and a call to look again", u)
	}
}

// An eviction that comes near is more urgent every day, also when nobody saves.
func TestUrgencyIsJudgedAnewAsDaysGoBy(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id := p.begin(wie)
	dagVan := dossier.DatumVan(p.Nu().Add(20 * dag)).String()
	p.zet(wie, id, dossier.Antwoorden{"u_dringend": []any{"ontruiming"}})
	p.zet(wie, id, dossier.Antwoorden{"u_ontruiming": "aangezegd", "u_ontruiming_datum": dagVan})
	voor := p.rij(id)
	p.later(7 * dag)
	must(t, p.ronde())
	if na := p.rij(id); voor != intake.Verhoogd || na != intake.Spoed {
		t.Errorf("got %s 20 days before and %s 13 days before, want verhoogd and spoed", voor, na)
	}
	p.later(20 * dag)
	if !p.lees(wie, id).Oordeel.Urgentie.Herbeoordelen {
		t.Error("the day is past and nobody is asked to look again")
	}
}

func (p *toneel) papier(wie loket.Wie, id dossier.ID, soort string) loket.Papier {
	p.t.Helper()
	papieren := p.lees(wie, id).Papieren
	i := slices.IndexFunc(papieren, func(x loket.Papier) bool { return x.Soort == soort })
	if i < 0 {
		p.t.Fatalf("no paper of kind %s", soort)
	}
	return papieren[i]
}

func TestPaperGoesThroughItsStates(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "16-woonboot-zonder-bijlagen")
	soort := p.lees(wie, id).Papieren[0].Soort
	keur := func(stand loket.Papierstand, reden string) func() error {
		return func() error { return p.keur(consulent(), id, soort, stand, reden) }
	}
	add := func() error {
		p.later(time.Minute)
		return errors.Join(p.VoegToe(t.Context(), wie, id, loket.Stuk{Soort: soort, Naam: "papier.pdf"}, reader(pdf)), p.VulAan(t.Context(), wie, id))
	}
	stelUit := func(weg bool) func() error {
		return func() error {
			return p.StelUit(t.Context(), wie, id, dossier.Toezegging{Soort: soort, Op: "2026-12-24"}, weg)
		}
	}
	for i, stap := range []struct {
		do          func() error
		want        loket.Papierstand
		reden, opzo string
	}{
		{stelUit(true), loket.Nodig, "", ""},
		{stelUit(false), loket.KomtLater, "", "2026-12-24"},
		{add, loket.Aangeleverd, "", ""},
		{keur(loket.Afgekeurd, "de tweede bladzijde ontbreekt"), loket.Afgekeurd, "de tweede bladzijde ontbreekt", ""},
		{add, loket.Aangeleverd, "", ""},
		{keur(loket.Akkoord, ""), loket.Akkoord, "", ""},
		{keur("", ""), loket.Aangeleverd, "", ""},
		{keur(loket.Vervallen, ""), loket.Vervallen, "", ""},
	} {
		must(t, stap.do())
		if got := p.papier(wie, id, soort); got.Stand != stap.want || got.Reden != stap.reden || got.Op != stap.opzo {
			t.Errorf("step %d: got %s %q %q, want %s %q %q", i, got.Stand, got.Reden, got.Op, stap.want, stap.reden, stap.opzo)
		}
	}
	if err := keur(loket.Afgekeurd, "")(); !errors.Is(err, loket.ErrStand) {
		t.Errorf("rejected without a reason: got %v, want ErrStand", err)
	}
	email := p.voorbeeld("16-woonboot-zonder-bijlagen").Aanvrager.Email
	if got := p.berichten(email); !slices.Contains(got, loket.BerichtAfgekeurd) || slices.Contains(got, loket.BerichtStukken) {
		t.Errorf("got %v, want a message that a paper is rejected, and not that it is still to come", got)
	}
}

func TestHersteltermijnIsShownAndRemindedOf(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "16-woonboot-zonder-bijlagen")
	vandaag := dossier.DatumVan(p.Nu())
	for dag, goed := range map[dossier.Datum]bool{vandaag.PlusDagen(-1): false, vandaag: true, vandaag.PlusMaanden(12): true, vandaag.PlusMaanden(12).PlusDagen(1): false} {
		if p.TermijnFout(dag) == "" != goed {
			t.Errorf("%s: got %q, may %v", dag, p.TermijnFout(dag), goed)
		}
	}
	if err := p.ZetHersteltermijn(t.Context(), consulent(), id, vandaag.PlusDagen(-1), ""); !errors.Is(err, loket.ErrStand) {
		t.Errorf("yesterday: got %v, want ErrStand", err)
	}
	must(t, p.ZetHersteltermijn(t.Context(), consulent(), id, vandaag.PlusDagen(14), "Uw bankafschriften"))
	if h := p.lees(wie, id).Concept.Hersteltermijn; h == nil || h.Tot != vandaag.PlusDagen(14) || h.Toelichting != "Uw bankafschriften" {
		t.Errorf("got %+v, want 14 days and what is missing", h)
	}
	telling := func() (n int) {
		for _, b := range p.berichten(p.voorbeeld("16-woonboot-zonder-bijlagen").Aanvrager.Email) {
			if b == loket.BerichtTermijn {
				n++
			}
		}
		return n
	}
	toen := telling()
	p.later(12 * dag)
	for range 2 {
		must(t, p.ronde())
	}
	if n := telling() - toen; toen != 1 || n < 1 || n > 2 {
		t.Errorf("%d at once and %d two days before, want one, and a reminder", toen, n)
	}
	must(t, p.ZetHersteltermijn(t.Context(), consulent(), id, dossier.Datum{}, ""))
	if p.lees(wie, id).Concept.Hersteltermijn != nil {
		t.Error("it cannot be taken back")
	}
}

func TestWhatAConsulentWritesIsShortAndHasNoBSN(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "16-woonboot-zonder-bijlagen")
	soort, morgen := p.lees(wie, id).Papieren[0].Soort, dossier.DatumVan(p.Nu()).PlusDagen(1)
	for tekst, goed := range map[string]bool{strings.Repeat("é", 1000): true, "bel 06 12345678": true, strings.Repeat("é", 1001): false, "van 9999 90 019": false} {
		for naam, err := range map[string]error{
			"urgency": p.ZetUrgentie(t.Context(), consulent(), id, intake.Spoed, tekst),
			"paper":   p.keur(consulent(), id, soort, loket.Afgekeurd, tekst),
			"term":    p.ZetHersteltermijn(t.Context(), consulent(), id, morgen, tekst),
		} {
			if goed != (err == nil) || !goed && !errors.Is(err, loket.ErrStand) {
				t.Errorf("%s, %.20s: got %v, want it taken: %v", naam, tekst, err, goed)
			}
		}
	}
}
