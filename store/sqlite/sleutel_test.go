package sqlite_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"solo/connectors"
	"solo/kluis"
	"solo/outbox"
	"solo/store"
	"solo/store/sqlite"
)

func TestWithoutItsKeyADeliveryIsSeenAndBookedButNotOpened(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 1, "amersfoort")
	if err := db.Retry(t.Context(), 1, "beheer", "omdat"); err != nil {
		t.Fatal(err)
	}
	_, weg, err := kluisOf(t, "k2", "x").New("dossier:elders")
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(exec func(string, ...any) error) error {
		return exec(`UPDATE dossier SET sleutel = ?`, weg)
	})
	if err != nil {
		t.Fatal(err)
	}
	ls, err := db.Claim(t.Context(), "amersfoort", 1)
	if err != nil || len(ls) != 1 {
		t.Fatalf("claimed %d, %v; want 1", len(ls), err)
	}
	if _, _, err := db.Dossier(t.Context(), ls[0].Dossier); !errors.Is(err, kluis.ErrSleutelOnbekend) {
		t.Errorf("Dossier: got %v, want ErrSleutelOnbekend", err)
	}
	j := db.Journaal(ls[0])
	if err := j.Intend(t.Context(), "zaak", []byte(`1`)); !errors.Is(err, kluis.ErrSleutelOnbekend) {
		t.Errorf("Intend: got %v, want ErrSleutelOnbekend", err)
	}
	f := &connectors.Fout{Klasse: connectors.Configuratie, Code: "sleutel", Antwoord: []byte("x")}
	if err := j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens, Fout: f}); err != nil {
		t.Errorf("Release: %v", err)
	}
	d, err := db.Show(t.Context(), ls[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if d.Staat != store.WachtOpMens || d.Fout.Code != "sleutel" || len(d.Handelingen) != 1 || d.Handelingen[0].Waarom != "" {
		t.Errorf("got %+v, want what happened, without the reason that a person gave", d)
	}
}

func TestAStepThatDoesNotOpenIsStillBookedAndLetGo(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 1, "amersfoort")
	ls, err := db.Claim(t.Context(), "amersfoort", 1)
	if err != nil || len(ls) != 1 {
		t.Fatalf("claimed %d, %v; want 1", len(ls), err)
	}
	if err := db.Journaal(ls[0]).Intend(t.Context(), "zaak", []byte(`1`)); err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(exec func(string, ...any) error) error {
		return exec(`UPDATE stap SET sleutels = zeroblob(40)`)
	})
	if err != nil {
		t.Fatal(err)
	}
	j := db.Journaal(ls[0])
	if _, err := j.Read(t.Context(), "zaak"); !errors.Is(err, kluis.ErrVervalst) {
		t.Errorf("Read: got %v, want ErrVervalst", err)
	}
	if err := j.Release(t.Context(), outbox.Uitkomst{Besluit: outbox.WachtOpMens}); err != nil {
		t.Errorf("Release: %v", err)
	}
	if d, err := db.Show(t.Context(), ls[0].ID); err != nil || d.Staat != store.WachtOpMens {
		t.Errorf("got %+v, %v; want it to wait for a person", d, err)
	}
}

// kluisOf loads one key, made of a letter.
func kluisOf(t *testing.T, id, letter string) *kluis.Kluis {
	t.Helper()
	k, err := kluis.Open(map[string][]byte{id: bytes.Repeat([]byte(letter), 32)}, id)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestOpenRefusesAnotherKeyThanItWasWrittenWith(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 2, "amersfoort")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	beide, err := kluis.Open(map[string][]byte{"k1": proefKEK(), "k2": bytes.Repeat([]byte("x"), 32)}, "k2")
	if err != nil {
		t.Fatal(err)
	}
	for naam, c := range map[string]struct {
		k    *kluis.Kluis
		want error
	}{
		"wrong key, same name":     {kluisOf(t, "k1", "x"), store.ErrSleutel},
		"old key not loaded":       {kluisOf(t, "k2", "x"), store.ErrSleutel},
		"right key":                {newKluis(t), nil},
		"right key, and a new one": {beide, nil},
	} {
		t.Run(naam, func(t *testing.T) {
			db, err := sqlite.Open(t.Context(), sqlite.Config{Map: db.Map, Kluis: c.k})
			if err == nil {
				defer db.Close()
			}
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if err != nil && !strings.Contains(err.Error(), `"k1"`) {
				t.Errorf("%v: the key to put back is not named", err)
			}
		})
	}
}

func TestAKeyThatNothingWasAcceptedWithBindsNobody(t *testing.T) {
	folder := t.TempDir()
	db, err := sqlite.Open(t.Context(), sqlite.Config{Map: folder, Kluis: kluisOf(t, "k1", "x")})
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	openMap(t, sqlite.Config{Map: folder})
}

func TestEveryKeyInUseMustBeThere(t *testing.T) {
	db := openMap(t, sqlite.Config{})
	mustAccept(t, db, 1, "amersfoort")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	beide, err := kluis.Open(map[string][]byte{"k1": proefKEK(), "k2": bytes.Repeat([]byte("x"), 32)}, "k2")
	if err != nil {
		t.Fatal(err)
	}
	if db, err = sqlite.Open(t.Context(), sqlite.Config{Map: db.Map, Kluis: beide}); err != nil {
		t.Fatal(err)
	}
	mustAccept(t, db, 1, "zwolle")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, k := range []*kluis.Kluis{newKluis(t), kluisOf(t, "k2", "x")} {
		if _, err := sqlite.Open(t.Context(), sqlite.Config{Map: db.Map, Kluis: k}); !errors.Is(err, store.ErrSleutel) {
			t.Errorf("with one of two keys: got %v, want ErrSleutel", err)
		}
	}
	_, err = sqlite.Open(t.Context(), sqlite.Config{Map: db.Map, Kluis: kluisOf(t, "k3", "x")})
	if err == nil || !strings.Contains(err.Error(), `"k1"`) || !strings.Contains(err.Error(), `"k2"`) {
		t.Errorf("got %v, want both keys named", err)
	}
}
