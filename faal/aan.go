//go:build faal

package faal

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A plan is what the environment says.
type plan struct {
	punt    string
	keer    int64
	slaap   time.Duration // zero: die
	gezien  atomic.Int64
	mutants []string
}

// lees panics when the environment asks for what does not exist: a rig of which nothing
// ever fails would find everything good.
var lees = sync.OnceValue(func() *plan {
	p, err := parse(os.Getenv("SOLO_FAAL"), os.Getenv("SOLO_MUTANT"))
	if err != nil {
		panic(err)
	}
	return p
})

func parse(faal, mutants string) (*plan, error) {
	p := &plan{keer: 1, mutants: strings.Split(mutants, ",")}
	for _, m := range p.mutants {
		if m != "" && !slices.Contains(Mutanten(), m) {
			return nil, fmt.Errorf("SOLO_MUTANT: there is no %q", m)
		}
	}
	if faal == "" {
		return p, nil
	}
	return p, p.read(strings.Split(faal, ":"))
}

// read takes point, count and sleep.
func (p *plan) read(delen []string) (err error) {
	if p.punt = delen[0]; !slices.Contains(Punten(), p.punt) || len(delen) > 3 {
		return fmt.Errorf("SOLO_FAAL: there is no point %q, or too much behind it", p.punt)
	}
	if len(delen) > 1 {
		if p.keer, err = strconv.ParseInt(delen[1], 10, 64); err != nil || p.keer < 1 {
			return fmt.Errorf("SOLO_FAAL: %q is no count from 1", delen[1])
		}
	}
	if len(delen) > 2 {
		tijd, ok := strings.CutPrefix(delen[2], "slaap=")
		if p.slaap, err = time.ParseDuration(tijd); err != nil || !ok || p.slaap <= 0 {
			return fmt.Errorf("SOLO_FAAL: %q is no slaap=2s", delen[2])
		}
	}
	return nil
}

func (p *plan) raak(naam string) bool {
	return p.punt == naam && p.gezien.Add(1) == p.keer
}

// do dies or sleeps. It says so first: who waits for the death wants to know the point.
func (p *plan) do() {
	fmt.Fprintf(os.Stderr, "faal %s:%d\n", p.punt, p.keer)
	if p.slaap > 0 {
		time.Sleep(p.slaap)
		return
	}
	if self, err := os.FindProcess(os.Getpid()); err == nil {
		_ = self.Kill()
	}
	select {}
}

// Punt is a point at which the program may die or sleep.
func Punt(naam string) {
	if p := lees(); p.raak(naam) {
		p.do()
	}
}

// Straks dies or sleeps a moment after this point, while the caller goes on.
func Straks(naam string) {
	if p := lees(); p.raak(naam) {
		go func() {
			time.Sleep(time.Duration(rand.Int64N(int64(2 * time.Millisecond))))
			p.do()
		}()
	}
}

// Mutant reports whether the program is to be worse in this way.
func Mutant(naam string) bool { return slices.Contains(lees().mutants, naam) }

// Getal is n, unless the environment says otherwise: SOLO_WAL_STAP for "wal-stap".
func Getal(naam string, n int) int {
	veld := "SOLO_" + strings.ToUpper(strings.ReplaceAll(naam, "-", "_"))
	tekst, ok := os.LookupEnv(veld)
	if !ok {
		return n
	}
	m, err := strconv.Atoi(tekst)
	if err != nil {
		panic(fmt.Errorf("%s: %q is no number", veld, tekst))
	}
	return m
}

// Pin keeps the goroutine on its thread, so that a tracer can count what it does.
func Pin() { runtime.LockOSThread() }
