package paginas_test

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"solo/identiteit"
)

// naarUitkomst answers the scan, as who will log in as the first invented person.
func naarUitkomst(t *testing.T, antwoorden map[string]string) (*toneel, *bezoeker) {
	t.Helper()
	p := newToneel(t)
	p.broker.persoon = identiteit.Persoon{Middel: identiteit.DigiD, Niveau: "20", BSN: p.server.Proefpersonen[0].Persoon.BSN}
	return p, p.bezoeker().open("/scan").druk("Begin met de vragen", nil).scan(doorgaan(antwoorden))
}

// What was answered in the scan stands in the aanvraag, on the pages of that regeling, and
// can be changed there.
func TestAnswersOfTheScanGoAlongIntoEachRegeling(t *testing.T) {
	for regeling, x := range map[string]struct {
		scan map[string]string
		want map[string]string // by page: the field, and what stands in it
	}{
		"bbz-gevestigd": {map[string]string{"q_hulp": "levensonderhoud schulden"},
			map[string]string{"bbz_variant": "hulpvraag levensonderhoud", "bsn": "geboortedatum.jaar 1980", "oorzaak_tijdelijk": "oorzaak_tijdelijk ja", "heeft_schulden": "heeft_schulden ja",
				"kvk_nummer": "rechtsvorm eenmanszaak", "activiteiten": "startdatum_werkzaamheden.jaar 2019"}},
		"bbz-starter": {map[string]string{"q_startdatum": "2026-6", "q_uitkering": "ww", "q_acuut": "geen_eten"},
			map[string]string{"start_fase": "start_fase net_begonnen", "uitkering_bij_start": "uitkering_bij_start ww", "u_geld_voor_eten": "u_geld_voor_eten nee"}},
		"ioaz": {map[string]string{"q_geboortedatum": "1968-3-10", "q_situatie": "stoppen", "q_stopdatum": "2027-5-1", "q_laatste3": "ja", "q_daarvoor7": "ja", "q_winst3": "ja", "q_verwacht": "ja"},
			map[string]string{"stopdatum_gepland": "stopdatum_gepland.maand 5", "onderbreking_3jaar": "onderbreking_3jaar nee"}},
	} {
		t.Run(regeling, func(t *testing.T) {
			_, b := naarUitkomst(t, x.scan)
			b.druk("Vraag aan en neem mijn antwoorden mee", nil).volg("Inloggen met DigiD")
			if !strings.Contains(b.tekst, "Uw antwoorden uit de test gaan mee") || b.waarden().Get("regeling") != regeling {
				t.Fatalf("at %s with %q chosen:\n%s", b.adres, b.waarden().Get("regeling"), b.leesbaar())
			}
			b.druk("Begin met de aanvraag", nil)
			thuis := strings.TrimSuffix(b.adres.Path, "/melden")
			for _, pagina := range slices.Sorted(maps.Keys(x.want)) {
				veld, want, _ := strings.Cut(x.want[pagina], " ")
				if got := b.open(thuis + "/vraag/" + pagina).waarden().Get(veld); got != want {
					t.Errorf("%s: %s is %q, want %q", pagina, veld, got, want)
				}
			}
			if b.open("/mijn"); strings.Contains(b.tekst, "Uw antwoorden uit de test gaan mee") {
				t.Error("the answers wait for a second aanvraag too")
			}
		})
	}
}

func TestAnswersThatWereWipedDoNotGoAlong(t *testing.T) {
	_, b := naarUitkomst(t, nil)
	b.druk("Vraag aan en neem mijn antwoorden mee", nil).open("/scan/uitkomst").druk("Wis mijn antwoorden", nil)
	b.open("/g/0855/inloggen").volg("Inloggen met DigiD")
	mist(t, b, "Uw antwoorden uit de test gaan mee")
}

// Without a yes nothing goes along but what he came for.
func TestAnswersOfTheScanStayBehindWithoutAYes(t *testing.T) {
	_, b := naarUitkomst(t, map[string]string{"q_situatie": "stoppen", "q_stopdatum": "2027-5-1"})
	b.druk("Vraag aan zonder mijn antwoorden", nil).volg("Inloggen met DigiD")
	if strings.Contains(b.tekst, "gaan mee") {
		t.Error("the page says that answers go along")
	}
	b.druk("Begin met de aanvraag", nil)
	b.open(strings.Replace(b.adres.Path, "/melden", "/vraag/bbz_variant", 1))
	if w := b.waarden(); w.Get("bbz_variant") != "beeindigen" || w.Has("hulpvraag") {
		t.Errorf("got %v, want the variant of the outcome only", w)
	}
}

func TestNothingGoesAlongToWhereTheOutcomeDoesNotLead(t *testing.T) {
	p, b := naarUitkomst(t, map[string]string{"q_uren": "nee"})
	b.druk("Vraag aan zonder mijn antwoorden", nil).volg("Inloggen met DigiD")
	if got := b.waarden().Get("regeling"); got != "" {
		t.Errorf("%q is chosen, want nothing", got)
	}
	r, err := http.NewRequest("POST", p.adres+"/g/0785/aanvragen", strings.NewReader("mee=ja"))
	must(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if b.doe(r); b.status != http.StatusNotFound {
		t.Errorf("a gemeente that takes no part: got %d", b.status)
	}
}

func TestEveryRegelingTakesOverWhatTheScanAsks(t *testing.T) {
	sc, err := scandefinitie()
	must(t, err)
	n := 0
	for naam, d := range definities() {
		must(t, d.CheckScan(sc.Keuzes))
		for _, m := range d.Modules {
			for _, v := range m.Vragen {
				if v.Scan != nil {
					n++
				}
			}
		}
		if _, _, ok := sc.Keuzes("q_bestaat_niet"); ok {
			t.Errorf("%s: the scan has every question", naam)
		}
	}
	if n < 30 {
		t.Errorf("%d questions are taken over, want more", n)
	}
}
