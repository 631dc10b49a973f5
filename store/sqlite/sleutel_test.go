package sqlite_test

import (
	"bytes"
	"errors"
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
	if err := errors.Join(db.Retry(t.Context(), 1, "beheer", "omdat"), db.Close()); err != nil {
		t.Fatal(err)
	}
	ander, err := kluis.Open(map[string][]byte{"k2": bytes.Repeat([]byte("x"), 32)}, "k2")
	if err != nil {
		t.Fatal(err)
	}
	db, err = sqlite.Open(t.Context(), sqlite.Config{Map: db.Map, Kluis: ander})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
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
