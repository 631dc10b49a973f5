package verbinding

import (
	"crypto/tls"
	"net"
	"net/http"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// NewTransport has a time-out for each stage that can hang; the whole call is bounded
// by its context (Termijn). wachttijd is that for one call without content. c may be
// nil. The caller closes the idle connections.
//
// It speaks HTTP/1.1 only: HTTP/2 sends again by itself what it takes for unsent, and
// hides what a server says of our certificate.
func NewTransport(c *tls.Config, wachttijd time.Duration) *http.Transport {
	var alleen http.Protocols
	alleen.SetHTTP1(true)
	return &http.Transport{
		Protocols:              &alleen,
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            dialer(),
		TLSClientConfig:        c.Clone(),
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  4 * wachttijd, // a large document takes a server its time
		ExpectContinueTimeout:  time.Second,
		MaxIdleConnsPerHost:    4,
		IdleConnTimeout:        time.Minute,
		MaxResponseHeaderBytes: 64 << 10,
		DisableCompression:     true, // an answer is as large as it says
	}
}

// NewClient sends over onder. Every request carries a Poging (Poging.In), which says
// what may be sent again; the first pause before that is herhaalNa, then double. A
// request that has a body and may be tried again gives it by Poging.Body.
func NewClient(onder http.RoundTripper, herhaalNa time.Duration, now func() time.Time) *http.Client {
	h := herhaling{herhaalNa, now}
	rc := retryablehttp.NewClient()
	rc.HTTPClient = &http.Client{Transport: zender{onder}, CheckRedirect: neverFollow}
	rc.Logger = nil // it would log URLs
	rc.RetryMax = 2
	rc.CheckRetry = h.check
	rc.Backoff = h.backoff
	rc.ErrorHandler = retryablehttp.PassthroughErrorHandler // keep the answer
	hc := rc.StandardClient()
	hc.CheckRedirect = neverFollow
	return hc
}

// neverFollow: credentials go to the configured host only, and a POST stays a POST.
func neverFollow(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

const minSnelheid = 32 << 10 // bytes a second below which a line counts as dead

// Termijn is the time for a whole call with a body of grootte bytes, its tries and
// the pauses between them included.
func Termijn(wachttijd time.Duration, grootte int64) time.Duration {
	return 2 * (wachttijd + time.Duration(grootte/minSnelheid)*time.Second)
}

// Lokaal reports whether host, without a port, is this machine: only there http will do.
func Lokaal(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
