package sandbox_test

import (
	"encoding/json"
	"io"
	"net/http"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"solo/sandbox"
)

func TestEachFault(t *testing.T) {
	for _, g := range []struct {
		naam       string
		storing    sandbox.Storing
		status     int  // 0: no answer
		toegepast  bool // at once
		leesbaar   bool // the body is JSON
		retryAfter string
	}{
		{naam: "503", storing: sandbox.Storing{Soort: sandbox.Antwoord, Status: 503, RetryAfter: "7"}, status: 503, retryAfter: "7"},
		{naam: "429 html", storing: sandbox.Storing{Soort: sandbox.Antwoord, Status: 429, Body: "<html>", MediaType: "text/html"}, status: 429},
		{naam: "problem", storing: sandbox.Storing{Soort: sandbox.Antwoord, Status: 403, Body: sandbox.Probleem(403, "jwt-expired", "oud")}, status: 403, leesbaar: true},
		{naam: "500 after commit", storing: sandbox.Storing{Soort: sandbox.NaAntwoord}, status: 500, toegepast: true},
		{naam: "before reading", storing: sandbox.Storing{Soort: sandbox.VoorLezen}},
		{naam: "halfway the request", storing: sandbox.Storing{Soort: sandbox.HalfVerzoek}},
		{naam: "after applying", storing: sandbox.Storing{Soort: sandbox.NaToepassen}, toegepast: true},
		{naam: "late", storing: sandbox.Storing{Soort: sandbox.Laat}},
		{naam: "halfway the answer", storing: sandbox.Storing{Soort: sandbox.HalfAntwoord}, toegepast: true},
		{naam: "truncated", storing: sandbox.Storing{Soort: sandbox.AfgekapteJSON}, toegepast: true},
		{naam: "down", storing: sandbox.Storing{Soort: sandbox.Plat}},
		{naam: "slow", storing: sandbox.Storing{Soort: sandbox.Traag, Latentie: time.Millisecond}, status: 201, toegepast: true, leesbaar: true},
	} {
		t.Run(g.naam, func(t *testing.T) {
			w := start(t, sandbox.Config{})
			body := w.zaakBody()
			g.storing.API, g.storing.Methode, g.storing.Pad = "zaken", "POST", "zaken"
			w.s.Storing(g.storing)
			a, err := w.try("POST", z+"zaken", body)
			if (err == nil) != (g.status != 0) || err == nil && a.Status != g.status {
				t.Errorf("got %d, %v; want status %d", a.Status, err, g.status)
			}
			if (a.Doc != nil) != g.leesbaar {
				t.Errorf("body %q: JSON %v, want %v", a.Ruw, a.Doc != nil, g.leesbaar)
			}
			if got := a.Kop.Get("Retry-After"); got != g.retryAfter {
				t.Errorf("Retry-After %q, want %q", got, g.retryAfter)
			}
			if got := w.s.Tel().Zaken == 1; got != g.toegepast {
				t.Errorf("applied %v, want %v", got, g.toegepast)
			}
		})
	}
}

func TestTruncatedJSONLooksCompleteToHTTP(t *testing.T) {
	w := start(t, sandbox.Config{})
	body := w.zaakBody()
	w.s.Storing(sandbox.Storing{Soort: sandbox.AfgekapteJSON, Methode: "POST"})
	a, err := w.try("POST", z+"zaken", body)
	if err == nil || !strings.HasPrefix(err.Error(), "no JSON") || a.Status != 201 {
		t.Errorf("got %d, %v; want 201 with half a body", a.Status, err)
	}
}

func TestLateEffectLands(t *testing.T) {
	w := start(t, sandbox.Config{})
	body := w.zaakBody()
	w.s.Storing(sandbox.Storing{Soort: sandbox.Laat, Methode: "POST", Aantal: 1})
	if _, err := w.try("POST", z+"zaken", body); err == nil {
		t.Error("the answer came, want a lost one")
	}
	w.do(201, "POST", z+"zaken", body.met(velden{"identificatie": "SOLO-2"}))
	if got := w.s.LandLate(); got != 1 {
		t.Errorf("landed %d, want 1", got)
	}
	if got := w.s.Tel(); got.Zaken != 2 || got.DubbeleZaken != 1 {
		t.Errorf("got %d zaken, %d double; want 2 and 1", got.Zaken, got.DubbeleZaken)
	}
}

