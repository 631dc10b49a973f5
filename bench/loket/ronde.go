package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"time"
)

// The parts of a round.
const (
	vast    = "static page"
	blad    = "page"
	taken   = "task list"
	opslaan = "saving a page"
	schijf  = "bare fsync"
)

// ronde measures every part once, and prints it.
func ronde(ctx context.Context, z *zaal, o opties) (map[string]meting, error) {
	uit := map[string]meting{}
	for _, deel := range []struct {
		naam string
		meet func() (meting, error)
	}{
		{vast, func() (meting, error) { return meet(ctx, z, o.duur, (*mens).vast), nil }},
		{blad, func() (meting, error) { return meet(ctx, z, o.duur, (*mens).blad), nil }},
		{taken, func() (meting, error) { return meet(ctx, z, o.duur, (*mens).taken), nil }},
		{opslaan, func() (meting, error) { return meet(ctx, z, o.duur, (*mens).opslaan), nil }},
		{schijf, func() (meting, error) { return meetSchijf(ctx, z.folder, o.duur/4, z.grootte) }},
	} {
		m, err := profiled(o.profiel, deel.naam, deel.meet)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", deel.naam, err)
		}
		uit[deel.naam] = m
		fmt.Printf("  %-14s %6.0f per second  p50 %8s  p95 %8s  processor %7s each\n", deel.naam, m.perSeconde, m.p50.Round(10*time.Microsecond), m.p95.Round(10*time.Microsecond), m.werk.Round(time.Microsecond))
	}
	return uit, ctx.Err()
}

// profiled runs f, with a CPU profile in the folder when there is one.
func profiled(folder, naam string, f func() (meting, error)) (meting, error) {
	if folder == "" {
		return f()
	}
	w, err := os.Create(filepath.Join(folder, naam+".cpu"))
	if err != nil {
		return meting{}, err
	}
	defer w.Close()
	if err := pprof.StartCPUProfile(w); err != nil {
		return meting{}, err
	}
	defer pprof.StopCPUProfile()
	return f()
}

// verhoudingen are the ratios of every round, by what is told of them.
type verhoudingen map[string][]float64

// gemeten are the parts that stand beside a static page.
func gemeten() []string { return []string{blad, taken, opslaan} }

func (v verhoudingen) add(r map[string]meting) {
	for _, naam := range gemeten() {
		v.note("p95 of "+naam, r[naam].p95, r[vast].p95)
		v.note("processor time of "+naam, r[naam].werk, r[vast].werk)
	}
	v.note(zonderSchijf, r[opslaan].p95-r[schijf].p95, r[vast].p95)
}

func (v verhoudingen) note(naam string, deel, geheel time.Duration) {
	if deel > 0 && geheel > 0 {
		v[naam] = append(v[naam], float64(deel)/float64(geheel))
	}
}

// zonderSchijf is what saving takes more than a bare fsync.
const zonderSchijf = "p95 of " + opslaan + ", less that of a bare fsync"

func (v verhoudingen) print() {
	fmt.Println("beside a static page:")
	regel := func(naam string) { fmt.Printf("  %-52s %s\n", naam, spreiding(v[naam])) }
	for _, naam := range gemeten() {
		regel("p95 of " + naam)
		regel("processor time of " + naam)
	}
	regel(zonderSchijf)
}
