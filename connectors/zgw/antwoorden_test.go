package zgw_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"solo/connectors"
	"solo/connectors/zgw"
	"solo/sandbox"
)

// Cases of what the other side answers, or does not.

const nummer = "SOLO-" + string(dossierID)

// refuse lets one call be answered without being applied.
func (o *opstelling) refuse(pad string, n, status int, body string) {
	o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: pad, Aantal: n, Soort: sandbox.Antwoord, Status: status, Body: body})
}

func TestCase09UnreadableCommunicatiekanaal(t *testing.T) {
	o := opstellen(t)
	o.opdr.Zaak.Communicatie = "https://kanalen.example/1"
	o.refuse("zaken", 1, 400, invalid("communicatiekanaal", "bad-url"))
	if f := o.fails(connectors.Geweigerd); !strings.Contains(f.Melding, "communicatiekanaal (bad-url)") {
		t.Errorf("got %q, want the field", f.Melding)
	}

	o = opstellen(t, func(_ *sandbox.Config, i *zgw.Instellingen) { i.KanaalWeglaten = true })
	o.opdr.Zaak.Communicatie = "https://kanalen.example/1"
	o.refuse("zaken", 1, 400, invalid("communicatiekanaal", "bad-url"))
	got := o.must()
	o.complete()
	b := o.sent("POST zaken")
	if _, heeft := b[len(b)-1]["communicatiekanaal"]; len(b) != 2 || heeft || len(got.Aangepast) != 1 {
		t.Errorf("got %d POSTs, notes %v; want a second without communicatiekanaal and a note", len(b), got.Aangepast)
	}

	o = opstellen(t)
	o.must()
	if _, heeft := o.sent("POST zaken")[0]["communicatiekanaal"]; heeft {
		t.Error("communicatiekanaal is sent though it is not configured")
	}
}

func TestCase11ClockAheadOfTheServer(t *testing.T) {
	o := opstellen(t)
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
		w.Header().Set("Date", o.klok.Now().Add(-90*time.Second).Format(http.TimeFormat))
		door.ServeHTTP(w, r)
	}
	o.refuse("statussen", 1, 400, invalid("datumStatusGezet", "date-in-future"))
	f := o.fails(connectors.Tijdelijk)
	if w := f.NietVoor.Sub(o.klok.Now()); w < 90*time.Second || w > 2*time.Minute || !strings.Contains(f.Melding, "91 seconden") {
		t.Errorf("got a wait of %v and %q, want the 90 s that we are ahead", w, f.Melding)
	}
	o.klok.Advance(2 * time.Minute)
	o.must()
	o.complete()
	b := o.sent("POST statussen")
	if len(b) != 2 || b[0]["datumStatusGezet"] != b[1]["datumStatusGezet"] {
		t.Errorf("got %v, want the same moment twice", b)
	}
}

func TestCase12RefusedTokenIsMintedOnceMore(t *testing.T) {
	for _, status := range []int{401, 403} {
		o := opstellen(t)
		o.refuse("zaken", 1, status, sandbox.Probleem(status, "jwt-expired", ""))
		o.must()
		o.complete()

		o = opstellen(t)
		o.refuse("zaken", 2, status, sandbox.Probleem(status, "jwt-expired", ""))
		if f := o.fails(connectors.Toegang); f.Actie == "" {
			t.Errorf("status %d: no action", status)
		}
		o.must()
		o.complete()
	}
}

func TestCase12SecondTokenCarriesTheServersTime(t *testing.T) {
	o := opstellen(t)
	server := o.klok.Now().Add(-3 * time.Hour)
	var iats []time.Time
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
		c := jwt.MapClaims{}
		if _, _, err := jwt.NewParser().ParseUnverified(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), c); err != nil {
			t.Error(err)
		}
		iat, _ := c.GetIssuedAt()
		iats = append(iats, iat.Time)
		if len(iats) == 1 {
			w.Header().Set("Date", server.Format(http.TimeFormat))
			w.WriteHeader(401)
			return
		}
		door.ServeHTTP(w, r)
	}
	_, _ = o.deliver()
	if d := server.Sub(iats[1]); d < 0 || d > 10*time.Second {
		t.Errorf("got iat %v, want a few seconds before %v", iats[1], server)
	}
}

