package antwoord_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"solo/connectors/stuf/antwoord"
)

const (
	grens = 1 << 20 // of the answers in these tests
	ref   = "solo-0001"
)

func voorbeeld(t testing.TB, naam string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", naam))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func read(t testing.TB, raw []byte, contentType string) *antwoord.Antwoord {
	t.Helper()
	a, err := antwoord.Read(bytes.NewReader(raw), contentType, grens)
	if err != nil {
		t.Fatalf("Read: got %v, want an answer", err)
	}
	return a
}

func lezer(s string) *strings.Reader { return strings.NewReader(s) }
