package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"solo/outbox"
	"solo/store"
	"solo/store/sqlite"
)

// smallDisk is a folder on a disk of its own.
func smallDisk(t *testing.T, opties string) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("solo-test", folder, "tmpfs", 0, opties); err != nil {
		t.Skipf("a full disk is tested on a small tmpfs, which only root may mount: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

// fill leaves over bytes free.
func fill(t *testing.T, folder string, over int64) {
	t.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		t.Fatal(err)
	}
	n := int64(s.Bavail)*int64(s.Bsize) - over
	if err := os.WriteFile(filepath.Join(folder, "vulling"), make([]byte, n), 0o600); err != nil {
		t.Fatal(err)
	}
}

func free(t *testing.T, folder string) {
	t.Helper()
	if err := os.Remove(filepath.Join(folder, "vulling")); err != nil {
		t.Fatal(err)
	}
}

func hasReserve(t *testing.T, folder string, want int64) {
	t.Helper()
	var got int64
	if i, err := os.Stat(filepath.Join(folder, "solo.reserve")); err == nil {
		got = i.Size()
	}
	if got != want {
		t.Errorf("the reserve is %d bytes, want %d", got, want)
	}
}

func TestFullDiskBooksWhatRunsFromTheReserveAndGoesOnByItself(t *testing.T) {
	const reserve = 2 << 20
	folder := smallDisk(t, "size=16m")
	db := openMap(t, sqlite.Config{Map: folder, Reserve: reserve})
	hasReserve(t, folder, reserve)
	mustAccept(t, db, 4, "amersfoort")
	ls, err := db.Claim(t.Context(), "amersfoort", 2)
	if err != nil || len(ls) != 2 {
		t.Fatalf("claimed %d, %v", len(ls), err)
	}
	j := db.Journaal(ls[0])
	if err := j.Intend(t.Context(), "zaak", []byte(`1`)); err != nil {
		t.Fatal(err)
	}
	fill(t, folder, 0)
	groot := append(append([]byte{'"'}, make([]byte, 1<<20)...), '"') // more than the pages that are left
	if err := j.Done(t.Context(), "zaak", groot, true); err != nil {
		t.Errorf("a result on a full disk: %v, want it booked from the reserve", err)
	}
	hasReserve(t, folder, 0)
	if err := j.Intend(t.Context(), "rol", []byte(`2`)); !errors.Is(err, store.ErrVol) {
		t.Errorf("an intent: got %v, want ErrVol", err)
	}
	if _, err := accept(t, db, "vol", "amersfoort"); !errors.Is(err, store.ErrVol) {
		t.Errorf("an aanvraag: got %v, want ErrVol", err)
	}
	if _, err := db.Claim(t.Context(), "amersfoort", 1); !errors.Is(err, store.ErrVol) {
		t.Errorf("a claim: got %v, want ErrVol", err)
	}
	if err := j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.Geleverd}); err != nil {
		t.Errorf("an outcome on a full disk: %v, want it booked", err)
	}
	free(t, folder)
	if _, err := accept(t, db, "weer", "amersfoort"); err != nil {
		t.Errorf("with room again: %v", err)
	}
	hasReserve(t, folder, reserve)
	if err := db.Journaal(ls[1]).Intend(t.Context(), "zaak", []byte(`1`)); err != nil {
		t.Errorf("with room again: %v", err)
	}
	d, err := db.Show(t.Context(), ls[0].ID)
	if err != nil || d.Staat != store.Geleverd || d.Stappen[0].Toestand != "klaar" {
		t.Errorf("delivery %+v, %v; want it delivered with its step done", d, err)
	}
}

// A concept may be lost by nobody, so it is refused as an aanvraag is; and what is there can
// be read and destroyed.
func TestFullDiskTakesNoConceptAndWipesWhatIsThere(t *testing.T) {
	const reserve = 4 << 20
	folder := smallDisk(t, "size=32m")
	db := openMap(t, sqlite.Config{Map: folder, Reserve: reserve})
	c, err := newConcept(db.Kluis)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.PutConcept(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	c.Versie = 1
	fill(t, folder, reserve/2)
	nieuw, err := newConcept(db.Kluis)
	if err != nil {
		t.Fatal(err)
	}
	for naam, c := range map[string]store.Concept{"a new one": nieuw, "one that is there": c} {
		if err := db.PutConcept(t.Context(), c); !errors.Is(err, store.ErrVol) {
			t.Errorf("%s: got %v, want ErrVol", naam, err)
		}
	}
	if ids, err := db.Concepten(t.Context(), c.Personen[0], false); err != nil || len(ids) != 1 {
		t.Errorf("found %v, %v; want the one", ids, err)
	}
	if got, _, err := db.Concept(t.Context(), c.ID); err != nil || got.Versie != 1 {
		t.Errorf("got %v, %v; want it as it was", got, err)
	}
	if err := db.WipeConcept(t.Context(), c.ID); err != nil {
		t.Errorf("wiping: %v", err)
	}
	hasReserve(t, folder, reserve)
	free(t, folder)
	if err := db.PutConcept(t.Context(), nieuw); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// The key under which people are found is made at the first concept: when that is refused,
// so is the key.
func TestFullDiskRefusesTheFirstConceptWithoutATrace(t *testing.T) {
	const reserve = 4 << 20
	folder := smallDisk(t, "size=32m")
	db := openMap(t, sqlite.Config{Map: folder, Reserve: reserve})
	fill(t, folder, reserve/2)
	c, err := newConcept(db.Kluis)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.PutConcept(t.Context(), c); !errors.Is(err, store.ErrVol) {
		t.Errorf("got %v, want ErrVol", err)
	}
	if ids, err := db.Concepten(t.Context(), c.Personen[0], true); err != nil || len(ids) != 0 {
		t.Errorf("found %v, %v; want none", ids, err)
	}
	if ks, err := db.Sleutels(t.Context()); err != nil || len(ks) != 0 {
		t.Errorf("keys %v, %v; want none", ks, err)
	}
}

func TestLittleRoomRefusesWhatIsNewFirst(t *testing.T) {
	const reserve = 4 << 20
	folder := smallDisk(t, "size=32m")
	db := openMap(t, sqlite.Config{Map: folder, Reserve: reserve})
	mustAccept(t, db, 2, "amersfoort")
	for _, c := range []struct {
		over           int64
		aanneem, stuur bool
	}{{2 * reserve, true, true}, {reserve / 2, false, true}, {reserve / 8, false, false}} {
		fill(t, folder, c.over)
		if err := db.Ruimte(); (err == nil) != c.aanneem {
			t.Errorf("%d free: accepting gives %v, want that it may: %v", c.over, err, c.aanneem)
		}
		if _, err := db.Claim(t.Context(), "zwolle", 1); (err == nil) != c.stuur {
			t.Errorf("%d free: sending gives %v, want that it may: %v", c.over, err, c.stuur)
		}
		hasReserve(t, folder, reserve) // nothing has gone wrong yet
		free(t, folder)
	}
}

func TestStoreOpensOnADiskWithoutRoomForTheReserve(t *testing.T) {
	folder := smallDisk(t, "size=4m")
	db := openMap(t, sqlite.Config{Map: folder})
	hasReserve(t, folder, 0)
	if _, err := accept(t, db, "1", "amersfoort"); !errors.Is(err, store.ErrVol) {
		t.Errorf("got %v, want ErrVol: there is no room to finish anything", err)
	}
}
