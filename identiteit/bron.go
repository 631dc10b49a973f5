package identiteit

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
	"golang.org/x/sync/singleflight"
)

// houdbaar is how long we go by what a broker told of itself; keys are asked for again
// sooner, when a token has a key that is new.
const houdbaar = 24 * time.Hour

// A bron is a broker as it describes itself (OpenID Connect Discovery §3).
type bron struct {
	*oidc.Provider
	blad
	op time.Time
}

// A blad is what we read of the description besides what oidc does.
type blad struct {
	Inloggen  string   `json:"authorization_endpoint"`
	Token     string   `json:"token_endpoint"`
	Sleutels  string   `json:"jwks_uri"`
	Userinfo  string   `json:"userinfo_endpoint"`
	Uitloggen string   `json:"end_session_endpoint"`
	Methoden  []string `json:"token_endpoint_auth_methods_supported"`
	GeeftIss  bool     `json:"authorization_response_iss_parameter_supported"` // RFC 9207
}

// stijl is how the client shows who it is. The default of the standard is the header; a
// choice of our own keeps oauth2 from trying both, which spends the code.
func (b *bron) stijl(c Client) oauth2.AuthStyle {
	if c.Geheim == "" || slices.Contains(b.Methoden, "client_secret_post") {
		return oauth2.AuthStyleInParams
	}
	return oauth2.AuthStyleInHeader
}

// bronnen are the brokers that described themselves.
type bronnen struct {
	now func() time.Time
	een singleflight.Group
	mu  sync.Mutex
	van map[string]*bron // by issuer
}

// find gives a broker, and asks it once however many are waiting for it.
func (b *bronnen) find(ctx context.Context, issuer string) (*bron, error) {
	if x := b.bekend(issuer); x != nil {
		return x, nil
	}
	v, err, _ := b.een.Do(issuer, func() (any, error) {
		return b.ask(context.WithoutCancel(ctx), issuer) // the http client bounds it; others wait for it too
	})
	if err != nil {
		return nil, err
	}
	return v.(*bron), nil
}

// bekend gives a broker that was asked not too long ago, or nil.
func (b *bronnen) bekend(issuer string) *bron {
	b.mu.Lock()
	defer b.mu.Unlock()
	if x := b.van[issuer]; x != nil && b.now().Sub(x.op) < houdbaar {
		return x
	}
	return nil
}

func (b *bronnen) ask(ctx context.Context, issuer string) (*bron, error) {
	p, err := oidc.NewProvider(ctx, issuer)
	if err != nil {
		return nil, err
	}
	x := &bron{Provider: p, op: b.now()}
	if err := p.Claims(&x.blad); err != nil {
		return nil, err
	}
	if err := x.check(issuer); err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.van == nil {
		b.van = map[string]*bron{}
	}
	b.van[issuer] = x
	return x, nil
}

// errPlaats is a broker that sends people or secrets over an open line.
var errPlaats = errors.New("an endpoint has no https address")

// check wants every address that we will use to be as safe as that of the broker.
func (b *bron) check(issuer string) error {
	for naam, adres := range map[string]string{"authorization": b.Inloggen, "token": b.Token, "jwks": b.Sleutels} {
		if !isVeilig(issuer, adres) {
			return fmt.Errorf("%s: %w", naam, errPlaats)
		}
	}
	for naam, adres := range map[string]string{"userinfo": b.Userinfo, "end_session": b.Uitloggen} {
		if adres != "" && !isVeilig(issuer, adres) {
			return fmt.Errorf("%s: %w", naam, errPlaats)
		}
	}
	return nil
}

// isVeilig reports whether an address is https, or on this machine when the broker is.
func isVeilig(issuer, adres string) bool {
	van, err := url.Parse(issuer)
	naar, err2 := url.Parse(adres)
	if err != nil || err2 != nil || naar.Host == "" {
		return false
	}
	return naar.Scheme == "https" || naar.Scheme == "http" && van.Scheme == "http" && isHier(naar.Hostname())
}
