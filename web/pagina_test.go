package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"solo/config"
	"solo/store"
)

func inloggen(token, naar string) *http.Request {
	r := httptest.NewRequest("POST", "/monitor/inloggen", strings.NewReader(url.Values{"token": {token}, "naar": {naar}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

func TestLoginGivesACookieThatOpensTheMonitorAlone(t *testing.T) {
	h := toneel(t)
	if w := h.ask(met("GET", "/monitor/leveringen?staat=bezig", "", "")); w.Code != 401 || !strings.Contains(w.Body.String(), `value="/monitor/leveringen?staat=bezig"`) {
		t.Errorf("without a login: got %d, want the form that knows the way back", w.Code)
	}
	w := h.ask(inloggen(tokenMonitor, "/monitor/leveringen?staat=bezig"))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/monitor/leveringen?staat=bezig" {
		t.Fatalf("got %d to %q", w.Code, w.Header().Get("Location"))
	}
	k := w.Result().Cookies()[0]
	if !k.HttpOnly || k.SameSite != http.SameSiteStrictMode || k.Path != "/monitor" || k.Secure || strings.Contains(k.Value, tokenMonitor) {
		t.Errorf("the cookie: %+v", k)
	}
	for pad, want := range map[string]int{"/monitor": 200, "/monitor/leveringen": 200, "/monitor/leveringen/1": 200, "/monitor/leveringen/99": 404, "/api/v1/leveringen": 401} {
		r := met("GET", pad, "", "")
		r.AddCookie(k)
		if w := h.ask(r); w.Code != want {
			t.Errorf("%s with the cookie: got %d, want %d", pad, w.Code, want)
		}
	}
	uit := httptest.NewRequest("POST", "/monitor/uitloggen", nil)
	uit.AddCookie(k)
	h.ask(uit)
	r := met("GET", "/monitor", "", "")
	r.AddCookie(k)
	if w := h.ask(r); w.Code != 401 {
		t.Errorf("after logging out: got %d, want the form", w.Code)
	}
}

func TestCookieEndsAfterAWorkingDay(t *testing.T) {
	h := newHuis(t)
	k := h.ask(inloggen(tokenMonitor, "")).Result().Cookies()[0]
	h.Now = func() time.Time { return nu().Add(8*time.Hour + time.Second) }
	r := met("GET", "/monitor", "", "")
	r.AddCookie(k)
	if w := h.ask(r); w.Code != 401 {
		t.Errorf("got %d, want the form", w.Code)
	}
}

func TestLoginRefuses(t *testing.T) {
	for naam, c := range map[string]struct {
		edit func(*http.Request)
		r    *http.Request
		want int
	}{
		"a wrong token":            {nil, inloggen("mis", ""), 401},
		"a token of a leverancier": {nil, inloggen(tokenLoket, ""), 401},
		"another site":             {func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, inloggen(tokenMonitor, ""), 403},
		"too much":                 {nil, inloggen(strings.Repeat("x", 1<<20), ""), 403},
	} {
		h := newHuis(t)
		if c.edit != nil {
			c.edit(c.r)
		}
		if w := h.ask(c.r); w.Code != c.want || len(w.Result().Cookies()) != 0 {
			t.Errorf("%s: got %d and %d cookies, want %d and none", naam, w.Code, len(w.Result().Cookies()), c.want)
		}
	}
}

func TestLoginLeadsNowhereElse(t *testing.T) {
	for _, naar := range []string{"https://voorbeeld.nl/", "//voorbeeld.nl/monitor", "/\\voorbeeld.nl", "/monitor/../api", "/api/v1/leveringen", "javascript:x", "/monitor/uitloggen"} {
		if got := newHuis(t).ask(inloggen(tokenMonitor, naar)).Header().Get("Location"); got != "/monitor" {
			t.Errorf("%q leads to %q", naar, got)
		}
	}
}

func TestMonitorThatIsNotSetSaysHow(t *testing.T) {
	h := newHuis(t)
	h.Toegang.Monitor, h.Toegang.Beheer = config.Geheim{}, config.Geheim{}
	if w := h.ask(met("GET", "/monitor", "", "")); w.Code != 404 || !strings.Contains(w.Body.String(), "token_bestand") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

// Each state of a case system, in the words of the page.
func TestOverviewTellsCauseAndAction(t *testing.T) {
	sinds := nu().Add(-26 * time.Hour)
	fout := store.Fout{Melding: "Het zaaksysteem weigert het wachtwoord.", Actie: "Vraag een nieuw geheim."}
	for naam, c := range map[string]struct {
		stand store.Stand
		want  []string
	}{
		"goed":     {store.Stand{GeleverdOp: nu()}, []string{"in orde", "Alle zaaksystemen zijn in orde."}},
		"begint":   {store.Stand{Wacht: 3, Oudste: nu()}, []string{"nog niets geleverd", "3 leveringen"}},
		"nieuw":    {store.Stand{}, []string{"nog niets geleverd", "nog nooit"}},
		"stil":     {store.Stand{Stilgezet: &store.Stilgezet{Sinds: sinds, Wie: "jansen", Waarom: "onderhoud."}}, []string{"gepauzeerd door jansen", "onderhoud. Aanvragen", "solo leveringen hervat zaken-0855", "U hoeft nu niets te doen."}},
		"toegang":  {store.Stand{Pauze: &store.Pauze{Sinds: sinds, Proef: nu(), Fout: fout}}, []string{"toegang geweigerd", fout.Melding, fout.Actie, "Start SOLO opnieuw", "Hervat daarna.", "Bij 1 zaaksysteem is actie"}},
		"zekering": {store.Stand{Zekering: &store.Zekering{OpenTot: nu().Add(time.Minute), Keren: 1}, MisluktSinds: sinds}, []string{"niet bereikbaar", "SOLO probeert het weer om", "Bij 1 zaaksysteem is actie", "Vraag de beheerder van het zaaksysteem"}},
		"proef":    {store.Stand{Zekering: &store.Zekering{OpenTot: nu(), Keren: 1}}, []string{"niet bereikbaar", "nu met één levering", "Niets: SOLO gaat vanzelf verder"}},
		"mislukt":  {store.Stand{Wacht: 2, Oudste: sinds, Mislukt: &store.Mislukt{Aantal: 2, Volgende: nu(), Fout: fout}}, []string{"probeert opnieuw", "2 leveringen zijn mislukt", "1 dag, aangenomen", fout.Actie}},
		"mens":     {store.Stand{WachtOpMens: 3, GeleverdOp: nu()}, []string{"wacht op een mens", "/monitor/werkvoorraad?bestemming=zaken-0855", "3 leveringen wachten op een mens"}},
		"te lang":  {store.Stand{TeLang: 1, GeleverdOp: nu()}, []string{"wacht op een mens", "1 dossier: niet geleverd, of er worden nog stukken verwacht"}},
		"bezig":    {store.Stand{Wacht: 1, Oudste: sinds, MisluktSinds: nu().Add(-time.Minute)}, []string{"probeert opnieuw", "is daar niets gelukt", "U hoeft nu niets te doen."}},
		"weigert":  {store.Stand{WachtOpMens: 1, Oudste: sinds}, []string{"wacht op een mens", "Oudste die niet geleverd is"}},
		"dubbel":   {store.Stand{Dubbel: 2, GeleverdOp: nu()}, []string{"wacht op een mens", "/monitor/signalen?soort=dubbel&amp;bestemming=zaken-0855", "2 leveringen", "Bij 1 zaaksysteem is actie"}},
	} {
		t.Run(naam, func(t *testing.T) {
			h := newHuis(t)
			c.stand.Bestemming, h.Bestemmingen = "zaken-0855", []string{"zaken-0855"}
			h.verbs.standen = []store.Stand{c.stand}
			s := h.ask(met("GET", "/monitor", tokenMonitor, "")).Body.String()
			for _, w := range c.want {
				if !strings.Contains(s, w) {
					t.Errorf("the page does not say %q:\n%s", w, s)
				}
			}
		})
	}
}

func TestListIsFilteredByItsAddress(t *testing.T) {
	h := toneel(t)
	for q, want := range map[string]int{"": 3, "?staat=wacht-op-mens": 1, "?bestemming=zaken-0014&staat=&dossier=&leverancier=loket&kenmerk=": 3, "?kenmerk=proef-2": 1, "?leverancier=ander": 0} {
		w := h.ask(met("GET", "/monitor/leveringen"+q, tokenMonitor, ""))
		if got := strings.Count(w.Body.String(), `<a href="/monitor/leveringen/`); got != want || w.Code != 200 {
			t.Errorf("%s: got %d rows (%d), want %d", q, got, w.Code, want)
		}
	}
	if w := h.ask(met("GET", "/monitor/leveringen?staat=weg", tokenMonitor, "")); w.Code != 400 || !strings.Contains(w.Body.String(), "Kies als staat") {
		t.Errorf("a wrong filter: got %d", w.Code)
	}
}

func TestDetailTellsCauseActionAndAttempts(t *testing.T) {
	s := toneel(t).ask(met("GET", "/monitor/leveringen/1", tokenMonitor, "")).Body.String()
	for _, w := range []string{"Waarom dit wacht", "Het zaaktype B1601 is niet gepubliceerd.", "Publiceer het zaaktype", "solo leveringen opnieuw 1", "instellingen kloppen niet", "zaaktype-onbekend", "1 seconde"} {
		if !strings.Contains(s, w) {
			t.Errorf("the page does not say %q:\n%s", w, s)
		}
	}
}

// What a screen reader and a keyboard need is on every page, and nothing that runs.
func TestEveryPageCanBeUsedByEverybody(t *testing.T) {
	h := toneel(t)
	label, veld := regexp.MustCompile(`<label for="([^"]+)"`), regexp.MustCompile(`<(?:input|select) id="([^"]+)"`)
	for _, pad := range []string{"/monitor", "/monitor/werkvoorraad", "/monitor/signalen", "/monitor/aansluiting", "/monitor/aansluiting?dag=2026-11-21", "/monitor/leveringen", "/monitor/leveringen/1", "/monitor/leveringen/2", "/monitor/leveringen/99", "/monitor/weg", "/monitor/inloggen"} {
		w := h.ask(met("GET", pad, tokenMonitor, ""))
		s := w.Body.String()
		for _, moet := range []string{`<html lang="nl">`, `<main id="inhoud"`, `href="#inhoud"`, "<header>", "<footer>", "Dit is een testsysteem.", `name="viewport"`, " - Monitor van SOLO</title>"} {
			if !strings.Contains(s, moet) {
				t.Errorf("%s lacks %s", pad, moet)
			}
		}
		if n := strings.Count(s, "<h1"); n != 1 {
			t.Errorf("%s has %d h1", pad, n)
		}
		if strings.Contains(s, "<script") || strings.Contains(s, "style=") || strings.Contains(s, "onclick") {
			t.Errorf("%s holds something that the policy forbids", pad)
		}
		if l, v := label.FindAllStringSubmatch(s, -1), veld.FindAllStringSubmatch(s, -1); len(l) != len(v) {
			t.Errorf("%s has %d labels and %d fields", pad, len(l), len(v))
		}
		if !strings.Contains(w.Header().Get("Content-Security-Policy"), "style-src 'self'") {
			t.Errorf("%s: policy %q", pad, w.Header().Get("Content-Security-Policy"))
		}
	}
}
