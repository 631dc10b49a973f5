package web_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"solo/store"
)

const redenTest = `"wie":"jansen","waarom":"zaaktype gepubliceerd"`

// lezen sees what every list answers to what is wrong.
func (k *keurmeester) lezen(h *huis, op, pad, token string) {
	k.check(h, op, 200, met("GET", pad, token, ""), nil)
	k.check(h, op, 401, met("GET", pad, "", ""), nil)
	k.check(h, op, 403, met("GET", pad, tokenLoket, ""), nil)
	k.met(h, errors.New("stuk"), op, 500, met("GET", pad, token, ""), nil)
	k.met(h, store.ErrOpslag, op, 503, met("GET", pad, token, ""), nil)
}

// werkvoorraad sees all that is done to what waits for a person.
func (k *keurmeester) werkvoorraad(h *huis) {
	const pad = "/api/v1/werkvoorraad"
	filter := "?bestemming=zaken-0014&klasse=configuratie&code=zaaktype-onbekend&stap=zaak&regeling=bbz-gevestigd&soort=zaak&sinds=2026-11-21"
	k.lezen(h, "werkvoorraad", pad+filter+"&limiet=1", tokenMonitor)
	k.check(h, "werkvoorraad", 400, met("GET", pad+"?klasse=weg", tokenMonitor, ""), nil)
	k.lezen(h, "proef", pad+"/proef"+filter, tokenBeheer)
	k.check(h, "proef", 403, met("GET", pad+"/proef", tokenMonitor, ""), nil)
	k.check(h, "proef", 400, met("GET", pad+"/proef?sinds=gisteren", tokenBeheer, ""), nil)
	k.tweeProeven()

	alles := "{" + redenTest + `,"filter":{"klasse":"configuratie","sinds":"2026-11-21T08:00:00Z"}}`
	k.daad(h, "allesOpnieuw", pad+"/opnieuw", alles)
	k.check(h, "allesOpnieuw", 400, met("POST", pad+"/opnieuw", tokenBeheer, "{"+redenTest+`,"filter":{"staat":"bezig"}}`), nil)
	k.check(h, "allesOpnieuw", 404, met("POST", pad+"/opnieuw", tokenBeheer, "{"+redenTest+`,"filter":{"klasse":"toegang"}}`), nil)
	k.check(h, "allesOpnieuw", 422, met("POST", pad+"/opnieuw", tokenBeheer, "{"+redenTest+"}"), nil)
	k.check(h, "allesOpnieuw", 202, met("POST", pad+"/opnieuw", tokenBeheer, alles), nil)
	k.check(h, "allesOpnieuw", 409, met("POST", pad+"/opnieuw", tokenBeheer, alles), nil)
	k.lezen(h, "taken", "/api/v1/taken", tokenMonitor)
	k.opNummer(h, "stopTaak", "/api/v1/taken/1/stop", "{"+redenTest+"}")
	k.check(h, "stopTaak", 409, met("POST", "/api/v1/taken/1/stop", tokenBeheer, "{"+redenTest+"}"), nil)

	niet := "{" + redenTest + `,"stap":"zaak"}`
	k.met(h, store.ErrStaat, "nietGedaan", 409, met("POST", "/api/v1/leveringen/1/niet-gedaan", tokenBeheer, niet), nil)
	k.check(h, "nietGedaan", 422, met("POST", "/api/v1/leveringen/1/niet-gedaan", tokenBeheer, "{"+redenTest+"}"), nil)
	k.daad(h, "nietGedaan", "/api/v1/leveringen/1/niet-gedaan", niet)
	k.check(h, "nietGedaan", 404, met("POST", "/api/v1/leveringen/1/niet-gedaan", tokenBeheer, niet), nil)
	k.met(h, nil, "nietGedaan", 204, met("POST", "/api/v1/leveringen/1/niet-gedaan", tokenBeheer, niet), map[string]string{"nr": "1"})
}

// bewaking sees what a monitor asks.
func (k *keurmeester) bewaking(h *huis) {
	if _, err := h.db.PutSignaal(k.t.Context(), store.Signaal{Soort: store.SignaalStoring, Bestemming: "zaken-0014", Op: nu(), Sinds: nu(),
		Duur: 15 * time.Minute, Aantal: 1, Fout: store.Fout{Melding: "Het zaaksysteem antwoordt niet."}}); err != nil {
		k.t.Fatal(err)
	}
	k.lezen(h, "signalen", "/api/v1/signalen?soort=storing&bestemming=zaken-0014&alles=true&limiet=5", tokenMonitor)
	k.check(h, "signalen", 400, met("GET", "/api/v1/signalen?soort=weg", tokenMonitor, ""), nil)
	k.opNummer(h, "bevestig", "/api/v1/signalen/1/bevestig", "{"+redenTest+"}")
	k.lezen(h, "aansluiting", "/api/v1/aansluiting?dag=2026-11-21", tokenMonitor)
	k.check(h, "aansluiting", 200, met("GET", "/api/v1/aansluiting?maand=2026-11", tokenMonitor, ""), nil)
	k.check(h, "aansluiting", 400, met("GET", "/api/v1/aansluiting?maand=november", tokenMonitor, ""), nil)
}

