package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

func (h *huis) pagina(t *testing.T, pad string) string {
	t.Helper()
	w := h.ask(met("GET", pad, tokenMonitor, ""))
	if w.Code != http.StatusOK {
		t.Errorf("%s: got %d, want 200", pad, w.Code)
	}
	return w.Body.String()
}

func tells(t *testing.T, pad, s string, wants ...string) {
	t.Helper()
	for _, w := range wants {
		if !strings.Contains(s, w) {
			t.Errorf("%s does not say %q:\n%s", pad, w, s)
		}
	}
}

func TestWerkvoorraadTellsCauseActionAndTaken(t *testing.T) {
	h := toneel(t)
	const pad = "/monitor/werkvoorraad"
	tells(t, pad, h.pagina(t, pad), "1 levering, de nieuwste bovenaan", "Het zaaktype B1601 is niet gepubliceerd.", "Publiceer het zaaktype",
		"solo leveringen opnieuw 1", "zaaktype-onbekend", "Er is nog niets in één keer opnieuw gestuurd.")
	tells(t, pad, h.pagina(t, pad+"?klasse=geweigerd"), "Er wacht niets dat hierbij past.", "Wis filters")
	tells(t, pad, newHuis(t).pagina(t, pad), "Er wacht niets op u.")
	if w := h.ask(met("GET", pad+"?sinds=gisteren", tokenMonitor, "")); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "2026-11-22") {
		t.Errorf("a wrong filter: got %d", w.Code)
	}
	if _, err := h.db.StartTaken(t.Context(), store.Filter{Bestemming: "zaken-0014"}, "jansen", "het zaaktype is er nu"); err != nil {
		t.Fatal(err)
	}
	tells(t, pad, h.pagina(t, pad), "bezig sinds 21-11-2026 10:00", "0 van 1 opnieuw gestuurd, 0 geleverd", "jansen: het zaaktype is er nu")
}

// Each way in which a delivery can be in the werkvoorraad has something to do, or says
// that there is nothing.
func TestWerkvoorraadPagesAndTellsWhatSOLODoesItself(t *testing.T) {
	h := newHuis(t)
	h.accept(t, 3)
	v := &voorraad{verbs: *h.verbs}
	for i := range int64(100) {
		v.werk = append(v.werk, store.Werk{Regel: store.Regel{Levering: 900 - i, Staat: store.WachtOpMens}})
	}
	v.werk[0].Twijfel, v.werk[0].Staat, v.werk[0].VolgendeOp = []string{"zaak", "rol initiator"}, store.Gepland, nu()
	v.werk[1].Staat = store.InRij
	h.Verbs = v
	s := h.pagina(t, "/monitor/werkvoorraad?bestemming=x")
	tells(t, "page", s, "Niets: SOLO kijkt zelf wat er staat, om 21-11-2026 10:00.", "Niets: SOLO kijkt zelf wat er staat.",
		"Onbekend of dit gelukt is: zaak, rol initiator.", "Neem de oorzaak weg", `href="/monitor/werkvoorraad?bestemming=x&amp;voor=801"`)
}

type voorraad struct {
	verbs
	werk []store.Werk
}

func (v *voorraad) Werkvoorraad(context.Context, store.Filter) ([]store.Werk, error) {
	return v.werk, nil
}

// haast has one delivery, that is urgent.
type haast struct{ verbs }

func (haast) List(context.Context, store.Filter) ([]store.Regel, error) {
	return []store.Regel{{Levering: 1, Urgentie: "spoed"}}, nil
}

func (haast) Show(context.Context, int64) (*store.Detail, error) {
	return &store.Detail{Regel: store.Regel{Levering: 1, Urgentie: "spoed"}}, nil
}

func TestUrgentDeliveryIsMarkedInAWord(t *testing.T) {
	h := newHuis(t)
	h.Verbs = &haast{*h.verbs}
	for _, pad := range []string{"/monitor/leveringen", "/monitor/leveringen/1"} {
		tells(t, pad, h.pagina(t, pad), ">spoed</span>")
	}
}

