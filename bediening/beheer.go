package bediening

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"solo/store"
)

// Beheer is what people do with what does not go on by itself. It is a part of Verbs.
type Beheer interface {
	// Werkvoorraad gives what waits for a person and what is in doubt, without personal
	// data, the newest first.
	Werkvoorraad(ctx context.Context, f store.Filter) ([]store.Werk, error)
	// Rehearse tells what RetryAll would do: it looks at the case systems, sends nothing
	// and writes nothing. It may take some minutes, and looks at no more than it can.
	Rehearse(ctx context.Context, f store.Filter) (*store.Proef, error)
	// RetryAll starts a taak at every destination where the filter selects something that
	// waits for a person. Its Waarom is kept in clear.
	RetryAll(ctx context.Context, f store.Filter, w Wie) ([]store.Taak, error)
	// Taken gives the last fifty, the newest first.
	Taken(ctx context.Context) ([]store.Taak, error)
	// StopTaak ends a taak that goes on; what it sent on stays on its way.
	StopTaak(ctx context.Context, taak int64, w Wie) error
	// NietGedaan says that a step in doubt was not done: it is sent again with new keys.
	NietGedaan(ctx context.Context, levering int64, stap string, w Wie) error
}

// Werkvoorraad implements Beheer.
func (c *Client) Werkvoorraad(ctx context.Context, f store.Filter) (uit []store.Werk, err error) {
	err = c.search(ctx, "/werkvoorraad", f, &uit)
	return uit, err
}

// Rehearse implements Beheer.
func (c *Client) Rehearse(ctx context.Context, f store.Filter) (*store.Proef, error) {
	uit := &store.Proef{}
	err := c.search(ctx, "/werkvoorraad/proef", f, uit)
	return uit, err
}

// RetryAll implements Beheer.
func (c *Client) RetryAll(ctx context.Context, f store.Filter, w Wie) (uit []store.Taak, err error) {
	err = c.ask(ctx, "/werkvoorraad/opnieuw", daad{Wie: w, Filter: &f}, &uit)
	return uit, err
}

// Taken implements Beheer.
func (c *Client) Taken(ctx context.Context) (uit []store.Taak, err error) {
	err = c.get(ctx, "/taken", &uit)
	return uit, err
}

// StopTaak implements Beheer.
func (c *Client) StopTaak(ctx context.Context, taak int64, w Wie) error {
	return c.post(ctx, fmt.Sprintf("/taken/%d/stop", taak), daad{Wie: w})
}

// NietGedaan implements Beheer.
func (c *Client) NietGedaan(ctx context.Context, levering int64, stap string, w Wie) error {
	return c.post(ctx, fmt.Sprintf("/leveringen/%d/niet-gedaan", levering), daad{Wie: w, Stap: stap})
}

// beheer adds what belongs to Beheer.
func (s server) beheer(mux *http.ServeMux) {
	mux.HandleFunc("GET /werkvoorraad", search(s.v.Werkvoorraad))
	mux.HandleFunc("GET /werkvoorraad/proef", search(s.v.Rehearse))
	mux.HandleFunc("POST /werkvoorraad/opnieuw", act(s.retryAll))
	mux.HandleFunc("GET /taken", tell(func(r *http.Request) ([]store.Taak, error) { return s.v.Taken(r.Context()) }))
	mux.HandleFunc("POST /taken/{id}/stop", actOn("taak", func(ctx context.Context, nr int64, d daad) error {
		return s.v.StopTaak(ctx, nr, d.Wie)
	}))
	mux.HandleFunc("POST /leveringen/{id}/niet-gedaan", actOn("levering", func(ctx context.Context, nr int64, d daad) error {
		return s.v.NietGedaan(ctx, nr, d.Stap, d.Wie)
	}))
}

// retryAll does nothing without a filter: that would be everything.
func (s server) retryAll(r *http.Request, d daad) ([]store.Taak, error) {
	if d.Filter == nil {
		return nil, errors.New("het verzoek heeft geen filter")
	}
	return s.v.RetryAll(r.Context(), *d.Filter, d.Wie)
}
