package identiteit_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/oauth2-proxy/mockoidc"

	"solo/dossier"
	"solo/identiteit"
)

var goed = mens{"acr": midden, "bsn": bsn1}

// TestABrokerThatIsDownStopsNobodyElse: her people read that DigiD is out of order, those
// of another gemeente log in, and when it is back so do they.
func TestABrokerThatIsDownStopsNobodyElse(t *testing.T) {
	stuk, heel := newMakelaar(t), newMakelaar(t)
	stuk.instead(mockoidc.DiscoveryEndpoint, body(http.StatusServiceUnavailable, "Persoon "+bsn1))
	d := newDiensten(t, identiteit.Config{Terug: terug, Clients: map[dossier.Gemeentecode][]identiteit.Client{
		tilburg: {heel.client(identiteit.DigiD)}, "0014": {stuk.client(identiteit.DigiD)}}})
	_, _, err := d.Begin(t.Context(), "0014", identiteit.DigiD)
	f := isFout(t, err, identiteit.ErrMislukt)
	if !strings.HasPrefix(f.Melding, "inloggen met DigiD werkt op dit moment niet") || f.Oorzaak != "discovery: status 503" {
		t.Errorf("got %q, %q", f.Melding, f.Oorzaak)
	}
	if _, err := heel.login(d, identiteit.DigiD, goed); err != nil {
		t.Errorf("the other gemeente: got %v", err)
	}
	stuk.instead(mockoidc.DiscoveryEndpoint, nil)
	if _, _, err := d.Begin(t.Context(), "0014", identiteit.DigiD); err != nil {
		t.Errorf("when it is back: got %v", err)
	}
}

// TestABrokenBrokerIsAClearError: at each of its doors, and in each way.
func TestABrokenBrokerIsAClearError(t *testing.T) {
	elders := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a redirect was followed") }))
	t.Cleanup(elders.Close)
	deuren := map[string]string{"discovery": mockoidc.DiscoveryEndpoint, "token": mockoidc.TokenEndpoint, "keys": mockoidc.JWKSEndpoint, "userinfo": mockoidc.UserinfoEndpoint}
	gebreken := map[string]func(*testing.T) http.HandlerFunc{
		"gives an error": func(*testing.T) http.HandlerFunc { return body(http.StatusInternalServerError, "Persoon "+bsn1) },
		"gives HTML":     func(*testing.T) http.HandlerFunc { return body(http.StatusOK, "<html>Persoon "+bsn1) },
		"gives nothing":  func(*testing.T) http.HandlerFunc { return body(http.StatusOK, "") },
		"never ends": func(*testing.T) http.HandlerFunc {
			return body(http.StatusOK, `{"x":"`+strings.Repeat("a", 3<<20)+`"}`)
		},
		"hangs": never,
		"hangs up": func(*testing.T) http.HandlerFunc {
			return func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }
		},
		"sends one on": func(*testing.T) http.HandlerFunc { return http.RedirectHandler(elders.URL, http.StatusFound).ServeHTTP },
		"sends a body on": func(*testing.T) http.HandlerFunc {
			return http.RedirectHandler(elders.URL, http.StatusTemporaryRedirect).ServeHTTP
		},
		"refuses": func(*testing.T) http.HandlerFunc {
			return body(http.StatusBadRequest, `{"error":"`+bsn1+`","error_description":"Persoon"}`)
		},
		"refuses politely": func(*testing.T) http.HandlerFunc {
			return body(http.StatusOK, `{"error":"`+bsn1+`","error_description":"Persoon"}`)
		},
	}
	for deur, pad := range deuren {
		for gebrek, h := range gebreken {
			t.Run(deur+" "+gebrek, func(t *testing.T) {
				x := newMakelaar(t)
				x.instead(pad, h(t))
				c := x.client(identiteit.DigiD)
				c.Userinfo = true
				d := newDiensten(t, identiteit.Config{Terug: terug, HTTP: &http.Client{Timeout: 300 * time.Millisecond}, Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: {c}}})
				begin := time.Now()
				adres, o, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
				if deur != "discovery" {
					if err != nil {
						t.Fatal(err)
					}
					_, err = d.Eind(t.Context(), o, x.visit(adres, mens{"acr": midden, "userinfo": map[string]any{"sub": "sub-" + bsn2, "bsn": bsn1}}))
				}
				isFout(t, err, identiteit.ErrMislukt, x.ClientSecret, "html")
				if duur := time.Since(begin); duur > 3*time.Second {
					t.Errorf("it took %s", duur)
				}
			})
		}
	}
}

// TestABrokerMayNotSayTooMuch: an answer that would do, but for its size.
func TestABrokerMayNotSayTooMuch(t *testing.T) {
	for _, pad := range []string{mockoidc.DiscoveryEndpoint, mockoidc.TokenEndpoint, mockoidc.JWKSEndpoint, mockoidc.UserinfoEndpoint} {
		x := newMakelaar(t)
		x.changed(pad, func(a map[string]any) { a["x"] = strings.Repeat("a", 2<<20) })
		c := x.client(identiteit.DigiD)
		c.Userinfo = true
		d := x.diensten(c)
		adres, o, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
		if err == nil {
			_, err = d.Eind(t.Context(), o, x.visit(adres, mens{"acr": midden, "userinfo": map[string]any{"sub": "sub-" + bsn2, "bsn": bsn1}}))
		}
		isFout(t, err, identiteit.ErrMislukt, "aaaa")
	}
}

