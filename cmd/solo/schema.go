package main

import (
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"solo/intake"
	"solo/mapping"
)

func schemaCmd() *cobra.Command {
	var metMapping, alsJSON bool
	c := &cobra.Command{Use: "schema REGELING", Args: argumenten("de regeling, zoals bbz-gevestigd"),
		Short: "het JSON Schema van een aanvraag, of de namen voor een mapping",
		Long: `Toont het JSON Schema van een aanvraag (solo-aanvraag/1) voor een regeling.
Met --mapping toont het alle namen die een mapping mag gebruiken, met hun type.`,
		Example: "  solo schema bbz-gevestigd\n  solo schema bbz-gevestigd --mapping",
		RunE: func(c *cobra.Command, args []string) error {
			d, err := intake.Load(args[0])
			if errors.Is(err, intake.ErrOnbekend) {
				namen, _ := intake.Regelingen(nil)
				return misbruik("de regeling %q bestaat niet; kies uit %s", args[0], oneOf(namen))
			} else if err != nil {
				return err
			}
			if metMapping {
				return showNamen(c.OutOrStdout(), mapping.Schema(intake.Schema(d)), alsJSON)
			}
			return showSchema(c.OutOrStdout(), d)
		}}
	c.Flags().BoolVar(&metMapping, "mapping", false, "toon de namen voor een mapping")
	jsonOptie(c, &alsJSON)
	return c
}

func showSchema(w io.Writer, d *intake.Definitie) error {
	raw, err := d.JSONSchema()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", raw)
	return err
}

func showNamen(w io.Writer, namen []mapping.Naam, alsJSON bool) error {
	if alsJSON {
		return writeJSON(w, namen)
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "NAAM\tSOORT\tKEUZES")
	for _, n := range namen {
		fmt.Fprintf(t, "%s\t%s\t%s\n", n.Naam, n.Soort, oneOf(n.Keuzes))
	}
	return t.Flush()
}
