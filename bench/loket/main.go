// Command loket measures the pages of the loket with many people at once: a page of
// questions, the task list and the saving of a page, in an aanvraag with all questions
// answered, beside a static page of the same size from the same kind of server; once with
// everybody at once again, and once with everybody at the pace of people in a great hurry.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"time"
)

type opties struct {
	mensen  int
	duur    time.Duration
	rondes  int
	profiel string
}

func main() {
	var o opties
	flag.IntVar(&o.mensen, "mensen", 200, "people at the same time")
	flag.DurationVar(&o.duur, "duur", 8*time.Second, "of each part of a round")
	flag.IntVar(&o.rondes, "rondes", 3, "rounds; each measures every part, in turn")
	flag.StringVar(&o.profiel, "profiel", "", "folder for a CPU profile of each part; with one round")
	flag.Parse()
	debug.SetGCPercent(200) // as SOLO does when it has started; for the static page too
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
	v := verhoudingen{}
	for range o.rondes {
		r, err := ronde(ctx, z, o)
		if err != nil {
			return err
		}
		v.add(r)
	}
	v.print()
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