// opNummer is daad on something that has number 1 and no number 99.
func (k *keurmeester) opNummer(h *huis, op, pad, body string) {
	k.daad(h, op, pad, body)
	k.check(h, op, 404, met("POST", strings.Replace(pad, "/1/", "/99/", 1), tokenBeheer, body), nil)
	k.check(h, op, 204, met("POST", pad, tokenBeheer, body), map[string]string{"nr": "1"})
}

// traag rehearses until it may end.
type traag struct {
	verbs
	begonnen, verder chan struct{}
}

func (v *traag) Rehearse(ctx context.Context, _ store.Filter) (*store.Proef, error) {
	v.begonnen <- struct{}{}
	select {
	case <-v.verder:
		return &store.Proef{}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// tweeProeven asks for a second while the first goes on, and for a third after it.
func (k *keurmeester) tweeProeven() {
	h := newHuis(k.t)
	v := &traag{verbs: *h.verbs, begonnen: make(chan struct{}), verder: make(chan struct{})}
	h.Verbs = v
	vraag := func() *http.Request { return met("GET", "/api/v1/werkvoorraad/proef", tokenBeheer, "") }
	klaar := make(chan int)
	go func() { klaar <- h.ask(vraag()).Code }()
	<-v.begonnen
	k.check(h, "proef", 429, vraag(), nil)
	close(v.verder)
	if got := <-klaar; got != http.StatusOK {
		k.t.Errorf("the first: got %d, want 200", got)
	}
	go func() { <-v.begonnen }()
	if got := h.ask(vraag()).Code; got != http.StatusOK {
		k.t.Errorf("after the first: got %d, want 200", got)
	}
}

// A rehearsal takes longer than a server gives any other answer.
func TestRehearsalMayTakeMinutes(t *testing.T) {
	inBubble(t, func(d *draden, l *lezer) {
		l.proef = 3 * time.Minute
		c := d.dial()
		defer c.Close()
		_, _ = io.WriteString(c, "GET /api/v1/werkvoorraad/proef HTTP/1.1\r\nHost: solo\r\nAuthorization: Bearer "+tokenBeheer+"\r\n\r\n")
		if got := antwoord(t, c); got != http.StatusOK {
			t.Errorf("got %d, want 200", got)
		}
	})
}

func TestLeverancierCannotAskByWhatHeMayNotSee(t *testing.T) {
	h := toneel(t)
	for _, q := range []string{"klasse=configuratie", "code=zaaktype-onbekend", "stap=zaak", "sinds=2026-11-21"} {
		if w := h.ask(met("GET", "/api/v1/leveringen?"+q, tokenLoket, "")); w.Code != http.StatusBadRequest {
			t.Errorf("%s: got %d, want 400", q, w.Code)
		}
		if w := h.ask(met("GET", "/api/v1/leveringen?"+q, tokenMonitor, "")); w.Code != http.StatusOK {
			t.Errorf("%s for the monitor: got %d, want 200", q, w.Code)
		}
	}
}

// What is sent on with one call is what the filter says, and all only when it says so.
func TestFilterDecidesWhatIsSentOn(t *testing.T) {
	for filter, want := range map[string]int{`{}`: 1, `{"soort":"zaak"}`: 1, `{"sinds":"2026-11-22"}`: 0, `{"sinds":"2026-11-21"}`: 1, `{"stap":"rol"}`: 0, `{"bestemming":"zaken-weg"}`: 0} {
		h := toneel(t)
		w := h.ask(met("POST", "/api/v1/werkvoorraad/opnieuw", tokenBeheer, "{"+redenTest+`,"filter":`+filter+"}"))
		var uit struct{ Taken []store.Taak }
		if w.Code == http.StatusAccepted {
			decode(t, w, &uit)
		}
		if len(uit.Taken) != want || want > 0 && (uit.Taken[0].Wie != "jansen (API)" || uit.Taken[0].Totaal != 1) {
			t.Errorf("%s: got %d %s, want %d taken", filter, w.Code, w.Body, want)
		}
	}
}

func TestAansluitingIsOfTheDayThatIsAsked(t *testing.T) {
	h := toneel(t)
	for q, want := range map[string]struct {
		van, tot string
		dagen    int
	}{"": {"2026-11-20", "2026-11-20", 0}, "?dag=2026-11-21": {"2026-11-21", "2026-11-21", 1}, "?maand=2026-11": {"2026-11-01", "2026-11-30", 1}, "?maand=2026-02": {"2026-02-01", "2026-02-28", 0}} {
		var uit struct {
			Klopt    bool
			Van      string
			TotEnMet string `json:"tot_en_met"`
			Dagen    []store.Aansluiting
		}
		decode(t, h.ask(met("GET", "/api/v1/aansluiting"+q, tokenMonitor, "")), &uit)
		if !uit.Klopt || uit.Van != want.van || uit.TotEnMet != want.tot || len(uit.Dagen) != want.dagen {
			t.Errorf("%q: got %+v", q, uit)
		}
		if want.dagen == 1 && (uit.Dagen[0].Aangenomen != 3 || uit.Dagen[0].WachtOpMens != 1 || len(uit.Dagen[0].Regels) != 3) {
			t.Errorf("%q: got %+v", q, uit.Dagen[0])
		}
	}
	if w := h.ask(met("GET", "/api/v1/aansluiting?dag=2026-11-21&maand=2026-11", tokenMonitor, "")); w.Code != http.StatusBadRequest {
		t.Errorf("a day and a month: got %d, want 400", w.Code)
	}
}