func TestCase13MissingScopeIsNamed(t *testing.T) {
	for _, scope := range []string{"zaken.aanmaken", "zaken.bijwerken", "documenten.aanmaken", "documenten.lock", "catalogi.lezen"} {
		t.Run(scope, func(t *testing.T) {
			rest := slices.DeleteFunc(rechten(), func(s string) bool { return s == scope })
			o := opstellen(t, func(c *sandbox.Config, _ *zgw.Instellingen) { c.Scopes = map[string][]string{"solo": rest} })
			o.document("D03", "Overige", "groot.bin", make([]byte, 3000))
			f := o.fails(connectors.Toegang)
			if !strings.Contains(f.Melding, scope) {
				t.Errorf("got %q, want the scope %s", f.Melding, scope)
			}
		})
	}
}

func TestCase28ForeignZaakWithOurNumberIsLeftAlone(t *testing.T) {
	o := opstellen(t)
	o.must()
	o.opdr.Dossier = "1K3Q-8V2M-7XTR-9B1C"
	o.journal = nieuwGeheugen(o)
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) { // its number is taken by the first
		if r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/zaken") {
			rewrite(w, r, door, func([]byte) []byte {
				return fmt.Appendf(nil, `[{"url":"%s/zaken/api/v1/zaken/x","identificatie":"SOLO-%s","bronorganisatie":"%s","kenmerken":[{"bron":"ander","kenmerk":"1"}]}]`, o.srv.URL, o.opdr.Dossier, rsin)
			})
			return
		}
		door.ServeHTTP(w, r)
	}
	o.sb.ClearVerzoeken()
	f := o.fails(connectors.Geweigerd)
	if w := o.writes(); f.Code != "identificatie-niet-uniek" || len(w) != 0 {
		t.Errorf("got code %s after %v, want nothing sent", f.Code, w)
	}
}

func TestCase29LostAnswers(t *testing.T) {
	soorten := []sandbox.Storing{
		{Soort: sandbox.NaToepassen}, {Soort: sandbox.HalfAntwoord}, {Soort: sandbox.AfgekapteJSON}, {Soort: sandbox.VoorLezen},
		{Soort: sandbox.NaAntwoord, Status: 500}, {Soort: sandbox.NaAntwoord, Status: 502, Body: "<html>"}, {Soort: sandbox.NaAntwoord, Status: 504},
		{Soort: sandbox.Antwoord, Status: 503}, {Soort: sandbox.Antwoord, Status: 408},
	}
	for _, pad := range []string{"zaken", "rollen", "zaken/*/zaakeigenschappen", eio, "zaakinformatieobjecten", "statussen"} {
		for _, s := range soorten {
			t.Run(fmt.Sprintf("%s %s %d", pad, s.Soort, s.Status), func(t *testing.T) {
				o := opstellen(t)
				s.Methode, s.Pad, s.Aantal = "POST", pad, 1
				o.sb.Storing(s)
				o.persist()
				o.complete()
			})
		}
	}
}

// persist goes on as the outbox would, until it is done.
func (o *opstelling) persist() {
	o.t.Helper()
	for range 5 {
		_, err := o.deliver()
		if err == nil {
			return
		}
		wantFout(o.t, err, connectors.Onzeker)
		o.klok.Advance(bezinken + time.Second)
	}
	o.t.Fatal("not delivered after 5 attempts")
}

func TestCase30EffectThatLandsAfterTheFirstLookup(t *testing.T) {
	for _, pad := range []string{"zaken", "rollen", "zaken/*/zaakeigenschappen", eio, "zaakinformatieobjecten", "statussen"} {
		t.Run(pad, func(t *testing.T) {
			o := opstellen(t, func(c *sandbox.Config, _ *zgw.Instellingen) { c.Streng = false })
			o.sb.Storing(sandbox.Storing{Methode: "POST", Pad: pad, Aantal: 1, Soort: sandbox.Laat})
			f := o.fails(connectors.Onzeker)
			if w := f.NietVoor.Sub(o.klok.Now()); w <= 0 || w > bezinken {
				t.Errorf("got a wait of %v, want the settle time", w)
			}
			o.klok.Advance(20 * time.Second)
			o.sb.LandLate()
			o.must()
			o.complete()
		})
	}
}

