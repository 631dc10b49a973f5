// Command torture tries to break SOLO's promise: every accepted aanvraag becomes
// exactly one zaak, whatever dies in between. It sends aanvragen into the real program,
// disturbs the made-up case systems on the other side, kills the program (SIGKILL) at
// random moments and at named points, and counts at the far end.
//
//	go run ./torture             the short form, about a minute
//	go run ./torture -lang       10,000 aanvragen, 50 case systems, 200 kills
//	go run ./torture -zaad 7     the same moments and faults as the run that printed 7
//	go run ./torture -wat mutanten,strace,stroom,punten
//
// The last line of a run is the verdict; the exit code is 1 when an invariant broke. It
// uses the loopback interface only, kills only what it started and removes its folder.
// What is tested where stands in docs/torture.md.
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
	zaad      uint64
	lang      bool
	wat       string
	solo      string // a program built with the tag faal; empty: built from the tree
	bewaar    bool
	kills     int
	aanvragen int
	steden    int
	duur      time.Duration

	als, folder string // what a child is told
}

func flags() (o opties) {
	flag.Uint64Var(&o.zaad, "zaad", 0, "seed of the moments, sizes and faults; 0 = another every time")
	flag.BoolVar(&o.lang, "lang", false, "the long form")
	flag.StringVar(&o.wat, "wat", "dood", "what to run, in this order: "+strings.Join(onderdelen(), ", "))
	flag.StringVar(&o.solo, "solo", "", "a solo built with -tags faal; empty: built from the tree")
	flag.BoolVar(&o.bewaar, "bewaar", false, "keep the folder of the run")
	flag.IntVar(&o.kills, "kills", 0, "how often SOLO is killed")
	flag.IntVar(&o.aanvragen, "aanvragen", 0, "how many aanvragen are sent")
	flag.IntVar(&o.steden, "steden", 0, "how many case systems there are")
	flag.DurationVar(&o.duur, "hoogstens", 0, "stop killing after this, and let everything arrive")
	flag.StringVar(&o.als, "als", "", "")
	flag.StringVar(&o.folder, "map", "", "")
	flag.Parse()
	return o.withDefaults()
}

// withDefaults fills in the sizes of the short or the long form.
func (o opties) withDefaults() opties {
	vorm := opties{kills: 25, aanvragen: 120, steden: 8, duur: 30 * time.Second}
	if o.lang {
		vorm = opties{kills: 200, aanvragen: 10_000, steden: 50, duur: 6 * time.Hour}
	}
	o.kills, o.aanvragen, o.steden = orGetal(o.kills, vorm.kills), orGetal(o.aanvragen, vorm.aanvragen), orGetal(o.steden, vorm.steden)
	if o.duur == 0 {
		o.duur = vorm.duur
	}
	if o.zaad == 0 {
		o.zaad = uint64(time.Now().UnixNano()) % 1_000_000
	}
	return o
}

func orGetal(n, standaard int) int {
	if n == 0 {
		return standaard
	}
	return n
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o := flags()
	err := error(nil)
	if o.als != "" {
		err = serveZaaksystemen(ctx, o.folder)
	} else {
		err = run(ctx, o)
	}
	if errors.Is(err, errGebroken) {
		os.Exit(1) // it has been told
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// errGebroken: an invariant broke, or a mutant got away.
var errGebroken = errors.New("an invariant broke")

// run does everything that is asked, in a folder of its own.
func run(ctx context.Context, o opties) (err error) {
	folder, err := os.MkdirTemp("", "torture-")
	if err != nil {
		return err
	}
	defer func() {
		if o.bewaar {
			fmt.Println("kept:", folder)
			return
		}
		err = errors.Join(err, os.RemoveAll(folder))
	}()
	if o.solo == "" {
		if o.solo, err = build(ctx, folder); err != nil {
			return err
		}
	}
	fmt.Printf("zaad %d\n", o.zaad)
	for _, naam := range strings.Split(o.wat, ",") {
		doe, ok := delen()[naam]
		if !ok {
			return fmt.Errorf("-wat: there is no %q; choose from %s", naam, strings.Join(onderdelen(), ", "))
		}
		o.folder = folder + "/" + naam
		if err := os.Mkdir(o.folder, 0o700); err != nil {
			return err
		}
		if err := doe(ctx, o); err != nil {
			return err
		}
	}
	return nil
}

// delen is everything that can be run.
func delen() map[string]func(context.Context, opties) error {
	return map[string]func(context.Context, opties) error{"mutanten": runMutanten, "punten": runPunten,
		"gevallen": runGevallen, "strace": runStrace, "stroom": runStroom, "dood": runDood}
}

func onderdelen() []string {
	return []string{"mutanten", "punten", "gevallen", "strace", "stroom", "dood"}
}
