package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/config"
	"solo/store"
)

func wisselCmd() *cobra.Command {
	var o struct {
		reden
		config string
		json   bool
	}
	c := &cobra.Command{Use: "wissel", Short: "versleutel alles onder de nieuwe sleutel", Args: argumenten(),
		Long: `Zet de sleutel van elk dossier onder de sleutel die in solo.yaml bij actief staat. De
dossiers zelf hoeven daarvoor niet opnieuw versleuteld te worden. Zo doet u het:
  1. Maak een nieuwe sleutel en bewaar een kopie: solo sleutel geheim/2027.key
  2. Zet hem in solo.yaml bij sleutels, naast de oude, en wijzig actief.
  3. Start SOLO opnieuw, en voer deze opdracht uit. Afgebroken? Voer haar nog eens uit.
Daarna staat er welk oude bestand weg mag. De reden is verplicht en komt in het logboek;
dat toont: solo bewaren.`,
		Example: "  solo sleutel wissel --waarom \"jaarlijkse wissel\"",
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.checkReden("u de sleutel wisselt"); err != nil {
				return err
			}
			cfg, err := config.Load(o.config)
			if err != nil {
				return err
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				s, err := v.Rewrap(ctx, o.wie())
				if err == nil && s.Actief != cfg.Sleutels.Actief {
					err = fmt.Errorf("de draaiende SOLO werkt nog met de sleutel %q en niet met %q: start hem opnieuw en voer dit nog eens uit", s.Actief, cfg.Sleutels.Actief)
				}
				if err != nil || o.json {
					return jsonOf(c.OutOrStdout(), s, err)
				}
				return showWissel(c.OutOrStdout(), s)
			})
		}}
	configOptie(c, &o.config)
	jsonOptie(c, &o.json)
	o.waaromOptie(c)
	return c
}

func showWissel(w io.Writer, s *store.Wissel) error {
	if s.Gewisseld == 0 {
		fmt.Fprintf(w, "Er was niets te wisselen: alles staat al onder de sleutel %s.\n", s.Actief)
	} else {
		fmt.Fprintf(w, "Onder de sleutel %s gezet: %s.\n", s.Actief, aantal(s.Gewisseld, "dossier", "dossiers"))
	}
	for _, k := range s.Sleutels {
		switch {
		case k.Weg:
			fmt.Fprintf(w, "De sleutel %s is hier niet meer nodig: haal hem uit solo.yaml en start SOLO opnieuw. Bewaar het bestand zolang er een back-up is van voor nu; daarna mag het weg.\n", k.Naam)
		case k.Naam != s.Actief:
			fmt.Fprintf(w, "De sleutel %s is nog nodig voor %s: laat het bestand staan.\n", k.Naam, aantal(k.Dossiers, "dossier", "dossiers"))
		}
	}
	return nil
}