func TestCase32RetryAfter(t *testing.T) {
	gevallen := map[string]struct {
		waarde string
		want   time.Duration // 0 = not said
	}{
		"seconden": {"120", 2 * time.Minute}, "datum": {"Sat, 21 Nov 2026 10:05:00 GMT", 5 * time.Minute},
		"tien jaar": {"315360000", 2 * time.Hour}, "datum over tien jaar": {"Thu, 21 Nov 2036 10:05:00 GMT", 2 * time.Hour},
		"onzin": {"straks", 0}, "geen": {"", 0},
	}
	for _, status := range []int{429, 503} {
		for naam, g := range gevallen {
			t.Run(fmt.Sprintf("%d %s", status, naam), func(t *testing.T) {
				o := opstellen(t)
				o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "zaken", Aantal: 1, Soort: sandbox.Antwoord, Status: status, RetryAfter: g.waarde})
				klasse := connectors.Tijdelijk
				if status == 503 {
					klasse = connectors.Onzeker
				}
				f := o.fails(klasse)
				if status == 503 { // the settle time counts as well
					g.want = max(g.want, bezinken)
				}
				if got := max(f.NietVoor.Sub(o.klok.Now()), 0); got != g.want {
					t.Errorf("got a wait of %v, want %v", got, g.want)
				}
			})
		}
	}
	t.Run("negatief en nul worden meteen herhaald", func(t *testing.T) {
		for _, waarde := range []string{"0", "-5"} {
			o := opstellen(t)
			o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "zaken", Aantal: 1, Soort: sandbox.Antwoord, Status: 429, RetryAfter: waarde})
			o.must()
			o.complete()
		}
	})
}

func TestCase33And34RefusalsThatDoNotComeFromTheAPI(t *testing.T) {
	html := "<html>blocked " + testBSN + "</html>"
	gevallen := []struct {
		naam   string
		status int
		body   string
		klasse connectors.Klasse
		bevat  string
	}{
		{"412", 412, sandbox.Probleem(412, "precondition_failed", ""), connectors.Toegang, "header"},
		{"406", 406, sandbox.Probleem(406, "not_acceptable", ""), connectors.Toegang, "EPSG:4326"},
		{"400 html", 400, html, connectors.Toegang, "400"},
		{"400 leeg", 400, "", connectors.Toegang, "400"},
		{"400 andere json", 400, `{"detail":"x"}`, connectors.Configuratie, "400"},
		{"404 andere json", 404, `{"message":"no Route matched"}`, connectors.Toegang, "adres"},
		{"405 html", 405, html, connectors.Toegang, "405"},
		{"413 html", 413, html, connectors.Configuratie, "413"},
		{"400 zonder velden", 400, sandbox.Probleem(400, "invalid", testBSN), connectors.Geweigerd, "weigert"},
		{"400 vreemde veldnaam", 400, invalid("veld <b>"+testBSN, "rare code"), connectors.Geweigerd, "onbekend veld (onbekend)"},
		{"400 onbekende code", 400, invalid("omschrijving", "te-vrolijk"), connectors.Geweigerd, "omschrijving (te-vrolijk)"},
		{"403 html", 403, html, connectors.Toegang, "403"},
		{"404 html", 404, html, connectors.Toegang, "adres"},
		{"409", 409, sandbox.Probleem(409, "conflict", ""), connectors.Onzeker, ""},
		{"423", 423, sandbox.Probleem(423, "locked", ""), connectors.Onzeker, ""},
		{"301", 301, "", connectors.Toegang, "verwijst door"},
		{"303", 303, "", connectors.Onzeker, ""},
	}
	for _, g := range gevallen {
		t.Run(g.naam, func(t *testing.T) {
			o := opstellen(t)
			o.refuse("zaken", 1, g.status, g.body)
			f := o.fails(g.klasse)
			if !strings.Contains(f.Melding, g.bevat) {
				t.Errorf("got %q, want %q in it", f.Melding, g.bevat)
			}
			if g.klasse != connectors.Onzeker && string(f.Antwoord) != g.body {
				t.Errorf("Antwoord: got %q, want %q", f.Antwoord, g.body)
			}
			o.klok.Advance(bezinken)
			o.must()
			o.complete()
		})
	}
}

