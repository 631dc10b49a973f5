package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// errGeenStrace: this machine cannot trace.
var errGeenStrace = errors.New("strace cannot trace here")

// skipped is err, but nil for what cannot be tried on this machine; in CI it must be.
func skipped(err error) error {
	if errors.Is(err, errGeenStrace) && os.Getenv("CI") == "" {
		return nil
	}
	return err
}

// strace is the command under which SOLO runs, itself as our child (-D), when this
// machine can trace.
func strace(ctx context.Context, args ...string) ([]string, error) {
	pad, err := exec.LookPath("strace")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errGeenStrace, err)
	}
	if uit, err := exec.CommandContext(ctx, pad, "-f", "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %w %s", errGeenStrace, err, uit)
	}
	return append([]string{pad, "-D", "-f", "-q"}, args...), nil
}

// runStrace kills SOLO at every fsync and at every write to a socket, a pipe or a file
// of one delivery. strace counts per thread: the writer of the database keeps to one
// (faal.Pin), the others wander, so that their nth call is the nth of some thread.
func runStrace(ctx context.Context, o opties) error {
	r, err := newReeks(ctx, o)
	if err != nil {
		return err
	}
	gebroken := 0
	for _, soort := range []string{"", "1.1"} {
		for _, calls := range []string{"fsync,fdatasync", "write", "rename,renameat,renameat2,unlink,unlinkat"} {
			if _, err := strace(ctx); err != nil {
				fmt.Println("not run:", err)
				return skipped(err)
			}
			n, slecht, err := r.exhaust(ctx, soort, func(n int) ([]string, []string) {
				door, _ := strace(ctx, "-o", os.DevNull, "-e", "trace="+calls, "-e", fmt.Sprintf("inject=%s:signal=SIGKILL:when=%d", calls, n))
				return door, []string{"GOMAXPROCS=1"}
			})
			if err != nil {
				return err
			}
			gebroken += slecht
			fmt.Printf("killed at %s %s %s: %d deaths, broken %d\n", calls, stad{StUF: soort}.Soort(), o.telkens(), n, slecht)
		}
	}
	if gebroken > 0 {
		return errGebroken
	}
	return nil
}

// cutPower kills SOLO while aanvragen come in, and takes from the WAL all that was never
// synced: kill -9 alone keeps the page cache, and proves nothing about fsync.
func cutPower(ctx context.Context, p *proef) error { return p.cutPower(ctx, nil) }

func (p *proef) cutPower(ctx context.Context, scheur *rand.Rand) error {
	log := filepath.Join(p.folder, "strace.log")
	door, err := strace(ctx, "-y", "-o", log, "-e", "trace=fsync,fdatasync,pwrite64,write,ftruncate", "-e", "signal=SIGKILL")
	if err != nil {
		return err
	}
	solo, err := p.huis.startUnder(ctx, door, p.env...)
	if err != nil {
		return err
	}
	for p.boek.count(aangenomen) < len(alle(p.zz)) && ctx.Err() == nil {
		sleep(ctx, 5*time.Millisecond)
	}
	sleep(ctx, time.Duration(p.rand.IntN(700))*time.Millisecond)
	solo.kill()
	p.verslag.gedood++
	return p.huis.loseUnsynced(ctx, log, scheur)
}

var (
	vormSchrijf = regexp.MustCompile(`pwrite64\(\d+<([^>]*-wal)>, .*, (\d+), (\d+)\) = (\d+)`)
	vormSync    = regexp.MustCompile(`f(?:data)?sync\(\d+<([^>]*-wal)>\)\s+= 0`)
	vormKap     = regexp.MustCompile(`ftruncate\(\d+<([^>]*-wal)>, (\d+)\)\s+= 0`)
)

