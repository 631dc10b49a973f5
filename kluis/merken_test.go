package kluis_test

import (
	"bytes"
	"errors"
	"testing"

	"solo/kluis"
)

func TestMerkFindsTheSameValueAndTellsNothingOfIt(t *testing.T) {
	k := open(t, "k1")
	een, _, err := k.New("plaats")
	if err != nil {
		t.Fatal(err)
	}
	ander, _, err := k.New("plaats")
	if err != nil {
		t.Fatal(err)
	}
	merk := func(s kluis.Sleutel, waarde, plaats string) []byte {
		t.Helper()
		m, err := s.Merk([]byte(waarde), plaats)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	eerste := merk(een, "999990019", "persoon")
	if !bytes.Equal(eerste, merk(een, "999990019", "persoon")) {
		t.Error("the same value has two marks")
	}
	for naam, m := range map[string][]byte{"another value": merk(een, "999993653", "persoon"),
		"another place": merk(een, "999990019", "partner"), "another key": merk(ander, "999990019", "persoon")} {
		if bytes.Equal(eerste, m) {
			t.Errorf("%s has the same mark", naam)
		}
	}
	if _, err := (kluis.Sleutel{}).Merk(nil, "persoon"); !errors.Is(err, kluis.ErrGeenSleutel) {
		t.Errorf("zero key: got %v, want ErrGeenSleutel", err)
	}
}