func TestSignalenTellWhatNobodyAcknowledged(t *testing.T) {
	h := newHuis(t)
	const pad = "/monitor/signalen"
	tells(t, pad, h.pagina(t, pad), "Er is geen signaal dat nog niemand bevestigde.")
	tells(t, "/monitor", h.pagina(t, "/monitor"), "Geen enkele levering wacht op een mens.")
	for _, s := range []store.Signaal{{Soort: store.SignaalStoring, Bestemming: "zaken-0014", Duur: 4 * time.Hour},
		{Soort: store.SignaalSpoed, Bestemming: "zaken-0014", Dossier: "0K3Q-8V2M-7XTR-9B1C"}} {
		s.Op = nu()
		if _, err := h.db.PutSignaal(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	tells(t, "/monitor", h.pagina(t, "/monitor"), "1 spoedaanvraag wacht tot iemand hem bevestigt.", "1 spoedaanvraag is nog door niemand bevestigd", "1 ander signaal is nog")
	tells(t, pad, h.pagina(t, pad), "zaken-0014 werkt al 4 uur niet", "SPOED: 1 aanvraag voor zaken-0014", "2 signalen die nog niemand", "/monitor/leveringen?dossier=0K3Q")
	if s := h.pagina(t, pad+"?soort=spoed"); strings.Contains(s, "werkt al") {
		t.Errorf("only spoed was asked:\n%s", s)
	}
	if err := h.db.Acknowledge(t.Context(), 1, "jansen", ""); err != nil {
		t.Fatal(err)
	}
	if s := h.pagina(t, pad); strings.Contains(s, "werkt al") {
		t.Errorf("one that was acknowledged is shown:\n%s", s)
	}
	tells(t, pad, h.pagina(t, pad+"?alles=true"), "werkt al", "door jansen")
}

// A page that changes by itself does so only for who asked for it, and can be stopped
// (WCAG 2.2, 2.2.2).
func TestOverviewRefreshesOnlyWhenAsked(t *testing.T) {
	h := newHuis(t)
	if s := h.pagina(t, "/monitor"); strings.Contains(s, "http-equiv") || !strings.Contains(s, `href="/monitor?ververs=ja"`) {
		t.Errorf("without asking:\n%s", s)
	}
	tells(t, "/monitor", h.pagina(t, "/monitor?ververs=ja"), `<meta http-equiv="refresh" content="60">`, `<a href="/monitor">Stop met vernieuwen</a>`)
	if w := h.ask(inloggen(tokenMonitor, "/monitor?ververs=ja")); w.Header().Get("Location") != "/monitor?ververs=ja" {
		t.Errorf("the login leads to %q", w.Header().Get("Location"))
	}
}

// What a delivery left too often at the case system stands where people look.
func TestWhatIsDoubleStandsOnEveryPage(t *testing.T) {
	h := newHuis(t)
	h.accept(t, 1)
	h.deliverAll(t, "rol initiator", "status")
	tells(t, "overview", h.pagina(t, "/monitor"), "Dubbel in het zaaksysteem", "/monitor/signalen?soort=dubbel&amp;bestemming=zaken-0014", "1 levering")
	tells(t, "delivery", h.pagina(t, "/monitor/leveringen/1"), "stond dit meer dan één keer bij de zaak: rol initiator, status.", "Wat u kunt doen:")
	tells(t, "signalen", h.pagina(t, "/monitor/signalen?soort=dubbel&bestemming=zaken-0014"), "bij 1 levering aan zaken-0014 staat iets dubbel", "haal de andere daar weg", "solo signalen bevestig")
	if err := h.db.Acknowledge(t.Context(), 1, "jansen", "opgeruimd"); err != nil {
		t.Fatal(err)
	}
	if s := h.pagina(t, "/monitor"); strings.Contains(s, "Dubbel in het zaaksysteem") {
		t.Error("the overview tells of it after it was acknowledged")
	}
}

// The page of a month counts per gemeente and day, that of a day names every delivery.
func TestAansluitingShowsWhatBecameOfWhatWasAccepted(t *testing.T) {
	h := toneel(t) // 1 waits for a person, 2 is planned, 3 is under way
	const pad = "/monitor/aansluiting"
	s := h.pagina(t, pad)
	tells(t, pad, s, "Alles wat is aangenomen, is terug te vinden: 3.", `href="/monitor/aansluiting?dag=2026-11-21&amp;gemeente=0014"`,
		"klopt</span>", `href="/monitor/aansluiting?maand=2026-10"`, `href="/monitor/aansluiting?maand=2026-12"`, `aria-current="page">Aansluiting`)
	if strings.Contains(s, "/monitor/leveringen/1") {
		t.Error("the month names each delivery")
	}
	tells(t, "the day", h.pagina(t, pad+"?dag=2026-11-21&gemeente=0014"), `href="/monitor/leveringen/1"`, "proef-1", "wacht op een mens", `href="/monitor/aansluiting?gemeente=0014&amp;maand=2026-11"`)
	tells(t, "another gemeente", h.pagina(t, pad+"?gemeente=0855"), "In deze periode is niets aangenomen.")
	tells(t, "another month", h.pagina(t, pad+"?maand=2026-02"), "In deze periode is niets aangenomen.")
	if w := h.ask(met("GET", pad+"?maand=november", tokenMonitor, "")); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "2026-11") {
		t.Errorf("a wrong month: got %d", w.Code)
	}
}

func TestAansluitingShowsWhatDoesNotAddUp(t *testing.T) {
	h := newHuis(t)
	h.accept(t, 1)
	ls, err := h.db.Claim(t.Context(), "zaken-0014", 1)
	if err != nil {
		t.Fatal(err)
	}
	u := outbox.Uitkomst{Besluit: outbox.Geleverd, Ontvangst: connectors.Ontvangst{Ongelezen: true}} // no zaaknummer
	if err := h.db.Journaal(ls[0]).Release(t.Context(), u); err != nil {
		t.Fatal(err)
	}
	tells(t, "the month", h.pagina(t, "/monitor/aansluiting"), "1 van de 1 klopt niet. 1 levering is niet teruggelezen.", "klopt niet: 1")
	tells(t, "the day", h.pagina(t, "/monitor/aansluiting?dag=2026-11-21"), "heeft geen zaaknummer.", ">niet teruggelezen<")
	if _, err := h.db.PutSignaal(t.Context(), store.Signaal{Soort: store.SignaalVerschil, Bestemming: "0014", Sleutel: "x", Op: nu(), Sinds: nu()}); err != nil {
		t.Fatal(err)
	}
	tells(t, "signalen", h.pagina(t, "/monitor/signalen"), `href="/monitor/aansluiting?gemeente=0014&amp;dag=2026-11-21"`)
}
