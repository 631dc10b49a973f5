package bediening

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"solo/dossier"
	"solo/store"
)

// Bewaking is what the command line can ask of the health of the chain. Whoever
// implements it beside Verbs answers over the socket too, and so does Client.
type Bewaking interface {
	// Signalen gives what people were told, the newest first.
	Signalen(ctx context.Context, f store.SignaalFilter) ([]store.Signaal, error)
	// Acknowledge says that somebody has seen a signaal, and ends its repetition.
	Acknowledge(ctx context.Context, signaal int64, w Wie) error
	// Aansluiting accounts for what was accepted on the days van up to and including tot.
	Aansluiting(ctx context.Context, van, tot dossier.Datum) ([]store.Aansluiting, error)
}

var _ Bewaking = (*Client)(nil)

// Signalen implements Bewaking.
func (c *Client) Signalen(ctx context.Context, f store.SignaalFilter) (uit []store.Signaal, err error) {
	q := url.Values{"soort": {f.Soort}, "bestemming": {f.Bestemming}, "open": {strconv.FormatBool(f.Open)}, "limiet": {strconv.Itoa(f.Limiet)}}
	err = c.get(ctx, "/signalen?"+q.Encode(), &uit)
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

func handleBewaking(mux *http.ServeMux, b Bewaking) {
	mux.HandleFunc("GET /signalen", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		limiet, _ := strconv.Atoi(q.Get("limiet"))
		v, err := b.Signalen(r.Context(), store.SignaalFilter{Soort: q.Get("soort"), Bestemming: q.Get("bestemming"), Open: q.Get("open") == "true", Limiet: limiet})
		answer(w, v, err)
	})
	mux.HandleFunc("POST /signalen/{id}/bevestig", func(w http.ResponseWriter, r *http.Request) {
		id, err := levering(r)
		if err != nil {
			writeFout(w, fmt.Errorf("signaal: %w", store.ErrNotFound))
			return
		}
		d, err := readDaad(r)
		if err == nil {
			err = b.Acknowledge(r.Context(), id, d.Wie)
		}
		answer(w, struct{}{}, err)
	})
	mux.HandleFunc("GET /aansluiting", func(w http.ResponseWriter, r *http.Request) {
		van, err := dossier.ParseDatum(r.URL.Query().Get("van"))
		if err != nil {
			writeFout(w, err)
			return
		}
		tot, err := dossier.ParseDatum(r.URL.Query().Get("tot"))
		if err != nil {
			writeFout(w, err)
			return
		}
		v, err := b.Aansluiting(r.Context(), van, tot)
		answer(w, v, err)
	})
}