func TestCase34LongAnswerIsBounded(t *testing.T) {
	o := opstellen(t)
	o.refuse("zaken", 1, 400, strings.Repeat("x", 100_000))
	if f := o.fails(connectors.Toegang); len(f.Antwoord) > 8<<10 {
		t.Errorf("got %d bytes, want at most 8 KB", len(f.Antwoord))
	}
}

func TestCase35AmbiguousLookups(t *testing.T) {
	kwijt := func(t *testing.T, change func(*sandbox.Config)) *opstelling {
		o := opstellen(t, func(c *sandbox.Config, _ *zgw.Instellingen) { change(c) })
		o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "zaken", Aantal: 1, Soort: sandbox.NaToepassen})
		return o
	}
	lijst := func(o *opstelling, f func(rijen []any) []any) {
		o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
			if r.Method != http.MethodGet || !strings.HasSuffix(r.URL.Path, "/zaken") {
				door.ServeHTTP(w, r)
				return
			}
			rewrite(w, r, door, func(b []byte) []byte {
				v := map[string]any{}
				if err := json.Unmarshal(b, &v); err != nil {
					t.Error(err)
				}
				v["results"] = f(v["results"].([]any))
				b, _ = json.Marshal(v)
				return b
			})
		}
	}
	t.Run("twee", func(t *testing.T) {
		o := kwijt(t, func(*sandbox.Config) {})
		lijst(o, func(r []any) []any { return append(r, r...) })
		o.fails(connectors.Onzeker)
		if f := o.fails(connectors.Geweigerd); f.Code != "dubbel" {
			t.Errorf("got code %q, want dubbel", f.Code)
		}
	})
	t.Run("ongefilterd", func(t *testing.T) {
		o := kwijt(t, func(*sandbox.Config) {})
		vreemd := map[string]any{"url": "https://elders.example/1", "identificatie": "Z-1", "bronorganisatie": rsin}
		lijst(o, func(r []any) []any { return append([]any{vreemd}, r...) })
		o.must()
		o.complete()
	})
	t.Run("niet mogen lezen", func(t *testing.T) {
		o := kwijt(t, func(c *sandbox.Config) {
			c.Scopes = map[string][]string{"solo": slices.DeleteFunc(rechten(), func(s string) bool { return s == "zaken.lezen" })}
		})
		if f := o.fails(connectors.Toegang); !strings.Contains(f.Melding, "zaken.lezen") || len(o.writes()) > 0 {
			t.Errorf("got %q after %v, want the scope and nothing sent", f.Melding, o.writes())
		}
	})
	t.Run("een tweede na afloop", func(t *testing.T) {
		o := opstellen(t, func(c *sandbox.Config, i *zgw.Instellingen) { c.Streng, i.Prefix = false, "" })
		lijst(o, func(r []any) []any {
			if len(r) == 0 {
				return r
			}
			tweede := maps.Clone(r[0].(map[string]any))
			tweede["url"] = o.srv.URL + "/zaken/api/v1/zaken/x"
			return append(r, tweede)
		})
		if got := o.must().Dubbel; !slices.Equal(got, []string{"zaak"}) {
			t.Errorf("Dubbel: got %v, want the zaak", got)
		}
	})
}

func TestCase36PendingRelationsAreTriedAgain(t *testing.T) {
	o := opstellen(t)
	o.refuse("zaakinformatieobjecten", 1, 400, invalid("nonFieldErrors", "pending-relations"))
	o.fails(connectors.Tijdelijk)
	o.must()
	o.complete()
}

