package main

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"solo/config"
	"solo/dossier"
	"solo/store"
	voorbeelden "solo/testdata/aanvragen"
)

const (
	webToken     = "token-van-wie-de-voorbeelden-stuurt"
	monitorToken = "token-van-wie-naar-de-cijfers-kijkt"
)

// TestSpoedOverTheAPIIsToldAndCounted sends an urgent example to a real SOLO: it takes
// the door that also tells the monitor and the metrics.
func TestSpoedOverTheAPIIsToldAndCounted(t *testing.T) {
	t.Parallel()
	w := newKerkhof(t, true, "").open()
	defer w.close()
	verzoek, leverancier := apiVerzoek(t, "02-spoed-gezin-afsluiting")
	w.in.Web.Leveranciers = map[string]config.Geheim{leverancier: config.NewGeheim(webToken)}
	w.in.Web.Monitor = config.NewGeheim(monitorToken)
	h := w.web().Handler()
	vraag := func(r *http.Request, token string) *httptest.ResponseRecorder {
		r.Header.Set("Authorization", "Bearer "+token)
		a := httptest.NewRecorder()
		h.ServeHTTP(a, r)
		return a
	}
	if a := vraag(verzoek, webToken); a.Code != http.StatusCreated {
		t.Fatalf("got %d %s", a.Code, a.Body)
	}
	cijfers := vraag(httptest.NewRequest("GET", "/metrics", nil), monitorToken).Body.String()
	for _, want := range []string{"solo_aangenomen_total 1\n", "solo_spoed_onbevestigd 1\n", `solo_spoed_wacht{bestemming="tilburg"} 1`} {
		if !strings.Contains(cijfers, want) {
			t.Errorf("the metrics do not say %q", want)
		}
	}
	var uit struct{ Signalen []store.Signaal }
	a := vraag(httptest.NewRequest("GET", "/api/v1/signalen", nil), monitorToken)
	if err := json.Unmarshal(a.Body.Bytes(), &uit); err != nil || len(uit.Signalen) != 1 || uit.Signalen[0].Soort != store.SignaalSpoed {
		t.Errorf("signalen: got %d %s", a.Code, a.Body)
	}
}

// apiVerzoek is an example for Tilburg as its leverancier sends it.
func apiVerzoek(t *testing.T, naam string) (r *http.Request, leverancier string) {
	t.Helper()
	folder, err := fs.Sub(voorbeelden.FS(), naam)
	if err != nil {
		t.Fatal(err)
	}
	document, err := fs.ReadFile(folder, "aanvraag.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := dossier.Decode(document)
	if err != nil {
		t.Fatal(err)
	}
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	deel := func(w io.Writer, err error, inhoud []byte) {
		if err == nil {
			_, err = w.Write(inhoud)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	d, err := m.CreateFormField("document")
	deel(d, err, document)
	for _, b := range a.Bijlagen {
		inhoud, err := fs.ReadFile(folder, b.Bestand)
		if err != nil {
			t.Fatal(err)
		}
		d, err := m.CreateFormFile("bijlage", b.Bestand)
		deel(d, err, inhoud)
	}
	_ = m.Close() // of a buffer
	r = httptest.NewRequest(http.MethodPost, "/api/v1/aanvragen", &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return r, a.Leverancier
}

// TestWebOfARunningSOLOIsReady asks the store of a real SOLO, and one that is closed.
func TestWebOfARunningSOLOIsReady(t *testing.T) {
	t.Parallel()
	k := newKerkhof(t, true, "")
	w := k.open()
	vraag := func(pad string) int {
		r := httptest.NewRecorder()
		w.web().Handler().ServeHTTP(r, httptest.NewRequest(http.MethodGet, pad, nil))
		return r.Code
	}
	for _, pad := range []string{"/gezond", "/klaar"} {
		if got := vraag(pad); got != http.StatusOK {
			t.Errorf("%s of a SOLO that runs: got %d, want 200", pad, got)
		}
	}
	if err := w.close(); err != nil {
		t.Fatal(err)
	}
	if got := vraag("/klaar"); got != http.StatusServiceUnavailable {
		t.Errorf("/klaar of a store that is closed: got %d, want 503", got)
	}
	if got := vraag("/gezond"); got != http.StatusOK {
		t.Errorf("/gezond: got %d, want 200", got)
	}
}

func TestWithoutAdresNothingListens(t *testing.T) {
	t.Parallel()
	in := &inrichting{Config: &config.Config{}}
	if l, err := in.listenWeb(); l != nil || err != nil {
		t.Errorf("got %v, %v, want neither", l, err)
	}
	bezet, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer bezet.Close()
	in.Web.Adres = bezet.Addr().String()
	if _, err := in.listenWeb(); err == nil || !strings.Contains(err.Error(), "een ander programma luistert daar al. Stop dat, of kies in solo.yaml een ander adres") {
		t.Errorf("an address that is taken: got %v", err)
	}
}
