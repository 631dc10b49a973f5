package zgw

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/go-resty/resty/v2"
	"github.com/hashicorp/go-retryablehttp"
)

const (
	maxAntwoord = 16 << 20 // bytes of one answer, or of all pages of a list together
	minSnelheid = 32 << 10 // bytes a second below which a line counts as dead
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
	body    any     // as JSON; nil = none
	stroom  *stroom // instead of body
	stap    string  // for whoever reads the Fout
	gelezen int     // bytes of maxAntwoord that earlier pages took
}

// antwoord is one answer, whole.
type antwoord struct {
	status int
	kop    http.Header
	body   []byte
}

func newClient(i *Instellingen, log *slog.Logger, now func() time.Time, onder http.RoundTripper) *client {
	rc := retryablehttp.NewClient()
	rc.HTTPClient = &http.Client{Transport: verzender{onder, i}, CheckRedirect: neverFollow}
	rc.Logger = nil // it would log URLs
	rc.RetryMax = 2
	rc.CheckRetry = checkRetry(i, now)
	rc.Backoff = backoff(i, now)
	rc.ErrorHandler = retryablehttp.PassthroughErrorHandler // keep the answer
	hc := rc.StandardClient()
	hc.CheckRedirect = neverFollow
	rest := resty.NewWithClient(hc).SetRetryCount(0).SetDisableWarn(true).SetLogger(stil{})
	return &client{inst: i, rest: rest, log: log, now: now}
}

// neverFollow: a token goes to the configured host only, and a POST stays a POST.
func neverFollow(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

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
	p := &poging{api: o.api, stroom: o.stroom, klok: klok, herhaal: o.herhaal()}
	tctx, cancel := context.WithTimeout(context.WithValue(ctx, pogingKey{}, p), c.timeout(o))
	defer cancel()
	r, err := c.request(tctx, o)
	if err != nil {
		return antwoord{}, err
	}
	resp, err := r.Execute(o.methode, o.api.address(o.pad, o.query))
	if err != nil {
		return antwoord{}, c.failure(ctx, o, p, err)
	}
	a, err := readAntwoord(resp, maxAntwoord-o.gelezen)
	if err != nil {
		return a, c.failure(ctx, o, p, err)
	}
	return a, c.judge(o, a)
}

// herhaal: repeating is harmless. A PUT here is always that of a bestandsdeel.
func (o oproep) herhaal() bool {
	return o.methode == http.MethodGet || o.methode == http.MethodPut || o.methode == http.MethodDelete
}

func (c *client) timeout(o oproep) time.Duration {
	t := c.inst.wachttijd()
	if o.stroom != nil {
		t += time.Duration(o.stroom.lengte()/minSnelheid) * time.Second
	}
	return 2 * t // the pauses between tries are in it
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
	case o.stroom != nil:
		r.SetHeader("Content-Type", o.stroom.soort)
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
	if a.body, err = io.ReadAll(io.LimitReader(body, int64(grens)+1)); err != nil {
		return a, err
	}
	if len(a.body) > grens {
		a.body = nil
		return a, errTeGroot
	}
	return a, nil
}
