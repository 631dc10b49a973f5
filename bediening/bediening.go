// Package bediening lets the command line work on a running SOLO: one process owns
// the store, so every command either talks to it over a local socket or, when it
// does not run, takes its place for a moment.
//
// It carries verbs and their errors over that socket, and knows neither what they
// do nor how the store does it. Who may open the socket is for the file system.
package bediening

import (
	"context"
	"encoding/json"
	"time"

	"solo/intake"
	"solo/store"
)

// Verbs is what the command line can ask. The owner of the store implements it, and
// so does Client. What changes something checks its Wie.
type Verbs interface {
	// Submit is intake.Service.Complete for an aanvraag, and its Vervolg for what comes
	// after one: the document says what it is.
	Submit(ctx context.Context, document []byte, open intake.Open) (intake.Ontvangen, error)
	// List and Show give deliveries without personal data; Show of an unknown one is
	// store.ErrNotFound.
	List(ctx context.Context, f store.Filter) ([]store.Regel, error)
	Show(ctx context.Context, levering int64) (*store.Detail, error)
	// Stand tells per destination what waits and why: for a beheerder and for a monitor.
	Stand(ctx context.Context) ([]store.Stand, error)
	// Retry sends a waiting delivery on. With mapping it is rendered anew with the
	// mapping of today; refused when a step that is done would have been different.
	Retry(ctx context.Context, levering int64, mapping bool, w Wie) error
	// Cancel ends a delivery that is not delivered.
	Cancel(ctx context.Context, levering int64, w Wie) error
	// NieuweZaak makes a new zaak of an aanvraag whose zaak takes no supplement any more.
	NieuweZaak(ctx context.Context, levering int64, w Wie) error
	// Afgehandeld ends a delivery that w dealt with elsewhere, and says how.
	Afgehandeld(ctx context.Context, levering int64, w Wie) error
	// Skip gives the result of a step that a person looked up in the case system.
	Skip(ctx context.Context, levering int64, stap string, resultaat json.RawMessage, w Wie) error
	// Pause has nothing tried at a destination until Resume. Its Waarom is kept in clear.
	Pause(ctx context.Context, bestemming string, w Wie) error
	// Resume lets a destination that is paused or waits after failures go on at once.
	Resume(ctx context.Context, bestemming string, w Wie) error
	// Settings tells with what the owner works: it reads its configuration once.
	Settings(ctx context.Context) (Instellingen, error)
	Beheer
	Bewaren
	Bewaking
}

// Instellingen identify a store, and a configuration with its mappings and secrets
// without telling what is in them.
type Instellingen struct {
	Map    string    `json:"map"` // of the store, absolute; a command for another store must not go on
	Afdruk string    `json:"afdruk"`
	Sinds  time.Time `json:"sinds"` // when they were read
}