// loseUnsynced cuts the WAL off at what the last fsync that returned had covered.
func (h *huis) loseUnsynced(ctx context.Context, log string, r *rand.Rand) error {
	raw, err := awaitLog(ctx, log)
	if err != nil {
		return err
	}
	var lang, zeker int64
	for _, regel := range calls(string(raw)) {
		if m := vormSchrijf.FindStringSubmatch(regel); m != nil {
			n, _ := strconv.ParseInt(m[4], 10, 64)
			op, _ := strconv.ParseInt(m[3], 10, 64)
			lang = max(lang, op+n)
		} else if vormSync.MatchString(regel) {
			zeker = lang
		} else if m := vormKap.FindStringSubmatch(regel); m != nil {
			lang, _ = strconv.ParseInt(m[2], 10, 64)
			zeker = min(zeker, lang)
		}
	}
	wal := filepath.Join(h.opslag(), "solo.db-wal")
	i, err := os.Stat(wal)
	if err != nil {
		return err
	}
	if i.Size() < lang || i.Size() > lang+maxSchrijf {
		return fmt.Errorf("the trace tells of a WAL of %d bytes and it has %d: the model is wrong", lang, i.Size())
	}
	_ = os.Remove(filepath.Join(h.opslag(), "solo.db-shm")) // made anew
	return tear(wal, zeker, i.Size(), r)
}

// maxSchrijf is how much one write that the tracer did not see the end of can add.
const maxSchrijf = 64 << 10

// tear keeps what was synced and, every other time that r says, a part of what was not,
// of which the last page is torn; nil says never.
func tear(pad string, zeker, lang int64, r *rand.Rand) error {
	rest := lang - zeker
	if rest <= 0 || r == nil || r.IntN(2) == 0 {
		return os.Truncate(pad, zeker)
	}
	tot := zeker + 1 + r.Int64N(rest)
	if err := os.Truncate(pad, tot); err != nil {
		return err
	}
	f, err := os.OpenFile(pad, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(make([]byte, min(2048, tot-zeker)), tot-min(2048, tot-zeker))
	return errors.Join(err, f.Close())
}

// calls are the lines of a trace, those that were begun and ended apart put together.
func calls(log string) (uit []string) {
	begonnen := map[string]string{} // by thread
	for regel := range strings.Lines(log) {
		draad, rest, _ := strings.Cut(strings.TrimSpace(regel), " ")
		if voor, ok := strings.CutSuffix(rest, " <unfinished ...>"); ok {
			begonnen[draad] = voor
			continue
		}
		if _, na, ok := strings.Cut(rest, " resumed>"); ok && strings.Contains(rest, "<... ") {
			rest = begonnen[draad] + na
		}
		uit = append(uit, rest)
	}
	return uit
}

// awaitLog waits for the tracer to write its last line.
func awaitLog(ctx context.Context, log string) (raw []byte, err error) {
	for range 200 {
		if raw, err = os.ReadFile(log); err == nil && bytes.Contains(raw, []byte("+++ killed by SIGKILL +++")) {
			sleep(ctx, 50*time.Millisecond)
			return os.ReadFile(log)
		}
		sleep(ctx, 10*time.Millisecond)
	}
	return nil, fmt.Errorf("the tracer did not end: %w", err)
}

// runStroom cuts the power at random moments.
func runStroom(ctx context.Context, o opties) error {
	r, err := newReeks(ctx, o)
	if err != nil {
		return err
	}
	keren, gebroken := 4, 0
	if o.lang {
		keren = 25
	}
	for range keren {
		p := r.klein(6, false, "", "1.2")
		p.env = []string{"SOLO_WAL_STAP=1000000"}
		u, err := p.try(ctx, func(ctx context.Context) error { return p.cutPower(ctx, p.rand) })
		if errors.Is(err, errGeenStrace) {
			fmt.Println("not run:", err)
			return skipped(err)
		}
		if err != nil {
			return err
		}
		if u.gebroken() {
			gebroken++
			fmt.Println("BROKEN after a power cut:", u.fouten)
		}
	}
	fmt.Printf("power cut %d times, broken %d\n", keren, gebroken)
	if gebroken > 0 {
		return errGebroken
	}
	return nil
}
