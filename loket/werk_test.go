package loket_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/store"
)

func (p *toneel) werk(l loket.Werklijst) (uit []loket.Werk) {
	p.t.Helper()
	b, err := p.Werk(p.t.Context(), loket.Bureau{consulent()}, l, store.Conceptplek{})
	must(p.t, err)
	if b.Verder != nil {
		p.t.Fatal("there is more than one part")
	}
	return b.Werk
}

func TestConsulentHasAListOfWhatCameIn(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	thuis := p.begonnen(wie, "01-kapper-regulier")
	id, ref := p.ingezonden(wie, "02-spoed-gezin-afsluiting")
	rustig, _ := p.ingezonden(wie, "01-kapper-regulier")
	balie := p.aanBalie(loket.Bezoeker{BSN: wie.BSN, Vastgesteld: "paspoort"}, "01-kapper-regulier")
	must(t, p.ZetHersteltermijn(t.Context(), consulent(), id, dossier.Datum{Jaar: 2026, Maand: 12, Dag: 5}, ""))
	got := p.werk(loket.Binnen)
	if len(got) != 2 || got[0].ID != id || got[1].ID != rustig {
		t.Fatalf("got %v, want the urgent one and then the other, and neither %s of home nor the counter", got, thuis)
	}
	w := got[0]
	if w.Referentie != ref || w.Regeling == "" || w.Op.IsZero() || w.Urgentie.Niveau != intake.Spoed || w.Hersteltermijn.Dag != 5 {
		t.Errorf("got %+v", w)
	}
	if er, akkoord := got[1].Besluit.Percentages(); er != p.lees(consulent(), rustig).Oordeel.Volledigheid.Percentage || akkoord > er {
		t.Errorf("%d%% complete and %d%% accepted, want what the definition makes of it, and no more accepted", er, akkoord)
	}
	if b := p.werk(loket.AanWerk); len(b) != 1 || b[0].ID != balie || !b[0].Op.IsZero() || b[0].Referentie != "" {
		t.Errorf("at the counter: got %+v", b)
	}
	if _, err := p.Werk(t.Context(), loket.Bureau{wie}, loket.Binnen, store.Conceptplek{}); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("the applicant: got %v", err)
	}
	elders := consulent()
	elders.Gemeente = "0518"
	if b, err := p.Werk(t.Context(), loket.Bureau{elders}, loket.Binnen, store.Conceptplek{}); err != nil || len(b.Werk) != 0 {
		t.Errorf("another gemeente: got %+v, %v", b, err)
	}
}

func TestListGoesOnWhereItEnded(t *testing.T) {
	p := newToneel(t)
	var want []dossier.ID
	for range 27 {
		p.later(time.Second)
		id, err := p.BalieBegin(t.Context(), consulent(), loket.Start{Gemeente: tilburg, Regeling: "bbz-gevestigd"}, loket.Bezoeker{BSN: p.zoe().BSN, Vastgesteld: "paspoort"})
		must(t, err)
		want = append(want, id)
	}
	var got []dossier.ID
	var na store.Conceptplek
	for range 3 {
		b, err := p.Werk(t.Context(), loket.Bureau{consulent()}, loket.AanWerk, na)
		must(t, err)
		for _, w := range b.Werk {
			got = append(got, w.ID)
		}
		if b.Verder == nil {
			break
		}
		na = *b.Verder
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %d, want all %d, each once and in order", len(got), len(want))
	}
}

func TestWhatIsFinishedLeavesTheListUntilSomethingComesIn(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	p.later(time.Hour)
	must(t, p.RondAf(t.Context(), consulent(), id, false))
	if got := p.werk(loket.Binnen); len(got) != 0 {
		t.Errorf("finished: got %+v", got)
	}
	must(t, p.RondAf(t.Context(), consulent(), id, true))
	if got := p.werk(loket.Binnen); len(got) != 1 {
		t.Errorf("put back: got %+v", got)
	}
	must(t, p.RondAf(t.Context(), consulent(), id, false))
	p.later(time.Hour)
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	must(t, p.VulAan(t.Context(), wie, id))
	if got := p.werk(loket.Binnen); len(got) != 1 || got[0].TeKeuren == 0 {
		t.Errorf("after a paper: got %+v, want it with something to judge", got)
	}
	if err := p.RondAf(t.Context(), wie, id, false); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("the applicant: got %v", err)
	}
}

