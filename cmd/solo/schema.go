package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"solo/formule"
	"solo/intake"
	"solo/mapping"
)

func schemaCmd() *cobra.Command {
	var metMapping, vervolg, alsJSON bool
	c := &cobra.Command{Use: "schema REGELING", Args: argumenten("de regeling, zoals bbz-gevestigd"),
		Short: "het JSON Schema van een aanvraag, of de namen voor een mapping",
		Long: `Toont het JSON Schema van een aanvraag (solo-aanvraag/1) voor een regeling, met
--vervolg dat van een aanvulling, wijziging of intrekking (solo-vervolg/1).
Met --mapping toont het alle namen en functies die een mapping mag gebruiken.`,
		Example: "  solo schema bbz-gevestigd\n  solo schema bbz-gevestigd --mapping",
		RunE: func(c *cobra.Command, args []string) error {
			versies, err := intake.Versies(nil, args[0])
			if errors.Is(err, intake.ErrOnbekend) {
				namen, _ := intake.Regelingen(nil)
				return misbruik("de regeling %q bestaat niet; kies uit %s", args[0], oneOf(namen))
			} else if err != nil {
				return err
			}
			if metMapping {
				return showTaal(c.OutOrStdout(), taalOf(versies), alsJSON)
			}
			d := versies[0]
			if vervolg {
				return showSchema(c.OutOrStdout(), d.VervolgSchema)
			}
			return showSchema(c.OutOrStdout(), d.JSONSchema)
		}}
	c.Flags().BoolVar(&vervolg, "vervolg", false, "toon het schema van wat na een aanvraag komt")
	c.Flags().BoolVar(&metMapping, "mapping", false, "toon de namen en functies voor een mapping")
	jsonOptie(c, &alsJSON)
	return c
}

func showSchema(w io.Writer, schema func() ([]byte, error)) error {
	raw, err := schema()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", raw)
	return err
}

// A taal is all that a mapping may say.
type taal struct {
	Namen    []naam            `json:"namen"`
	Functies map[string]string `json:"functies"` // with an example of each
}

type naam struct {
	mapping.Naam
	Vraag string `json:"vraag,omitempty"` // as it is asked
}

// taalOf is the language of all versions of a definition, the newest first.
func taalOf(versies []*intake.Definitie) taal {
	t := taal{Functies: formule.Functies()}
	for _, n := range mapping.Schema(intake.Schema(versies[0], versies[1:]...)) {
		t.Namen = append(t.Namen, naam{n, asked(versies, n.Naam)})
	}
	return t
}

// asked is the label of a question in the newest version that asks it; "" of another name.
func asked(versies []*intake.Definitie, id string) string {
	for _, d := range versies {
		if v, ok := d.Vraag(id); ok {
			return v.Label
		}
	}
	return ""
}

func showTaal(w io.Writer, t taal, alsJSON bool) error {
	if alsJSON {
		return writeJSON(w, t)
	}
	tab := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(tab, "NAAM\tSOORT\tVRAAG OF KEUZES")
	for _, n := range t.Namen {
		fmt.Fprintf(tab, "%s\t%s\t%s\n", n.Naam.Naam, n.Soort, strings.TrimSpace(n.Vraag+" "+oneOf(n.Keuzes)))
	}
	fmt.Fprintln(tab, "\nFUNCTIE\tUITLEG")
	for _, f := range slices.Sorted(maps.Keys(t.Functies)) {
		fmt.Fprintf(tab, "%s\t%s\n", f, t.Functies[f])
	}
	return tab.Flush()
}
