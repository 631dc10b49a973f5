package web_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"solo/bediening"
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
	for want, fout := range map[string]error{
		"Met de mapping van nu zou dit anders verstuurd zijn.": &bediening.Gezegd{Tekst: "met de mapping van nu zou dit anders verstuurd zijn", Soort: store.ErrStaat},
		"Iemand was u voor": fmt.Errorf("taak 4: %w", store.ErrStaat),
	} {
		h.verbs.fout = fout
		p := asProbleem(t, h.ask(met("POST", "/api/v1/taken/4/stop", tokenBeheer, "{"+redenTest+"}")))
		if p.Status != http.StatusConflict || !strings.HasPrefix(p.Detail, want) || strings.Contains(p.Detail, store.ErrStaat.Error()) {
			t.Errorf("%v: got %+v, want %q", fout, p, want)
		}
	}
}

// What a person decided is told as he decided it, and why to who may know.
func TestListAndDetailTellWhatAPersonDealtWithElsewhere(t *testing.T) {
	h := toneel(t)
	const reden = `{"wie":"jansen","waarom":"stukken zelf toegevoegd"}`
	if w := h.ask(met("POST", "/api/v1/leveringen/1/afgehandeld", tokenBeheer, reden)); w.Code != http.StatusNoContent {
		t.Fatalf("got %d: %s", w.Code, w.Body)
	}
	for _, pad := range []string{"/monitor/leveringen?staat=geannuleerd", "/monitor/leveringen/1"} {
		tells(t, pad, h.pagina(t, pad), `<span class="merk geannuleerd">elders afgehandeld</span>`)
	}
	if s := h.pagina(t, "/monitor/leveringen/1"); !strings.Contains(s, "Wat er het laatst misging") || strings.Contains(s, "Wat u kunt doen") {
		t.Errorf("want what went wrong and nothing to do about it:\n%s", s)
	}
	for token, waarom := range map[string]string{tokenBeheer: "stukken zelf toegevoegd", tokenMonitor: ""} {
		var d store.Detail
		decode(t, h.ask(met("GET", "/api/v1/leveringen/1", token, "")), &d)
		if !d.AfgehandeldOp.Equal(nu()) || len(d.Handelingen) != 1 || d.Handelingen[0].Wat != "elders afgehandeld" || d.Handelingen[0].Waarom != waarom {
			t.Errorf("got %v and %+v, want the moment and %q", d.AfgehandeldOp, d.Handelingen, waarom)
		}
	}
	p := asProbleem(t, h.ask(met("POST", "/api/v1/leveringen/1/annuleer", tokenBeheer, reden)))
	if p.Status != http.StatusConflict || !strings.HasPrefix(p.Detail, "Levering 1 is als elders afgehandeld gemeld.") {
		t.Errorf("got %+v, want that it was dealt with", p)
	}
}

// Who has to look into what went wrong needs the number of what is there already.
func TestZaakThatIsHalfDoneIsToldByItsNumber(t *testing.T) {
	h := newHuis(t)
	h.accept(t, 1)
	ls, err := h.db.Claim(t.Context(), "zaken-0014", 1)
	if err != nil || len(ls) != 1 {
		t.Fatalf("claimed %d, %v", len(ls), err)
	}
	j := h.db.Journaal(ls[0])
	if err := j.Zaak(t.Context(), "ZAAK-77", "https://zaken.example/77"); err != nil {
		t.Fatal(err)
	}
	fout := &connectors.Fout{Klasse: connectors.Geweigerd, Stap: "document D01", Melding: "Het document wordt geweigerd."}
	if err := j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Fout: fout}); err != nil {
		t.Fatal(err)
	}
	for _, pad := range []string{"/monitor/leveringen", "/monitor/leveringen/1", "/monitor/werkvoorraad"} {
		tells(t, pad, h.pagina(t, pad), "ZAAK-77", "Het document wordt geweigerd.")
	}
	for _, token := range []string{tokenLoket, tokenMonitor} {
		tells(t, token, h.ask(met("GET", "/api/v1/leveringen", token, "")).Body.String(), `"zaaknummer":"ZAAK-77"`)
	}
}
