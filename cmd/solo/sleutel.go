package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"solo/kluis"
)

func sleutelCmd() *cobra.Command {
	c := &cobra.Command{Use: "sleutel BESTAND", Args: argumenten("een bestand voor de sleutel"),
		Short: "maak een sleutel waarmee SOLO de dossiers versleutelt",
		Long: `Maakt een nieuwe sleutel en schrijft die in BESTAND, dat alleen u mag lezen.
Bewaar een kopie op een veilige plaats, los van de back-up van de gegevens:
zonder de sleutel kan niemand de dossiers nog lezen.`,
		Example: "  solo sleutel geheim/2026.key",
		RunE: func(c *cobra.Command, args []string) error {
			if err := writeSleutel(args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "De sleutel staat in %s.\nZet dit bestand in solo.yaml onder 'sleutels', en bewaar een kopie op een andere veilige plaats.\n", args[0])
			return err
		}}
	c.AddCommand(wisselCmd())
	return c
}

// writeSleutel makes a key file that nobody else can read; it never overwrites one.
func writeSleutel(pad string) error {
	kek, err := kluis.NewKEK()
	if err != nil {
		return fmt.Errorf("sleutel maken: %w", err)
	}
	tekst, err := kluis.FormatKEK(naamVan(pad), kek)
	if err != nil {
		return fmt.Errorf("sleutel maken: %w", err)
	}
	return writeGeheim(pad, "een sleutel", tekst)
}

// naamVan is the id under which a key file is meant to be loaded: its name without
// folder and ending.
func naamVan(pad string) string {
	basis := filepath.Base(pad)
	return strings.TrimSuffix(basis, filepath.Ext(basis))
}
