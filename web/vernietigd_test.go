package web_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// deliverAll delivers what waits at zaken-0014, and leaves dubbel there too often.
func (h *huis) deliverAll(t *testing.T, dubbel ...string) {
	t.Helper()
	ls, err := h.db.Claim(t.Context(), "zaken-0014", 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range ls {
		u := outbox.Uitkomst{Besluit: outbox.Geleverd, Ontvangst: connectors.Ontvangst{Zaaknummer: "ZAAK-" + string(l.Dossier), Dubbel: dubbel}}
		if err := h.db.Journaal(l).Release(t.Context(), u); err != nil {
			t.Fatal(err)
		}
	}
}

// A supplement to an aanvraag that was destroyed is told what happened and what to do, and
// leaves nothing behind; so is what a beheerder would do to its delivery.
func TestWhatComesAfterDestructionIsGone(t *testing.T) {
	h := newHuis(t)
	h.accept(t, 1)
	h.deliverAll(t)
	rs, err := h.db.List(t.Context(), store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.db.Shred(t.Context(), store.Vernietiging{ID: rs[0].Dossier, Volgnummer: 1, KlaarTot: nu().Add(time.Hour), Nu: nu(), Door: "SOLO"}); err != nil {
		t.Fatal(err)
	}
	soort, body := newVervolg(t, "proef-1").body(t)
	_, eerst := h.inhoud(t)
	for naam, r := range map[string]*http.Request{
		"vervolg": vervolg(soort, bytes.NewReader(body)),
		"opnieuw": met("POST", "/api/v1/leveringen/1/opnieuw", tokenBeheer, "{"+redenTest+"}"),
	} {
		p := asProbleem(t, h.ask(r))
		if p.Status != http.StatusGone || p.Code != "vernietigd" || !strings.Contains(p.Detail, "bewaartermijn is voorbij") || !strings.Contains(p.Detail, "rechtstreeks aan de gemeente") {
			t.Errorf("%s: got %+v, want 410 that says what to do", naam, p)
		}
	}
	if l, b := h.inhoud(t); l != 1 || b != eerst {
		t.Errorf("left behind: %d deliveries and %d files, want 1 and %d", l, b, eerst)
	}
	if s := h.log.String(); strings.Contains(s, "verzoek mislukt") {
		t.Errorf("told as a fault of SOLO:\n%s", s)
	}
}

// Every refusal says how things are and what can be done.
func TestRefusalTellsHowTheDeliveryIs(t *testing.T) {
	h := toneel(t) // 1 waits for a person, 2 is planned, 3 is under way
	for pad, want := range map[string]string{"3/opnieuw": "Levering 3 wordt nu verstuurd. Wacht", "2/afgehandeld": "Levering 2 gaat vanzelf mee: u hoeft niets te doen."} {
		p := asProbleem(t, h.ask(met("POST", "/api/v1/leveringen/"+pad, tokenBeheer, "{"+redenTest+"}")))
		if p.Status != http.StatusConflict || p.Code != "staat" || !strings.HasPrefix(p.Detail, want) {
			t.Errorf("%s: got %+v, want %q", pad, p, want)
		}
	}
	for fout, want := range map[string]string{
		"levering 1: met de mapping van nu zou dit anders verstuurd zijn": "Met de mapping van nu zou dit anders verstuurd zijn.",
		"taak 4": "Iemand was u voor",
	} {
		h.verbs.fout = staatfout(fout)
		p := asProbleem(t, h.ask(met("POST", "/api/v1/taken/4/stop", tokenBeheer, "{"+redenTest+"}")))
		if p.Status != http.StatusConflict || !strings.HasPrefix(p.Detail, want) || strings.Contains(p.Detail, store.ErrStaat.Error()) {
			t.Errorf("%s: got %+v, want %q", fout, p, want)
		}
	}
}

type staatfout string

func (s staatfout) Error() string { return string(s) + ": " + store.ErrStaat.Error() }
func (staatfout) Unwrap() error   { return store.ErrStaat }
