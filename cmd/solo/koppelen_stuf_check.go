package main

import (
	"log/slog"
	"maps"
	"slices"
	"strings"
	"time"

	"solo/config"
	"solo/connectors/stuf"
)

// checkStUF is for config.CheckStUF: all that the connector would refuse, by the key that
// it has in solo.yaml.
func checkStUF(k *config.StUFKoppeling) (uit []config.Mis) {
	if _, err := stuf.LoadProfiel(k.Profiel, nil); err != nil {
		return []config.Mis{{Veld: "profiel", Melding: err.Error()}}
	}
	for _, naam := range slices.Sorted(maps.Keys(k.Gewoonten)) {
		if _, err := stuf.LoadProfiel(k.Profiel, map[string]string{naam: k.Gewoonten[naam]}); err != nil {
			uit = append(uit, config.Mis{Veld: "gewoonten." + naam, Naam: !stuf.IsGewoonte(naam), Melding: err.Error()})
		}
	}
	if len(uit) > 0 {
		return uit
	}
	g, err := stuf.LoadProfiel(k.Profiel, k.Gewoonten)
	if err != nil {
		return []config.Mis{{Melding: err.Error()}}
	}
	if uit = append(missingPrefix(k, g), missingStatus(k, g)...); len(uit) > 0 {
		return uit
	}
	return otherwise(k, g)
}

func missingPrefix(k *config.StUFKoppeling, g stuf.Gewoonten) []config.Mis {
	if k.NummerPrefix != "" || g.ZaaknummerOpvragen && g.DocumentnummerOpvragen {
		return nil
	}
	return []config.Mis{{Veld: "nummer_prefix", Melding: `vul nummer_prefix in: de gemeentecode en wat letters, zoals "0106SOLO-"; ` +
		"weglaten kan alleen als zaaknummer en documentnummer bij gewoonten allebei op opvragen staan"}}
}

func missingStatus(k *config.StUFKoppeling, g stuf.Gewoonten) (uit []config.Mis) {
	if g.Status == stuf.StatusGeen {
		return nil
	}
	mist := func(veld, raad string) {
		uit = append(uit, config.Mis{Veld: "gewoonten.status", Melding: "vul ook " + veld + " in: " + raad + "; of zet hier geen"})
	}
	if g.StatusVolgnummer == 0 {
		mist("status_volgnummer", "bij gewoonten, het volgnummer van de eerste status in het zaaktype")
	}
	if g.StatusOmschrijving == "" {
		mist("status_omschrijving", "bij gewoonten, de omschrijving van de eerste status in het zaaktype")
	}
	if k.StatusDoor == "" {
		mist("status_door", "in stuf, de organisatorische eenheid die de status zet")
	}
	return uit
}

// otherwise is what only the connector as a whole can say.
func otherwise(k *config.StUFKoppeling, g stuf.Gewoonten) (uit []config.Mis) {
	c, err := stuf.New(stufInstellingen(k, g, nil), slog.New(slog.DiscardHandler), time.Now)
	if err == nil {
		c.Close()
		return nil
	}
	for regel := range strings.Lines(err.Error()) {
		uit = append(uit, config.Mis{Melding: strings.TrimSpace(regel)})
	}
	return uit
}
