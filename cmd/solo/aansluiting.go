package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/dossier"
	"solo/store"
)

func aansluitingCmd() *cobra.Command {
	var cfg, day, maand string
	var alsJSON bool
	c := &cobra.Command{Use: "aansluiting", Short: "tel na of alles wat is aangenomen ook is geleverd", Args: argumenten(),
		Long: `Toont per gemeente en dag wat is aangenomen en wat ervan geworden is, met de zaaknummers.
Teruggelezen is wat SOLO na het afleveren in het zaaksysteem heeft nagekeken: alles
stond er. Een zaaksysteem dat geen vragen beantwoordt, bevestigt alleen dat het iets
heeft aangenomen; kijk daar zelf of de zaken er staan.
Zonder opties: van gisteren. Klopt er iets niet, dan eindigt de opdracht met code 1.`,
		Example: "  solo aansluiting --dag 2026-11-21\n  solo aansluiting --maand 2026-11 --json",
		RunE: func(c *cobra.Command, _ []string) error {
			van, tot, err := periode(day, maand, time.Now())
			if err != nil {
				return err
			}
			return withVerbs(c, cfg, func(ctx context.Context, v bediening.Verbs) error {
				dagen, err := v.Aansluiting(ctx, van, tot)
				if err != nil {
					return err
				}
				if alsJSON {
					err = jsonList(c.OutOrStdout(), dagen, nil)
				} else {
					err = showAansluiting(c.OutOrStdout(), dagen, van, tot)
				}
				if err != nil {
					return err
				}
				return klopt(dagen)
			})
		}}
	configOptie(c, &cfg)
	c.Flags().StringVar(&day, "dag", "", "van deze `DAG`, zoals 2026-11-21 of vandaag")
	c.Flags().StringVar(&maand, "maand", "", "van deze hele `MAAND`, zoals 2026-11")
	jsonOptie(c, &alsJSON)
	return c
}

// periode is what was asked for: a day, a month, or yesterday.
func periode(day, maand string, nu time.Time) (van, tot dossier.Datum, err error) {
	switch {
	case day != "" && maand != "":
		return van, tot, misbruik("kies --dag of --maand, niet beide")
	case maand != "":
		if van, err = dossier.ParseDatum(maand + "-01"); err != nil {
			return van, tot, misbruik("schrijf een maand als 2026-11")
		}
		return van, van.PlusMaanden(1).PlusDagen(-1), nil
	case day == "vandaag":
		return dossier.DatumVan(nu), dossier.DatumVan(nu), nil
	case day != "":
		if van, err = dossier.ParseDatum(day); err != nil {
			return van, tot, misbruik("%v", err)
		}
		return van, van, nil
	}
	van = dossier.DatumVan(nu).PlusDagen(-1)
	return van, van, nil
}

// klopt is errStil when something does not add up: the table has said what.
func klopt(dagen []store.Aansluiting) error {
	for _, d := range dagen {
		if !d.Klopt() {
			return errStil
		}
	}
	return nil
}

func showAansluiting(w io.Writer, dagen []store.Aansluiting, van, tot dossier.Datum) error {
	wanneer := "op " + van.String()
	if van != tot {
		wanneer = fmt.Sprintf("van %s tot en met %s", van, tot)
	}
	if len(dagen) == 0 {
		_, err := fmt.Fprintf(w, "Niets is aangenomen %s.\n", wanneer)
		return err
	}
	fmt.Fprintf(w, "Aangenomen %s:\n", wanneer)
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "DAG\tGEMEENTE\tAANGENOMEN\tGELEVERD\tTERUGGELEZEN\tWACHT\tWACHT OP MENS\tGEANNULEERD\tKLOPT")
	for _, d := range dagen {
		fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%s\n", d.Dag, d.Gemeente, d.Aangenomen, d.Geleverd, d.Teruggelezen, d.Wacht, d.WachtOpMens, d.Geannuleerd, jaNee(d.Klopt()))
	}
	fmt.Fprintln(t)
	fmt.Fprintln(t, "DAG\tDOSSIER\tKENMERK\tSOORT\tLEVERING\tSTAAT\tTERUGGELEZEN\tZAAKNUMMER\tVERSCHIL")
	for _, d := range dagen {
		for _, r := range d.Regels {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d\t%s\t%s\t%s\t%s\n", d.Dag, r.Dossier, r.Kenmerk, r.Soort, r.Levering, r.Staat, gelezen(r), cmp.Or(r.Zaaknummer, "-"), cmp.Or(r.Verschil, "-"))
		}
	}
	return t.Flush()
}

// gelezen tells of what was delivered whether it was looked up at the case system.
func gelezen(r store.Aansluitregel) string {
	switch {
	case r.Staat != store.Geleverd:
		return "-"
	case r.Teruggelezen:
		return "ja"
	}
	return "nee"
}

func jaNee(b bool) string {
	if b {
		return "ja"
	}
	return "NEE"
}
