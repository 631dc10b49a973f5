package stuf

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"solo/connectors"
	"solo/connectors/stuf/bericht"
	"solo/connectors/stuf/soap"
)

// A Connector delivers to one destination. It is safe for concurrent use, for
// different dossiers; without Dubbelcontrole its messages leave one by one, and no
// other Connector may then send as the same zender.
type Connector struct {
	inst      Instellingen
	log       *slog.Logger
	now       func() time.Time
	zender    *zender
	schrijver *bericht.Schrijver
	lijn      *soap.Client
}

// New makes a connector, or tells all mistakes in i at once, in Dutch. It sends
// nothing. Close it.
func New(i Instellingen, log *slog.Logger, now func() time.Time) (*Connector, error) {
	schrijver, err := bericht.New(i.bericht())
	fouten := []error{i.check(), err}
	lijn, err := soap.New(i.soap(), log, now)
	if err := errors.Join(append(fouten, err)...); err != nil {
		return nil, err
	}
	return &Connector{inst: i, log: log, now: now, zender: newZender(&i, now), schrijver: schrijver, lijn: lijn}, nil
}

// Close ends idle connections.
func (c *Connector) Close() { c.lijn.Close() }

// Deliver makes the zaak whole; see connectors.Connector.
func (c *Connector) Deliver(ctx context.Context, o connectors.Opdracht, j connectors.Journaal) (connectors.Ontvangst, error) {
	l := &levering{c: c, o: o, j: j, ronde: map[string]int{}}
	if err := l.prepare(ctx); err != nil {
		return connectors.Ontvangst{}, err
	}
	if l.dicht {
		return l.deliverClosed(ctx)
	}
	for {
		gemist, err := l.pass(ctx)
		switch {
		case err != nil:
			return connectors.Ontvangst{}, err
		case len(gemist) == 0:
			return l.ontvangst, nil
		}
		if err := l.repair(ctx, gemist); err != nil {
			return connectors.Ontvangst{}, err
		}
	}
}

func geweigerd(stap, code, melding, actie string) *connectors.Fout {
	return &connectors.Fout{Klasse: connectors.Geweigerd, Stap: stap, Code: code, Melding: melding, Actie: actie}
}
