package kluis_test

import (
	"bytes"
	"testing"

	"solo/kluis"
)

func TestMerkTellsUnderWhichKeyIsWrapped(t *testing.T) {
	keks := map[string][]byte{"a": bytes.Repeat([]byte("a"), 32), "ab": bytes.Repeat([]byte("b"), 32), "b": bytes.Repeat([]byte("c"), 32)}
	for actief := range keks {
		k, err := kluis.Open(keks, actief)
		if err != nil {
			t.Fatal(err)
		}
		_, wrapped, err := k.New("dossier:1")
		if err != nil {
			t.Fatal(err)
		}
		for id := range keks {
			if got := bytes.HasPrefix(wrapped, kluis.Merk(id)); got != (id == actief) {
				t.Errorf("wrapped under %q begins as under %q: %v", actief, id, got)
			}
		}
	}
}
