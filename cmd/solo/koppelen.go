package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"time"

	"solo/config"
	"solo/connectors"
	"solo/connectors/zgw"
	"solo/dossier"
	"solo/zaak"
)

// A koppeling is a connector with what the command line asks of it.
type koppeling interface {
	connectors.Connector
	// voorbeeld gives schrijf every request that Deliver would send, and sends nothing.
	voorbeeld(ctx context.Context, o connectors.Opdracht, schrijf func(naam string, inhoud io.Reader) error) error
	// check looks at the case system and writes nothing there.
	check(ctx context.Context, wensen []*zaak.Zaak, op dossier.Datum) []bevinding
	// checkResultaat says what is wrong with the result that a person gives of a step, in
	// Dutch; "" when nothing is.
	checkResultaat(stap string, resultaat json.RawMessage) string
	close()
}

// A bevinding is one outcome of `solo controleer`.
type bevinding struct {
	Goed    bool   `json:"goed"`
	LetOp   bool   `json:"let_op,omitempty"` // Goed, but somebody should know
	Waar    string `json:"waar"`
	Melding string `json:"melding"`
	Actie   string `json:"actie,omitempty"`
}

// open is the whole list of kinds of case system; nothing registers itself.
func openKoppeling(z config.Zaaksysteem, log *slog.Logger) (koppeling, error) {
	switch z.Soort {
	case config.ZGW:
		c, err := zgw.New(zgwInstellingen(z), log, time.Now)
		return zgwKoppeling{c, z.ZGW}, err
	case config.StUF:
		return openStUF(z, log)
	}
	return nil, fmt.Errorf("de soort %q bestaat niet", z.Soort)
}

// koppelingen opens every case system of the configuration; nothing is sent.
func (in *inrichting) koppelingen(log *slog.Logger) (map[string]koppeling, error) {
	uit := map[string]koppeling{}
	for _, naam := range in.zaaksystemen() {
		k, err := openKoppeling(in.Zaaksystemen[naam], log.With("zaaksysteem", naam))
		if err != nil {
			closeAll(uit)
			return nil, fmt.Errorf("zaaksysteem %s: %w", naam, err)
		}
		uit[naam] = k
	}
	return uit, nil
}