// TestNobodyThere: no server, no name, no trust.
func TestNobodyThere(t *testing.T) {
	weg := httptest.NewServer(nil)
	weg.Close()
	tls := httptest.NewUnstartedServer(http.NotFoundHandler())
	tls.Config.ErrorLog = log.New(io.Discard, "", 0)
	tls.StartTLS()
	t.Cleanup(tls.Close)
	for issuer, want := range map[string]identiteit.Storing{weg.URL: identiteit.GeenVerbinding, tls.URL: identiteit.Onvertrouwd} {
		d := newDiensten(t, identiteit.Config{Terug: terug, Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: {{Middel: identiteit.EHerkenning, Issuer: issuer, ClientID: "solo"}}}})
		_, _, err := d.Begin(t.Context(), tilburg, identiteit.EHerkenning)
		if f := isFout(t, err, identiteit.ErrMislukt); f.Storing != want || f.Oorzaak == "" || !strings.Contains(f.Melding, "eHerkenning") {
			t.Errorf("got %q, %q, %q, want %q", f.Melding, f.Oorzaak, f.Storing, want)
		}
	}
}

func TestABrokerMustBeWhoItIs(t *testing.T) {
	for naam, bewerk := range map[string]func(map[string]any){
		"another issuer":         func(a map[string]any) { a["issuer"] = "https://broker.example" },
		"an open login page":     func(a map[string]any) { a["authorization_endpoint"] = "http://broker.example/authorize" },
		"an open token endpoint": func(a map[string]any) { a["token_endpoint"] = "http://broker.example/token" },
		"keys from a file":       func(a map[string]any) { a["jwks_uri"] = "file:///etc/passwd" },
		"no keys":                func(a map[string]any) { delete(a, "jwks_uri") },
		"an open userinfo":       func(a map[string]any) { a["userinfo_endpoint"] = "http://broker.example/userinfo" },
		"a script to log out":    func(a map[string]any) { a["end_session_endpoint"] = "javascript:alert(1)" },
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			x.changed(mockoidc.DiscoveryEndpoint, bewerk)
			_, _, err := x.diensten(x.client(identiteit.DigiD)).Begin(t.Context(), tilburg, identiteit.DigiD)
			want := identiteit.Onversleuteld
			if naam == "another issuer" {
				want = identiteit.AndereIssuer
			}
			if f := isFout(t, err, identiteit.ErrMislukt); f.Storing != want {
				t.Errorf("got %q, want %q", f.Storing, want)
			}
		})
	}
}

// TestABrokerFarAwaySendsNobodyToThisMachine: plain HTTP is for a broker that is here.
func TestABrokerFarAwaySendsNobodyToThisMachine(t *testing.T) {
	for token, mag := range map[string]bool{"https://elders.example/t": true, "http://127.0.0.1:8080/t": false, "http://localhost/t": false} {
		d := newDiensten(t, identiteit.Config{Terug: terug, HTTP: &http.Client{Transport: nobody{token}},
			Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: {{Middel: identiteit.DigiD, Issuer: "https://broker.example", ClientID: "solo"}}}})
		if _, _, err := d.Begin(t.Context(), tilburg, identiteit.DigiD); (err == nil) != mag {
			t.Errorf("%s: got %v", token, err)
		}
	}
}

// TestManyAtOnceAskTheBrokerOnce: what it is, and for its keys.
func TestManyAtOnceAskTheBrokerOnce(t *testing.T) {
	x := newMakelaar(t)
	var samen atomic.Int64
	los := make(chan struct{})
	x.changed(mockoidc.DiscoveryEndpoint, func(map[string]any) { <-los })
	d := x.diensten(x.client(identiteit.DigiD))
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if samen.Add(1) == 20 {
				close(los)
			}
			if _, _, err := d.Begin(t.Context(), tilburg, identiteit.DigiD); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for range 3 {
		if _, err := x.login(d, identiteit.DigiD, goed); err != nil {
			t.Fatal(err)
		}
	}
	for _, pad := range []string{mockoidc.DiscoveryEndpoint, mockoidc.JWKSEndpoint} {
		if n := len(x.requests(pad)); n != 1 {
			t.Errorf("%s was asked %d times, want 1", pad, n)
		}
	}
}

