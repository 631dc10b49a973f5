package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"solo/sandbox"
	"solo/store"
)

// A dienst is a running `solo start`.
type dienst struct {
	*exec.Cmd
	log *bytes.Buffer // to be read after it ended
}

// startDienst starts the SOLO of this store as a process of its own.
func (k *kerkhof) startDienst() dienst {
	k.t.Helper()
	d := dienst{kindproces(k.t, "solo", []string{"start", "--config", k.config}), &bytes.Buffer{}}
	d.Stderr = d.log
	if err := d.Start(); err != nil {
		k.t.Fatal(err)
	}
	return d
}

// until waits for something that must come.
func (k *kerkhof) until(wat string, is func() bool) {
	k.t.Helper()
	einde := time.After(geduld)
	for !is() {
		select {
		case <-einde:
			k.t.Fatalf("waited %s for %s", geduld, wat)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// served reports how many of these calls the sandbox answered well.
func (k *kerkhof) served(methode, eind string) (n int) {
	for _, v := range k.sb.Verzoeken() {
		if v.Methode == methode && v.Status < 300 && v.Status > 0 && strings.HasSuffix(v.Pad, eind) {
			n++
		}
	}
	return n
}

func (k *kerkhof) signal(d dienst, s syscall.Signal) {
	k.t.Helper()
	if runtime.GOOS == "windows" {
		k.t.Skip("Windows has no signals: a service is stopped in another way")
	}
	if err := d.Process.Signal(s); err != nil {
		k.t.Fatal(err)
	}
}

// finish lets a new process deliver what is left, once.
func (k *kerkhof) finish(n int) {
	k.t.Helper()
	d := k.startDienst()
	k.until("everything delivered", func() bool { return k.served(http.MethodPost, "/statussen") >= n })
	k.signal(d, syscall.SIGTERM)
	if err := d.Wait(); err != nil {
		k.t.Fatalf("%v\n%s", err, d.log)
	}
	if got := k.sb.Tel(); got.Zaken != n || got.Dubbel() != 0 || got.Los != 0 || got.Open != 0 {
		k.t.Errorf("got %+v, want %d zaken and nothing double", got, n)
	}
	for _, l := range k.leveringen() {
		if l.Staat != store.Geleverd {
			k.t.Errorf("levering %d: got %s %s, want %s", l.Levering, l.Staat, l.Fout.Melding, store.Geleverd)
		}
	}
}

// TestStopFinishesAndBooksWhatIsUnderWay stops (SIGTERM) a SOLO with more to do than
// it does at the same time: what was begun is finished, the rest is not touched.
func TestStopFinishesAndBooksWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	const n = 6 // of which four at the same time
	k := newKerkhof(t, true, "")
	k.submit(n)
	k.sb.Storing(sandbox.Storing{Soort: sandbox.Traag, Latentie: 20 * time.Millisecond})
	d := k.startDienst()
	k.until("the first zaak", func() bool { return k.served(http.MethodPost, "/zaken") > 0 })
	k.signal(d, syscall.SIGTERM)
	if err := d.Wait(); err != nil {
		t.Fatalf("exit: %v\n%s", err, d.log)
	}
	for r := range bytes.Lines(d.log.Bytes()) {
		if !json.Valid(r) {
			t.Errorf("the log has a line that is no JSON: %s", r)
		}
	}
	geleverd, gepland := 0, 0
	for _, l := range k.leveringen() {
		twijfel := slices.ContainsFunc(l.Stappen, func(s store.Stap) bool { return s.Toestand == "twijfel" || s.Toestand == "verzonden" })
		switch {
		case l.Staat == store.Geleverd && !twijfel:
			geleverd++
		case l.Staat == store.Gepland && len(l.Stappen) == 0 && len(l.Pogingen) == 0:
			gepland++
		default:
			t.Errorf("levering %d: %s with %d steps, doubt %v; want delivered or untouched", l.Levering, l.Staat, len(l.Stappen), twijfel)
		}
	}
	if geleverd == 0 || gepland == 0 || k.sb.Tel().Zaken != geleverd {
		t.Errorf("delivered %d, untouched %d, zaken %d: want some of both, and as many zaken as delivered", geleverd, gepland, k.sb.Tel().Zaken)
	}
	k.sb.ClearStoringen()
	k.finish(n)
}

// TestSecondStopDoesNotWait gives an impatient beheerder his way: the process dies at
// the second signal, which costs nothing.
func TestSecondStopDoesNotWait(t *testing.T) {
	t.Parallel()
	k := newKerkhof(t, true, "")
	k.submit(1)
	k.sb.Storing(sandbox.Storing{Methode: http.MethodPost, Pad: "rollen", Soort: sandbox.Traag, Latentie: time.Hour})
	d := k.startDienst()
	k.until("the first zaak", func() bool { return k.served(http.MethodPost, "/zaken") > 0 })
	uit := make(chan error, 1)
	go func() { uit <- d.Wait() }()
	k.signal(d, syscall.SIGTERM)
	einde := time.After(30 * time.Second) // less than what a delivery under way gets
	for {
		select {
		case <-uit:
			k.sb.ClearStoringen()
			k.finish(1)
			return
		case <-einde:
			t.Fatal("the process still runs after many signals")
		case <-time.After(100 * time.Millisecond):
			_ = d.Process.Signal(syscall.SIGTERM) // it may be gone
		}
	}
}
