package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/monitor"
	"solo/store"
)

// signalenOpties are shared by the verbs below `solo signalen`.
type signalenOpties struct {
	reden
	config string
	json   bool
	alles  bool
}

func signalenCmd() *cobra.Command {
	o := &signalenOpties{}
	c := &cobra.Command{Use: "signalen OPDRACHT", Args: cobra.ArbitraryArgs, Short: "waar SOLO voor waarschuwt", RunE: onbekend}
	c.AddCommand(o.lijst(), o.bevestig())
	for _, sub := range c.Commands() {
		configOptie(sub, &o.config)
	}
	return c
}

// maxSignalen is how many are listed.
const maxSignalen = 500

func (o *signalenOpties) lijst() *cobra.Command {
	c := &cobra.Command{Use: "lijst", Short: "toon wat nog niemand bevestigde", Args: argumenten(),
		RunE: func(c *cobra.Command, _ []string) error {
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				ss, err := v.Signalen(ctx, store.SignaalFilter{Open: !o.alles, Limiet: maxSignalen})
				if err != nil || o.json {
					return jsonList(c.OutOrStdout(), ss, err)
				}
				return showSignalen(c.OutOrStdout(), ss)
			})
		}}
	c.Flags().BoolVar(&o.alles, "alles", false, "toon ook wat al bevestigd is")
	jsonOptie(c, &o.json)
	return c
}

func showSignalen(w io.Writer, ss []store.Signaal) error {
	if len(ss) == 0 {
		_, err := fmt.Fprintln(w, "Er zijn geen signalen.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "NR\tSINDS\tWAT\tDOSSIER\tBEVESTIGD DOOR")
	for _, s := range ss {
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%s\n", s.ID, moment(s.Op), monitor.Title(s), cmp.Or(string(s.Dossier), "-"), cmp.Or(s.BevestigdDoor, "-"))
	}
	if len(ss) == maxSignalen {
		fmt.Fprintf(t, "Dit zijn de nieuwste %d. Bevestig wat u gezien hebt, dan ziet u ook wat ouder is.\n", maxSignalen)
	}
	return t.Flush()
}

func (o *signalenOpties) bevestig() *cobra.Command {
	c := &cobra.Command{Use: "bevestig NR…", Short: "zeg dat u een signaal gezien hebt; spoed komt dan niet meer terug",
		Example: "  solo signalen bevestig 12 13",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misbruik("geef ook op: het nummer van het signaal")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := o.checkRedenAls(); err != nil {
				return err
			}
			var nrs []int64
			for _, a := range args {
				nr, err := strconv.ParseInt(a, 10, 64)
				if err != nil {
					return misbruik("%q is geen nummer van een signaal", a)
				}
				nrs = append(nrs, nr)
			}
			return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error {
				for _, nr := range nrs {
					err := v.Acknowledge(ctx, nr, o.wie())
					if errors.Is(err, store.ErrNotFound) {
						return gezegd(fmt.Sprintf("signaal %d bestaat niet. Welke er zijn, toont: solo signalen lijst --alles", nr), err)
					}
					if err := done(c, err, "Signaal %d is bevestigd.", nr); err != nil {
						return err
					}
				}
				return nil
			})
		}}
	o.waaromOptie(c)
	return c
}
