package identiteit_test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"

	"solo/dossier"
	"solo/identiteit"
)

// TestEindRefusesAnswers: the browser brings back something else than an answer to us.
func TestEindRefusesAnswers(t *testing.T) {
	for naam, g := range map[string]struct {
		breek func(o *identiteit.Onderweg, q url.Values)
		want  error
	}{
		"another state":              {func(_ *identiteit.Onderweg, q url.Values) { q.Set("state", "van-een-ander") }, identiteit.ErrMislukt},
		"no state":                   {func(_ *identiteit.Onderweg, q url.Values) { q.Del("state") }, identiteit.ErrMislukt},
		"no state on either side":    {func(o *identiteit.Onderweg, q url.Values) { q.Del("state"); o.State = "" }, identiteit.ErrMislukt},
		"no code":                    {func(_ *identiteit.Onderweg, q url.Values) { q.Del("code") }, identiteit.ErrMislukt},
		"another code":               {func(_ *identiteit.Onderweg, q url.Values) { q.Set("code", "Persoon-"+bsn1) }, identiteit.ErrMislukt},
		"two codes":                  {func(_ *identiteit.Onderweg, q url.Values) { q.Add("code", "ander") }, identiteit.ErrMislukt},
		"two states":                 {func(_ *identiteit.Onderweg, q url.Values) { q.Add("state", "ander") }, identiteit.ErrMislukt},
		"another verifier":           {func(o *identiteit.Onderweg, _ url.Values) { o.Verifier = strings.Repeat("x", 43) }, identiteit.ErrMislukt},
		"another nonce":              {func(o *identiteit.Onderweg, _ url.Values) { o.Nonce = "ander" }, identiteit.ErrMislukt},
		"no nonce":                   {func(o *identiteit.Onderweg, _ url.Values) { o.Nonce = "" }, identiteit.ErrMislukt},
		"too late":                   {func(o *identiteit.Onderweg, _ url.Values) { o.Op = o.Op.Add(-10*time.Minute - time.Second) }, identiteit.ErrMislukt},
		"before it began":            {func(o *identiteit.Onderweg, _ url.Values) { o.Op = o.Op.Add(time.Hour) }, identiteit.ErrMislukt},
		"an empty Onderweg":          {func(o *identiteit.Onderweg, _ url.Values) { *o = identiteit.Onderweg{} }, identiteit.ErrMislukt},
		"of another gemeente":        {func(o *identiteit.Onderweg, _ url.Values) { o.Gemeente = "0014" }, identiteit.ErrMislukt},
		"of another broker":          {func(_ *identiteit.Onderweg, q url.Values) { q.Set("iss", "https://broker.example") }, identiteit.ErrMislukt},
		"stopped":                    {refusal("access_denied"), identiteit.ErrGeannuleerd},
		"level not reached":          {refusal("unmet_authentication_requirements"), identiteit.ErrNiveau},
		"broker out of order":        {refusal("temporarily_unavailable"), identiteit.ErrMislukt},
		"a refusal nobody knows":     {refusal("Persoon " + bsn1), identiteit.ErrMislukt},
		"stopped with another state": {func(o *identiteit.Onderweg, q url.Values) { refusal("access_denied")(o, q); q.Set("state", "x") }, identiteit.ErrMislukt},
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			d := x.diensten(x.client(identiteit.DigiD))
			adres, o, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
			if err != nil {
				t.Fatal(err)
			}
			q := x.visit(adres, mens{"acr": midden, "bsn": bsn1})
			state, code := o.State, q.Get("code")
			g.breek(&o, q)
			got, err := d.Eind(t.Context(), o, q)
			isFout(t, err, g.want, state, code, x.ClientSecret)
			bijBroker := strings.HasPrefix(naam, "another code") || strings.HasPrefix(naam, "another verifier") || strings.HasSuffix(naam, "nonce")
			if n := len(x.requests(mockoidc.TokenEndpoint)); n > 0 && !bijBroker {
				t.Errorf("the broker was asked for a token %d times", n)
			}
			if got != (identiteit.Persoon{}) {
				t.Error("a person came with the error")
			}
		})
	}
}

