package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
)

type demoOpties struct {
	eenmalig bool
	schrijf  string
	groot    int64         // MB of the attachment that is made at run time
	uitval   time.Duration // how long one case system cannot be reached
	duur     time.Duration // how long it may take to deliver everything
}

func demoCmd() *cobra.Command {
	o := demoOpties{uitval: 8 * time.Second, duur: 85 * time.Second}
	c := &cobra.Command{Use: "demo", Short: "laat de hele keten zien op deze machine", Args: argumenten(),
		Long: `Laat zien wat SOLO doet, met alles op deze machine en in een tijdelijke map:
drie gemeenten met elk een nagemaakt zaaksysteem (over de ZGW API's, over StUF-ZDS 1.1
en over StUF-ZDS 1.2), complete aanvragen van verzonnen mensen, een zaaksysteem dat
even uitvalt en antwoorden die verloren gaan.`,
		Example: "  solo demo --eenmalig",
		RunE: func(c *cobra.Command, _ []string) error {
			if o.schrijf != "" {
				return writeDemo(c.OutOrStdout(), o.schrijf)
			}
			return runDemo(c.Context(), c.OutOrStdout(), o)
		}}
	f := c.Flags()
	f.BoolVar(&o.eenmalig, "eenmalig", false, "stop als alles geleverd is; exitcode 1 als er iets ontbreekt of dubbel is")
	f.StringVar(&o.schrijf, "schrijf-config", "", "schrijf alleen de configuratie van de demo, in deze `MAP`")
	f.Int64Var(&o.groot, "groot", 200, "zoveel `MB` is de bijlage die tijdens de demo gemaakt wordt; 0 is geen")
	return c
}

// writeDemo writes a configuration that works with three `solo sandbox`.
func writeDemo(w io.Writer, folder string) error {
	adres := demoAdressen{Monitor: "127.0.0.1:8090", Loket: "127.0.0.1:8091"}
	pad, err := writeDemoConfig(folder, adres, demoGemeenten(), "2 m", []string{"5 s", "30 s", "2 m"})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "De configuratie staat in %s.\nStart de zaaksystemen, elk in een eigen venster:\n", pad)
	for _, g := range demoGemeenten() {
		fmt.Fprintf(w, "  solo sandbox --naam \"gemeente %s\" --adres %s --rsin %s --geheim-bestand %s/geheim/%s.txt%s\n", g.Titel, g.Adres, g.RSIN, folder, g.Naam, stufOptie(g.StUF))
	}
	_, err = fmt.Fprintf(w, "En dan SOLO zelf:\n  solo start --config %s\nHet loket is dan op http://%s/ en de monitor op http://%s/monitor\n", pad, adres.Loket, adres.Monitor)
	return err
}

func stufOptie(dialect string) string {
	if dialect == "" {
		return ""
	}
	return " --stuf " + dialect
}

func runDemo(ctx context.Context, w io.Writer, o demoOpties) (err error) {
	folder, err := os.MkdirTemp("", "solo-demo-")
	if err != nil {
		return fmt.Errorf("demo voorbereiden: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	d, err := newDemo(folder, w, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	return d.run(ctx)
}

// run shows everything; with eenmalig it ends after that, else with ctx.
func (d *demo) run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	g, gctx := errgroup.WithContext(ctx)
	d.start(gctx, g)
	g.Go(func() error {
		if err := d.show(gctx); err != nil || d.eenmalig {
			stop()
			return err
		}
		fmt.Fprintf(d.uit, "\nAlles blijft aan. Vraag zelf hulp aan in het loket, en zie de zaak in het zaaksysteem. Stoppen: Ctrl-C\n")
		return nil
	})
	return g.Wait()
}

// start lets every part of the chain work until ctx is done.
func (d *demo) start(ctx context.Context, g *errgroup.Group) {
	d.serve(ctx, g)
	g.Go(func() error { return d.werk.web().Serve(ctx, d.poort) })
	g.Go(func() error { return d.werk.deliver(ctx) })
	d.loket.serve(ctx, g, d.loketpoort)
}

// show submits everything, follows the deliveries and counts at the other side.
func (d *demo) show(ctx context.Context) error {
	fmt.Fprintln(d.uit, "Zaaksystemen:")
	for _, z := range d.zaaksystemen {
		fmt.Fprintf(d.uit, "  %-12s http://%s/  over %s\n", z.Titel, z.Adres, z.Spreekt())
	}
	fmt.Fprintf(d.uit, "Loket:   http://%s/\n", d.loketpoort.Addr())
	fmt.Fprintf(d.uit, "Monitor: http://%s/monitor  token: %s\n", d.poort.Addr(), d.werk.in.Web.Monitor.Inhoud())
	d.disturb()
	ctx, cancel := context.WithTimeout(ctx, d.duur)
	defer cancel()
	in, err := d.submitAll(ctx)
	if err != nil {
		return err
	}
	geleverd, err := d.follow(ctx, in.aanvragen+in.vervolgen)
	if err != nil {
		return err
	}
	return d.count(in, geleverd)
}

// demoLog keeps the log of the demo beside its data; what people see is the progress.
func demoLog(folder string) (*slog.Logger, io.Closer, error) {
	f, err := os.OpenFile(folder+"/solo.log", os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("demo voorbereiden: %w", err)
	}
	return slog.New(slog.NewJSONHandler(f, nil)), f, nil
}
