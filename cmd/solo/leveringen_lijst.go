package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/intake"
	"solo/store"
)

func (o *leveringenOpties) lijst() *cobra.Command {
	c := &cobra.Command{Use: "lijst", Short: "toon leveringen", Args: argumenten(),
		Long:    "Toont leveringen, de nieuwste bovenaan, met hoe ze ervoor staan en waarom.",
		Example: "  solo leveringen lijst --staat wacht-op-mens",
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.checkFilter(); err != nil {
				return err
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				if err := o.checkZaaksysteem(ctx, v); err != nil {
					return err
				}
				regels, err := v.List(ctx, o.filter)
				if err != nil || o.json {
					return jsonList(c.OutOrStdout(), regels, err)
				}
				return showRegels(c.OutOrStdout(), regels)
			})
		}}
	f := c.Flags()
	f.StringVar(&o.filter.Bestemming, "zaaksysteem", "", "alleen naar het zaaksysteem met deze `NAAM`")
	f.StringVar(&o.staat, "staat", "", "alleen in deze `STAAT`: in-rij, gepland, bezig, geleverd, wacht-op-mens of geannuleerd (ook wat elders is afgehandeld)")
	f.StringVar(&o.dossier, "dossier", "", "alleen van dit `DOSSIER`")
	f.IntVar(&o.filter.Limiet, "hoogstens", 100, "toon er niet meer dan dit `AANTAL`")
	jsonOptie(c, &o.json)
	return c
}

func showRegels(w io.Writer, regels []store.Regel) error {
	if len(regels) == 0 {
		_, err := fmt.Fprintln(w, "Er zijn geen leveringen.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "NR\tDOSSIER\tNAAR\tSTAAT\tPOGING\tZAAKNUMMER\tSOORT\tWAAROM")
	for _, r := range regels {
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%d\t%s\t%s\t%s\n", r.Levering, r.Dossier, r.Bestemming, staatVan(r), r.Poging, cmp.Or(r.Zaaknummer, "-"), soortVan(r), cmp.Or(r.Fout.Melding, "-"))
	}
	return t.Flush()
}

// staatVan is how a delivery stands, in a word: what a person dealt with elsewhere was not
// just cancelled.
func staatVan(r store.Regel) string {
	if !r.AfgehandeldOp.IsZero() {
		return "elders-afgehandeld"
	}
	return string(r.Staat)
}

// soortVan is the kind of a delivery, and that it is urgent.
func soortVan(r store.Regel) string {
	if r.Urgentie == intake.Spoed {
		return r.Soort + ", SPOED"
	}
	return r.Soort
}