// TestNoNonceOnEitherSideIsRefused: nothing is not equal to nothing.
func TestNoNonceOnEitherSideIsRefused(t *testing.T) {
	x := newMakelaar(t)
	d := x.diensten(x.client(identiteit.DigiD))
	adres, o, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
	if err != nil {
		t.Fatal(err)
	}
	o.Nonce = ""
	_, err = d.Eind(t.Context(), o, x.visit(adres, mens{"acr": midden, "bsn": bsn1, "nonce": nil}))
	isFout(t, err, identiteit.ErrMislukt)
}

func refusal(code string) func(*identiteit.Onderweg, url.Values) {
	return func(_ *identiteit.Onderweg, q url.Values) {
		q.Del("code")
		q.Set("error", code)
		q.Set("error_description", "Persoon "+bsn1+" drukte op annuleren")
	}
}

func TestACodeWorksOnce(t *testing.T) {
	x := newMakelaar(t)
	d := x.diensten(x.client(identiteit.DigiD))
	adres, o, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
	if err != nil {
		t.Fatal(err)
	}
	q := x.visit(adres, mens{"acr": midden, "bsn": bsn1})
	if _, err := d.Eind(t.Context(), o, q); err != nil {
		t.Fatal(err)
	}
	_, err = d.Eind(t.Context(), o, q)
	isFout(t, err, identiteit.ErrMislukt, q.Get("code"))
	if n := len(x.requests(mockoidc.TokenEndpoint)); n != 2 {
		t.Errorf("the code was offered %d times in two calls, want 2", n)
	}
}

// TestEindRefusesTokens: the broker, or who stands for it, gives a token that is not well.
func TestEindRefusesTokens(t *testing.T) {
	goed := mens{"acr": midden, "bsn": bsn1}
	with := func(m mens) mens {
		uit := maps.Clone(goed)
		maps.Copy(uit, m)
		return uit
	}
	for naam, wie := range map[string]mens{
		"another audience":           with(mens{"aud": "ander"}),
		"no audience":                with(mens{"aud": nil}),
		"more audiences, no azp":     with(mens{"aud": []any{"CLIENT", "ander"}}),
		"issued to another":          with(mens{"azp": "ander"}),
		"another issuer":             with(mens{"iss": "https://broker.example"}),
		"no issuer":                  with(mens{"iss": nil}),
		"expired":                    with(mens{"exp": time.Now().Add(-61 * time.Second).Unix()}),
		"no expiry":                  with(mens{"exp": nil}),
		"not valid yet":              with(mens{"nbf": time.Now().Add(time.Hour).Unix()}),
		"a nonce of somebody else":   with(mens{"nonce": "ander"}),
		"no nonce":                   with(mens{"nonce": nil}),
		"a nonce that is no text":    with(mens{"nonce": 7}),
		"claims that go in a circle": with(mens{"_claim_names": map[string]any{"bsn": "x"}}),
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			if aud, ok := wie["aud"].([]any); ok {
				wie["aud"] = []any{x.ClientID, aud[1]}
			}
			got, err := x.login(x.diensten(x.client(identiteit.DigiD)), identiteit.DigiD, wie)
			isFout(t, err, identiteit.ErrMislukt)
			if got != (identiteit.Persoon{}) {
				t.Error("a person came with the error")
			}
		})
	}
}

