package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"solo/bediening"
	"solo/store"
)

// leveringenOpties are shared by all verbs below `solo leveringen`.
type leveringenOpties struct {
	reden
	config  string
	json    bool
	mapping bool
	filter  store.Filter
	staat   string
	dossier string
	sinds   string
	proef   bool
	alles   bool
}

func leveringenCmd() *cobra.Command {
	o := &leveringenOpties{}
	c := &cobra.Command{Use: "leveringen OPDRACHT", Args: cobra.ArbitraryArgs,
		Short: "wat er naar de zaaksystemen gaat, en wat er wacht",
		RunE:  onbekend}
	c.AddCommand(o.lijst(), o.toon(), o.stand(), o.werkvoorraad(), o.opnieuw(), o.taak(), o.stop(), o.annuleer(), o.nieuweZaak(), o.afgehandeld(),
		o.overslaan(), o.nietGedaan(), o.pauzeer(), o.hervat())
	for _, sub := range c.Commands() {
		configOptie(sub, &o.config)
	}
	return c
}

// opLevering is what a verb does with one delivery.
type opLevering func(*cobra.Command, bediening.Verbs, int64) error

// onLevering reads the number and opens what the verb works on.
func (o *leveringenOpties) onLevering(f opLevering) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		nr, err := strconv.ParseInt(args[0], 10, 64)
		if err != nil {
			return misbruik("%q is geen nummer van een levering", args[0])
		}
		return withVerbs(c, o.config, func(ctx context.Context, v bediening.Verbs) error { return tellStaat(ctx, v, nr, f(c, v, nr)) })
	}
}

func done(c *cobra.Command, err error, vorm string, args ...any) error {
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), vorm+"\n", args...)
	return err
}
