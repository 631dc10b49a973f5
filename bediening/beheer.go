package bediening

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

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
	err = c.get(ctx, "/werkvoorraad?"+writeFilter(f), &uit)
	return uit, err
}

// Rehearse implements Beheer.
func (c *Client) Rehearse(ctx context.Context, f store.Filter) (*store.Proef, error) {
	uit := &store.Proef{}
	err := c.get(ctx, "/werkvoorraad/proef?"+writeFilter(f), uit)
	return uit, err
}

// RetryAll implements Beheer.
func (c *Client) RetryAll(ctx context.Context, f store.Filter, w Wie) (uit []store.Taak, err error) {
	err = c.ask(ctx, "/werkvoorraad/opnieuw", daad{Wie: w, Filter: writeFilter(f)}, &uit)
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
	mux.HandleFunc("GET /werkvoorraad", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.v.Werkvoorraad(r.Context(), readFilter(r.URL.Query()))
		answer(w, v, err)
	})
	mux.HandleFunc("GET /werkvoorraad/proef", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.v.Rehearse(r.Context(), readFilter(r.URL.Query()))
		answer(w, v, err)
	})
	mux.HandleFunc("POST /werkvoorraad/opnieuw", s.retryAll)
	mux.HandleFunc("GET /taken", func(w http.ResponseWriter, r *http.Request) {
		v, err := s.v.Taken(r.Context())
		answer(w, v, err)
	})
	mux.HandleFunc("POST /taken/{id}/stop", s.stopTaak)
}

func (s server) retryAll(w http.ResponseWriter, r *http.Request) {
	d, err := readDaad(r)
	if err != nil {
		writeFout(w, err)
		return
	}
	q, err := url.ParseQuery(d.Filter)
	if err != nil {
		writeFout(w, fmt.Errorf("het filter is niet te lezen: %w", err))
		return
	}
	v, err := s.v.RetryAll(r.Context(), readFilter(q), d.Wie)
	answer(w, v, err)
}

func (s server) stopTaak(w http.ResponseWriter, r *http.Request) {
	d, err := readDaad(r)
	if err != nil {
		writeFout(w, err)
		return
	}
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		err = fmt.Errorf("taak: %w", store.ErrNotFound)
	} else {
		err = s.v.StopTaak(r.Context(), id, d.Wie)
	}
	answer(w, struct{}{}, err)
}
