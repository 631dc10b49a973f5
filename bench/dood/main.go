// Command dood kills and counts. The same kind of aanvraag is delivered by goqite, by
// River on SQLite and by SOLO (the real program) to a made-up case system in a process
// of its own that is never killed. The delivering process is killed (SIGKILL) at
// random moments and started again; then everything is delivered to the end, and what
// stands in the case system more than once, or not, is counted there.
//
//	go -C bench run ./dood -kills 100 -seed 1 -strikt
//
// It uses the loopback interface only and removes its folders.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

type opties struct {
	kills, open     int
	seed            uint64
	strikt, lenig   bool
	leven, latentie time.Duration
	bound           time.Duration
	wie, solo       string

	als, folder, zaaksysteem string // what a child is told
}

func flags() (o opties) {
	flag.IntVar(&o.kills, "kills", 20, "how often each system is killed in each sandbox")
	flag.Uint64Var(&o.seed, "seed", uint64(time.Now().UnixNano()), "of the moments; printed")
	flag.BoolVar(&o.strikt, "strikt", false, "only the strict sandbox (as Open Zaak); neither: both")
	flag.BoolVar(&o.lenig, "lenig", false, "only the lenient sandbox, in which everything can exist twice")
	flag.IntVar(&o.open, "open", 4, "aanvragen that are always under way")
	flag.DurationVar(&o.leven, "leven", 600*time.Millisecond, "longest life of a process after it is ready")
	flag.DurationVar(&o.latentie, "latentie", 20*time.Millisecond, "of the case system, half before and half after the effect")
	flag.DurationVar(&o.bound, "bound", time.Minute, "how long everything may take to arrive after the last kill")
	flag.StringVar(&o.wie, "wie", "goqite,river,solo", "the systems to run")
	flag.StringVar(&o.solo, "solo", "", "the solo program; empty: built from the tree")
	flag.StringVar(&o.als, "als", "", "")
	flag.StringVar(&o.folder, "map", "", "")
	flag.StringVar(&o.zaaksysteem, "zaaksysteem", "", "")
	flag.Parse()
	return o
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o := flags()
	err := error(nil)
	if o.als != "" {
		err = child(ctx, o)
	} else {
		err = run(ctx, o, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o opties, w io.Writer) (err error) {
	folder, err := os.MkdirTemp("", "dood")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if o.solo == "" && strings.Contains(o.wie, "solo") {
		if o.solo, err = build(ctx, folder); err != nil {
			return err
		}
	}
	fmt.Fprintf(w, "seed %d, %d kills per system and sandbox, life at most %s, latency %s\n", o.seed, o.kills, o.leven, o.latentie)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, kop)
	for _, strikt := range o.sandboxen() {
		for i, naam := range strings.Split(o.wie, ",") {
			p := &proef{opties: o, naam: naam, streng: strikt, map_: fmt.Sprintf("%s/%s-%t", folder, naam, strikt),
				rand: rand.New(rand.NewPCG(o.seed, uint64(i)))}
			v, err := p.run(ctx)
			if err != nil {
				return errors.Join(fmt.Errorf("%s: %w", naam, err), t.Flush())
			}
			fmt.Fprintln(t, v)
		}
	}
	return t.Flush()
}

func (o opties) sandboxen() []bool {
	switch {
	case o.strikt && !o.lenig:
		return []bool{true}
	case o.lenig && !o.strikt:
		return []bool{false}
	}
	return []bool{true, false}
}
