package bediening

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"solo/dossier"
	"solo/store"
)

// Bewaking is what people ask of the health of the chain. It is a part of Verbs.
type Bewaking interface {
	// Signalen gives what people were told, the newest first.
	Signalen(ctx context.Context, f store.SignaalFilter) ([]store.Signaal, error)
	// Acknowledge says that somebody has seen a signaal, and ends its repetition.
	Acknowledge(ctx context.Context, signaal int64, w Wie) error
	// Aansluiting accounts for what was accepted on the days van up to and including tot.
	Aansluiting(ctx context.Context, van, tot dossier.Datum) ([]store.Aansluiting, error)
}

// Signalen implements Bewaking.
func (c *Client) Signalen(ctx context.Context, f store.SignaalFilter) (uit []store.Signaal, err error) {
	err = c.search(ctx, "/signalen", f, &uit)
	return uit, err
}

// Acknowledge implements Bewaking.
func (c *Client) Acknowledge(ctx context.Context, signaal int64, w Wie) error {
	return c.post(ctx, fmt.Sprintf("/signalen/%d/bevestig", signaal), daad{Wie: w})
}

// Aansluiting implements Bewaking.
func (c *Client) Aansluiting(ctx context.Context, van, tot dossier.Datum) (uit []store.Aansluiting, err error) {
	q := url.Values{"van": {van.String()}, "tot": {tot.String()}}
	err = c.get(ctx, "/aansluiting?"+q.Encode(), &uit)
	return uit, err
}

// bewaking adds what belongs to Bewaking.
func (s server) bewaking(mux *http.ServeMux) {
	mux.HandleFunc("GET /signalen", search(s.v.Signalen))
	mux.HandleFunc("POST /signalen/{id}/bevestig", actOn("signaal", func(ctx context.Context, nr int64, d daad) error {
		return s.v.Acknowledge(ctx, nr, d.Wie)
	}))
	mux.HandleFunc("GET /aansluiting", tell(s.aansluiting))
}

func (s server) aansluiting(r *http.Request) ([]store.Aansluiting, error) {
	van, err := dossier.ParseDatum(r.URL.Query().Get("van"))
	if err != nil {
		return nil, err
	}
	tot, err := dossier.ParseDatum(r.URL.Query().Get("tot"))
	if err != nil {
		return nil, err
	}
	return s.v.Aansluiting(r.Context(), van, tot)
}
