package bediening

import (
	"context"
	"net/http"

	"solo/dossier"
	"solo/store"
)

// Bewaren is what people do with what is kept. It is a part of Verbs.
type Bewaren interface {
	// Bewaarplan tells what would be destroyed now and later, and what is kept too long.
	Bewaarplan(ctx context.Context) (*store.Bewaarplan, error)
	// Shred destroys what is due.
	Shred(ctx context.Context, w Wie) (*store.Bewaarplan, error)
	// Vrijgeven says that no more papers are expected of a dossier.
	Vrijgeven(ctx context.Context, id dossier.ID, w Wie) error
	// Bewijs gives what is left of a dossier that was destroyed, or store.ErrNotFound.
	Bewijs(ctx context.Context, id dossier.ID) (*store.Bewijs, error)
	// Rewrap wraps every data key anew under the active key.
	Rewrap(ctx context.Context, w Wie) (*store.Wissel, error)
}

// Bewaarplan implements Bewaren.
func (c *Client) Bewaarplan(ctx context.Context) (*store.Bewaarplan, error) {
	uit := &store.Bewaarplan{}
	return uit, c.get(ctx, "/bewaren", uit)
}

// Shred implements Bewaren.
func (c *Client) Shred(ctx context.Context, w Wie) (*store.Bewaarplan, error) {
	uit := &store.Bewaarplan{}
	return uit, c.ask(ctx, "/bewaren/nu", daad{Wie: w}, uit)
}

// Vrijgeven implements Bewaren.
func (c *Client) Vrijgeven(ctx context.Context, id dossier.ID, w Wie) error {
	return c.post(ctx, "/dossiers/"+string(id)+"/vrij", daad{Wie: w})
}

// Bewijs implements Bewaren.
func (c *Client) Bewijs(ctx context.Context, id dossier.ID) (*store.Bewijs, error) {
	uit := &store.Bewijs{}
	return uit, c.get(ctx, "/dossiers/"+string(id)+"/bewijs", uit)
}

// Rewrap implements Bewaren.
func (c *Client) Rewrap(ctx context.Context, w Wie) (*store.Wissel, error) {
	uit := &store.Wissel{}
	return uit, c.ask(ctx, "/sleutels/wissel", daad{Wie: w}, uit)
}

// bewaren adds what belongs to Bewaren.
func (s server) bewaren(mux *http.ServeMux) {
	mux.HandleFunc("GET /bewaren", tell(func(r *http.Request) (*store.Bewaarplan, error) { return s.v.Bewaarplan(r.Context()) }))
	mux.HandleFunc("GET /dossiers/{id}/bewijs", tell(func(r *http.Request) (*store.Bewijs, error) {
		return s.v.Bewijs(r.Context(), dossier.ID(r.PathValue("id")))
	}))
	mux.HandleFunc("POST /bewaren/nu", act(func(r *http.Request, d daad) (*store.Bewaarplan, error) { return s.v.Shred(r.Context(), d.Wie) }))
	mux.HandleFunc("POST /sleutels/wissel", act(func(r *http.Request, d daad) (*store.Wissel, error) { return s.v.Rewrap(r.Context(), d.Wie) }))
	mux.HandleFunc("POST /dossiers/{id}/vrij", act(func(r *http.Request, d daad) (struct{}, error) {
		return struct{}{}, s.v.Vrijgeven(r.Context(), dossier.ID(r.PathValue("id")), d.Wie)
	}))
}
