package loket_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"solo/dossier"
	"solo/intake"
	"solo/loket"
	"solo/store"
)

// What he told is at the desk, with whom to call first; what he fills in after it is not.
func TestMeldingWithANumberIsReadAtTheDesk(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = signaal
	wie, c := p.zoe(), consulent()
	id := p.begonnen(wie, gezin)
	want := p.voorbeeld(gezin).Aanvrager
	must(t, p.Meld(t.Context(), wie, id))
	p.zet(wie, id, dossier.Antwoorden{"telefoon": "0699999999"})
	lijst, err := p.Meldingen(t.Context(), loket.Bureau{c}, store.Conceptplek{})
	must(t, err)
	if len(lijst.Werk) != 1 || lijst.Werk[0].ID != id || lijst.Werk[0].Urgentie.Niveau != intake.Spoed {
		t.Fatalf("got %+v, want the melding, with spoed", lijst.Werk)
	}
	m, err := p.LeesMelding(t.Context(), c, strings.ToLower(" "+p.post[0].Kenmerk))
	must(t, err)
	if !strings.Contains(m.Naam, want.Achternaam) || m.Telefoon != want.Telefoon || len(m.Urgentie.Redenen) == 0 || !m.Op.Equal(p.Nu()) {
		t.Errorf("got %q, %q, %v; want who to call, and why first", m.Naam, m.Telefoon, m.Urgentie.Redenen)
	}
	if _, err := p.Lees(t.Context(), c, id); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("the draft: got %v, want ErrGeenToegang", err)
	}
	for naam, ander := range map[string]loket.Wie{"of another gemeente": {Rol: loket.Consulent, Naam: "x", Gemeente: "0518"}, "the applicant": wie} {
		if _, err := p.LeesMelding(t.Context(), ander, string(id)); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%s: got %v, want ErrGeenToegang", naam, err)
		}
		if err := p.PakOp(t.Context(), ander, id); !errors.Is(err, loket.ErrGeenToegang) {
			t.Errorf("%s takes it up: got %v, want ErrGeenToegang", naam, err)
		}
	}
	must(t, p.PakOp(t.Context(), c, id))
	if lijst, err = p.Meldingen(t.Context(), loket.Bureau{c}, store.Conceptplek{}); err != nil || len(lijst.Werk) != 0 {
		t.Errorf("after it was taken up: %d, %v; want none", len(lijst.Werk), err)
	}
	inzagen, err := p.db.Inzagen(t.Context(), id)
	must(t, err)
	if daden := []string{inzagen[0].Wat, inzagen[1].Wat}; !slices.Equal(daden, []string{"melding opgepakt", "bekeken"}) {
		t.Errorf("got %v, want that he looked and took it up", daden)
	}
	p.dien(wie, id)
	if _, err := p.LeesMelding(t.Context(), c, string(id)); !errors.Is(err, loket.ErrGeenToegang) {
		t.Errorf("of an aanvraag: got %v, want ErrGeenToegang", err)
	}
}

// The server is down, and the program stops: the number goes out when it can.
func TestNumberOfAMeldingIsMailedUntilItIsTaken(t *testing.T) {
	p := newToneel(t)
	p.Meldweg, p.Post = signaal, postKapot{}
	id := p.begin(p.zoe())
	must(t, p.Meld(t.Context(), p.zoe(), id))
	if !p.lees(p.zoe(), id).Concept.IsGemeld() {
		t.Error("the day counts when the mail waits")
	}
	if err := p.Afmaken(t.Context()); err == nil {
		t.Error("that it does not go out is not told")
	}
	if lijst, err := p.Meldingen(t.Context(), loket.Bureau{consulent()}, store.Conceptplek{}); err != nil || len(lijst.Werk) != 1 {
		t.Errorf("at the desk: %d, %v; want it without the mail", len(lijst.Werk), err)
	}
	p.later(time.Minute)
	p.Meldweg, p.Post = func(dossier.Gemeentecode) loket.Meldweg { return loket.Meldweg{Zaak: true} }, p
	must(t, p.Afmaken(t.Context())) // she has no mailbox for it meanwhile: nobody took it
	p.Meldweg = signaal
	must(t, errors.Join(p.Afmaken(context.Background()), p.Afmaken(context.Background())))
	if got := p.berichten("team@voorbeeld.example"); !slices.Equal(got, []loket.Berichtsoort{loket.BerichtMelding}) {
		t.Errorf("got %v, want one melding", got)
	}
}

