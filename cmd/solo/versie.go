package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// versie is the version of the program; a delivery remembers the version of its
// mapping instead.
const versie = "0.1.0"

func versieCmd() *cobra.Command {
	return &cobra.Command{Use: "versie", Short: "welke versie van SOLO dit is", Args: argumenten(),
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(c.OutOrStdout(), "solo %s (%s, %s/%s)\n", versie, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		}}
}
