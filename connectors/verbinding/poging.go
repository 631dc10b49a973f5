package verbinding

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"

	"solo/faal"
)

// A Poging is what the layers under one call know of it, over all its tries. The zero
// value is a call with an effect. It serves one call.
type Poging struct {
	// Kop adds headers to each try, such as a fresh token; nil = none.
	Kop func(http.Header) error
	// Body makes the body of each try, of which net/http makes none by itself; nil = a
	// small one, in the request itself.
	Body func() (*Stroom, error)
	// Herhaal: to repeat the call does no harm, not even when it was done. It says for
	// which status of 500 and up that may help; a lost answer is always worth it. nil =
	// only what provably was not sent goes again.
	Herhaal func(status int) bool
	// Leest: the call only reads, so that a lost answer leaves no doubt.
	Leest bool

	verzonden atomic.Bool                           // on the latest try the headers went out
	lijn      atomic.Pointer[httptrace.GotConnInfo] // and over this connection
}

type pogingKey struct{}

// In puts p into the context of a request.
func (p *Poging) In(ctx context.Context) context.Context {
	return context.WithValue(ctx, pogingKey{}, p)
}

// PogingVan is what In put there, or nil.
func PogingVan(ctx context.Context) *Poging {
	p, _ := ctx.Value(pogingKey{}).(*Poging)
	return p
}

// isVerzonden reports whether on the latest try the headers went out: false proves that
// the other side did nothing.
func (p *Poging) isVerzonden() bool { return p.verzonden.Load() }

// isUndone reports whether this error proves that nothing was done: the headers did
// not go out, or the other side refused our certificate. In TLS 1.3 we hear that only
// after we began to send, but it is said before a byte of ours is read.
func (p *Poging) isUndone(err error) bool {
	lijn := p.lijn.Load()
	return !p.isVerzonden() || lijn != nil && !lijn.Reused && certificaatAlert(err) != ""
}

var errGeenPoging = errors.New("verbinding: een verzoek zonder Poging")

// zender is the innermost layer but one: it makes each try fresh and watches whether
// anything was written.
type zender struct{ onder http.RoundTripper }

// RoundTrip sends one try. GetBody is taken away, so that net/http never sends a
// request with a body a second time by itself.
func (z zender) RoundTrip(r *http.Request) (*http.Response, error) {
	p := PogingVan(r.Context())
	if p == nil {
		return nil, errGeenPoging
	}
	r, err := p.prepare(r)
	if err != nil {
		return nil, err
	}
	resp, err := z.onder.RoundTrip(r)
	faal.Punt(faal.AfterResponse)
	return resp, p.why(err)
}

func (p *Poging) prepare(r *http.Request) (*http.Request, error) {
	p.verzonden.Store(false)
	p.lijn.Store(nil)
	r = r.Clone(httptrace.WithClientTrace(r.Context(), &httptrace.ClientTrace{
		GotConn:      func(i httptrace.GotConnInfo) { p.lijn.Store(&i) },
		WroteHeaders: func() { p.verzonden.Store(true) },
		WroteRequest: func(httptrace.WroteRequestInfo) { faal.Punt(faal.AfterWriteRequest) },
	}))
	r.GetBody = nil
	if p.Kop != nil {
		if err := p.Kop(r.Header); err != nil {
			return nil, err
		}
	}
	if p.Body == nil {
		return r, nil
	}
	s, err := p.Body()
	if err != nil {
		return nil, err
	}
	return r, s.set(r)
}