func TestGemeenteThatWantsNoMeldingGetsNone(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = func(dossier.Gemeentecode) loket.Meldweg { return loket.Meldweg{} }
	id := p.begonnen(p.zoe(), "01-kapper-regulier")
	if err := p.Meld(t.Context(), p.zoe(), id); !errors.Is(err, loket.ErrStand) || p.lees(p.zoe(), id).Concept.IsGemeld() {
		t.Errorf("got %v, want ErrStand and no day", err)
	}
}

// Who names something urgent is called before who does not, though nobody asked for the day.
func TestMeldingThatNamesSomethingUrgentIsNotRegulier(t *testing.T) {
	p := newToneel(t)
	p.Meldweg = signaal
	wie := p.zoe()
	gemeld := func(dringend ...any) dossier.ID {
		p.later(time.Minute)
		id := p.begin(wie)
		p.zet(wie, id, dossier.Antwoorden{vraagDringend: dringend})
		must(t, p.Meld(t.Context(), wie, id))
		return id
	}
	rustig, urgent, dreigt := gemeld("geen"), gemeld("afsluiting"), gemeld("ontruiming")
	p.zet(wie, rustig, dossier.Antwoorden{"u_geld_voor_eten": false}) // of the draft, and told to nobody
	lijst, err := p.Meldingen(t.Context(), loket.Bureau{consulent()}, store.Conceptplek{})
	must(t, err)
	var got []dossier.ID
	for _, w := range lijst.Werk {
		if got = append(got, w.ID); (w.Urgentie.Niveau == intake.Verhoogd && len(w.Urgentie.Redenen) > 0) != (w.ID != rustig) {
			t.Errorf("%s: got %s, %q", w.ID, w.Urgentie.Niveau, w.Urgentie.Redenen)
		}
	}
	if want := []dossier.ID{urgent, dreigt, rustig}; !slices.Equal(got, want) {
		t.Errorf("got %v, want by urgency and then age: %v", got, want)
	}
	p.later(2 * dag)
	must(t, p.ronde())
	if p.rij(rustig) != intake.Regulier || p.rij(urgent) != intake.Verhoogd {
		t.Errorf("a day later: %s and %s in the rows", p.rij(rustig), p.rij(urgent))
	}
}

const vraagDringend = "u_dringend"

// The mail about a melding at the counter is no other than that about one from home.
func TestNumberOfAMeldingAtTheCounterIsMailedUntilItIsTaken(t *testing.T) {
	p := newToneel(t)
	p.Meldweg, p.Post = signaal, postKapot{}
	c := consulent()
	id := p.aanBalie(loket.Bezoeker{BSN: p.zoe().BSN, Vastgesteld: "paspoort"}, "01-kapper-regulier")
	must(t, p.Meld(t.Context(), c, id))
	if p.Afmaken(t.Context()) == nil {
		t.Error("that it does not go out is not told")
	}
	lijst, err := p.Werk(t.Context(), loket.Bureau{c}, loket.AanWerk, store.Conceptplek{})
	if err != nil || len(lijst.Werk) != 1 {
		t.Errorf("on the list of the counter: %d, %v; want one", len(lijst.Werk), err)
	}
	p.Post = p
	must(t, errors.Join(p.Afmaken(t.Context()), p.Afmaken(t.Context())))
	if got := p.berichten("team@voorbeeld.example"); !slices.Equal(got, []loket.Berichtsoort{loket.BerichtMelding}) {
		t.Errorf("got %v, want one melding", got)
	}
	if m, err := p.Meldingen(t.Context(), loket.Bureau{c}, store.Conceptplek{}); err != nil || len(m.Werk) > 0 {
		t.Errorf("%d among the meldingen, %v; it is on the list of the counter", len(m.Werk), err)
	}
}