func TestCase37OtherInitiatorIsNotOverwritten(t *testing.T) {
	o := opstellen(t)
	o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "rollen", Aantal: 1, Soort: sandbox.Antwoord, Status: 429, RetryAfter: "3600"})
	o.fails(connectors.Tijdelijk)
	if err := o.sb.AddRol(nummer, "Initiator", "met de hand", map[string]any{"inpBsn": "999993653"}); err != nil {
		t.Fatal(err)
	}
	if f := o.fails(connectors.Geweigerd); f.Code != "max-occurences" || o.sb.Tel().PerZaak[0].Rollen != 1 {
		t.Errorf("got code %q, %+v; want the rol of the clerk only", f.Code, o.sb.Tel().PerZaak)
	}
}

func TestCase38Dialects(t *testing.T) {
	o := opstellen(t)
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
		if strings.HasSuffix(r.URL.Path, "/download") {
			door.ServeHTTP(w, r)
			return
		}
		rewrite(w, r, door, func(b []byte) []byte { return dialect(t, strconv.Itoa(len(r.URL.Path)), b) })
	}
	o.must()
	o.tussen = nil
	o.complete()
}

// dialect says the same in the way of a careless server: pages as bare lists, no
// count, nulls, numbers as text, fields of its own.
func dialect(t *testing.T, eigen string, b []byte) []byte {
	var v map[string]any
	if len(b) == 0 || b[0] != '{' || json.Unmarshal(b, &v) != nil {
		return b
	}
	var uit any = v
	if r, ok := v["results"].([]any); ok && v["next"] == nil {
		for _, rij := range r {
			loosen(rij, eigen)
		}
		uit = r
	}
	loosen(uit, eigen)
	b, err := json.Marshal(uit)
	if err != nil {
		t.Error(err)
	}
	return b
}

func loosen(v any, eigen string) {
	m, ok := v.(map[string]any)
	if !ok {
		return
	}
	m["leverancierVeld"+eigen] = map[string]any{"x": 1}
	delete(m, "count")
	for k, w := range m {
		if l, ok := w.([]any); ok && len(l) == 0 {
			m[k] = nil
		}
		if n, ok := w.(float64); ok && k != "status" {
			m[k] = strconv.FormatFloat(n, 'f', -1, 64)
		}
	}
	if _, ok := m["doorlooptijd"]; ok {
		m["doorlooptijd"] = 20
	}
	if d, ok := m["beginGeldigheid"].(string); ok {
		m["beginGeldigheid"] = d + "T00:00:00"
	}
}

func TestCase43ZaakClosedOrDeletedHalfway(t *testing.T) {
	halverwege := func(t *testing.T) *opstelling {
		o := opstellen(t)
		o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "rollen", Nummer: 2, Aantal: 1, Soort: sandbox.Antwoord, Status: 429, RetryAfter: "3600"})
		o.fails(connectors.Tijdelijk)
		return o
	}
	t.Run("gesloten", func(t *testing.T) {
		o := halverwege(t)
		if err := o.sb.CloseZaak(nummer); err != nil {
			t.Fatal(err)
		}
		if f := o.fails(connectors.Geweigerd); f.Code != "zaak-gesloten" {
			t.Errorf("got code %q (%s), want zaak-gesloten", f.Code, f.Melding)
		}
	})
	t.Run("verwijderd", func(t *testing.T) {
		o := halverwege(t)
		if err := o.sb.DeleteZaak(nummer); err != nil {
			t.Fatal(err)
		}
		if f := o.fails(connectors.Geweigerd); f.Code != "zaak-weg" || o.sb.Tel().Zaken != 0 {
			t.Errorf("got code %q (%s), %d zaken; want zaak-weg and no new zaak", f.Code, f.Melding, o.sb.Tel().Zaken)
		}
	})
}

func TestWhatTheReadBackMissesIsMadeAgain(t *testing.T) {
	for _, soort := range []string{"rollen", "zaakinformatieobjecten"} {
		t.Run(soort, func(t *testing.T) {
			o := opstellen(t)
			var weg bool
			o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
				if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/statussen") && !weg {
					weg = true
					o.removeFirst(soort)
				}
				door.ServeHTTP(w, r)
			}
			o.fails(connectors.Onzeker) // it may only be late to show
			o.klok.Advance(bezinken)
			o.must()
			o.complete()
			if !weg {
				t.Error("nothing was removed")
			}
		})
	}
}

