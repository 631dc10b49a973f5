package soap

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"solo/connectors/stuf/zds"
	"solo/connectors/verbinding"
)

// A Client sends to one receiver. It is safe for concurrent use.
type Client struct {
	cfg      Config
	adressen map[zds.Kanaal]*url.URL
	hc       *http.Client
	netwerk  *http.Transport
	log      *slog.Logger
	now      func() time.Time
}

// New makes a client, or tells all mistakes in cfg at once, in Dutch. It sends
// nothing. Close it. now is the clock of WS-Security and of Retry-After.
func New(cfg Config, log *slog.Logger, now func() time.Time) (*Client, error) {
	cfg.defaults()
	adressen, err := cfg.adressen()
	if err := errors.Join(err, cfg.check()); err != nil {
		return nil, err
	}
	c := &Client{cfg: cfg, adressen: adressen, log: log, now: now, netwerk: verbinding.NewTransport(cfg.TLS, cfg.Wachttijd)}
	var onder http.RoundTripper = c.netwerk
	if cfg.Transport != nil {
		onder = cfg.Transport(onder)
	}
	c.hc = verbinding.NewClient(onder, cfg.HerhaalNa, now)
	return c, nil
}

// Close ends idle connections.
func (c *Client) Close() { c.netwerk.CloseIdleConnections() }

// A Verzoek is one message to send. What goes out as soap:Body is Voor, the base64 of
// Inhoud, Na; or, with a CID, Voor and Na, and Inhoud beside it.
type Verzoek struct {
	Kanaal   zds.Kanaal
	Actie    string // SOAPAction, without quotes
	Voor, Na string
	CID      string // content id that the xop:Include names, without "cid:"; empty = inline
	Soort    string // media type of Inhoud, when that goes beside it; empty = application/octet-stream
	// Inhoud opens the content, afresh for every try; nil = none. It has Grootte bytes
	// and, unless empty, this SHA256 (hex).
	Inhoud  func(context.Context) (io.ReadCloser, error)
	Grootte int64
	SHA256  string
	Stap    string // for whoever reads a Fout
}

// An Antwoord is one answer, whole. It can hold personal data.
type Antwoord struct {
	Status      int
	ContentType string // of Body, as it came; multipart/related for MTOM
	Body        []byte // at most 16 MB
	Kop         http.Header
	NietVoor    time.Time // do not come back earlier (Retry-After, within bounds); zero = not said
}

// Send returns the answer when it has a body that may be the receiver's: StUF with any
// status, and whatever else has a status that says nothing, for the caller to read.
// Questions, and Di02 that only draw a number, are sent again by themselves when nothing
// came back; all else only when it provably was not sent. The error is a
// *connectors.Fout without anything of the answer but Fout.Antwoord:
//   - Tijdelijk: not sent, or 429; for a question or a Di02 also when the answer got lost;
//   - Toegang: certificate, 401, 403, 407, a redirect, an endpoint that is none;
//   - Geweigerd: our content cannot be read, or is too large for the other side;
//   - Onzeker: all else.
//
// It is ctx's own when that ended while the outcome is open.
func (c *Client) Send(ctx context.Context, v Verzoek) (*Antwoord, error) {
	u := c.adressen[v.Kanaal]
	if u == nil {
		return nil, fmt.Errorf("%s: geen endpoint voor %q", v.Stap, v.Kanaal)
	}
	wacht := verbinding.Termijn(c.cfg.Wachttijd, verbinding.Base64Lengte(v.Grootte))
	tctx, cancel := context.WithTimeout(ctx, wacht)
	defer cancel()
	p := c.poging(v)
	r, err := c.request(p.In(tctx), u, v)
	if err != nil {
		return nil, err
	}
	a, err := c.do(r)
	if err != nil {
		return nil, c.lost(p.Fout(ctx, v.Stap, u.Host, err))
	}
	return c.judge(v, a)
}

// poging says what may be sent again. A Fo02 often comes with a 500: only what a
// gateway says is worth another try.
func (c *Client) poging(v Verzoek) *verbinding.Poging {
	p := &verbinding.Poging{Leest: v.Kanaal.Leest()}
	if p.Leest {
		p.Herhaal = func(status int) bool { return status > http.StatusInternalServerError }
	}
	nr := 0
	p.Body = func() (*verbinding.Stroom, error) {
		if nr++; nr > 1 {
			c.log.Info("bericht opnieuw verstuurd", "stap", v.Stap, "endpoint", string(v.Kanaal), "keer", nr)
		}
		return c.stroom(v)
	}
	return p
}

func (c *Client) request(ctx context.Context, u *url.URL, v Verzoek) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("%s: het verzoek maken: %w", v.Stap, verbinding.Cause(err))
	}
	r.Header["SOAPAction"] = []string{`"` + v.Actie + `"`} // spelled as in SOAP 1.1; some receivers look no further
	r.Header.Set("Accept", "text/xml, application/soap+xml, multipart/related")
	r.Header.Set("User-Agent", "SOLO")
	if c.cfg.Basic != nil {
		r.SetBasicAuth(c.cfg.Basic.Gebruiker, c.cfg.Basic.Wachtwoord)
	}
	return r, nil
}

func (c *Client) do(r *http.Request) (*Antwoord, error) {
	resp, err := c.hc.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := verbinding.ReadAll(resp.Body, maxAntwoord)
	if err != nil {
		return nil, err
	}
	a := &Antwoord{Status: resp.StatusCode, ContentType: resp.Header.Get("Content-Type"), Body: b, Kop: resp.Header}
	if wacht, ok := verbinding.RetryAfter(a.Kop, c.now()); ok {
		a.NietVoor = c.now().Add(min(wacht, maxRetryAfter))
	}
	return a, nil
}
