package zgw

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/go-resty/resty/v2"

	"solo/connectors/verbinding"
)

const (
	maxAntwoord = 16 << 20 // bytes of one answer, or of all pages of a list together
	maxPaginas  = 100
	maxRijen    = 50_000 // of a list; 100 pages of the largest size that Open Zaak gives
)

// client makes calls and judges their answers.
type client struct {
	inst *Instellingen
	rest *resty.Client
	log  *slog.Logger
	now  func() time.Time
}

// oproep is one call.
type oproep struct {
	api     *api
	methode string
	pad     string // under the root
	query   url.Values
	body    any                // as JSON; nil = none
	stroom  *verbinding.Stroom // instead of body
	stap    string             // for whoever reads the Fout
	gelezen int                // bytes of maxAntwoord that earlier pages took
}

// antwoord is one answer, whole.
type antwoord struct {
	status int
	kop    http.Header
	body   []byte
}

func newClient(i *Instellingen, log *slog.Logger, now func() time.Time, onder http.RoundTripper) *client {
	hc := verbinding.NewClient(onder, i.herhaalNa(), now)
	rest := resty.NewWithClient(hc).SetRetryCount(0).SetDisableWarn(true).SetLogger(stil{})
	return &client{inst: i, rest: rest, log: log, now: now}
}

// stil is a logger for resty that says nothing: its lines hold URLs.
type stil struct{}

func (stil) Errorf(string, ...any) {}
func (stil) Warnf(string, ...any)  {}
func (stil) Debugf(string, ...any) {}

// call sends and returns the answer when it is 2xx, a *connectors.Fout otherwise.
// A token that the server calls too old is minted once more by the server's clock.
func (c *client) call(ctx context.Context, o oproep) (antwoord, error) {
	a, err := c.once(ctx, o, c.now)
	if skew, ok := tokenRefused(a, c.now()); err != nil && ok {
		return c.once(ctx, o, func() time.Time { return c.now().Add(skew) })
	}
	return a, err
}

func (c *client) once(ctx context.Context, o oproep, klok func() time.Time) (antwoord, error) {
	p := c.poging(o, klok)
	tctx, cancel := context.WithTimeout(p.In(ctx), c.timeout(o))
	defer cancel()
	r, err := c.request(tctx, o)
	if err != nil {
		return antwoord{}, err
	}
	resp, err := r.Execute(o.methode, o.api.address(o.pad, o.query))
	if err != nil {
		return antwoord{}, p.Fout(ctx, o.stap, o.api.basis.Host, err)
	}
	a, err := readAntwoord(resp, maxAntwoord-o.gelezen)
	if err != nil {
		return a, p.Fout(ctx, o.stap, o.api.basis.Host, err)
	}
	return a, c.judge(o, a)
}

// herhaal: repeating is harmless. A PUT here is always that of a bestandsdeel.
func (o oproep) herhaal() bool {
	return o.methode == http.MethodGet || o.methode == http.MethodPut || o.methode == http.MethodDelete
}

// poging makes the token of each try, and says what may be tried again.
func (c *client) poging(o oproep, klok func() time.Time) *verbinding.Poging {
	p := &verbinding.Poging{Leest: o.methode == http.MethodGet}
	p.Kop = func(h http.Header) error {
		token, err := o.api.mint(klok(), c.inst)
		h.Set("Authorization", "Bearer "+token)
		return err
	}
	if o.stroom != nil {
		p.Body = func() (*verbinding.Stroom, error) { return o.stroom, nil }
	}
	if o.herhaal() {
		p.Herhaal = func(int) bool { return true }
	}
	return p
}

func (c *client) timeout(o oproep) time.Duration {
	if o.stroom == nil {
		return verbinding.Termijn(c.inst.wachttijd(), 0)
	}
	return verbinding.Termijn(c.inst.wachttijd(), o.stroom.Lengte())
}

func (c *client) request(ctx context.Context, o oproep) (*resty.Request, error) {
	r := c.rest.R().SetContext(ctx).SetDoNotParseResponse(true).
		SetHeader("Accept", "application/json").SetHeader("User-Agent", "SOLO")
	if o.api.versie != "" {
		r.SetHeader("Api-Version", o.api.versie)
	}
	if o.api.crs {
		r.SetHeader("Accept-Crs", "EPSG:4326").SetHeader("Content-Crs", "EPSG:4326")
	}
	switch {
	case o.stroom != nil: // sets its own
	case o.body != nil:
		b, err := json.Marshal(o.body)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", o.stap, err)
		}
		r.SetHeader("Content-Type", "application/json").SetBody(b)
	}
	return r, nil
}

func readAntwoord(r *resty.Response, grens int) (antwoord, error) {
	body := r.RawBody()
	defer func() { _ = body.Close() }()
	a := antwoord{status: r.StatusCode(), kop: r.Header()}
	var err error
	a.body, err = verbinding.ReadAll(body, int64(grens))
	return a, err
}
