package main

import (
	"fmt"
	"log/slog"
	"time"

	"solo/config"
	"solo/connectors"
	"solo/connectors/zgw"
)

// connectorsTabel is the whole list of kinds of case system; nothing registers itself.
var connectorsTabel = map[string]func(config.Zaaksysteem, *slog.Logger) (*zgw.Connector, error){
	config.ZGW: newZGW,
}

func newZGW(z config.Zaaksysteem, log *slog.Logger) (*zgw.Connector, error) {
	return zgw.New(zgwInstellingen(z), log, time.Now)
}

func zgwInstellingen(z config.Zaaksysteem) zgw.Instellingen {
	k := z.ZGW
	toegang := func(a config.API) zgw.Toegang { return zgw.Toegang{ClientID: a.ClientID, Secret: a.Geheim.Inhoud()} }
	documenten, catalogi := toegang(k.Documenten), toegang(k.Catalogi)
	i := zgw.Instellingen{ZakenURL: k.Zaken.URL, DocumentenURL: k.Documenten.URL, CatalogiURL: k.Catalogi.URL,
		Toegang: toegang(k.Zaken), DocumentenToegang: &documenten, CatalogiToegang: &catalogi,
		CatalogusRSIN: k.Catalogus.RSIN, Prefix: k.NummerPrefix, InlineTot: k.InlineTot, TLS: z.TLS.Client()}
	i.ZakenVersie, i.DocumentenVersie, i.CatalogiVersie = k.Zaken.Versie, k.Documenten.Versie, k.Catalogi.Versie
	i.KVKInNNP = k.NNPKVK
	if k.AdresZonderBAG == config.Dummy {
		i.AdresZonderBAG = "SOLO"
	}
	return i
}

func (in *inrichting) connectors(log *slog.Logger) (map[string]connectors.Connector, error) {
	uit := map[string]connectors.Connector{}
	for naam, z := range in.Zaaksystemen {
		c, err := connectorsTabel[z.Soort](z, log.With("zaaksysteem", naam))
		if err != nil {
			return nil, fmt.Errorf("zaaksysteem %s: %w", naam, err)
		}
		uit[naam] = c
	}
	return uit, nil
}