func TestSurplusWithOurKeyIsRemovedOrReported(t *testing.T) {
	for _, mag := range []bool{true, false} {
		t.Run(fmt.Sprintf("mag verwijderen %v", mag), func(t *testing.T) {
			o := opstellen(t)
			o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "statussen", Aantal: 1, Soort: sandbox.Antwoord, Status: 429, RetryAfter: "3600"})
			o.fails(connectors.Tijdelijk)
			if err := o.sb.AddRol(nummer, "Partner", "SOLO rol partner: partner", map[string]any{}); err != nil {
				t.Fatal(err)
			}
			if !mag {
				o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "DELETE", Soort: sandbox.Antwoord, Status: 403, Body: sandbox.Probleem(403, "permission_denied", "")})
			}
			got := o.must()
			if rollen := o.sb.Tel().PerZaak[0].Rollen; mag != (rollen == 3) || mag != (len(got.Dubbel) == 0) {
				t.Errorf("got %d rollen, Dubbel %v", rollen, got.Dubbel)
			}
		})
	}
}

func TestRollenInAnotherOrderAreStillTheSame(t *testing.T) {
	o := opstellen(t)
	o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "statussen", Aantal: 1, Soort: sandbox.Antwoord, Status: 429, RetryAfter: "3600"})
	o.fails(connectors.Tijdelijk)
	slices.Reverse(o.opdr.Zaak.Rollen) // as another mapping may have them
	o.must()
	o.complete()
}

func TestPrefixMayChangeHalfway(t *testing.T) {
	o := opstellen(t)
	o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "statussen", Aantal: 1, Soort: sandbox.Antwoord, Status: 429, RetryAfter: "3600"})
	o.fails(connectors.Tijdelijk)
	o.inst.Prefix = "BZS-"
	o.must()
	o.complete()
}

func TestOnlyTheAPIItselfCanSayThatAZaakIsGone(t *testing.T) {
	o := opstellen(t)
	var zaak bool
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
		if zaak = zaak || strings.HasSuffix(r.URL.Path, "/rollen"); zaak {
			http.Error(w, "<html>onderhoud</html>", http.StatusNotFound)
			return
		}
		door.ServeHTTP(w, r)
	}
	if f := o.fails(connectors.Toegang); f.Code == "zaak-weg" || !strings.Contains(f.Melding, "adres") {
		t.Errorf("got code %q (%s), want the gateway blamed", f.Code, f.Melding)
	}
}

func TestAnObjectThatIsGoneWithoutAWordHoldsOnlyItsDelivery(t *testing.T) {
	for _, body := range []string{"", `{"detail":"Not found."}`} {
		o := opstellen(t)
		o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
			if strings.HasSuffix(r.URL.Path, "/zaakeigenschappen") {
				w.WriteHeader(http.StatusNotFound)
				_, _ = io.WriteString(w, body)
				return
			}
			door.ServeHTTP(w, r)
		}
		o.fails(connectors.Configuratie)
	}
}

func TestAClosedZaakIsRecognisedByAnyRefusal(t *testing.T) {
	o := opstellen(t)
	o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "rollen", Nummer: 2, Aantal: 1, Soort: sandbox.Antwoord, Status: 429, RetryAfter: "3600"})
	o.fails(connectors.Tijdelijk)
	if err := o.sb.CloseZaak(nummer); err != nil {
		t.Fatal(err)
	}
	o.refuse("rollen", 1, 403, sandbox.Probleem(403, "eigen-code", ""))
	if f := o.fails(connectors.Geweigerd); f.Code != "zaak-gesloten" {
		t.Errorf("got code %q (%s), want zaak-gesloten", f.Code, f.Melding)
	}
}

func TestManyRefusedFieldsMakeAShortMelding(t *testing.T) {
	o := opstellen(t)
	veld := `{"name":"omschrijving","code":"invalid","reason":""}`
	o.refuse("zaken", 1, 400, `{"code":"invalid","title":"x","status":400,"invalidParams":[`+veld+strings.Repeat(","+veld, 99)+`]}`)
	if f := o.fails(connectors.Geweigerd); len(f.Melding) > 500 || !strings.Contains(f.Melding, "en nog 90") {
		t.Errorf("got %d bytes: %.600s", len(f.Melding), f.Melding)
	}
}