func TestConsulentFindsByTheNumber(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, ref := p.ingezonden(wie, "01-kapper-regulier")
	thuis := p.begonnen(wie, "01-kapper-regulier")
	for nummer, want := range map[string]dossier.ID{string(ref): id, strings.ToLower(strings.ReplaceAll(string(ref), "-", " ")): id, string(id): id,
		string(thuis): "", "": "", "0000-0000-0000-0000": "", "' OR 1=1": ""} {
		got, err := p.Vind(t.Context(), loket.Bureau{consulent()}, nummer)
		if got != want && want != "" || (err == nil) != (want != "") || err != nil && !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%q: got %s, %v; want %q", nummer, got, err, want)
		}
	}
	elders := consulent()
	elders.Gemeente = "0518"
	if _, err := p.Vind(t.Context(), loket.Bureau{elders}, string(ref)); !errors.Is(err, loket.ErrGeenToegang) || !strings.Contains(p.log.String(), "geweigerd") {
		t.Errorf("another gemeente: got %v, want ErrGeenToegang and a line in the log", err)
	}
}

func TestConsulentOpensWhatWasSentOnly(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	must(t, p.VoegToe(t.Context(), wie, id, huur("huur.pdf"), reader(pdf)))
	stuk := p.lees(wie, id).Concept.Stukken[0].ID
	if _, _, err := p.OpenStuk(t.Context(), consulent(), id, stuk); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("what lies ready at home: got %v", err)
	}
	must(t, p.VoegToe(t.Context(), consulent(), id, huur("balie.pdf"), reader(pdf)))
	must(t, p.VulAan(t.Context(), consulent(), id))
	if c := p.lees(consulent(), id).Concept; len(c.Stukken) != 1 || c.Stukken[0].Naam != "balie.pdf" || !c.Stukken[0].Gestuurd || p.lees(wie, id).Concept.Stukken[0].Gestuurd {
		t.Error("the consulent sees or sends what lies ready at home")
	}
	must(t, p.VulAan(t.Context(), wie, id))
	st, r, err := p.OpenStuk(t.Context(), consulent(), id, stuk)
	must(t, err)
	defer r.Close()
	if raw, err := io.ReadAll(r); err != nil || string(raw) != pdf || st.Naam != "huur.pdf" {
		t.Errorf("got %d bytes of %s, %v", len(raw), st.Naam, err)
	}
	elders := consulent()
	elders.Gemeente = "0518"
	for naam, ander := range map[string]loket.Wie{"the applicant": wie, "another gemeente": elders} {
		if _, _, err := p.OpenStuk(t.Context(), ander, id, stuk); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%s: got %v", naam, err)
		}
	}
}

