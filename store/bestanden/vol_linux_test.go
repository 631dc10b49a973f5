package bestanden_test

import (
	"io"
	"path/filepath"
	"syscall"
	"testing"

	"solo/store"
	"solo/store/bestanden"
)

func TestFullDiskIsToldAndLeavesRoom(t *testing.T) {
	schijf := t.TempDir()
	if err := syscall.Mount("solo-test", schijf, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("a full disk is tested on a small tmpfs, which only root may mount: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(schijf, syscall.MNT_DETACH) })
	b, err := bestanden.Open(filepath.Join(schijf, "bijlagen"))
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	o := opslag{Bestanden: b, folder: filepath.Join(schijf, "bijlagen"), sleutel: newSleutel(t)}
	_, err = o.Put(t.Context(), id, o.sleutel, io.LimitReader(&reeks{}, 2<<20), 2<<20)
	wantErr(t, "Put of 2 MB on a disk of 1 MB", err, store.ErrVol)
	if got := o.files(t); len(got) != 0 {
		t.Errorf("left behind: %v", got)
	}
	o.put(t, id, "past weer")
}
