package levering_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"solo/connectors"
	"solo/dossier"
	"solo/kluis"
	"solo/levering"
	"solo/outbox"
	"solo/store"
)

// dichteOpslag is a store of which nothing opens.
type dichteOpslag struct {
	levering.Opslag
	fout error
}

func (o dichteOpslag) Versie(context.Context, dossier.ID, int) (*store.Versie, kluis.Sleutel, error) {
	return nil, kluis.Sleutel{}, fmt.Errorf("dossier openen: %w", o.fout)
}

type nietsConnector struct{ connectors.Connector }

func TestWhatDoesNotOpenWaitsForAPersonWhoIsToldWhy(t *testing.T) {
	for fout, stap := range map[error]string{kluis.ErrSleutelOnbekend: "sleutel", kluis.ErrVervalst: "opslag"} {
		v := levering.Leveraar{Opslag: dichteOpslag{fout: fout}, Connectors: map[string]connectors.Connector{"tilburg": nietsConnector{}}}
		_, err := v.Deliver(t.Context(), outbox.Levering{Bestemming: "tilburg", Soort: store.Zaak}, nil)
		var f *connectors.Fout
		if !errors.As(err, &f) || f.Klasse != connectors.Configuratie || f.Stap != stap || f.Actie == "" {
			t.Errorf("%v: got %v, want a configuratie fout at %s with an action", fout, err, stap)
		}
	}
}

// gepind is a store of which all opens but what was pinned.
type gepind struct {
	levering.Opslag
	fout error
}

func (g gepind) Pinned(context.Context, outbox.Levering) ([]byte, string, error) {
	return nil, "", fmt.Errorf("vastgelegd: %w", g.fout)
}

func TestDifferenceThatCannotBeSeenIsToldAsWhatItIs(t *testing.T) {
	for fout, stap := range map[error]string{kluis.ErrSleutelOnbekend: "sleutel", kluis.ErrVervalst: "opslag"} {
		v := levering.Leveraar{Opslag: gepind{fout: fout}}
		_, err := v.Verschil(t.Context(), outbox.Levering{Vastgelegd: true}, nil)
		var f *connectors.Fout
		if !errors.As(err, &f) || f.Stap != stap {
			t.Errorf("%v: got %v, want a fout at %s", fout, err, stap)
		}
	}
}
