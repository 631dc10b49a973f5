// Package levering takes an accepted dossier to its case system: it renders the
// zaak and the PDFs once, has them stored before the first byte leaves, and gives
// them to the connector at every attempt.
//
// It ties intake, mapping, outbox and connectors together and decides nothing of
// theirs: when to try is the outbox', what to say the mapping's, how the connector's.
package levering

import (
	"context"
	"fmt"
	"slices"

	"solo/connectors"
	"solo/dossier"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
)

// Opslag is what the levering asks of the database.
type Opslag interface {
	// Versie opens a dossier with its data key, as it reads after a delivery.
	Versie(ctx context.Context, id dossier.ID, volgnummer int) (*store.Versie, kluis.Sleutel, error)
	// Plaatsing says where a delivery goes in its case system.
	Plaatsing(ctx context.Context, l outbox.Levering) (store.Plaatsing, error)
	// Pin stores what will be sent, under the fence of the delivery; notitie names the
	// mapping in clear. Pinned gives both back.
	Pin(ctx context.Context, l outbox.Levering, inhoud []byte, notitie string) error
	Pinned(ctx context.Context, l outbox.Levering) (inhoud []byte, notitie string, err error)
	// List and Show tell where the zaak of another dossier is.
	List(ctx context.Context, f store.Filter) ([]store.Regel, error)
	Show(ctx context.Context, levering int64) (*store.Detail, error)
}

// Leveraar delivers one dossier at a time for the outbox. Safe for concurrent use.
type Leveraar struct {
	Opslag    Opslag
	Bestanden Bestanden
	Maker     Maker
	// Connectors by destination.
	Connectors map[string]connectors.Connector
}

// Deliver is the Deliver of outbox.Dispatcher.
func (v *Leveraar) Deliver(ctx context.Context, l outbox.Levering, j connectors.Journaal) (connectors.Ontvangst, error) {
	c, ok := v.Connectors[l.Bestemming]
	if !ok {
		return connectors.Ontvangst{}, ontbreekt(l.Bestemming)
	}
	d, sleutel, err := v.Opslag.Versie(ctx, l.Dossier, l.Volgnummer)
	if err != nil {
		return connectors.Ontvangst{}, readable(fmt.Errorf("dossier %s: %w", l.Dossier, err))
	}
	o, err := v.bring(ctx, l, d, sleutel, c, j)
	if waarom, mag := dispensable(d, l.Soort, err); mag {
		o, err = connectors.Ontvangst{Zaaknummer: o.Zaaknummer, Zaak: o.Zaak, Aangepast: []string{waarom}}, nil
	}
	return o, readable(err)
}

// bring renders what is to be sent, or opens what was rendered before, and sends it.
func (v *Leveraar) bring(ctx context.Context, l outbox.Levering, d *store.Versie, s kluis.Sleutel, c connectors.Connector, j connectors.Journaal) (connectors.Ontvangst, error) {
	g, err := v.pinned(ctx, l, d, s)
	if err != nil {
		return connectors.Ontvangst{}, err
	}
	opdracht := connectors.Opdracht{Dossier: g.plaats.Wortel, Zaak: g.Zaak, Inhoud: Lade{v.Bestanden, s}, Opnieuw: l.Opnieuw}
	if l.Soort != store.Zaak {
		opdracht.Bij = &connectors.Bestaand{Zaaknummer: g.plaats.Zaaknummer, Adres: g.plaats.Adres}
	}
	o, err := c.Deliver(ctx, opdracht, j)
	o.Aangepast = slices.Concat(g.Aangepast, o.Aangepast)
	return o, err
}
