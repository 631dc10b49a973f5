package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
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
		return nil, fmt.Errorf("op %s (luister.adres) kan SOLO niet luisteren%s", in.Web.Adres, waaromDoof(err))
	}
	return l, nil
}

// waaromDoof tells why nothing can listen at an address, and what to do.
func waaromDoof(err error) string {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return ": een ander programma luistert daar al. Stop dat, of kies in solo.yaml een ander adres"
	case errors.Is(err, syscall.EACCES):
		return ": dat mag deze gebruiker niet. Kies in solo.yaml een poort vanaf 1024"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return ": deze machine heeft dat adres niet. Kies in solo.yaml een ander adres"
	}
	return fmt.Sprintf("; kies in solo.yaml een ander adres: %v", err)
}

// web answers for this SOLO over HTTP.
func (w *werk) web() *web.Server {
	return &web.Server{Verbs: w, Metrics: w.meting.Handler(), Toegang: w.in.Web, Grenzen: w.in.Grenzen, Omgeving: w.in.Omgeving,
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
