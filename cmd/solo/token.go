package main

import (
	"crypto/rand"
	"fmt"

	"github.com/spf13/cobra"
)

func tokenCmd() *cobra.Command {
	return &cobra.Command{Use: "token BESTAND", Args: argumenten("een bestand voor het token"),
		Short: "maak een token voor een leverancier, de monitor of het beheer",
		Long: `Maakt een nieuw token en schrijft dat in BESTAND, dat alleen u mag lezen (op Windows:
wie in de map mag lezen). Het token zelf komt niet op het scherm. Geef het op een
veilige manier aan wie het gaat gebruiken, en ieder een eigen token.`,
		Example: "  solo token geheim/monitor.txt",
		RunE: func(c *cobra.Command, args []string) error {
			if err := writeGeheim(args[0], "een token", newToken()+"\n"); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "Het token staat in %s.\nZet dit bestand in solo.yaml bij token_bestand, en start SOLO opnieuw.\n", args[0])
			return err
		}}
}

// newToken holds 260 bits.
func newToken() string { return rand.Text() + rand.Text() }