func TestLateEffectLandsByItself(t *testing.T) {
	w := start(t, sandbox.Config{})
	w.s.Storing(sandbox.Storing{Soort: sandbox.Laat, Methode: "POST", Duur: time.Millisecond})
	_, _ = w.try("POST", z+"zaken", w.zaakBody()) // lost by design
	for limiet := time.Now().Add(5 * time.Second); w.s.Tel().Zaken == 0; {
		if time.Now().After(limiet) {
			t.Fatal("the effect never landed")
		}
		w.do(200, "GET", z+"zaken", nil)
	}
}

func TestFaultIsUsedUpAndBeginsWhereItShould(t *testing.T) {
	w := start(t, sandbox.Config{})
	w.s.Storing(sandbox.Storing{API: "zaken", Pad: "rollen", Nummer: 2, Aantal: 2, Soort: sandbox.Antwoord, Status: 503})
	var got []int
	for range 5 {
		a, err := w.try("GET", z+"rollen", nil)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, a.Status)
		w.do(200, "GET", z+"zaken", nil)
		w.do(200, "GET", c+"zaaktypen", nil)
	}
	if diff := cmp.Diff([]int{200, 503, 503, 200, 200}, got); diff != "" {
		t.Errorf("statuses (-want +got):\n%s", diff)
	}
}

func TestDownEndsByTheClock(t *testing.T) {
	w := start(t, sandbox.Config{})
	w.s.Storing(sandbox.Storing{Soort: sandbox.Plat, Duur: time.Minute})
	if _, err := w.try("GET", c+"zaaktypen", nil); err == nil {
		t.Error("answered while down")
	}
	w.klok.Add(60)
	w.do(200, "GET", c+"zaaktypen", nil)
}

func TestPatternCoversOneSegment(t *testing.T) {
	w := start(t, sandbox.Config{})
	zaak := w.zaak()
	w.s.Storing(sandbox.Storing{Pad: "zaken/*/zaakeigenschappen", Soort: sandbox.Antwoord, Status: 500})
	w.do(500, "GET", zaak+"/zaakeigenschappen", nil)
	w.do(200, "GET", zaak, nil)
	w.s.ClearStoringen()
	w.do(200, "GET", zaak+"/zaakeigenschappen", nil)
}

func TestProgrammeOverHTTP(t *testing.T) {
	w := start(t, sandbox.Config{})
	w.do(201, "POST", "/_storing", `{"api":"zaken","soort":"laat","duur":"0s","latentie":"1ms","aantal":1,"methode":"POST"}`)
	var lijst []sandbox.Storing
	if err := json.Unmarshal(w.do(200, "GET", "/_storing", nil).Ruw, &lijst); err != nil {
		t.Fatal(err)
	}
	want := []sandbox.Storing{{API: "zaken", Methode: "POST", Soort: sandbox.Laat, Aantal: 1, Latentie: time.Millisecond}}
	if diff := cmp.Diff(want, lijst); diff != "" {
		t.Errorf("programme (-want +got):\n%s", diff)
	}
	_, _ = w.try("POST", z+"zaken", w.zaakBody()) // lost by design
	if got := w.do(200, "POST", "/_storing/land", nil).veld("geland"); got != 1.0 {
		t.Errorf("landed %v, want 1", got)
	}
	if got := w.do(200, "GET", "/_telling", nil).veld("zaken"); got != 1.0 {
		t.Errorf("zaken %v, want 1", got)
	}
	w.do(204, "DELETE", "/_storing", nil)
	if lijst := w.do(200, "GET", "/_storing", nil).results(); len(lijst) != 0 {
		t.Errorf("%d faults after they were cleared", len(lijst))
	}
}

