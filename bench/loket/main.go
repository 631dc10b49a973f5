// Command loket measures the pages of the loket with many people at once: a page of
// questions and the saving of one, in an aanvraag with all questions answered, beside a
// static page of the same size from the same kind of server.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"time"
)

type opties struct {
	mensen int
	duur   time.Duration
	rondes int
}

func main() {
	var o opties
	flag.IntVar(&o.mensen, "mensen", 200, "people at the same time")
	flag.DurationVar(&o.duur, "duur", 8*time.Second, "of each part of a round")
	flag.IntVar(&o.rondes, "rondes", 3, "rounds; each measures every part, in turn")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o opties) error {
	z, err := newZaal(ctx, o.mensen)
	if err != nil {
		return err
	}
	defer z.close()
	fmt.Printf("%d people at once, %d answers each, pages of %d bytes; per part %s, %d rounds\n", o.mensen, z.antwoorden, z.grootte, o.duur, o.rondes)
	var bladen, opslaan []float64
	for range o.rondes {
		vast := meet(ctx, z, o.duur, (*mens).vast)
		blad := meet(ctx, z, o.duur, (*mens).blad)
		slaOp := meet(ctx, z, o.duur, (*mens).opslaan)
		for naam, m := range map[string]meting{"static page": vast, "page": blad, "saving a page": slaOp} {
			fmt.Printf("  %-14s %6.0f per second  p50 %7s  p95 %7s\n", naam, m.perSeconde, m.p50.Round(100*time.Microsecond), m.p95.Round(100*time.Microsecond))
		}
		if vast.p95 > 0 {
			bladen, opslaan = append(bladen, float64(blad.p95)/float64(vast.p95)), append(opslaan, float64(slaOp.p95)/float64(vast.p95))
		}
	}
	fmt.Printf("p95 beside a static page: page %s, saving %s\n", spreiding(bladen), spreiding(opslaan))
	return ctx.Err()
}

// spreiding is a median with the lowest and the highest.
func spreiding(x []float64) string {
	if len(x) == 0 {
		return "not measured"
	}
	slices.Sort(x)
	return fmt.Sprintf("%.2f (%.2f to %.2f)", x[len(x)/2], x[0], x[len(x)-1])
}