func TestZaakThatTheServerNumbersIsNeverSentAgainAtOnce(t *testing.T) {
	o := opstellen(t, func(_ *sandbox.Config, i *zgw.Instellingen) { i.Prefix, i.HardeSleutels = "", true })
	o.sb.Storing(sandbox.Storing{API: "zaken", Methode: "POST", Pad: "zaken", Aantal: 1, Soort: sandbox.Laat})
	o.fails(connectors.Onzeker)
	o.inst.Prefix = "SOLO-" // from here on we number, but this one was sent without
	o.fails(connectors.Onzeker)
	o.sb.LandLate()
	o.must()
	o.complete()
}

func TestWhatIsLateToShowIsNotMadeAgain(t *testing.T) {
	o := opstellen(t)
	var gezet, bijgewerkt bool
	o.tussen = func(w http.ResponseWriter, r *http.Request, door http.Handler) {
		gezet = gezet || r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/statussen")
		if gezet && !bijgewerkt && r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/rollen") {
			_, _ = io.WriteString(w, `{"results":[]}`) // a search index that lags behind
			return
		}
		door.ServeHTTP(w, r)
	}
	o.fails(connectors.Onzeker)
	bijgewerkt = true
	o.klok.Advance(bezinken)
	o.must()
	o.complete()
	if n := len(o.sent("POST rollen")); n != 3 {
		t.Errorf("got %d rollen sent, want 3", n)
	}
}

func TestForgottenDeliveryIsFoundWholeAndSendsNothing(t *testing.T) {
	o := opstellen(t, func(c *sandbox.Config, i *zgw.Instellingen) { c.Streng, i.Prefix = false, "" })
	eerst := o.must()
	o.journal = nieuwGeheugen(o) // an older copy of the database
	o.klok.Advance(72 * time.Hour)
	o.sb.ClearVerzoeken()
	if got := o.must(); got.Zaak != eerst.Zaak || len(o.writes()) > 0 {
		t.Errorf("got zaak %s after %v, want %s and nothing sent", got.Zaak, o.writes(), eerst.Zaak)
	}
	o.complete()
}

func TestCodesAndFieldNamesOfAServerShowNoNumber(t *testing.T) {
	for naam, g := range map[string]struct{ body, code, bevat string }{
		"code is a BSN":      {`{"code":"` + testBSN + `","title":"x"}`, "onbekend", ""},
		"number as code":     {`{"code":` + testBSN + `,"title":"x"}`, "onbekend", ""},
		"BSN within":         {`{"code":"bsn-` + testBSN + `","title":"x"}`, "onbekend", ""},
		"BSN in groups":      {`{"code":"bsn-9999-90-019","title":"x"}`, "onbekend", ""},
		"a name":             {`{"code":"Jansen","title":"x"}`, "onbekend", ""},
		"field and its code": {invalid("bsn"+testBSN, "x"+testBSN), "invalid", "onbekend veld (onbekend)"},
		"field in groups":    {invalid("a.9999.90019", "unique"), "unique", "onbekend veld (unique)"},
		"real ones":          {invalid("kenmerken.0.bron", "max_length"), "max_length", "kenmerken.0.bron (max_length)"},
		"of the standard":    {invalid("betrokkeneIdentificatie.inpA_nummer", "only-digits"), "only-digits", "inpA_nummer (only-digits)"},
	} {
		t.Run(naam, func(t *testing.T) {
			o := opstellen(t)
			o.refuse("zaken", 1, 400, g.body)
			f := o.fails(connectors.Geweigerd)
			if f.Code != g.code || !strings.Contains(f.Melding, g.bevat) || strings.Contains(f.Error(), "90019") || strings.Contains(f.Error(), "90-019") {
				t.Errorf("got code %q and %q, want %q and %q", f.Code, f.Error(), g.code, g.bevat)
			}
		})
	}
}