func TestFaultThatIsWrongIsRefusedInDutch(t *testing.T) {
	w := start(t, sandbox.Config{})
	for body, want := range map[string]string{
		`{"soort":"onzin"}`:                              `de soort "onzin" bestaat niet; kies uit antwoord, na_antwoord, `,
		`{}`:                                             `de soort "" bestaat niet`,
		`{"soort":"plat","duur":"lang"}`:                 `duur: "lang" is geen tijd`,
		`{"soort":"traag","latentie":"5"}`:               `latentie: "5" is geen tijd`,
		`{"soort":"plat","pad":"["}`:                     `het pad "[" is geen patroon`,
		`{"soort":"plat","dur":"1m"}`:                    `het veld "dur" bestaat niet`,
		`{"soort":"antwoord","status":"503"}`:            `het veld status heeft een andere vorm`,
		`{"soort":"plat","api":"zaak"}`:                  `de api "zaak" bestaat niet; kies uit zaken, `,
		`{"soort":"plat","methode":"post"}`:              `in hoofdletters: POST`,
		`{"soort":"antwoord","status":42}`:               `de status 42 bestaat niet`,
		`{"soort":"antwoord","stuf":{"bericht":"Fo04"}}`: `het bericht "Fo04" bestaat niet; kies uit Fo01, `,
		`{"soort":`:                                      `geen goede JSON`,
		``:                                               `geen goede JSON`,
		`{"soort":"plat"} {"soort":"plat"}`:              `geen goede JSON`,
		`{"body":"` + strings.Repeat("x", 5<<20) + `"}`:  `te groot`,
	} {
		got := string(w.do(400, "POST", "/_storing", body).Ruw)
		if !strings.Contains(got, want) || !strings.Contains(got, "/_storing/uitleg") {
			t.Errorf("%.60s: got %q, want %q", body, got, want)
		}
	}
	if lijst := w.do(200, "GET", "/_storing", nil).results(); len(lijst) != 0 {
		t.Errorf("%d faults were taken", len(lijst))
	}
}

// The page tells of every kind and every field, and its examples are taken.
func TestFaultsAreExplained(t *testing.T) {
	w := start(t, sandbox.Config{})
	uitleg := string(w.do(200, "GET", "/_storing/uitleg", nil).Ruw)
	for _, s := range []sandbox.Soort{sandbox.Antwoord, sandbox.NaAntwoord, sandbox.VoorLezen, sandbox.HalfVerzoek, sandbox.NaToepassen,
		sandbox.Laat, sandbox.HalfAntwoord, sandbox.AfgekapteJSON, sandbox.Plat, sandbox.Traag} {
		if !strings.Contains(uitleg, "\n  "+string(s)+" ") {
			t.Errorf("soort %s is not explained", s)
		}
	}
	typ := reflect.TypeFor[sandbox.Storing]()
	for i := range typ.NumField() {
		veld, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		if veld == "-" {
			veld = strings.ToLower(typ.Field(i).Name)
		}
		if !regexp.MustCompile(`\b` + veld + `\b`).MatchString(uitleg) {
			t.Errorf("field %s is not explained", veld)
		}
	}
	voorbeelden := regexp.MustCompile(`(?s)\n    (\{"[^}]*\})`).FindAllStringSubmatch(uitleg, -1)
	if len(voorbeelden) != 3 {
		t.Fatalf("%d examples, want 3", len(voorbeelden))
	}
	for _, v := range voorbeelden {
		w.do(201, "POST", "/_storing", v[1])
	}
}

func TestHalfUploadLeavesThePartMissing(t *testing.T) {
	w := start(t, sandbox.Config{DeelGrootte: 5})
	a := w.partly(5)
	url := a.veld("bestandsdelen").([]any)[0].(map[string]any)["url"].(string)
	w.s.Storing(sandbox.Storing{Methode: "PUT", Soort: sandbox.HalfVerzoek, Aantal: 1})
	if _, err := w.try("PUT", url, part(a.tekst("lock"), "12345")); err == nil {
		t.Error("the upload was answered")
	}
	if w.s.Tel().Open != 1 {
		t.Errorf("Open %d, want 1", w.s.Tel().Open)
	}
	w.do(200, "PUT", url, part(a.tekst("lock"), "12345"))
}

func TestAccessLogHoldsPathQueryAndStatus(t *testing.T) {
	w := start(t, sandbox.Config{})
	w.do(200, "GET", z+"zaken?identificatie=SOLO-1", nil)
	w.do(404, "GET", z+"zaken/x", nil)
	w.s.Storing(sandbox.Storing{Soort: sandbox.VoorLezen})
	_, _ = w.try("GET", z+"rollen", nil) // closed by design
	w.do(200, "GET", "/_telling", nil)
	want := []sandbox.Verzoek{{Methode: "GET", Pad: z + "zaken?identificatie=SOLO-1", Status: 200},
		{Methode: "GET", Pad: z + "zaken/x", Status: 404}, {Methode: "GET", Pad: z + "rollen", Status: 0}}
	if diff := cmp.Diff(want, w.s.Verzoeken()); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
	res, err := http.Get(w.basis + "/_verzoeken")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if b, _ := io.ReadAll(res.Body); !strings.Contains(string(b), "identificatie=SOLO-1") {
		t.Errorf("/_verzoeken got %s", b)
	}
	w.s.ClearVerzoeken()
	if n := len(w.s.Verzoeken()); n != 0 {
		t.Errorf("%d lines after clearing", n)
	}
}
