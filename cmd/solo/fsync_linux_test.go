package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"solo/bediening"
	"solo/gereedschap"
	"solo/store"
)

// TestFailedFsyncEndsSOLOAndLosesNothingAcknowledged lets every fsync fail from the
// third of a thread on.
func TestFailedFsyncEndsSOLOAndLosesNothingAcknowledged(t *testing.T) {
	t.Parallel()
	k := newKerkhof(t, true, "")
	d := k.startDienst()
	uit := make(chan error, 1)
	go func() { uit <- d.Wait() }()
	var c *bediening.Client
	k.until("the socket", func() (ok bool) {
		c, ok = bediening.Dial(t.Context(), filepath.Join(filepath.Dir(k.config), "gegevens", "solo.sock"))
		return ok
	})
	failFsync(t, d.Process.Pid)
	bevestigd := map[int]bool{}
	var err error
	for nr := 0; ; nr++ {
		if submitSmall(t.Context(), c, nr) == nil {
			bevestigd[nr] = true
		}
		if nr == 500 {
			t.Fatal("it goes on while no fsync works")
		}
		select {
		case err = <-uit:
		default:
			continue
		}
		break
	}
	if err == nil || !strings.Contains(d.log.String(), "Kijk de schijf na") {
		t.Errorf("ended with %v and\n%s\nwant a failure that says what to do", err, d.log)
	}
	k.has(bevestigd)
}

// has wants every acknowledged aanvraag to be there.
func (k *kerkhof) has(bevestigd map[int]bool) {
	k.t.Helper()
	w := k.open()
	defer w.close()
	rs, err := w.List(k.t.Context(), store.Filter{Limiet: 1000})
	if err != nil {
		k.t.Fatal(err)
	}
	heeft := map[string]bool{}
	for _, r := range rs {
		heeft[r.Kenmerk[strings.LastIndex(r.Kenmerk, "-")+1:]] = true
	}
	for nr := range bevestigd {
		if !heeft[fmt.Sprint(nr)] {
			k.t.Errorf("aanvraag %d was acknowledged and is not there", nr)
		}
	}
}

// failFsync attaches strace, and returns when it has hold of the process.
func failFsync(t *testing.T, pid int) {
	t.Helper()
	const ongetest = "that SOLO ends when an fsync fails"
	strace := gereedschap.Need(t, ongetest, "strace")
	st := exec.CommandContext(t.Context(), strace, "-f", "-p", fmt.Sprint(pid), "-o", os.DevNull,
		"-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO:when=3+")
	meldingen, err := st.StderrPipe()
	if err == nil {
		err = st.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Wait() })
	sc := bufio.NewScanner(meldingen)
	if !sc.Scan() || !strings.Contains(sc.Text(), "attached") {
		t.Skipf("strace may not attach here, not tested: %s: %s", ongetest, sc.Text())
	}
	go io.Copy(io.Discard, meldingen)
}
