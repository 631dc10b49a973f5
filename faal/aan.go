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

// Aan reports whether the program can be made to fail.
const Aan = true

// A plan is what the environment says.
type plan struct {
	punt    string
	keer    int64
	slaap   time.Duration // zero: die
	gezien  atomic.Int64
	mutants []string
}

var lees = sync.OnceValue(func() *plan {
	p := &plan{mutants: strings.Split(os.Getenv("SOLO_MUTANT"), ",")}
	delen := strings.Split(os.Getenv("SOLO_FAAL"), ":")
	p.punt, p.keer = delen[0], 1
	if len(delen) > 1 {
		p.keer, _ = strconv.ParseInt(delen[1], 10, 64)
	}
	if len(delen) > 2 {
		p.slaap, _ = time.ParseDuration(strings.TrimPrefix(delen[2], "slaap="))
	}
	return p
})

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
	if m, err := strconv.Atoi(os.Getenv("SOLO_" + strings.ToUpper(strings.ReplaceAll(naam, "-", "_")))); err == nil {
		return m
	}
	return n
}

// Pin keeps the goroutine on its thread, so that a tracer can count what it does.
func Pin() { runtime.LockOSThread() }