// TestWhatAConsulentDoesIsWrittenDown: each look and each decision, by his work name.
func TestWhatAConsulentDoesIsWrittenDown(t *testing.T) {
	p := newToneel(t)
	wie := p.zoe()
	id, _ := p.ingezonden(wie, "01-kapper-regulier")
	ctx := t.Context()
	p.lees(consulent(), id)
	p.lees(consulent(), id) // one look
	must(t, p.ZetUrgentie(ctx, consulent(), id, intake.Spoed, "belde"))
	must(t, p.keur(consulent(), id, "huur", loket.Akkoord, ""))
	must(t, p.keur(consulent(), id, "huur", "", ""))
	must(t, p.ZetHersteltermijn(ctx, consulent(), id, dossier.Datum{Jaar: 2026, Maand: 12, Dag: 5}, ""))
	must(t, p.RondAf(ctx, consulent(), id, false))
	must(t, p.Alles(ctx, consulent(), id, io.Discard))
	if p.ZetUrgentie(ctx, consulent(), id, intake.Spoed, "") == nil {
		t.Fatal("no reason is taken")
	}
	p.later(16 * time.Minute)
	p.lees(consulent(), id)
	collega := consulent()
	collega.Naam = "Collega Verzonnen"
	p.lees(collega, id)
	lijst, err := p.Inzagen(ctx, consulent(), id)
	must(t, err)
	var got []string
	for _, i := range lijst {
		got = append(got, i.Wie+": "+i.Wat)
	}
	c, want := "Consulent Verzonnen: ", []string{"Collega Verzonnen: bekeken"}
	for _, wat := range []string{"bekeken", "alles gedownload", "van de werklijst gehaald", "hersteltermijn gezet", "papier huur: oordeel teruggenomen", "papier huur: akkoord", "urgentie beoordeeld", "bekeken"} {
		want = append(want, c+wat)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if _, err := p.Inzagen(ctx, wie, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("the applicant: got %v", err)
	}
}

func TestAnswersMayNotChangeAfterThePaperWasSigned(t *testing.T) {
	p := newToneel(t)
	id := p.aanBalie(loket.Bezoeker{Vastgesteld: "paspoort", Nummer: "XX0000000"}, "08-balie-zonder-bsn")
	code, err := p.Papiercode(t.Context(), consulent(), id)
	must(t, err)
	teken := func() {
		must(t, p.VoegToe(t.Context(), consulent(), id, loket.Stuk{Soort: "overig", Naam: "handtekening.pdf"}, reader(pdf)))
		stukken := p.lees(consulent(), id).Concept.Stukken
		must(t, p.TekenOpPapier(t.Context(), consulent(), id, stukken[len(stukken)-1].ID))
	}
	teken()
	if got, err := p.Papiercode(t.Context(), consulent(), id); err != nil || got != code || p.lees(consulent(), id).Concept.Balie.Papiercode != code {
		t.Errorf("the paper itself changed the code from %s to %s, %v", code, got, err)
	}
	p.zet(consulent(), id, dossier.Antwoorden{"telefoon": "0611111111"})
	dien := func() error {
		o, err := p.Overzicht(t.Context(), consulent(), id)
		must(t, err)
		_, err = p.Dien(t.Context(), consulent(), id, o.Hash)
		return err
	}
	if err := dien(); !errors.Is(err, loket.ErrStand) || !strings.Contains(err.Error(), "opnieuw tekenen") {
		t.Errorf("another telephone: got %v, want ErrStand", err)
	}
	teken()
	must(t, dien())
	if _, err := p.Papiercode(t.Context(), p.zoe(), id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("somebody else: got %v", err)
	}
}

// TestWhatIsOnItsWayStaysInItsList: the row says only that something is being sent.
func TestWhatIsOnItsWayStaysInItsList(t *testing.T) {
	p := newToneel(t)
	id, _ := p.ingezonden(p.zoe(), "01-kapper-regulier")
	balie := p.aanBalie(loket.Bezoeker{BSN: p.zoe().BSN, Vastgesteld: "paspoort"}, "01-kapper-regulier")
	must(t, p.VoegToe(t.Context(), p.zoe(), id, huur("huur.pdf"), reader(pdf)))
	p.Indienen = p.kapot
	if p.Meld(t.Context(), consulent(), balie) == nil || p.VulAan(t.Context(), p.zoe(), id) == nil {
		t.Fatal("the door is not stuck")
	}
	if got := p.werk(loket.Binnen); len(got) != 1 || got[0].ID != id {
		t.Errorf("came in: got %+v", got)
	}
	if got := p.werk(loket.AanWerk); len(got) != 1 || got[0].ID != balie {
		t.Errorf("at the counter: got %+v", got)
	}
}
