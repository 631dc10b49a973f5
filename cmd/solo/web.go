package main

import (
	"context"
	"fmt"
	"net"
	"strings"
	"time"

	"solo/web"
)

// listenWeb listens where the configuration says; nil when it says nothing.
func (in *inrichting) listenWeb() (net.Listener, error) {
	if in.Web.Adres == "" {
		return nil, nil
	}
	l, err := net.Listen("tcp", in.Web.Adres)
	if err != nil {
		return nil, fmt.Errorf("op het adres %s kan SOLO niet luisteren; kies bij luister een ander adres, of stop wat daar luistert: %w", in.Web.Adres, err)
	}
	return l, nil
}

// web answers for this SOLO over HTTP.
func (w *werk) web() *web.Server {
	return &web.Server{Verbs: w, Bewaking: w, Metrics: w.meting.Handler(), Toegang: w.in.Web, Grenzen: w.in.Grenzen, Omgeving: w.in.Omgeving,
		Bestemmingen: w.in.zaaksystemen(), Klaar: w.isKlaar, Log: w.log, Now: time.Now}
}

// stilstand is how long something may be due at a destination that lets us in before
// SOLO is taken for stuck.
const stilstand = 5 * time.Minute

// isKlaar reports why SOLO cannot take in or deliver. A destination that is out, waits
// or is paused is no reason: that is its own trouble, and the monitor shows it.
func (w *werk) isKlaar(ctx context.Context) error {
	if err := w.db.Writable(ctx); err != nil {
		return err
	}
	stil, err := w.db.Stalled(ctx, time.Now().Add(-stilstand))
	if err != nil {
		return err
	}
	if len(stil) > 0 {
		return fmt.Errorf("er staat werk klaar en er gebeurt niets: %s", strings.Join(stil, ", "))
	}
	return nil
}
