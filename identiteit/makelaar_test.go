package identiteit_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"

	"solo/dossier"
	"solo/identiteit"
)

const (
	tilburg = dossier.Gemeentecode("0855")
	bsn1    = "999990019"
	bsn2    = "999993653"
	midden  = "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract"
	terug   = "http://127.0.0.1:1/inloggen/terug"
)

// A makelaar is a real OpenID Connect provider, which a test can make do wrong.
type makelaar struct {
	*mockoidc.MockOIDC
	t *testing.T

	mu     sync.Mutex
	gezien []*http.Request                          // with their form read
	anders map[string]http.HandlerFunc              // instead of an endpoint, by path
	bewerk map[string]func(antwoord map[string]any) // of an answer in JSON, by path
}

func newMakelaar(t *testing.T) *makelaar {
	t.Helper()
	m, err := mockoidc.NewServer(nil)
	if err != nil {
		t.Fatal(err)
	}
	x := &makelaar{MockOIDC: m, t: t, anders: map[string]http.HandlerFunc{}, bewerk: map[string]func(map[string]any){}}
	if err := m.AddMiddleware(x.tussen); err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Start(ln, nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Server.Close() })
	return x
}

func (x *makelaar) tussen(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		x.mu.Lock()
		x.gezien = append(x.gezien, r)
		anders, bewerk := x.anders[r.URL.Path], x.bewerk[r.URL.Path]
		x.mu.Unlock()
		switch {
		case anders != nil:
			anders(w, r)
		case bewerk != nil:
			x.edited(w, r, next, bewerk)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func (x *makelaar) edited(w http.ResponseWriter, r *http.Request, next http.Handler, bewerk func(map[string]any)) {
	rec := httptest.NewRecorder()
	next.ServeHTTP(rec, r)
	antwoord := map[string]any{}
	dec := json.NewDecoder(rec.Body)
	dec.UseNumber()
	if err := dec.Decode(&antwoord); err != nil {
		x.t.Error(err)
	}
	bewerk(antwoord)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(rec.Code)
	_ = json.NewEncoder(w).Encode(antwoord)
}

// instead has an endpoint answered by h; changed lets f edit what it answers.
func (x *makelaar) instead(pad string, h http.HandlerFunc) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.anders[pad] = h
}

func (x *makelaar) changed(pad string, f func(map[string]any)) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.bewerk[pad] = f
}

// requests are those that an endpoint got.
func (x *makelaar) requests(pad string) (uit []*http.Request) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, r := range x.gezien {
		if r.URL.Path == pad {
			uit = append(uit, r)
		}
	}
	return uit
}

func (x *makelaar) client(m identiteit.Middel) identiteit.Client {
	return identiteit.Client{Middel: m, Issuer: x.Issuer(), ClientID: x.ClientID, Geheim: x.ClientSecret}
}

func (x *makelaar) diensten(c ...identiteit.Client) *identiteit.Diensten {
	return newDiensten(x.t, identiteit.Config{Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: c}, Terug: terug})
}

func newDiensten(t *testing.T, c identiteit.Config) *identiteit.Diensten {
	t.Helper()
	d, err := identiteit.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A mens is who logs in at the makelaar: the claims that it gives of him.
type mens map[string]any

func (m mens) ID() string                        { return "sub-" + bsn2 }
func (m mens) Userinfo([]string) ([]byte, error) { return json.Marshal(m["userinfo"]) }

func (m mens) Claims(_ []string, vast *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	raw, err := json.Marshal(vast)
	if err != nil {
		return nil, err
	}
	uit := jwt.MapClaims{}
	if err := json.Unmarshal(raw, &uit); err != nil {
		return nil, err
	}
	for naam, w := range m {
		if uit[naam] = w; w == nil {
			delete(uit, naam)
		}
	}
	return uit, nil
}

// visit goes to the makelaar as a browser does and brings back the query it sends along.
func (x *makelaar) visit(adres string, m mens) url.Values {
	x.t.Helper()
	x.QueueUser(m)
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	a, err := c.Get(adres)
	if err != nil {
		x.t.Fatal(err)
	}
	defer a.Body.Close()
	naar, err := a.Location()
	if err != nil {
		raw, _ := io.ReadAll(a.Body)
		x.t.Fatalf("the makelaar sends nobody back: %d %s", a.StatusCode, raw)
	}
	return naar.Query()
}

// login goes all the way.
func (x *makelaar) login(d *identiteit.Diensten, middel identiteit.Middel, m mens) (identiteit.Persoon, error) {
	x.t.Helper()
	adres, o, err := d.Begin(x.t.Context(), tilburg, middel)
	if err != nil {
		x.t.Fatal(err)
	}
	return d.Eind(x.t.Context(), o, x.visit(adres, m))
}

// isFout fails unless err is of the kind that is wanted, and tells nothing that it may not.
func isFout(t *testing.T, err, want error, geheim ...string) *identiteit.Fout {
	t.Helper()
	var f *identiteit.Fout
	if !errors.As(err, &f) || !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
	for _, g := range append(geheim, bsn1, bsn2, "Persoon") {
		if strings.Contains(err.Error()+f.Melding+f.Oorzaak, g) {
			t.Errorf("the error tells %q: %v", g, err)
		}
	}
	return f
}

// never is a handler that answers when the caller has gone, or at the end of the test.
func never(t *testing.T) http.HandlerFunc {
	klaar := make(chan struct{})
	t.Cleanup(func() { close(klaar) })
	return func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-klaar:
		}
	}
}

// body is a handler that always says the same.
func body(code int, tekst string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(code)
		_, _ = io.Copy(w, bytes.NewBufferString(tekst))
	}
}

func parseBSN(t *testing.T, s string) dossier.BSN {
	t.Helper()
	b, err := dossier.ParseBSN(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