// TestEindRefusesSignatures: a token that says all that it should, of another hand.
func TestEindRefusesSignatures(t *testing.T) {
	ander, err := mockoidc.RandomKeypair(2048)
	if err != nil {
		t.Fatal(err)
	}
	for naam, teken := range map[string]func(x *makelaar, c jwt.MapClaims) (any, error){
		"another key by the same name": func(x *makelaar, c jwt.MapClaims) (any, error) {
			kid, _ := x.Keypair.KeyID()
			return (&mockoidc.Keypair{PrivateKey: ander.PrivateKey, PublicKey: ander.PublicKey, Kid: kid}).SignJWT(c)
		},
		"another key": func(_ *makelaar, c jwt.MapClaims) (any, error) { return ander.SignJWT(c) },
		"no signature": func(_ *makelaar, c jwt.MapClaims) (any, error) {
			return jwt.NewWithClaims(jwt.SigningMethodNone, c).SignedString(jwt.UnsafeAllowNoneSignatureType)
		},
		"the secret": func(x *makelaar, c jwt.MapClaims) (any, error) {
			return jwt.NewWithClaims(jwt.SigningMethodHS256, c).SignedString([]byte(x.ClientSecret))
		},
		"no token":       func(*makelaar, jwt.MapClaims) (any, error) { return nil, nil },
		"a number":       func(*makelaar, jwt.MapClaims) (any, error) { return 7, nil },
		"another text":   func(*makelaar, jwt.MapClaims) (any, error) { return bsn1, nil },
		"encrypted once": func(*makelaar, jwt.MapClaims) (any, error) { return "eyJhbGciOiJSU0EtT0FFUCJ9.AA.BB.CC.DD", nil },
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			x.changed(mockoidc.TokenEndpoint, func(a map[string]any) {
				c := jwt.MapClaims{}
				if _, _, err := jwt.NewParser().ParseUnverified(a["id_token"].(string), c); err != nil {
					t.Error(err)
				}
				var err error
				if a["id_token"], err = teken(x, c); err != nil {
					t.Error(err)
				}
			})
			_, err := x.login(x.diensten(x.client(identiteit.DigiD)), identiteit.DigiD, mens{"acr": midden, "bsn": bsn1})
			isFout(t, err, identiteit.ErrMislukt)
		})
	}
}

func TestAClockMayBeAMinuteOff(t *testing.T) {
	x := newMakelaar(t)
	d := x.diensten(x.client(identiteit.DigiD))
	if _, err := x.login(d, identiteit.DigiD, mens{"acr": midden, "bsn": bsn1, "exp": time.Now().Add(-30 * time.Second).Unix(), "nbf": time.Now().Add(30 * time.Second).Unix()}); err != nil {
		t.Errorf("half a minute: got %v", err)
	}
}

func TestABrokerThatNamesItselfMustDoSo(t *testing.T) {
	x := newMakelaar(t)
	x.changed(mockoidc.DiscoveryEndpoint, func(a map[string]any) { a["authorization_response_iss_parameter_supported"] = true })
	d := x.diensten(x.client(identiteit.DigiD))
	for iss, want := range map[string]bool{"": false, x.Issuer(): true} {
		adres, o, err := d.Begin(t.Context(), tilburg, identiteit.DigiD)
		if err != nil {
			t.Fatal(err)
		}
		q := x.visit(adres, mens{"acr": midden, "bsn": bsn1})
		if iss != "" {
			q.Set("iss", iss)
		}
		if _, err := d.Eind(t.Context(), o, q); (err == nil) != want {
			t.Errorf("iss %q: got %v, want it accepted: %v", iss, err, want)
		}
	}
}

func TestUserinfoIsOfTheSameSubject(t *testing.T) {
	for naam, info := range map[string]any{
		"another subject": map[string]any{"sub": "ander", "bsn": bsn1}, "no subject": map[string]any{"bsn": bsn1}, "a list": []any{bsn1}, "no BSN either": map[string]any{"sub": "sub-" + bsn2},
	} {
		t.Run(naam, func(t *testing.T) {
			x := newMakelaar(t)
			c := x.client(identiteit.DigiD)
			c.Userinfo = true
			_, err := x.login(x.diensten(c), identiteit.DigiD, mens{"acr": midden, "userinfo": info})
			isFout(t, err, identiteit.ErrMislukt)
		})
	}
}

