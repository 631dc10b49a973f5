package main

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"solo/bediening"
	"solo/sandbox"
	"solo/store"
)

// A schijfje is a disk of a few MB.
type schijfje struct {
	t      *testing.T
	folder string
}

// onSmallDisk moves the store of k to a disk of its own.
func (k *kerkhof) onSmallDisk(opties string) *schijfje {
	k.t.Helper()
	s := &schijfje{k.t, filepath.Join(filepath.Dir(k.config), "gegevens")}
	if err := os.Mkdir(s.folder, 0o700); err != nil {
		k.t.Fatal(err)
	}
	if err := syscall.Mount("solo-test", s.folder, "tmpfs", 0, opties); err != nil {
		k.t.Skipf("a full disk is tested on a small tmpfs, which only root may mount: %v", err)
	}
	k.t.Cleanup(func() { _ = syscall.Unmount(s.folder, syscall.MNT_DETACH) })
	raw, err := os.ReadFile(k.config)
	if err == nil {
		met := strings.Replace(string(raw), "opslag:\n", "opslag:\n  reserve: 1 MB\n", 1)
		err = os.WriteFile(k.config, []byte(met), 0o600)
	}
	if err != nil {
		k.t.Fatal(err)
	}
	return s
}

// fill takes all space that is left.
func (s *schijfje) fill() {
	s.t.Helper()
	f, err := os.Create(filepath.Join(s.folder, "vulling"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	for _, n := range []int{1 << 16, 1 << 12, 1} {
		blok := make([]byte, n)
		for err = nil; err == nil; {
			_, err = f.Write(blok)
		}
		if !errors.Is(err, syscall.ENOSPC) {
			s.t.Fatal(err)
		}
	}
}

func (s *schijfje) free() {
	s.t.Helper()
	if err := os.Remove(filepath.Join(s.folder, "vulling")); err != nil {
		s.t.Fatal(err)
	}
}

func TestFullDiskRefusesAnAanvraagAsAWhole(t *testing.T) {
	t.Parallel()
	k := newKerkhof(t, true, "")
	schijf := k.onSmallDisk("size=8m")
	k.submit(1)
	eerst := schijf.bijlagen() // its attachment, and what was drawn of it
	w := k.open()
	schijf.fill()
	err := submitSmall(t.Context(), w, 2)
	if !errors.Is(err, store.ErrVol) {
		t.Errorf("got %v, want store.ErrVol", err)
	}
	if err := w.close(); err != nil {
		t.Errorf("close: %v", err)
	}
	k.wantLater()
	schijf.free()
	if got := len(k.leveringen()); got != 1 {
		t.Errorf("%d deliveries, want only that of before", got)
	}
	if got := schijf.bijlagen(); got != eerst || eerst < 2 {
		t.Errorf("%d files are kept, want only the %d of before", got, eerst)
	}
	k.submitAs(2)
	k.finish(2)
}

// wantLater wants `solo indien` to say what is the matter and what to do.
func (k *kerkhof) wantLater() {
	k.t.Helper()
	var uit, fout bytes.Buffer
	code := run(k.t.Context(), []string{"indien", "--config", k.config, "../../testdata/aanvragen/" + kleineAanvraag + "/aanvraag.json"}, &uit, &fout)
	if want := "de schijf is vol; er is niets aangenomen. Maak ruimte vrij en dien de aanvraag later opnieuw in\n"; code != bevonden || fout.String() != want {
		k.t.Errorf("indien: got %d and %q, want %d and %q", code, &fout, bevonden, want)
	}
}

// submitAs takes in one more.
func (k *kerkhof) submitAs(nr int) {
	k.t.Helper()
	w := k.open()
	defer w.close()
	if err := submitSmall(k.t.Context(), w, nr); err != nil {
		k.t.Errorf("with space again: %v", err)
	}
}

func (s *schijfje) bijlagen() (n int) {
	s.t.Helper()
	paden, err := filepath.Glob(filepath.Join(s.folder, "bijlagen", "*", "*"))
	if err != nil {
		s.t.Fatal(err)
	}
	return len(paden)
}

// TestFullDiskSendsNothingWithoutItsIntent fills the disk under a SOLO that delivers.
func TestFullDiskSendsNothingWithoutItsIntent(t *testing.T) {
	t.Parallel()
	k := newKerkhof(t, true, "")
	schijf := k.onSmallDisk("size=8m")
	k.submit(3)
	k.sb.Storing(sandbox.Storing{Soort: sandbox.Traag, Latentie: 20 * time.Millisecond})
	d := k.startDienst()
	k.until("the first zaak", func() bool { return k.served(http.MethodPost, "/zaken") > 0 })
	schijf.fill()
	k.until("a refusal at the socket", func() bool { return k.refusedOverSocket() })
	k.untilQuiet()
	if err := d.Process.Kill(); err != nil { // nothing is booked any more
		t.Fatal(err)
	}
	_ = d.Wait() // killed
	schijf.free()
	k.wantIntents()
	k.sb.ClearStoringen()
	k.finish(3)
}

// refusedOverSocket submits to the running SOLO, which must refuse and live on.
func (k *kerkhof) refusedOverSocket() bool {
	c, ok := bediening.Dial(k.t.Context(), filepath.Join(filepath.Dir(k.config), "gegevens", "solo.sock"))
	if !ok {
		return false
	}
	err := submitSmall(k.t.Context(), c, 99)
	if err == nil {
		k.t.Fatal("an aanvraag was accepted on a full disk")
	}
	return errors.Is(err, store.ErrVol)
}

// untilQuiet waits until the sandbox has heard no write for a while.
func (k *kerkhof) untilQuiet() {
	k.t.Helper()
	laatste, sinds := -1, time.Now()
	k.until("silence at the sandbox", func() bool {
		n := 0
		for _, v := range k.sb.Verzoeken() {
			if v.Methode != http.MethodGet {
				n++
			}
		}
		if n != laatste {
			laatste, sinds = n, time.Now()
		}
		return time.Since(sinds) > time.Second
	})
}

// wantIntents holds what the sandbox has against the journal: every zaak, rol,
// eigenschap and document there has a step that says so.
func (k *kerkhof) wantIntents() {
	k.t.Helper()
	verzonden := map[string]int{}
	for _, l := range k.leveringen() {
		for _, s := range l.Stappen {
			if s.Toestand != store.StapNietGedaan {
				soort, _, _ := strings.Cut(s.Naam, " ")
				verzonden[soort]++
			}
		}
	}
	n := k.sb.Tel()
	heeft := map[string]int{"zaak": n.Zaken, "document": n.Documenten}
	for _, z := range n.PerZaak {
		heeft["rol"] += z.Rollen
		heeft["eigenschap"] += z.Eigenschappen
		heeft["koppeling"] += z.Documenten
		heeft["status"] += z.Statussen
	}
	if heeft["zaak"] == 0 {
		k.t.Error("nothing was sent before the disk was full: the test shows nothing")
	}
	for soort, aantal := range heeft {
		if aantal > verzonden[soort] {
			k.t.Errorf("%s: the case system has %d, the journal knows of %d", soort, aantal, verzonden[soort])
		}
	}
}
