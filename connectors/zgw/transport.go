package zgw

import (
	"context"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"
)

// poging is what the layers under a call know of it, carried by its context.
type poging struct {
	api       *api
	stroom    *stroom // nil = a small body, set by the caller
	herhaal   bool    // a second one does no harm: GET, DELETE, PUT of a part
	klok      func() time.Time
	verzonden atomic.Bool // on the latest try the headers went out
}

type pogingKey struct{}

func pogingVan(ctx context.Context) *poging {
	p, _ := ctx.Value(pogingKey{}).(*poging)
	return p
}

// verzender is the innermost layer but one: for each try it makes a fresh token,
// opens the content and watches whether anything was written.
type verzender struct {
	onder http.RoundTripper
	inst  *Instellingen
}

// RoundTrip sends one try. GetBody is taken away, so that net/http never sends a
// request with a body a second time by itself.
func (v verzender) RoundTrip(r *http.Request) (*http.Response, error) {
	p := pogingVan(r.Context())
	p.verzonden.Store(false)
	token, err := p.api.mint(p.klok(), v.inst)
	if err != nil {
		return nil, err
	}
	spoor := &httptrace.ClientTrace{WroteHeaders: func() { p.verzonden.Store(true) }}
	r = r.Clone(httptrace.WithClientTrace(r.Context(), spoor))
	r.Header.Set("Authorization", "Bearer "+token)
	r.GetBody = nil
	if p.stroom != nil {
		if r.Body, err = p.stroom.body(r.Context()); err != nil {
			return nil, err
		}
		r.ContentLength = p.stroom.lengte()
	}
	return v.onder.RoundTrip(r)
}

// newTransport has a time-out for each stage that can hang; the whole call is
// bounded by its context.
func newTransport(i *Instellingen) *http.Transport {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
		TLSClientConfig:        i.TLS.Clone(),
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  4 * i.wachttijd(), // a large document takes a server its time
		ExpectContinueTimeout:  time.Second,
		MaxIdleConnsPerHost:    4,
		IdleConnTimeout:        time.Minute,
		MaxResponseHeaderBytes: 64 << 10,
		DisableCompression:     true, // an answer is as large as it says
		ForceAttemptHTTP2:      true,
	}
}
