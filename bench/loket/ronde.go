package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
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

// A last is how much everybody asks. People who fill in a form read it first: even once a
// second is many times faster than they are.
type last struct {
	naam  string
	tempo tempo
}

func lasten() []last {
	return []last{{"at once again", 0}, {"once a second", tempo(time.Second)}}
}

// A ronding is what was measured in one round, by load and part.
type ronding map[string]meting

func (r ronding) van(l last, deel string) meting { return r[l.naam+": "+deel] }

// ronde measures every part once with every load, and prints it.
func ronde(ctx context.Context, z *zaal, o opties) (ronding, error) {
	uit := ronding{}
	doe := func(naam string, f func() (meting, error)) error {
		m, err := profiled(o.profiel, naam, f)
		if err != nil {
			return fmt.Errorf("%s: %w", naam, err)
		}
		uit[naam] = m
		fmt.Printf("  %-29s %6.0f per second  p50 %8s  p95 %8s  processor %7s each\n", naam, m.perSeconde, m.p50.Round(10*time.Microsecond), m.p95.Round(10*time.Microsecond), m.werk.Round(time.Microsecond))
		return nil
	}
	daden := map[string]func(*mens, context.Context) error{vast: (*mens).vast, blad: (*mens).blad, taken: (*mens).taken, opslaan: (*mens).opslaan}
	for _, l := range lasten() {
		for _, deel := range append([]string{vast}, gemeten()...) {
			if err := doe(l.naam+": "+deel, func() (meting, error) { return meet(ctx, z, o.duur, l.tempo, daden[deel]), nil }); err != nil {
				return nil, err
			}
		}
	}
	if err := doe(schijf, func() (meting, error) { return meetSchijf(ctx, z.folder, o.duur/4, z.grootte) }); err != nil {
		return nil, err
	}
	return uit, ctx.Err()
}

// profiled runs f, with a CPU profile in the folder when there is one.
func profiled(folder, naam string, f func() (meting, error)) (meting, error) {
	if folder == "" {
		return f()
	}
	w, err := os.Create(filepath.Join(folder, strings.ReplaceAll(naam, ": ", "-")+".cpu"))
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

func (v verhoudingen) add(r ronding) {
	for _, l := range lasten() {
		basis := r.van(l, vast)
		for _, naam := range gemeten() {
			m := r.van(l, naam)
			v.note(l, "p95 of "+naam, m.p95, basis.p95)
			v.note(l, "processor time of "+naam, m.werk, basis.werk)
		}
		v.note(l, zonderSchijf, r.van(l, opslaan).p95-r[schijf].p95, basis.p95)
	}
}

func (v verhoudingen) note(l last, naam string, deel, geheel time.Duration) {
	if deel > 0 && geheel > 0 {
		v[l.naam+": "+naam] = append(v[l.naam+": "+naam], float64(deel)/float64(geheel))
	}
}

// zonderSchijf is what saving takes more than a bare fsync.
const zonderSchijf = "p95 of " + opslaan + ", less that of a bare fsync"

func (v verhoudingen) print() {
	for _, l := range lasten() {
		fmt.Printf("beside a static page, %s:\n", l.naam)
		regel := func(naam string) { fmt.Printf("  %-52s %s\n", naam, spreiding(v[l.naam+": "+naam])) }
		for _, naam := range gemeten() {
			regel("p95 of " + naam)
			regel("processor time of " + naam)
		}
		regel(zonderSchijf)
	}
}
