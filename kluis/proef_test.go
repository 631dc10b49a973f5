package kluis_test

import (
	"testing"

	"solo/kluis"
)

func TestProofTellsTheKeyFromAnotherWithItsName(t *testing.T) {
	sleutels := newKeys(t, "2025", "2026")
	_, oud, err := openKeys(t, sleutels, "2025").New(plaats)
	if err != nil {
		t.Fatal(err)
	}
	id, proef, err := openKeys(t, sleutels, "2026").Proof(oud)
	if err != nil || id != "2025" {
		t.Fatalf("Proof: got %q, %v; want the key that wrapped it, 2025", id, err)
	}
	wantErr(t, "the same key", openKeys(t, sleutels, "2026").Check(id, proef), nil)
	wantErr(t, "another key with this name", open(t, "2025").Check(id, proef), kluis.ErrVervalst)
	wantErr(t, "no key with this name", open(t, "2026").Check(id, proef), kluis.ErrSleutelOnbekend)
	wantErr(t, "a proof under another name", openKeys(t, sleutels, "2026").Check("2026", proef), kluis.ErrVervalst)
}

func TestProofNeedsTheKeyThatWrapped(t *testing.T) {
	_, wrapped, err := open(t, "2025").New(plaats)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = open(t, "2026").Proof(wrapped)
	wantErr(t, "key that is not loaded", err, kluis.ErrSleutelOnbekend)
	_, _, err = open(t, "2026").Proof([]byte("x"))
	wantErr(t, "no wrapped key", err, kluis.ErrVervalst)
	_, _, err = new(kluis.Kluis).Proof(wrapped)
	wantErr(t, "zero Kluis", err, kluis.ErrGeenSleutel)
}