// TestTheClientShowsItsSecretAsTheBrokerWants: never in the address, and in one way.
func TestTheClientShowsItsSecretAsTheBrokerWants(t *testing.T) {
	x := newMakelaar(t)
	if _, err := x.login(x.diensten(x.client(identiteit.DigiD)), identiteit.DigiD, mens{"acr": midden, "bsn": bsn1}); err != nil {
		t.Fatal(err)
	}
	x.changed(mockoidc.DiscoveryEndpoint, func(a map[string]any) { delete(a, "token_endpoint_auth_methods_supported") })
	_, err := x.login(x.diensten(x.client(identiteit.DigiD)), identiteit.DigiD, mens{})
	isFout(t, err, identiteit.ErrMislukt) // the mock reads the form only
	r := x.requests(mockoidc.TokenEndpoint)
	if len(r) != 2 || r[0].PostForm.Get("client_secret") != x.ClientSecret || r[1].PostForm.Has("client_secret") {
		t.Fatalf("got %d requests, or the secret in a place it should not be", len(r))
	}
	if id, geheim, ok := r[1].BasicAuth(); !ok || id != url.QueryEscape(x.ClientID) || geheim != url.QueryEscape(x.ClientSecret) {
		t.Error("the secret is not in the header")
	}
	for _, een := range r {
		if een.Method != http.MethodPost || een.URL.RawQuery != "" || een.PostForm.Get("code_verifier") == "" {
			t.Errorf("got %s with query %v and verifier %v", een.Method, een.URL.RawQuery != "", een.PostForm.Has("code_verifier"))
		}
	}
}

// FuzzEind: whatever a browser brings, nobody is let in without a code of the broker, the
// error is one of three, and it tells nothing of what was brought.
func FuzzEind(f *testing.F) {
	for _, q := range []string{"", "state=s&code=c", "state=s&error=access_denied", "state=s&error=x&error_description=999990019", "state=s&state=s&code=c", "code=%ff%00&state=s", "iss=x&state=s&code=c",
		"state=s&error=unmet_authentication_requirements"} {
		f.Add(q)
	}
	d, err := identiteit.New(identiteit.Config{Terug: terug, HTTP: &http.Client{Transport: nobody{"https://broker.example/t"}},
		Clients: map[dossier.Gemeentecode][]identiteit.Client{tilburg: {{Middel: identiteit.DigiD, Issuer: "https://broker.example", ClientID: "solo", Geheim: "geheim"}}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		q, _ := url.ParseQuery(raw)
		o := identiteit.Onderweg{Gemeente: tilburg, Middel: identiteit.DigiD, State: "s", Nonce: "n", Verifier: "v", Op: time.Now()}
		p, err := d.Eind(t.Context(), o, q)
		if err == nil || p != (identiteit.Persoon{}) {
			t.Fatalf("%q let somebody in", raw)
		}
		var geheim []string
		for _, w := range q {
			for _, s := range w {
				if len(s) > 40 { // a shorter one may be a word of ours
					geheim = append(geheim, s)
				}
			}
		}
		want := identiteit.ErrMislukt
		if q.Get("state") == "s" && q.Get("error") == "access_denied" && len(q["error"]) == 1 && len(q["state"]) == 1 && len(q["code"]) < 2 && len(q["iss"]) < 2 {
			want = identiteit.ErrGeannuleerd
		} else if q.Get("error") == "unmet_authentication_requirements" && q.Get("state") == "s" && len(q["error"]) == 1 && len(q["state"]) == 1 && len(q["code"]) < 2 && len(q["iss"]) < 2 {
			want = identiteit.ErrNiveau
		}
		isFout(t, err, want, geheim...)
	})
}

// nobody is a broker far away that describes itself and knows no code.
type nobody struct{ token string }

func (n nobody) RoundTrip(r *http.Request) (*http.Response, error) {
	rec := httptest.NewRecorder()
	if strings.HasSuffix(r.URL.Path, "/openid-configuration") {
		body(http.StatusOK, `{"issuer":"https://broker.example","authorization_endpoint":"https://broker.example/a","token_endpoint":"`+n.token+`","jwks_uri":"https://broker.example/k"}`)(rec, r)
	} else {
		body(http.StatusBadRequest, `{"error":"invalid_grant","error_description":"Persoon `+bsn1+`"}`)(rec, r)
	}
	return rec.Result(), nil
}
