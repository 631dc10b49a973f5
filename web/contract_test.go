package web_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"solo/connectors"
	"solo/outbox"
	"solo/store"
)

// A keurmeester holds requests and answers against the OpenAPI document, and notes which
// of its promises were seen.
type keurmeester struct {
	t    *testing.T
	doc  *openapi3.T
	ops  map[string]*routers.Route
	open map[string]bool // "operation status", not seen yet
}

func newKeurmeester(t *testing.T) *keurmeester {
	k := &keurmeester{t: t, doc: document(t), ops: map[string]*routers.Route{}, open: map[string]bool{}}
	for pad, item := range k.doc.Paths.Map() {
		for methode, op := range item.Operations() {
			k.ops[op.OperationID] = &routers.Route{Spec: k.doc, Path: pad, PathItem: item, Method: methode, Operation: op}
			for status := range op.Responses.Map() {
				k.open[op.OperationID+" "+status] = true
			}
		}
	}
	return k
}

// check asks h and wants this status. A request that is answered well must itself be as
// the document says.
func (k *keurmeester) check(h *huis, op string, want int, r *http.Request, pad map[string]string) {
	k.t.Helper()
	var body []byte
	if r.Body != nil && want < 300 {
		body, _ = io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	w := h.ask(r)
	if w.Code != want {
		k.t.Errorf("%s: got %d, want %d: %.300s", op, w.Code, want, w.Body)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	vraag := &openapi3filter.RequestValidationInput{Request: r, PathParams: pad, Route: k.ops[op],
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, MultiError: true, IncludeResponseStatus: true}}
	if want < 300 {
		if err := openapi3filter.ValidateRequest(k.t.Context(), vraag); err != nil {
			k.t.Errorf("%s: the request: %v", op, err)
		}
	}
	antwoord := &openapi3filter.ResponseValidationInput{RequestValidationInput: vraag, Status: w.Code, Header: w.Header(), Options: vraag.Options}
	if want != http.StatusNoContent {
		antwoord.SetBodyBytes(w.Body.Bytes())
	}
	if err := openapi3filter.ValidateResponse(k.t.Context(), antwoord); err != nil {
		k.t.Errorf("%s: the answer %d: %v\n%s", op, want, err, w.Body)
	}
	delete(k.open, fmt.Sprintf("%s %d", op, want))
}

// klaar fails for every promise that nobody saw kept.
func (k *keurmeester) klaar() {
	for belofte := range k.open {
		k.t.Errorf("documented, and never seen: %s", belofte)
	}
}

// toneel is a SOLO with three deliveries: 1 waits for a person, 2 failed and is tried
// again, 3 is new.
func toneel(t *testing.T) *huis {
	t.Helper()
	h := newHuis(t)
	h.accept(t, 3)
	ls, err := h.db.Claim(t.Context(), "zaken-0014", 3)
	if err != nil {
		t.Fatal(err)
	}
	if len(ls) != 3 {
		t.Fatalf("claimed %d deliveries, want 3", len(ls))
	}
	for i, u := range []outbox.Uitkomst{
		{Besluit: outbox.WachtOpMens, Fout: &connectors.Fout{Klasse: connectors.Configuratie, Stap: "zaak", Code: "zaaktype-onbekend",
			Melding: "Het zaaktype B1601 is niet gepubliceerd.", Actie: "Publiceer het zaaktype en stuur de levering opnieuw."}},
		{Besluit: outbox.Opnieuw, Op: nu().Add(10 * time.Minute), Geteld: true, Storing: true,
			Fout: &connectors.Fout{Klasse: connectors.Tijdelijk, Stap: "zaak", Melding: "Het zaaksysteem antwoordt niet."}},
	} {
		u.Begonnen, u.Duur = nu(), 1200*time.Millisecond
		if err := h.db.Journaal(ls[i]).Release(t.Context(), u); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

func TestEveryAnswerIsAsTheDocumentSays(t *testing.T) {
	k, h := newKeurmeester(t), toneel(t)
	const waarom = `"wie":"jansen","waarom":"zaaktype gepubliceerd"`
	aanvraag := newInzending(t, 2, 500)
	aanvraag.doc["kenmerk"] = "contract"
	k.insturen(h, "indienen", indienen, aanvraag)
	k.insturen(h, "vervolg", vervolg, newVervolg(t, "contract"))
	k.vernietigd(h)

	k.check(h, "gezond", 200, met("GET", "/gezond", "", ""), nil)
	k.check(h, "klaar", 200, met("GET", "/klaar", "", ""), nil)
	k.check(h, "openapi", 200, met("GET", "/api/v1/openapi.yaml", "", ""), nil)
	k.metrics(h)
	k.werkvoorraad(toneel(t))
	k.bewaking(toneel(t))
	dicht := newHuis(t)
	dicht.db.Close()
	k.check(dicht, "klaar", 503, met("GET", "/klaar", "", ""), nil)

	lijst := "/api/v1/leveringen"
	for _, token := range []string{tokenLoket, tokenMonitor, tokenBeheer} {
		k.check(h, "leveringen", 200, met("GET", lijst+"?staat=wacht-op-mens&limiet=1", token, ""), nil)
		k.check(h, "levering", 200, met("GET", lijst+"/1", token, ""), map[string]string{"nr": "1"})
	}
	k.check(h, "leveringen", 400, met("GET", lijst+"?staat=weg", tokenLoket, ""), nil)
	k.check(h, "leveringen", 403, met("GET", lijst+"?leverancier=ander", tokenLoket, ""), nil)
	k.check(h, "levering", 404, met("GET", lijst+"/99", tokenLoket, ""), nil)
	k.check(h, "bestemmingen", 200, met("GET", "/api/v1/bestemmingen", tokenMonitor, ""), nil)
	k.check(h, "bestemmingen", 403, met("GET", "/api/v1/bestemmingen", tokenLoket, ""), nil)

	for _, d := range []struct{ op, pad, body, naam, waarde string }{
		{"pauzeer", "/api/v1/bestemmingen/zaken-0014/pauzeer", "{" + waarom + "}", "naam", "zaken-0014"},
		{"hervat", "/api/v1/bestemmingen/zaken-0014/hervat", "{" + waarom + "}", "naam", "zaken-0014"},
		{"opnieuw", lijst + "/1/opnieuw", "{" + waarom + `,"mapping":false}`, "nr", "1"},
		{"annuleer", lijst + "/1/annuleer", "{" + waarom + "}", "nr", "1"},
	} {
		k.daad(h, d.op, d.pad, d.body)
		k.check(h, d.op, 204, met("POST", d.pad, tokenBeheer, d.body), map[string]string{d.naam: d.waarde})
	}
	k.check(h, "opnieuw", 409, met("POST", lijst+"/3/opnieuw", tokenBeheer, "{"+waarom+"}"), nil)
	k.check(h, "annuleer", 409, met("POST", lijst+"/3/annuleer", tokenBeheer, "{"+waarom+"}"), nil)
	k.check(h, "opnieuw", 404, met("POST", lijst+"/99/opnieuw", tokenBeheer, "{"+waarom+"}"), nil)
	k.check(h, "annuleer", 404, met("POST", lijst+"/99/annuleer", tokenBeheer, "{"+waarom+"}"), nil)
	for _, op := range []string{"nieuweZaak", "afgehandeld"} {
		pad := lijst + "/1/" + map[string]string{"nieuweZaak": "nieuwe-zaak", "afgehandeld": "afgehandeld"}[op]
		k.daad(h, op, pad, "{"+waarom+"}")
		k.check(h, op, 409, met("POST", strings.Replace(pad, "/1/", "/3/", 1), tokenBeheer, "{"+waarom+"}"), nil)
		k.check(h, op, 404, met("POST", strings.Replace(pad, "/1/", "/99/", 1), tokenBeheer, "{"+waarom+"}"), nil)
		k.met(h, nil, op, 204, met("POST", pad, tokenBeheer, "{"+waarom+"}"), map[string]string{"nr": "1"})
	}
	over := "{" + waarom + `,"stap":"zaak","resultaat":{"url":"https://voorbeeld.nl/1"}}`
	k.daad(h, "overslaan", lijst+"/1/overslaan", over)
	k.check(h, "overslaan", 409, met("POST", lijst+"/1/overslaan", tokenBeheer, over), nil)
	k.check(h, "overslaan", 404, met("POST", lijst+"/99/overslaan", tokenBeheer, over), nil)
	k.check(h, "overslaan", 422, met("POST", lijst+"/1/overslaan", tokenBeheer, "{"+waarom+"}"), nil)
	k.met(h, nil, "overslaan", 204, met("POST", lijst+"/1/overslaan", tokenBeheer, over), map[string]string{"nr": "1"})
	for _, op := range []string{"pauzeer", "hervat"} {
		pad := "/api/v1/bestemmingen/weg/" + op
		k.met(h, store.ErrNotFound, op, 404, met("POST", pad, tokenBeheer, "{"+waarom+"}"), nil)
		k.met(h, store.ErrStaat, op, 409, met("POST", pad, tokenBeheer, "{"+waarom+"}"), nil)
	}

	for op, pad := range map[string]string{"leveringen": lijst, "levering": lijst + "/1", "bestemmingen": "/api/v1/bestemmingen"} {
		k.check(h, op, 401, met("GET", pad, "", ""), nil)
		k.met(h, errors.New("stuk"), op, 500, met("GET", pad, tokenMonitor, ""), nil)
		k.met(h, store.ErrOpslag, op, 503, met("GET", pad, tokenMonitor, ""), nil)
	}
	k.andereMethode(h)
	k.teVeelVragen()
	k.klaar()
}

func (k *keurmeester) metrics(h *huis) {
	vraag := func(token string) *http.Request { return met("GET", "/metrics", token, "") }
	for _, status := range []int{200, 500, 503} {
		h.Metrics = telt(status)
		k.check(h, "metrics", status, vraag(tokenMonitor), nil)
	}
	k.check(h, "metrics", 401, vraag(""), nil)
	k.check(h, "metrics", 403, vraag(tokenLoket), nil)
}

// insturen sees every answer to an aanvraag, or to what comes after one.
func (k *keurmeester) insturen(h *huis, op string, stuur func(soort string, body io.Reader) *http.Request, goed *inzending) {
	vraag := func(in *inzending) *http.Request {
		soort, body := in.body(k.t)
		return stuur(soort, bytes.NewReader(body))
	}
	k.check(h, op, 201, vraag(goed), nil)
	k.check(h, op, 200, vraag(goed), nil)
	soort, body := goed.body(k.t)
	for status, token := range map[int]string{401: "weg", 403: tokenMonitor} {
		r := stuur(soort, bytes.NewReader(body))
		r.Header.Set("Authorization", "Bearer "+token)
		k.check(h, op, status, r, nil)
	}
	k.check(h, op, 400, stuur(soort, strings.NewReader("")), nil)
	k.check(h, op, 408, stuur(soort, stuk{os.ErrDeadlineExceeded}), nil)
	groot := stuur(soort, bytes.NewReader(body))
	groot.ContentLength = 1 << 40
	k.check(h, op, 413, groot, nil)
	k.check(h, op, 415, stuur("text/plain", bytes.NewReader(body)), nil)
	k.met(h, errors.New("stuk"), op, 500, vraag(goed), nil)
	k.met(h, store.ErrVol, op, 503, vraag(goed), nil)
	k.teDruk(op, stuur, goed)
	goed.add("later.pdf", []byte("%PDF-1.7 << /Type /Page >> later %%EOF"))
	k.check(h, op, 409, vraag(goed), nil)
	goed.doc["kenmerk"] = "met spatie"
	k.check(h, op, 422, vraag(goed), nil)
}

// vernietigd sees what is said of an aanvraag that is no more.
func (k *keurmeester) vernietigd(h *huis) {
	soort, body := newVervolg(k.t, "contract").body(k.t)
	k.met(h, store.ErrVernietigd, "vervolg", 410, vervolg(soort, bytes.NewReader(body)), nil)
	const daad = `{"wie":"jansen","waarom":"geprobeerd"`
	for op, v := range map[string][2]string{"opnieuw": {"opnieuw"}, "annuleer": {"annuleer"}, "nieuweZaak": {"nieuwe-zaak"}, "afgehandeld": {"afgehandeld"},
		"overslaan": {"overslaan", `,"stap":"zaak","resultaat":{}`}, "nietGedaan": {"niet-gedaan", `,"stap":"zaak"`}} {
		k.met(h, store.ErrVernietigd, op, 410, met("POST", "/api/v1/leveringen/1/"+v[0], tokenBeheer, daad+v[1]+"}"), nil)
	}
}

// newVervolg adds to an aanvraag.
func newVervolg(t *testing.T, aanvraag string) *inzending {
	in := newInzending(t, 1, 400)
	in.doc = map[string]any{"formaat": "solo-vervolg/1", "leverancier": "loket", "kenmerk": "vervolg-1", "aanvraag": aanvraag,
		"soort": "aanvulling", "op": nu().Format(time.RFC3339), "bijlagen": in.doc["bijlagen"], "ondertekeningen": []any{}}
	return in
}

// teDruk holds eight uploads and sends a ninth.
func (k *keurmeester) teDruk(op string, stuur func(string, io.Reader) *http.Request, in *inzending) {
	h := newHuis(k.t)
	soort, body := in.body(k.t)
	begonnen, verder, klaar := make(chan struct{}), make(chan struct{}), make(chan struct{})
	for range 8 {
		go func() {
			h.ask(stuur(soort, io.MultiReader(&wacht{begonnen, verder}, bytes.NewReader(body))))
			klaar <- struct{}{}
		}()
		<-begonnen
	}
	k.check(h, op, 429, stuur(soort, bytes.NewReader(body)), nil)
	close(verder)
	for range 8 {
		<-klaar
	}
}

// teVeelVragen holds the two places of who reads, and asks everything else.
func (k *keurmeester) teVeelVragen() {
	h, v := newHuis(k.t), &talmer{vraagt: make(chan struct{}), mag: make(chan struct{})}
	h.Server.Verbs = v
	klaar := make(chan struct{})
	for range 2 {
		go func() {
			h.ask(met("GET", "/api/v1/leveringen", tokenMonitor, ""))
			klaar <- struct{}{}
		}()
		<-v.vraagt
	}
	ongeduldig, cancel := context.WithTimeout(k.t.Context(), time.Millisecond)
	defer cancel()
	for _, op := range []string{"leveringen", "levering", "werkvoorraad", "taken", "signalen", "aansluiting", "bestemmingen"} {
		pad := strings.Replace(k.ops[op].Path, "{nr}", "1", 1)
		k.check(h, op, 429, met("GET", pad, tokenMonitor, "").WithContext(ongeduldig), nil)
	}
	close(v.mag)
	<-klaar
	<-klaar
}

// daad sees what every act of a beheerder answers to what is wrong.
func (k *keurmeester) daad(h *huis, op, pad, body string) {
	k.check(h, op, 401, met("POST", pad, "", body), nil)
	k.check(h, op, 403, met("POST", pad, tokenMonitor, body), nil)
	k.check(h, op, 400, met("POST", pad, tokenBeheer, "[]"), nil)
	k.check(h, op, 422, met("POST", pad, tokenBeheer, strings.Replace(body, `"jansen"`, `""`, 1)), nil)
	k.check(h, op, 422, met("POST", pad, tokenBeheer, strings.Replace(body, `"wie"`, `"wieso":1,"wie"`, 1)), nil)
	k.check(h, op, 422, met("POST", pad, tokenBeheer, strings.Replace(body, `gepubliceerd`, `van 999990019`, 1)), nil)
	tekst := met("POST", pad, tokenBeheer, body)
	tekst.Header.Set("Content-Type", "text/plain")
	k.check(h, op, 415, tekst, nil)
	k.met(h, errors.New("stuk"), op, 500, met("POST", pad, tokenBeheer, body), nil)
	k.met(h, store.ErrOpslag, op, 503, met("POST", pad, tokenBeheer, body), nil)
}

// met is check while every verb gives this error; nil: while every act succeeds.
func (k *keurmeester) met(h *huis, fout error, op string, want int, r *http.Request, pad map[string]string) {
	k.t.Helper()
	h.verbs.fout, h.verbs.zonder = fout, fout == nil
	defer func() { h.verbs.fout, h.verbs.zonder = nil, false }()
	k.check(h, op, want, r, pad)
}

// andereMethode: what a path cannot do is 405 on all of them.
func (k *keurmeester) andereMethode(h *huis) {
	for op, route := range k.ops {
		pad := strings.NewReplacer("{nr}", "1", "{naam}", "zaken-0014").Replace(route.Path)
		k.check(h, op, 405, httptest.NewRequest("DELETE", pad, nil), nil)
	}
}

func TestUnknownAddressIsAProbleem(t *testing.T) {
	h := newHuis(t)
	for _, pad := range []string{"/api/v1/weg", "/api/v2/aanvragen", "/weg", "/api/v1/aanvragen/", "/api/v1/leveringen/1/verwijder"} {
		if p := asProbleem(t, h.ask(met("GET", pad, tokenBeheer, ""))); p.Status != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", pad, p.Status)
		}
	}
}

// Every operation that there is stands in the document.
func TestEveryOperationIsDocumented(t *testing.T) {
	k, h := newKeurmeester(t), newHuis(t)
	bekend := map[string]bool{}
	for _, r := range k.ops {
		bekend[r.Method+" "+r.Path] = true
	}
	for _, r := range h.Operaties() {
		if !bekend[r] && !strings.Contains(r, " /monitor") && r != "GET /{$}" {
			t.Errorf("%s is not in openapi.yaml", r)
		}
	}
}
