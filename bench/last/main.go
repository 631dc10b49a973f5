// Command last measures SOLO's store and outbox under load: how long a claim takes
// while many deliveries are stuck at a dead destination, what healthy destinations
// feel of dead and slow ones, how soon work goes on after kill -9, and whether memory,
// goroutines and descriptors stay flat.
//
//	go -C bench run ./last            # short: about two minutes
//	go -C bench run ./last -lang      # 1,000,000 stuck, 10,000 open, half an hour of soak
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

type opties struct {
	wat    string
	lang   bool
	rondes int
	duur   time.Duration // of the soak

	als, folder string // what a child is told
}

func main() {
	var o opties
	flag.StringVar(&o.wat, "wat", "claim,gezond,herstel,duur", "what to measure")
	flag.BoolVar(&o.lang, "lang", false, "the long form")
	flag.IntVar(&o.rondes, "rondes", 3, "rounds")
	flag.DurationVar(&o.duur, "duur", 0, "length of the soak (30 s, or 30 min with -lang)")
	flag.StringVar(&o.als, "als", "", "")
	flag.StringVar(&o.folder, "map", "", "")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	if o.als != "" {
		err = levende(ctx, o.folder)
	} else {
		err = run(ctx, o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o opties) (err error) {
	o.folder, err = os.MkdirTemp("", "last")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(o.folder)) }()
	metingen := map[string]func(context.Context, opties) error{"claim": claim, "gezond": gezond, "herstel": herstel, "duur": duur}
	for _, naam := range strings.Split(o.wat, ",") {
		f, ok := metingen[naam]
		if !ok {
			return fmt.Errorf("there is no %q", naam)
		}
		if err := f(ctx, o); err != nil {
			return fmt.Errorf("%s: %w", naam, err)
		}
	}
	return nil
}
