// Command tempo compares rates: a saga of ten steps that do nothing with a durable
// record per step, and plain enqueue to done, for SOLO's store and outbox, goqite and
// River on SQLite, all with an fsync per commit (synchronous=FULL) and the same number
// of workers. Every round runs all of them one after another, and the raw rate of
// fsync beside them; only ratios within a round mean something.
//
//	go -C bench run ./tempo -rondes 5
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"solo/bench/proefbank"
)

// A meting is one run of one system.
type meting struct {
	folder  string
	n       int // aanvragen
	werkers int
	stappen int // 0: plain enqueue to done
}

// A loop runs it and says how long it took.
type loop func(ctx context.Context, m meting) (time.Duration, error)

type deelnemer struct {
	naam string
	loop loop
}

// deelnemers are those whose names are in wie.
func deelnemers(wie string) (uit []deelnemer) {
	for _, d := range []deelnemer{{"solo", runSolo}, {"goqite", runGoqite}, {"river", runRiver}} {
		if slices.Contains(strings.Split(wie, ","), d.naam) {
			uit = append(uit, d)
		}
	}
	return uit
}

func main() {
	rondes := flag.Int("rondes", 3, "rounds")
	n := flag.Int("n", 200, "sagas per system and round; ten times as many plain ones")
	werkers := flag.Int("werkers", 8, "sagas at the same time, and goroutines that enqueue")
	wie := flag.String("wie", "solo,goqite,river", "the systems to run")
	wat := flag.String("wat", "saga,rij", "what to measure")
	tel := flag.Bool("tel", false, "leave out the raw rate of fsync, for who counts the fsyncs")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, opties{deelnemers(*wie), strings.Split(*wat, ","), *rondes, *n, *werkers, *tel}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// opties are the flags.
type opties struct {
	deelnemers         []deelnemer
	wat                []string
	rondes, n, werkers int
	tel                bool
}

func run(ctx context.Context, o opties) (err error) {
	folder, err := os.MkdirTemp("", "tempo")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	for _, s := range []struct {
		wat, naam  string
		n, stappen int
	}{{"saga", "saga of 10 steps", o.n, 10}, {"rij", "enqueue to done", 10 * o.n, 0}} {
		if !slices.Contains(o.wat, s.wat) {
			continue
		}
		fmt.Printf("%s, %d at a time, %d per round\n", s.naam, o.werkers, s.n)
		u := uitslag{}
		for r := range o.rondes {
			m := meting{filepath.Join(folder, fmt.Sprintf("%d-%d", s.stappen, r)), s.n, o.werkers, s.stappen}
			if err := u.round(ctx, o, m); err != nil {
				return err
			}
		}
		u.print()
	}
	return nil
}

// An uitslag holds, per thing that was measured, one figure a round.
type uitslag map[string]proefbank.Reeks

// round runs every system once, each in a folder of its own.
func (u uitslag) round(ctx context.Context, o opties, m meting) error {
	basis := m.folder
	tempo := map[string]float64{}
	for _, d := range o.deelnemers {
		m.folder = filepath.Join(basis, d.naam)
		if err := os.MkdirAll(m.folder, 0o700); err != nil {
			return err
		}
		if err := u.disk(d.naam, basis, o.tel); err != nil {
			return err
		}
		duur, err := d.loop(ctx, m)
		if err != nil {
			return fmt.Errorf("%s: %w", d.naam, err)
		}
		tempo[d.naam] = float64(m.n) / duur.Seconds()
		fmt.Printf("  %s %.0f/s\t", d.naam, tempo[d.naam])
	}
	fmt.Println()
	for _, ander := range []string{"goqite", "river"} {
		if tempo[ander] > 0 && tempo["solo"] > 0 {
			u.add("solo / "+ander, tempo["solo"]/tempo[ander])
		}
	}
	return os.RemoveAll(basis)
}

// disk notes the raw rate of fsync just before a run.
func (u uitslag) disk(naam, folder string, tel bool) error {
	if tel {
		return nil
	}
	fsync, err := proefbank.Fsync(folder)
	u.add("fsync/s before "+naam, fsync)
	return err
}

func (u uitslag) add(naam string, v float64) { u[naam] = append(u[naam], v) }

func (u uitslag) print() {
	for _, naam := range slices.Sorted(maps.Keys(u)) {
		fmt.Printf("  %-21s %s\n", naam, u[naam])
	}
}