// TestWhatABrokerToldIsKeptADay: an address that moved is found without a restart, and a
// new key at once.
func TestWhatABrokerToldIsKeptADay(t *testing.T) {
	x := newMakelaar(t)
	var dag atomic.Int64
	d := newDiensten(t, identiteit.Config{Terug: terug, Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: {x.client(identiteit.DigiD)}},
		Now: func() time.Time { return time.Now().Add(time.Duration(dag.Load()) * 25 * time.Hour) }})
	later := mens{"acr": midden, "bsn": bsn1, "exp": time.Now().Add(30 * time.Hour).Unix()}
	if _, err := x.login(d, identiteit.DigiD, later); err != nil {
		t.Fatal(err)
	}
	nieuw, err := mockoidc.RandomKeypair(2048)
	if err != nil {
		t.Fatal(err)
	}
	x.Keypair = nieuw
	if _, err := x.login(d, identiteit.DigiD, later); err != nil {
		t.Errorf("a new key: got %v", err)
	}
	dag.Store(1)
	if _, err := x.login(d, identiteit.DigiD, later); err != nil {
		t.Errorf("a day later: got %v", err)
	}
	if n := len(x.requests(mockoidc.DiscoveryEndpoint)); n != 2 {
		t.Errorf("asked %d times what it is, want 2", n)
	}
}

// TestABrowserThatGoesAwayHurtsNobody: the one who waits with him gets his answer.
func TestABrowserThatGoesAwayHurtsNobody(t *testing.T) {
	x := newMakelaar(t)
	d := x.diensten(x.client(identiteit.DigiD))
	adres, o, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
	if err != nil {
		t.Fatal(err)
	}
	ctx, weg := context.WithCancel(t.Context())
	weg()
	_, err = d.Eind(ctx, o, x.visit(adres, goed))
	if f := isFout(t, err, identiteit.ErrMislukt); f.Oorzaak != "token: the browser went away" {
		t.Errorf("got %q", f.Oorzaak)
	}
	if _, err := x.login(d, identiteit.DigiD, goed); err != nil {
		t.Errorf("the next: got %v", err)
	}
}

// TestDiscoveryIsForAll: it goes on when the one who set it off is gone.
func TestDiscoveryIsForAll(t *testing.T) {
	x := newMakelaar(t)
	daar, los := make(chan struct{}), make(chan struct{})
	x.changed(mockoidc.DiscoveryEndpoint, func(map[string]any) { close(daar); <-los })
	d := x.diensten(x.client(identiteit.DigiD))
	ctx, weg := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { _, _, _ = d.Begin(ctx, tilburg, identiteit.DigiD) })
	<-daar
	weg()
	close(los)
	wg.Wait()
	if _, _, err := d.Begin(t.Context(), tilburg, identiteit.DigiD); err != nil {
		t.Error(err)
	}
	if n := len(x.requests(mockoidc.DiscoveryEndpoint)); n != 1 {
		t.Errorf("asked %d times, want 1", n)
	}
}

// TestAWholeLoginHasOneBound: a broker that is slow at each door is slow once.
func TestAWholeLoginHasOneBound(t *testing.T) {
	x := newMakelaar(t)
	for _, pad := range []string{mockoidc.TokenEndpoint, mockoidc.UserinfoEndpoint} {
		x.changed(pad, func(map[string]any) { <-time.After(600 * time.Millisecond) })
	}
	c := x.client(identiteit.DigiD)
	c.Userinfo = true
	d := newDiensten(t, identiteit.Config{Terug: terug, HTTP: &http.Client{Timeout: time.Second}, Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: {c}}})
	adres, o, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Eind(t.Context(), o, x.visit(adres, mens{"acr": midden, "userinfo": map[string]any{"sub": "sub-" + bsn2, "bsn": bsn1}}))
	if f := isFout(t, err, identiteit.ErrMislukt); f.Oorzaak != "userinfo: no answer in time" {
		t.Errorf("got %q", f.Oorzaak)
	}
}

func TestUitloggenNamesNobody(t *testing.T) {
	x := newMakelaar(t)
	d := x.diensten(x.client(identiteit.DigiD))
	if got := d.Uitloggen(tilburg, identiteit.DigiD, "https://loket.example/uitgelogd"); got != "" {
		t.Errorf("before the broker told anything: got %q", got)
	}
	if _, err := x.login(d, identiteit.DigiD, goed); err != nil {
		t.Fatal(err)
	}
	if got := d.Uitloggen(tilburg, identiteit.DigiD, "https://loket.example/uitgelogd"); got != "" {
		t.Errorf("a broker without an end: got %q", got)
	}
	x.changed(mockoidc.DiscoveryEndpoint, func(a map[string]any) { a["end_session_endpoint"] = x.Addr() + "/einde?a=1" })
	d = x.diensten(x.client(identiteit.DigiD))
	if _, err := x.login(d, identiteit.DigiD, goed); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%s/einde?%s", x.Addr(), url.Values{"a": {"1"}, "client_id": {x.ClientID}, "post_logout_redirect_uri": {"https://loket.example/uitgelogd"}}.Encode())
	if got := d.Uitloggen(tilburg, identiteit.DigiD, "https://loket.example/uitgelogd"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := d.Uitloggen("0014", identiteit.DigiD, "x"); got != "" {
		t.Errorf("a gemeente without clients: got %q", got)
	}
}
