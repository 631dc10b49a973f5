package meting_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"solo/monitor/meting"
	"solo/store"
)

// A toestand is a store as it is now.
type toestand struct{ kapot error }

func (s toestand) Standen(context.Context) ([]store.Stand, error) {
	return []store.Stand{{Bestemming: "zwolle", Oudste: time.Now().Add(-time.Hour), MisluktSinds: time.Now().Add(-time.Minute),
		Dubbel: 2, Stilgezet: &store.Stilgezet{}, Zekering: &store.Zekering{Keren: 1, OpenTot: time.Now().Add(time.Minute)}}, {Bestemming: "assen"}}, s.kapot
}

func (s toestand) Tellingen(context.Context) ([]store.Telling, error) {
	return []store.Telling{{Bestemming: "zwolle", Staat: store.Gepland, Aantal: 3}}, s.kapot
}

func (s toestand) SpoedWacht(context.Context) (map[string]int, error) {
	return map[string]int{"zwolle": 2}, s.kapot
}

func (s toestand) Signalen(_ context.Context, f store.SignaalFilter) ([]store.Signaal, error) {
	if f.Soort == store.SignaalStoring {
		return []store.Signaal{{Bestemming: "kanaal webhook", Fout: store.Fout{Code: store.CodeKanaal}}, {Bestemming: "zwolle"}}, s.kapot
	}
	return make([]store.Signaal, 4), s.kapot
}

func (s toestand) Schijf() (store.Schijf, error) {
	return store.Schijf{Vrij: 5000, Reserve: 64, WAL: 7}, s.kapot
}

func scrape(t *testing.T, m *meting.Meting) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	raw, err := io.ReadAll(w.Body)
	if err != nil || w.Code != 200 {
		t.Fatalf("status %d, %v", w.Code, err)
	}
	return string(raw)
}

func TestMetricsShowHowEachDestinationIsDoing(t *testing.T) {
	synctest.Test(t, showEachDestination) // no time passes
}

func showEachDestination(t *testing.T) {
	m := meting.New(toestand{}, slog.New(slog.DiscardHandler))
	m.Accepted()
	m.Attempt("zwolle", "geleverd", time.Second)
	m.Attempt("zwolle", "tijdelijk", time.Second)
	m.Attempt("zwolle", "iets van een nieuwere versie", time.Second)
	m.Step("zwolle", "document D03", 2*time.Second)
	m.Double("zwolle")
	got := scrape(t, m)
	for _, want := range []string{
		`solo_dubbel_total{bestemming="zwolle"} 1`, `solo_dubbel_onbevestigd{bestemming="zwolle"} 2`, `solo_dubbel_onbevestigd{bestemming="assen"} 0`,
		`solo_aangenomen_total 1`, `solo_geleverd_total{bestemming="zwolle"} 1`, `solo_pogingen_total{bestemming="zwolle",uitslag="tijdelijk"} 1`,
		`solo_pogingen_total{bestemming="zwolle",uitslag="anders"} 1`, `solo_poging_seconden_sum{bestemming="zwolle"} 3`, `solo_poging_seconden_count{bestemming="zwolle"} 3`, `solo_stap_seconden_sum{bestemming="zwolle",soort="document"} 2`,
		`solo_leveringen{bestemming="zwolle",staat="gepland"} 3`, `solo_oudste_seconden{bestemming="zwolle"} 3600`, `solo_oudste_seconden{bestemming="assen"} 0`,
		`solo_mislukt_seconden{bestemming="zwolle"} 60`, `solo_gepauzeerd{bestemming="zwolle",door="mens"} 1`, `solo_gepauzeerd{bestemming="zwolle",door="toegang"} 0`,
		`solo_zekering{bestemming="zwolle",staat="open"} 1`, `solo_zekering{bestemming="assen",staat="dicht"} 1`, `solo_spoed_wacht{bestemming="zwolle"} 2`,
		`solo_spoed_onbevestigd 4`, `solo_kanalen_stuk 1`, `solo_schijf_vrij_bytes 5000`, `solo_schijf_reserve_bytes 64`, `solo_wal_bytes 7`, `solo_meting_goed 1`, `go_goroutines`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("not shown: %s", want)
		}
	}
}

func TestAStepShowsItsKindAndNothingElse(t *testing.T) {
	m := meting.New(toestand{}, slog.New(slog.DiscardHandler))
	for i := range 100 {
		m.Step("zwolle", fmt.Sprintf("soort%c%c x", 'a'+i/26, 'a'+i%26), time.Second)
	}
	for _, naam := range []string{"rol Kanarievogel", "Kanarievogel", "999990019", ""} {
		m.Step("zwolle", naam, time.Second)
	}
	got := scrape(t, m)
	if strings.Contains(got, "Kanarie") || strings.Contains(got, "999990019") {
		t.Error("personal data was shown")
	}
	if n := strings.Count(got, "solo_stap_seconden_count"); n != 31 {
		t.Errorf("%d kinds, want 30 and one for the rest", n)
	}
}

func TestAStoreThatFailsIsShownAndNotHidden(t *testing.T) {
	m := meting.New(toestand{kapot: errors.New("kapot")}, slog.New(slog.DiscardHandler))
	m.Accepted()
	got := scrape(t, m)
	if !strings.Contains(got, "solo_meting_goed 0") || !strings.Contains(got, "solo_aangenomen_total 1") {
		t.Error("want what is counted here, and that the rest was not read")
	}
}
